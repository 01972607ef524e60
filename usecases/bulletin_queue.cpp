#include "usecases/bulletin_queue.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/budget.hpp"
#include "usecases/bulletin_audience.hpp"
#include "usecases/bulletin_notices.hpp"
#include "usecases/export_answers.hpp"
#include "usecases/ladder.hpp"
#include "usecases/tasks.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::usecases::bulletin_queue {
namespace {

namespace deliveries = storage::bulletin_deliveries;
using bulletin_sending::Setting;
using storage::Bulletin;
using storage::BulletinDelivery;
using State = BulletinDelivery::State;
using Way = BulletinDelivery::Way;

constexpr std::string_view kCarry = "Xin đồng chí chuyển tin dưới đây vào nhóm Zalo của chi bộ:\n";

std::string key_of(const Bulletin& bulletin, core::BulletinNoticeId notice, core::BranchId branch, std::string_view part, int tries) {
    return "bulletin=" + std::to_string(bulletin.id.value) + " notice=" + std::to_string(notice.value) + " branch=" + std::to_string(branch.value) + " " + std::string(part) +
           " try=" + std::to_string(tries);
}

core::OutgoingId queue_text(storage::Connection& connection, const Bulletin& bulletin, core::BranchId branch, const core::Chat& group, int tries, const Setting& setting, core::Instant now) {
    const std::string text = bulletin_sending::text_of(bulletin, setting.web_address);
    std::optional<core::Instant> until;
    if (bulletin.content.expires_on) until = core::to_instant(core::plus_days(*bulletin.content.expires_on, 1), {});
    return storage::outbox::queue(connection,
                                  {.organization = bulletin.organization,
                                   .message_class = core::OutgoingClass::bulletin,
                                   .to = group,
                                   .template_name = std::string(bulletin_sending::kText),
                                   .text = text,
                                   .started_by_bot = tries == 1,
                                   .cause = {},
                                   .meeting = {},
                                   .idempotency_key = key_of(bulletin, {}, branch, "text", tries),
                                   .not_before = tries == 1 ? now : meetings::after_quiet_hours(now, setting.quiet),
                                   .useful_until = until,
                                   .media = bulletin.content.file.is_picture ? bulletin.content.file.media : core::MediaId{}},
                                  text_hash(text),
                                  now);
}

void tell_secretary(storage::Connection& connection, const Bulletin& bulletin, core::BranchId branch, std::string_view template_name, std::string key, const std::string& text, const Setting& setting, core::Instant now) {
    ladder::tell(connection,
                 {.organization = bulletin.organization,
                  .to = ladder::Audience::secretary,
                  .branch = branch,
                  .person = {},
                  .about = {},
                  .message_class = core::OutgoingClass::bulletin,
                  .template_name = std::string(template_name),
                  .key = std::move(key),
                  .in_private = std::string(kCarry) + text,
                  .in_committee = std::string(kCarry) + text,
                  .title = "Chuyển bản tin vào nhóm Zalo của chi bộ",
                  .meeting = {},
                  .not_before = now,
                  .useful_until = {}},
                 setting.paid_messages,
                 meetings::after_quiet_hours(now, setting.quiet),
                 now);
}

void through_the_secretary(storage::Connection& connection, const Bulletin& bulletin, core::BranchId branch, int tries, const Setting& setting, core::Instant now) {
    tell_secretary(connection, bulletin, branch, bulletin_sending::kText, key_of(bulletin, {}, branch, "secretary", tries), bulletin_sending::text_to_carry(bulletin, setting.web_address), setting, now);
}

/// it stands in the library; whoever is in charge of the branch hears so with the day's message.
void into_library(storage::Connection& connection, const Bulletin& bulletin, core::BranchId branch, core::Instant now) {
    storage::Task task;
    task.organization = bulletin.organization;
    task.owner = tasks::owner_in(connection, branch, core::local_date(now));
    task.branch = task.owner == storage::Task::Owner::office ? core::BranchId{} : branch;
    if (task.owner == storage::Task::Owner::office) return;  // who wrote it knows
    task.kind = std::string(bulletin_sending::kLibraryTask);
    task.unique_key = key_of(bulletin, {}, branch, "library", 1);
    task.details = nlohmann::json{{"bulletin", bulletin.id.value}}.dump();
    storage::tasks::add(connection, task, now);
}

void queue_file(storage::Connection& connection, const Bulletin& bulletin, const BulletinDelivery& delivery, const core::Chat& to, int tries, core::Instant leaves_at, core::Instant now) {
    const auto id = storage::outbox::queue(connection,
                                           {.organization = bulletin.organization,
                                            .message_class = core::OutgoingClass::bulletin,
                                            .to = to,
                                            .template_name = std::string(bulletin_sending::kFile),
                                            .text = {},
                                            .started_by_bot = false,  // a text and its file are one
                                            .cause = {},
                                            .meeting = {},
                                            .idempotency_key = key_of(bulletin, {}, delivery.branch, "file", tries),
                                            .not_before = leaves_at,
                                            .useful_until = {},
                                            .media = bulletin.content.file.media},
                                           text_hash({}),
                                           now);
    if (id) deliveries::set_file(connection, delivery.id, id, State::waiting);
}

}  // namespace

bool deliver(storage::Connection& connection, const Bulletin& bulletin, const storage::Branch& branch, const Setting& setting, core::Instant now) {
    BulletinDelivery delivery{.bulletin = bulletin.id, .branch = branch.id};
    if (bulletin.content.reach == domain::BulletinReach::secretaries) {
        into_library(connection, bulletin, branch.id, now);
        delivery.way = Way::secretary;
        delivery.state = State::sent;
        deliveries::add(connection, delivery, now);
        return true;
    }
    const auto group = bulletin_audience::group_of(connection, branch.id);
    if (!group) {
        through_the_secretary(connection, bulletin, branch.id, 1, setting, now);
        delivery.way = Way::secretary;
        delivery.state = State::sent;
        deliveries::add(connection, delivery, now);
        return true;
    }
    if (!budget::has_room(connection, setting.rules, bulletin.organization, *group, now)) return false;
    delivery.text = queue_text(connection, bulletin, branch.id, *group, 1, setting, now);
    if (delivery.text) deliveries::add(connection, delivery, now);
    return true;
}

void deliver_again(storage::Connection& connection, const Bulletin& bulletin, const BulletinDelivery& delivery, const Setting& setting, core::Instant now) {
    const int tries = delivery.tries + 1;
    const auto group = bulletin_audience::group_of(connection, delivery.branch);
    if (!group) {
        through_the_secretary(connection, bulletin, delivery.branch, tries, setting, now);
        return deliveries::try_again(connection, delivery.id, Way::secretary, {}, State::sent, now);
    }
    const auto text = queue_text(connection, bulletin, delivery.branch, *group, tries, setting, now);
    if (text) deliveries::try_again(connection, delivery.id, Way::group, text, State::waiting, now);
}

void file_after_text(storage::Connection& connection, const Bulletin& bulletin, const BulletinDelivery& delivery, const core::Chat& to, core::Instant now) {
    const bool has_one = bulletin.content.has_file() && !bulletin.content.file.is_picture;
    if (!has_one || bulletin.state == domain::BulletinState::withdrawn) return;
    queue_file(connection, bulletin, delivery, to, delivery.tries, now, now);
}

void file_again(storage::Connection& connection, const Bulletin& bulletin, const BulletinDelivery& delivery, const Setting& setting, core::Instant now) {
    const auto group = bulletin_audience::group_of(connection, delivery.branch);
    if (!group) return;
    const int tries = delivery.tries + 1;
    deliveries::try_again(connection, delivery.id, Way::group, delivery.text, State::sent, now);
    queue_file(connection, bulletin, delivery, *group, tries, meetings::after_quiet_hours(now, setting.quiet), now);
}

void say_later(storage::Connection& connection,
               const Bulletin& bulletin,
               const storage::BulletinNotice& notice,
               core::BranchId branch,
               std::string_view text,
               const Setting& setting,
               core::Instant now) {
    const std::string_view template_name = bulletin_notices::template_of(notice.kind);
    BulletinDelivery delivery{.bulletin = bulletin.id, .notice = notice.id, .branch = branch};
    if (const auto group = bulletin_audience::group_of(connection, branch); group && bulletin.content.reach == domain::BulletinReach::groups) {
        const std::string words(text);
        delivery.text = storage::outbox::queue(connection,
                                               {.organization = bulletin.organization,
                                                .message_class = core::OutgoingClass::urgent,
                                                .to = *group,
                                                .template_name = std::string(template_name),
                                                .text = words,
                                                .started_by_bot = false,  // a person's deed, outside the count
                                                .cause = {},
                                                .meeting = {},
                                                .idempotency_key = key_of(bulletin, notice.id, branch, "text", 1),
                                                .not_before = now,
                                                .useful_until = {}},
                                               text_hash(words),
                                               now);
    } else {
        tell_secretary(connection, bulletin, branch, template_name, key_of(bulletin, notice.id, branch, "secretary", 1), std::string(text), setting, now);
        delivery.way = Way::secretary;
        delivery.state = State::sent;
    }
    deliveries::add(connection, delivery, now);
}

}  // namespace mungba::usecases::bulletin_queue

namespace mungba::usecases::bulletin_sending {
namespace {

/// What people typed is said in a group: it calls nobody by an @.
storage::Bulletin harmless(const storage::Bulletin& bulletin) {
    storage::Bulletin copy = bulletin;
    copy.content.title = core::text::defuse(copy.content.title);
    copy.content.body = core::text::defuse(copy.content.body);
    copy.content.source = core::text::defuse(copy.content.source);
    return copy;
}

std::chrono::year_month month_of(const storage::Bulletin& bulletin) { return export_answers::read_month(bulletin.issue).value(); }

}  // namespace

std::string address_of(const storage::Bulletin& bulletin, std::string_view web_address) {
    return web_address.empty() || bulletin.secret.empty() ? std::string() : std::string(web_address) + "/bt/" + bulletin.secret;
}

std::string text_of(const storage::Bulletin& bulletin, std::string_view web_address) {
    const std::string address = address_of(bulletin, web_address);
    return domain::bulletin_text(harmless(bulletin).content, month_of(bulletin), address.empty() ? address : address + "/mo");
}

std::string text_to_carry(const storage::Bulletin& bulletin, std::string_view web_address) {
    storage::Bulletin copy = harmless(bulletin);
    const std::string address = address_of(bulletin, web_address);
    if (!copy.content.has_file()) return text_of(bulletin, web_address);
    copy.content.file = {};
    copy.content.link = address;
    return domain::bulletin_text(copy.content, month_of(bulletin));
}

}  // namespace mungba::usecases::bulletin_sending

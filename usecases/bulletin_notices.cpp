#include "usecases/bulletin_notices.hpp"

#include "core/text.hpp"
#include "storage/bulletin_search_repository.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "usecases/bulletin_marks.hpp"
#include "usecases/bulletin_queue.hpp"

namespace mungba::usecases::bulletin_notices {
namespace {

namespace deliveries = storage::bulletin_deliveries;
using bulletin_sending::Setting;
using bulletins::Done;
using bulletins::Outcome;
using domain::BulletinState;
using storage::Bulletin;
using storage::BulletinDelivery;
using storage::BulletinNotice;
using State = BulletinDelivery::State;

constexpr std::string_view kCorrection = "M22";
constexpr std::string_view kWithdrawal = "M23";
constexpr std::string_view kOffice = "Văn phòng Đảng ủy";
constexpr std::chrono::minutes kBetweenSteps{1};

bool is_too_long(std::string_view words, std::size_t most) { return core::text::utf16_length(words) > most; }

struct FoundNotice {
    Outcome outcome = Outcome::done;
    Bulletin bulletin{};
    BulletinNotice notice{};
};
FoundNotice look(storage::Connection& connection, const Actor& actor, core::BulletinNoticeId id) {
    const auto notice = deliveries::find_notice(connection, id);
    if (!notice) return {.outcome = Outcome::not_found};
    auto found = bulletins::look(connection, actor, notice->bulletin);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    return {.bulletin = std::move(found.bulletin), .notice = *notice};
}

/// What has not begun to leave does not leave.
void take_back(storage::Connection& connection, const Bulletin& bulletin, core::Instant now) {
    for (const BulletinDelivery& delivery : deliveries::list(connection, bulletin.id, {})) {
        if (delivery.state == State::waiting && storage::outbox::cancel(connection, delivery.text, now))
            deliveries::set_text(connection, delivery.id, State::cancelled, {}, now);
        if (delivery.file_state == State::waiting && storage::outbox::cancel(connection, delivery.file, now))
            deliveries::set_file(connection, delivery.id, delivery.file, State::cancelled);
    }
}

/// An urgent word rests only in the quiet hours.
core::Instant may_leave_at(const Setting& setting, core::Instant now) { return meetings::after_quiet_hours(now, setting.quiet); }

}  // namespace

std::string_view template_of(BulletinNotice::Kind kind) { return kind == BulletinNotice::Kind::correction ? kCorrection : kWithdrawal; }
bool is_template(std::string_view name) { return name == kCorrection || name == kWithdrawal; }

Corrected correct(storage::Connection& connection,
                  const Actor& actor,
                  core::BulletinId id,
                  std::string_view wrong,
                  std::string_view right,
                  const domain::RulePack& rules,
                  core::Instant now) {
    const auto found = bulletins::look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.done = {.outcome = found.outcome}};
    if (found.bulletin.state != BulletinState::sent && found.bulletin.state != BulletinState::corrected) return {.done = {.outcome = Outcome::wrong_state, .id = id}};
    const auto was = core::text::trim(wrong);
    const auto is = core::text::trim(right);
    if (was.empty() || is.empty()) return {.done = {.outcome = Outcome::no_reason, .id = id}};
    if (is_too_long(was, domain::kMostCorrection) || is_too_long(is, domain::kMostCorrection)) return {.done = {.outcome = Outcome::too_long, .id = id}};
    if (auto refused = bulletins::guarded(connection, actor, id, "correction", std::string(was) + "\n" + std::string(is), true, rules, now)) return {.done = *refused};
    const auto notice = deliveries::add_notice(
        connection, {.bulletin = id, .kind = BulletinNotice::Kind::correction, .state = BulletinNotice::State::submitted, .wrong = std::string(was), .words = std::string(is), .written_by = actor.person}, now);
    bulletins::write_audit(connection, actor, "bulletin.correct", id, "correction", now);
    bulletin_marks::owed_by_office(connection, found.bulletin, kCorrectionTask, now);
    return {.done = {.id = id}, .notice = notice};
}

Done approve(storage::Connection& connection, const Actor& actor, core::BulletinNoticeId id, const Setting& setting, core::Instant now) {
    const auto found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    const Bulletin& bulletin = found.bulletin;
    if (found.notice.kind != BulletinNotice::Kind::correction) return {.outcome = Outcome::not_found};
    if (found.notice.written_by == actor.person || bulletins::has_written(connection, bulletin.id, actor.person)) return {.outcome = Outcome::own_work, .id = bulletin.id};
    if (bulletin.state != BulletinState::sent && bulletin.state != BulletinState::corrected) return {.outcome = Outcome::wrong_state, .id = bulletin.id};
    if (!deliveries::move_notice(connection, id, BulletinNotice::State::submitted, BulletinNotice::State::sending, actor.person, now))
        return {.outcome = Outcome::changed_meanwhile, .id = bulletin.id};
    storage::bulletins::move(connection, bulletin.id, BulletinState::sent, BulletinState::corrected, now);
    bulletins::write_audit(connection, actor, "bulletin.approve_correction", bulletin.id, "correction", now);
    bulletin_marks::no_longer_owed(connection, bulletin.id, kCorrectionTask, now);
    bulletin_marks::into_archive(connection, bulletin);
    bulletin_sending::schedule(connection, bulletin, id, may_leave_at(setting, now), now);
    return {.id = bulletin.id};
}

Done drop(storage::Connection& connection, const Actor& actor, core::BulletinNoticeId id, core::Instant now) {
    const auto found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    if (!deliveries::move_notice(connection, id, BulletinNotice::State::submitted, BulletinNotice::State::dropped, {}, now))
        return {.outcome = Outcome::changed_meanwhile, .id = found.bulletin.id};
    bulletins::write_audit(connection, actor, "bulletin.drop_correction", found.bulletin.id, "correction", now);
    bulletin_marks::no_longer_owed(connection, found.bulletin.id, kCorrectionTask, now);
    return {.id = found.bulletin.id};
}

Done withdraw(storage::Connection& connection, const Actor& actor, core::BulletinId id, std::string_view why, const Setting& setting, core::Instant now) {
    const auto found = bulletins::look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    const Bulletin& bulletin = found.bulletin;
    const auto reason = core::text::trim(why);
    if (reason.empty()) return {.outcome = Outcome::no_reason, .id = id};
    if (is_too_long(reason, domain::kMostReason)) return {.outcome = Outcome::too_long, .id = id};
    if (!domain::may_follow(bulletin.state, BulletinState::withdrawn)) return {.outcome = Outcome::wrong_state, .id = id};
    if (auto refused = bulletins::guarded(connection, actor, id, "reason", reason, true, setting.rules, now)) return *refused;
    if (!storage::bulletins::withdraw(connection, id, bulletin.state, actor.person, reason, now)) return {.outcome = Outcome::changed_meanwhile, .id = id};
    bulletins::write_audit(connection, actor, "bulletin.withdraw", id, "state", now);
    storage::jobs::cancel(connection, bulletin_sending::kStepJob, "bulletin=" + std::to_string(id.value) + " ", now);
    for (const auto kind : {bulletin_sending::kSubmittedTask, bulletin_sending::kPausedTask, bulletin_sending::kFailedTask, kCorrectionTask}) bulletin_marks::no_longer_owed(connection, id, kind, now);
    if (!bulletin.begun_at) return {.id = id};
    take_back(connection, bulletin, now);
    storage::bulletin_search::remove(connection, id);
    for (const auto& earlier : deliveries::notices_of(connection, id)) deliveries::move_notice(connection, earlier.id, BulletinNotice::State::submitted, BulletinNotice::State::dropped, {}, now);
    const auto notice = deliveries::add_notice(
        connection, {.bulletin = id, .kind = BulletinNotice::Kind::withdrawal, .state = BulletinNotice::State::sending, .wrong = {}, .words = std::string(reason), .written_by = actor.person}, now);
    bulletin_sending::schedule(connection, bulletin, notice, may_leave_at(setting, now), now);
    return {.id = id};
}

std::string words_of(const Bulletin& bulletin, const BulletinNotice& notice) {
    const core::LocalDate sent_on = core::local_date(bulletin.begun_at.value_or(notice.written_at));
    const std::string title = core::text::defuse(bulletin.content.title);
    if (notice.kind == BulletinNotice::Kind::withdrawal) return domain::withdrawal_text(title, sent_on, core::text::defuse(notice.words), kOffice);
    return domain::correction_text(title, sent_on, core::text::defuse(notice.wrong), core::text::defuse(notice.words), kOffice);
}

void step(storage::Connection& connection, const Bulletin& bulletin, core::BulletinNoticeId id, const Setting& setting, core::Instant now) {
    const auto notice = deliveries::find_notice(connection, id);
    if (!notice || notice->bulletin != bulletin.id) return;
    if (notice->state == BulletinNotice::State::submitted || notice->state == BulletinNotice::State::dropped) return;
    if (const core::Instant at = may_leave_at(setting, now); at > now) return bulletin_sending::schedule(connection, bulletin, id, at, now);
    const int waiting = deliveries::counts(connection, bulletin.id, id).waiting;
    const int room = setting.rules.bulletins.per_minute - waiting;
    const auto next = room > 0 ? deliveries::without_notice(connection, bulletin.id, id, room) : std::vector<BulletinDelivery>{};
    const std::string words = words_of(bulletin, *notice);
    for (const BulletinDelivery& delivery : next) bulletin_queue::say_later(connection, bulletin, *notice, delivery.branch, words, setting, now);
    if (!deliveries::without_notice(connection, bulletin.id, id, 1).empty()) return bulletin_sending::schedule(connection, bulletin, id, now + kBetweenSteps, now);
    finish_if_done(connection, bulletin, id, now);
}

void finish_if_done(storage::Connection& connection, const Bulletin& bulletin, core::BulletinNoticeId id, core::Instant now) {
    if (deliveries::is_open(connection, bulletin.id) || !deliveries::without_notice(connection, bulletin.id, id, 1).empty()) return;
    deliveries::move_notice(connection, id, BulletinNotice::State::sending, BulletinNotice::State::sent, {}, now);
}

void go_on(storage::Connection& connection, const Bulletin& bulletin, const Setting& setting, core::Instant now) {
    for (const auto& notice : deliveries::notices_of(connection, bulletin.id)) {
        if (notice.state == BulletinNotice::State::sending || notice.state == BulletinNotice::State::sent)
            bulletin_sending::schedule(connection, bulletin, notice.id, may_leave_at(setting, bulletin_sending::soon(now)), now);
    }
}

}  // namespace mungba::usecases::bulletin_notices

#include "usecases/bulletin_sending.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "usecases/budget.hpp"
#include "usecases/bulletin_audience.hpp"
#include "usecases/bulletin_marks.hpp"
#include "usecases/bulletin_notices.hpp"
#include "usecases/bulletin_queue.hpp"

namespace mungba::usecases::bulletin_sending {
namespace {

namespace deliveries = storage::bulletin_deliveries;
using bulletins::Done;
using bulletins::Outcome;
using domain::BulletinState;
using storage::Bulletin;
using storage::BulletinDelivery;
using State = BulletinDelivery::State;
using Way = BulletinDelivery::Way;

constexpr std::chrono::minutes kBetweenSteps{1};

std::string prefix_of(core::BulletinId id) { return "bulletin=" + std::to_string(id.value) + " "; }

core::Instant tomorrows_opening(core::Instant now, const domain::RulePack& rules) {
    return core::to_instant(core::plus_days(core::local_date(now), 1), rules.bulletins.send_from);
}

bool is_over(const Bulletin& bulletin, core::Instant now) { return bulletin.content.expires_on && core::local_date(now) > *bulletin.content.expires_on; }

/// Those whom it concerns and who have none of it yet.
std::vector<storage::Branch> left(storage::Connection& connection, const Bulletin& bulletin) {
    auto branches = deliveries::branches_without(connection, bulletin.organization, bulletin.id);
    std::erase_if(branches, [&](const storage::Branch& branch) { return !domain::concerns(bulletin.content, branch.type); });
    return branches;
}

void begin(storage::Connection& connection, Bulletin& bulletin, core::Instant now) {
    if (!storage::bulletins::move(connection, bulletin.id, BulletinState::scheduled, BulletinState::sending, now)) return;
    bulletin_marks::by_clock(connection, bulletin.organization, "bulletin.begin", bulletin.id, "state", now);
    bulletin_marks::into_archive(connection, bulletin);
    bulletin = storage::bulletins::find(connection, bulletin.id).value();
}

/// The next groups. @returns when to go on: nothing if nobody is left.
std::optional<core::Instant> deliver_some(storage::Connection& connection, const Bulletin& bulletin, const Setting& setting, core::Instant now) {
    const auto branches = left(connection, bulletin);
    int room = setting.rules.bulletins.per_minute - deliveries::counts(connection, bulletin.id, {}).waiting;
    std::size_t begun = 0;
    bool full = false;
    for (const storage::Branch& branch : branches) {
        if (is_over(bulletin, now)) {
            deliveries::add(connection, {.bulletin = bulletin.id, .branch = branch.id, .state = State::failed, .why = "over"}, now);
            ++begun;
            continue;
        }
        if (room <= 0) {
            full = true;
            break;
        }
        if (!bulletin_queue::deliver(connection, bulletin, branch, setting, now)) continue;  // tomorrow
        ++begun;
        --room;
    }
    if (begun == branches.size()) return std::nullopt;
    return full ? now + kBetweenSteps : tomorrows_opening(now, setting.rules);
}

/// Everybody has it, or it is known who has not.
void finish_if_done(storage::Connection& connection, const Bulletin& bulletin, core::Instant now) {
    if (bulletin.state != BulletinState::sending || deliveries::is_open(connection, bulletin.id, core::BulletinNoticeId{}) || !left(connection, bulletin).empty()) return;
    if (!storage::bulletins::move(connection, bulletin.id, BulletinState::sending, BulletinState::sent, now)) return;
    storage::jobs::cancel(connection, kStepJob, prefix_of(bulletin.id) + "notice=0 ", now);
    bulletin_marks::by_clock(connection, bulletin.organization, "bulletin.end", bulletin.id, "state", now);
    bulletin_marks::note_failures(connection, bulletin, now);
}

void pause_by_errors(storage::Connection& connection, const Bulletin& bulletin, core::Instant now) {
    storage::bulletins::set_paused(connection, bulletin.id, now, true);
    bulletin_marks::by_clock(connection, bulletin.organization, "bulletin.pause", bulletin.id, "state", now);
    bulletin_marks::owed_by_office(connection, bulletin, kPausedTask, now);
}

}  // namespace

core::Instant next_opening(core::Instant at, const domain::RulePack& rules) {
    const core::LocalDate day = core::local_date(at);
    const core::Instant opens = core::to_instant(day, rules.bulletins.send_from);
    if (at < opens) return opens;
    return at < core::to_instant(day, rules.bulletins.send_to) ? at : tomorrows_opening(at, rules);
}

core::Instant soon(core::Instant now) { return std::chrono::floor<std::chrono::seconds>(now) + std::chrono::seconds{1}; }

core::Instant leaves_at(const Bulletin& bulletin, const domain::RulePack& rules, core::Instant now) {
    return next_opening(std::max(bulletin.content.send_at.value_or(now), now), rules);
}

void schedule(storage::Connection& connection, const Bulletin& bulletin, core::BulletinNoticeId notice, core::Instant at, core::Instant now) {
    storage::jobs::schedule(connection,
                            {.id = {},
                             .organization = bulletin.organization,
                             .kind = std::string(kStepJob),
                             .unique_key = prefix_of(bulletin.id) + "notice=" + std::to_string(notice.value) + " at=" + std::to_string(core::to_ms(at)),
                             .due_at = at,
                             .details = nlohmann::json{{"bulletin", bulletin.id.value}, {"notice", notice.value}}.dump()},
                            now);
}

void plan(storage::Connection& connection, const Bulletin& bulletin, const domain::RulePack& rules, core::Instant now) {
    if (storage::bulletins::move(connection, bulletin.id, BulletinState::approved, BulletinState::scheduled, now))
        schedule(connection, bulletin, {}, leaves_at(bulletin, rules, now), now);
}

void step(storage::Connection& connection, core::BulletinId id, core::BulletinNoticeId notice, const Setting& setting, core::Instant now) {
    auto bulletin = storage::bulletins::find(connection, id);
    if (!bulletin) return;
    if (notice) return bulletin_notices::step(connection, *bulletin, notice, setting, now);
    if (bulletin->state != BulletinState::scheduled && bulletin->state != BulletinState::sending) return;
    // Edited and approved anew, it may have another time.
    if (bulletin->state == BulletinState::scheduled && bulletin->content.send_at && *bulletin->content.send_at > now) return;
    if (bulletin->paused_at) return;
    if (const core::Instant opens = next_opening(now, setting.rules); opens > now) return schedule(connection, *bulletin, {}, opens, now);
    begin(connection, *bulletin, now);
    if (const auto next = deliver_some(connection, *bulletin, setting, now)) return schedule(connection, *bulletin, {}, *next, now);
    finish_if_done(connection, *bulletin, now);
}

void settled(storage::Connection& connection, const storage::outbox::Settled& message, std::string_view state, const Setting& setting, core::Instant now) {
    if (message.template_name != kText && message.template_name != kFile && !bulletin_notices::is_template(message.template_name)) return;
    const auto delivery = deliveries::of_message(connection, message.id);
    if (!delivery) return;
    const auto bulletin = storage::bulletins::find(connection, delivery->bulletin);
    if (!bulletin) return;
    const bool arrived = state == "sent";
    const State end = arrived ? State::sent : state == "cancelled" ? State::cancelled : State::failed;
    if (message.id == delivery->file) {
        deliveries::set_file(connection, delivery->id, message.id, end);
    } else {
        deliveries::set_text(connection, delivery->id, end, arrived ? std::string_view() : state, now);
        if (arrived && !delivery->notice) bulletin_queue::file_after_text(connection, *bulletin, *delivery, message.to, now);
    }
    if (delivery->notice) return bulletin_notices::finish_if_done(connection, *bulletin, delivery->notice, now);
    // It was in flight when the bulletin was taken back: who got it hears that, too.
    if (arrived && (bulletin->state == BulletinState::withdrawn || bulletin->state == BulletinState::corrected))
        return bulletin_notices::go_on(connection, *bulletin, setting, now);
    const int most = setting.rules.bulletins.pause_after;
    if (end == State::failed && bulletin->state == BulletinState::sending && !bulletin->paused_at && message.id != delivery->file &&
        deliveries::failures_in_a_row(connection, bulletin->id, {}, most) >= most && !left(connection, *bulletin).empty())
        return pause_by_errors(connection, *bulletin, now);
    finish_if_done(connection, *bulletin, now);
}

void taken_back(storage::Connection& connection, core::OutgoingId message, core::Instant now) {
    const auto delivery = deliveries::of_message(connection, message);
    if (!delivery) return;
    if (message == delivery->file) {
        deliveries::set_file(connection, delivery->id, message, State::cancelled);
    } else {
        deliveries::set_text(connection, delivery->id, State::cancelled, {}, now);
    }
    const auto bulletin = storage::bulletins::find(connection, delivery->bulletin).value();
    if (delivery->notice) return bulletin_notices::finish_if_done(connection, bulletin, delivery->notice, now);
    finish_if_done(connection, bulletin, now);
}

Done pause(storage::Connection& connection, const Actor& actor, core::BulletinId id, core::Instant now) {
    const auto found = bulletins::look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome, .id = id};
    if (found.bulletin.state != BulletinState::sending || found.bulletin.paused_at) return {.outcome = Outcome::wrong_state, .id = id};
    storage::bulletins::set_paused(connection, id, now, false);
    bulletins::write_audit(connection, actor, "bulletin.pause", id, "state", now);
    return {.id = id};
}

Done resume(storage::Connection& connection, const Actor& actor, core::BulletinId id, const domain::RulePack& rules, core::Instant now) {
    const auto found = bulletins::look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome, .id = id};
    if (found.bulletin.state != BulletinState::sending || !found.bulletin.paused_at) return {.outcome = Outcome::wrong_state, .id = id};
    storage::bulletins::set_paused(connection, id, std::nullopt, false);
    bulletins::write_audit(connection, actor, "bulletin.resume", id, "state", now);
    bulletin_marks::no_longer_owed(connection, id, kPausedTask, now);
    schedule(connection, found.bulletin, {}, next_opening(soon(now), rules), now);
    return {.id = id};
}

Done try_again(storage::Connection& connection, const Actor& actor, core::BulletinId id, const Setting& setting, core::Instant now) {
    const auto found = bulletins::look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome, .id = id};
    const Bulletin& bulletin = found.bulletin;
    if (bulletin.state != BulletinState::sent && bulletin.state != BulletinState::corrected && bulletin.state != BulletinState::sending)
        return {.outcome = Outcome::wrong_state, .id = id};
    int again = 0;
    for (const BulletinDelivery& delivery : deliveries::list(connection, id, {})) {
        if (delivery.state == State::failed) {
            bulletin_queue::deliver_again(connection, bulletin, delivery, setting, now);
        } else if (delivery.state == State::sent && delivery.file_state == State::failed) {
            bulletin_queue::file_again(connection, bulletin, delivery, setting, now);
        } else {
            continue;
        }
        ++again;
    }
    if (again == 0) return {.outcome = Outcome::wrong_state, .id = id};
    bulletins::write_audit(connection, actor, "bulletin.try_again", id, "state", now);
    bulletin_marks::no_longer_owed(connection, id, kFailedTask, now);
    if (bulletin.state == BulletinState::corrected) bulletin_notices::go_on(connection, bulletin, setting, now);
    return {.id = id};
}

}  // namespace mungba::usecases::bulletin_sending

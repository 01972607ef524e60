#include "usecases/rungs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "storage/job_repository.hpp"

namespace mungba::usecases::rungs {
namespace {

using domain::Rung;
using domain::RungCondition;
using storage::Meeting;

std::string meeting_prefix(core::MeetingId meeting) { return fmt::format("meeting={} ", meeting.value); }

bool holds(const Rung& rung, const Meeting& meeting) {
    const core::LocalDate day = core::local_date(meeting.starts_at);
    switch (rung.condition) {
        case RungCondition::moved_later:
            return !meeting.moved_by_rule.empty() && day > third_of(meeting);
        case RungCondition::always:
        case RungCondition::moved:    // asked when it is carried out: a final date is a rung for all
        case RungCondition::changed:
            break;
    }
    return true;
}

/// A part of the regular meeting, whose ladder speaks for both; or one that was held before it was written down.
bool is_told_otherwise(const Meeting& meeting) { return meeting.combined_with || meeting.state == domain::MeetingState::held; }

}  // namespace

core::LocalDate third_of(const Meeting& meeting) {
    const auto first = core::parse_iso(meeting.month + "-01T12:00:00+07:00");
    if (!first) throw std::logic_error("meeting: a month that is none");
    const core::LocalDate day = core::local_date(*first);
    return domain::third_of(day.year() / day.month());
}

core::Instant due_at(const Rung& rung, const Meeting& meeting, const Setting& setting) {
    return domain::due_at(rung, meeting.starts_at, third_of(meeting), {setting.quiet.from, setting.quiet.to}, setting.days_off);
}

const Rung* find(const domain::RulePack& rules, domain::RungName name, domain::MeetingKind kind) {
    const auto found = std::find_if(rules.ladder.begin(), rules.ladder.end(), [&](const Rung& rung) { return rung.name == name && rung.is_for(kind); });
    return found == rules.ladder.end() ? nullptr : &*found;
}

void plan(storage::Connection& connection, const Meeting& meeting, const Setting& setting, core::Instant from, core::Instant now) {
    for (const Rung& rung : setting.rules.ladder) {
        if (!rung.is_for(meeting.kind) || !holds(rung, meeting)) continue;
        if (is_told_otherwise(meeting) && rung.name != domain::RungName::thematic_result) continue;
        const core::Instant due = due_at(rung, meeting, setting);
        const bool is_past = due < now;
        if (due < from || (is_past && rung.missed == domain::MissedRun::skip)) continue;
        if (rung.is_before() && meeting.starts_at <= now) continue;
        storage::jobs::schedule(connection,
                                {.id = {},
                                 .organization = meeting.organization,
                                 .kind = std::string(kJob),
                                 .unique_key = fmt::format("{}rev={} start={} rung={}", meeting_prefix(meeting.id), meeting.revision,
                                                           core::to_ms(meeting.starts_at), domain::name_of(rung.name)),
                                 .due_at = std::max(due, now),
                                 .details = fmt::format(R"({{"meeting":{},"revision":{},"starts_at":{},"rung":"{}"}})", meeting.id.value, meeting.revision,
                                                        core::to_ms(meeting.starts_at), domain::name_of(rung.name))},
                                now);
    }
}

int cancel(storage::Connection& connection, core::MeetingId meeting, core::Instant now) {
    return storage::jobs::cancel(connection, kJob, meeting_prefix(meeting), now);
}

std::string message_key(const Meeting& meeting, domain::RungName rung, std::string_view recipient) {
    return fmt::format("meeting={} rev={} rung={} to={}", meeting.id.value, meeting.revision, domain::name_of(rung), recipient);
}

Due due_of(const std::string& details) {
    const auto json = nlohmann::json::parse(details);
    return {.meeting = core::MeetingId{json.at("meeting").get<std::int64_t>()},
            .revision = json.at("revision").get<int>(),
            .starts_at = core::from_ms(json.at("starts_at").get<std::int64_t>()),
            .rung = domain::rung_named(json.at("rung").get<std::string>()).value()};
}

}  // namespace mungba::usecases::rungs

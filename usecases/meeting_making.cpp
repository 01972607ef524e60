#include "usecases/meeting_making.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "storage/agenda_repository.hpp"
#include "storage/audit_repository.hpp"
#include "usecases/thematic_part.hpp"

namespace mungba::usecases::meeting_making {
namespace {

using domain::AgendaPart;
using domain::MeetingDate;
using storage::Branch;
using storage::Meeting;

// No regular meeting is made further ahead.
constexpr std::chrono::hours kAhead{24 * 62};

/// The same rule gives the same date for every branch: found once a slice.
class Dates {
public:
    Dates(std::chrono::year_month month, const domain::DaysOff& days_off) : month_(month), days_off_(days_off) {}

    const MeetingDate& of(const domain::DatePolicy& policy) {
        for (const auto& [known, date] : found_) {
            if (known == policy) return date;
        }
        return found_.emplace_back(policy, domain::meeting_date(month_, policy, days_off_)).second;
    }

private:
    std::chrono::year_month month_;
    const domain::DaysOff& days_off_;
    std::vector<std::pair<domain::DatePolicy, MeetingDate>> found_;
};

int days_ahead(const domain::RulePack& rules) {
    const domain::Rung* rung = rungs::find(rules, domain::RungName::propose, domain::MeetingKind::regular);
    return rung == nullptr ? 10 : -rung->days;
}

Meeting as_row(const Branch& branch, std::chrono::year_month month, const MeetingDate& date, const domain::RulePack& rules) {
    const core::TimeOfDay hour = branch.hour.value_or(usual_hour(branch));
    Meeting meeting;
    meeting.organization = branch.organization;
    meeting.branch = branch.id;
    meeting.kind = domain::MeetingKind::regular;
    meeting.state = domain::MeetingState::proposed;
    meeting.month = core::format_iso_date(month / 1).substr(0, 7);
    meeting.starts_at = core::to_instant(date.date ? *date.date : date.options.front(), hour);
    meeting.answers_close_at = domain::answers_close(meeting.starts_at);
    meeting.planned_minutes = rules.meeting.min_minutes;
    meeting.venue = branch.venue;
    meeting.moved_by_rule = date.why ? date.why->name : std::string();
    meeting.date_open = !date.date;
    meeting.hour_open = !branch.hour;
    return meeting;
}

void write_agenda(storage::Connection& connection, core::MeetingId meeting, const Branch& branch, std::chrono::year_month month, const domain::RulePack& rules) {
    const auto own = branch.type ? rules.agendas.find(*branch.type) : rules.agendas.end();
    const domain::AgendaForm& form = own == rules.agendas.end() ? rules.agenda : own->second;
    const auto lines = [&](const std::vector<std::string>& part) {
        std::vector<std::string> filled;
        for (const std::string& line : part) filled.push_back(domain::agenda_line(line, static_cast<unsigned>(month.month())));
        return filled;
    };
    storage::agendas::write(connection, meeting, AgendaPart::opening, lines(form.opening));
    storage::agendas::write(connection, meeting, AgendaPart::conduct, lines(form.conduct));
    storage::agendas::write(connection, meeting, AgendaPart::closing, lines(form.closing));
}

void make_one(storage::Connection& connection,
              const Branch& branch,
              std::chrono::year_month month,
              const MeetingDate& date,
              const rungs::Setting& setting,
              core::Instant now) {
    Meeting meeting = as_row(branch, month, date, setting.rules);
    meeting.id = storage::meetings::insert(connection, meeting, now);
    write_agenda(connection, meeting.id, branch, month, setting.rules);
    rungs::plan(connection, meeting, setting, {}, now);
    thematic_part::attach(connection, meeting, setting, now);
    storage::audit::append(connection,
                           {.organization = branch.organization,
                            .actor_kind = "clock",
                            .actor_id = {},
                            .source = "clock",
                            .action = "meeting.make",
                            .branch = branch.id,
                            .object_kind = "meeting",
                            .object_id = meeting.id.value,
                            .fields = "kind starts_at venue"},
                           now);
}

}  // namespace

const domain::DatePolicy& policy_of(const Branch& branch, const domain::RulePack& rules) {
    return branch.own_policy ? *branch.own_policy : rules.dates.of(branch.date_preset);
}

core::TimeOfDay usual_hour(const Branch& branch) {
    switch (branch.session.value_or(domain::Session::evening)) {
        case domain::Session::morning:
            return core::at_hour(8);
        case domain::Session::afternoon:
            return core::at_hour(14);
        case domain::Session::evening:
            break;
    }
    return core::at_hour(19, 30);
}

core::LocalDate first_day_of_making(std::chrono::year_month month, const domain::RulePack& rules) {
    return core::plus_days(month / std::chrono::day{1}, -days_ahead(rules));
}

Slice make(storage::Connection& connection,
           core::OrganizationId organization,
           std::chrono::year_month month,
           core::BranchId after,
           int limit,
           const rungs::Setting& setting,
           core::Instant now) {
    const std::string name = core::format_iso_date(month / 1).substr(0, 7);
    const auto branches = storage::branches::without_regular(connection, organization, name, after, limit);
    Slice slice{.made = 0, .last = after, .has_more = static_cast<int>(branches.size()) == limit};
    Dates dates(month, setting.days_off);
    const core::LocalDate today = core::local_date(now);
    for (const Branch& branch : branches) {
        slice.last = branch.id;
        const MeetingDate& date = dates.of(policy_of(branch, setting.rules));
        const core::LocalDate day = date.date ? *date.date : date.options.front();
        if (core::plus_days(day, -days_ahead(setting.rules)) > today) continue;
        if (core::to_instant(day, branch.hour.value_or(usual_hour(branch))) <= now) continue;
        make_one(connection, branch, month, date, setting, now);
        ++slice.made;
    }
    return slice;
}

void adopt_usual(storage::Connection& connection, const Branch& branch, const rungs::Setting& setting, core::Instant now) {
    for (const Meeting& meeting : storage::meetings::between(connection, branch.id, now, now + kAhead)) {
        if (meeting.kind != domain::MeetingKind::regular || !meeting.is_live() || meeting.has_been_told()) continue;
        if (meeting.venue.empty() && !branch.venue.empty()) storage::meetings::set_venue(connection, meeting.id, branch.venue);
        if (!meeting.hour_open || !branch.hour || meeting.date_open) continue;
        const core::Instant starts_at = core::to_instant(core::local_date(meeting.starts_at), *branch.hour);
        if (starts_at <= now) continue;
        rungs::cancel(connection, meeting.id, now);
        storage::meetings::set_time(connection,
                                    meeting.id,
                                    {.starts_at = starts_at, .answers_close_at = domain::answers_close(starts_at), .off_rule = meeting.off_rule});
        const Meeting after = storage::meetings::find(connection, meeting.id).value();
        rungs::plan(connection, after, setting, {}, now);
        thematic_part::follow_move(connection, after, setting, now);
    }
}

}  // namespace mungba::usecases::meeting_making

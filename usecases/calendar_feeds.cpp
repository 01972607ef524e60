#include "usecases/calendar_feeds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/secrets.hpp"

namespace mungba::usecases::calendar_feeds {
namespace {

using storage::Meeting;

constexpr std::chrono::hours kBack{24 * 62};
constexpr std::chrono::hours kAhead{24 * 366};

bool may_have(const Actor& actor, Kind kind, core::BranchId branch) {
    if (!actor.person) return false;
    switch (kind) {
        case Kind::branch: return may(actor, Action::change_meeting, branch);
        case Kind::overseer: return may(actor, Action::look_after_any, {});
        case Kind::office: return may(actor, Action::see_branches, {});
    }
    return false;
}

void write_audit(storage::Connection& connection, const Actor& actor, std::string action, core::BranchId branch, core::Instant now) {
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_kind = "person",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = std::move(action),
                            .branch = branch,
                            .object_kind = "calendar_feed",
                            .object_id = actor.person.value,
                            .fields = "hash"},
                           now);
}

void add(Calendar& calendar, storage::Connection& connection, const storage::Branch& branch, core::Instant now) {
    for (Meeting& meeting : storage::meetings::between(connection, branch.id, now - kBack, now + kAhead)) {
        if (meeting.kind == domain::MeetingKind::branch_committee || meeting.date_open) continue;
        calendar.entries.push_back({.branch_name = branch.name, .meeting = std::move(meeting)});
    }
}

std::string utc(core::Instant at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at.time_since_epoch());
    const auto days = std::chrono::floor<std::chrono::days>(seconds);
    const core::LocalDate date{std::chrono::sys_days{days}};  // of UTC here
    const std::chrono::hh_mm_ss time{seconds - days};
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// A value of type TEXT (RFC 5545 §3.3.11).
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') result += '\\';
        if (c == '\n') {
            result += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            result += c;
        }
    }
    return result;
}

/// A content line of at most 75 bytes, the rest on lines that begin with a blank (§3.1); no letter is torn.
std::string folded(const std::string& line) {
    constexpr std::size_t kMost = 74;
    std::string result;
    std::string_view rest = line;
    while (rest.size() > kMost) {
        const std::string_view head = core::text::cut(rest, kMost);
        const std::size_t length = head.empty() ? kMost : head.size();
        result += std::string(rest.substr(0, length)) + "\r\n ";
        rest.remove_prefix(length);
    }
    return result + std::string(rest) + "\r\n";
}

std::string_view status_of(const Meeting& meeting) {
    return meeting.state == domain::MeetingState::proposed ? "TENTATIVE" : "CONFIRMED";
}

}  // namespace

std::optional<std::string> make(
    storage::Connection& connection, const Actor& actor, Kind kind, core::BranchId branch, core::Random& random, core::Instant now) {
    if (!may_have(actor, kind, branch)) return std::nullopt;
    const std::string secret = secrets::draw(random);
    storage::feeds::make(connection,
                         {.id = 0, .organization = actor.organization, .kind = kind, .branch = branch, .person = actor.person, .made_at = now},
                         secrets::hash_of(secret),
                         now);
    write_audit(connection, actor, "calendar_feed.make", branch, now);
    return secret;
}

bool revoke(storage::Connection& connection, const Actor& actor, Kind kind, core::BranchId branch, core::Instant now) {
    if (!actor.person || storage::feeds::revoke(connection, actor.person, kind, branch, now) == 0) return false;
    write_audit(connection, actor, "calendar_feed.revoke", branch, now);
    return true;
}

std::optional<storage::CalendarFeed> live(storage::Connection& connection, const Actor& actor, Kind kind, core::BranchId branch) {
    return storage::feeds::live_of(connection, actor.person, kind, branch);
}

std::optional<Calendar> look(storage::Connection& connection, std::string_view secret, core::Instant now) {
    if (!secrets::is_one(secret)) return std::nullopt;
    const auto feed = storage::feeds::find(connection, secrets::hash_of(secret));
    if (!feed) return std::nullopt;
    const Actor owner = actor_for(connection, feed->organization, feed->person, core::local_date(now));
    if (!may_have(owner, feed->kind, feed->branch)) return std::nullopt;
    Calendar calendar{.feed = *feed, .name = {}, .entries = {}};
    switch (feed->kind) {
        case Kind::branch:
            if (const auto branch = storage::branches::find(connection, feed->branch)) {
                calendar.name = branch->name;
                add(calendar, connection, *branch, now);
            }
            break;
        case Kind::overseer:
            calendar.name = "Chi bộ phụ trách";
            for (const auto& held : owner.roles) {
                if (held.role != domain::Role::overseer) continue;
                if (const auto branch = storage::branches::find(connection, held.branch)) add(calendar, connection, *branch, now);
            }
            break;
        case Kind::office:
            calendar.name = "Các chi bộ";
            for (const auto& branch : storage::branches::all(connection, feed->organization)) add(calendar, connection, branch, now);
            break;
    }
    std::stable_sort(calendar.entries.begin(), calendar.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.meeting.starts_at < b.meeting.starts_at; });
    return calendar;
}

std::string as_ical(const Calendar& calendar, std::string (*name_of)(const Meeting&), core::Instant now) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mung Ba//Lich hop chi bo//VI\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n";
    text += folded("X-WR-CALNAME:" + escaped(calendar.name));
    for (const Entry& entry : calendar.entries) {
        const Meeting& meeting = entry.meeting;
        text += "BEGIN:VEVENT\r\n";
        text += folded(fmt::format("UID:meeting-{}@mungba", meeting.id.value));
        text += folded(fmt::format("SEQUENCE:{}", meeting.revision - 1));
        text += folded("DTSTAMP:" + utc(now));
        text += folded("DTSTART:" + utc(meeting.starts_at));
        text += folded("DTEND:" + utc(meeting.starts_at + std::chrono::minutes{meeting.planned_minutes}));
        text += folded("SUMMARY:" + escaped(entry.branch_name + ": " + name_of(meeting)));
        if (!meeting.venue.empty()) text += folded("LOCATION:" + escaped(meeting.venue));
        text += folded(fmt::format("STATUS:{}", status_of(meeting)));
        text += "END:VEVENT\r\n";
    }
    return text + "END:VCALENDAR\r\n";
}

}  // namespace mungba::usecases::calendar_feeds

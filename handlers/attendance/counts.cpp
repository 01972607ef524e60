#include "handlers/attendance/counts.hpp"

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/attendance/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/budget.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::MeetingState;
using storage::Meeting;
using usecases::attendance::Counts;

constexpr core::TimeOfDay kEveningBefore = core::at_hour(20);
// A count that comes later than this is no count of that evening any more.
constexpr std::chrono::hours kCountIsUsefulFor{1};
// From then on a reminder says that it is late.
constexpr std::chrono::minutes kLate{10};

/// What the group has been told, without the silent: they change with the list, not by an answer.
using Told = std::array<int, 4>;
Told told_of(const Counts& counts) {
    return {counts.present, counts.absent, counts.late, counts.online};
}

std::string key_of(const Meeting& meeting) {
    return "meeting=" + std::to_string(meeting.id.value) +
           " rev=" + std::to_string(meeting.revision);
}

/// The rung of a day before; one in the quiet hours goes to the evening before it.
core::Instant rung(core::LocalDate day,
                   core::TimeOfDay time,
                   const usecases::meetings::QuietHours& quiet) {
    if (domain::in_quiet_hours(time, quiet.from, quiet.to)) {
        return core::to_instant(core::plus_days(day, -1), kEveningBefore);
    }
    return core::to_instant(day, time);
}

core::Instant day_before_of(const Meeting& meeting, const Context& context) {
    const core::LocalDate day = core::plus_days(core::local_date(meeting.starts_at), -1);
    return rung(day, context.rules().budget.day_before_at, context.quiet_hours());
}

/// The first evening after `after` on which a count may be told; nothing once the rest is up to M8
/// or the deadline.
std::optional<core::Instant> next_count(const Meeting& meeting,
                                        core::Instant after,
                                        const Context& context) {
    core::Instant due = core::to_instant(core::local_date(after), context.rules().budget.count_at);
    if (due <= after) due += std::chrono::days{1};
    const core::Instant reminder = day_before_of(meeting, context);
    const bool reminder_comes = meeting.announced_at && *meeting.announced_at < reminder;
    const bool up_to_reminder =
        reminder_comes && core::local_date(due) >= core::local_date(reminder);
    if (up_to_reminder || due >= meeting.answers_close_at) return std::nullopt;
    return due;
}

void leave_count(const Meeting& meeting, const Told& told, core::Instant after, Context& context) {
    const auto due = next_count(meeting, after, context);
    if (!due) return;
    const nlohmann::json details{
        {"meeting", meeting.id.value}, {"revision", meeting.revision}, {"told", told}};
    context.schedule(
        {.id = {},
         .organization = {},
         .kind = "attendance.count",
         .unique_key = key_of(meeting) + " day=" + core::format_iso_date(core::local_date(*due)),
         .due_at = *due,
         .details = details.dump()});
}

/// The meeting of a job, if its question still stands as it did when the job was left.
std::optional<Meeting> meeting_of(const nlohmann::json& details, Context& context) {
    auto meeting = storage::meetings::find(
        context.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
    const bool stands =
        meeting && meeting->revision == details.at("revision").get<int>() &&
        (meeting->state == MeetingState::confirmed || meeting->state == MeetingState::announced);
    return stands ? meeting : std::nullopt;
}

/// A count that finds no room is no loss: the next one says more.
bool within_budget(const core::Chat& group, Context& context) {
    return usecases::budget::has_room(context.connection(), context.rules(), context.organization(), group, context.now());
}

/// False if the group has had its counts of the day.
bool queue_count(const Meeting& meeting,
                 const Counts& counts,
                 const core::Chat& group,
                 Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    if (!branch) return false;
    const int before = storage::outbox::count_of_meeting(context.connection(), meeting.id, "M10");
    std::string text = fill(texts::kCount,
                            {{"chi_bo", branch->name},
                             {"ngay", day_of(meeting.starts_at)},
                             {"so_lieu", counts_in_words(counts)}});
    if (before == 0 && context.has_command("tôi")) text += texts::kSeeYourOwn;
    // The key lets a group have so many counts a day, over all its meetings.
    for (int n = 0; n < context.rules().budget.counts_per_day; ++n) {
        const auto row =
            context.announce({.to = group,
                              .template_name = "M10",
                              .text = text,
                              .not_before = context.now(),
                              .useful_until = context.now() + kCountIsUsefulFor,
                              .meeting = meeting.id,
                              .idempotency_key = "count group=" + group.id +
                                                 " day=" + core::format_iso_date(context.today()) +
                                                 " n=" + std::to_string(n)});
        if (row) return true;
    }
    return false;
}

}  // namespace

std::string counts_in_words(const Counts& counts) {
    struct Part {
        std::string_view text;
        int count;
    };
    const Part parts[] = {{texts::kPartPresent, counts.present},
                          {texts::kPartAbsent, counts.absent},
                          {texts::kPartLate, counts.late},
                          {texts::kPartOnline, counts.online},
                          {texts::kPartSilent, counts.open()}};
    std::string words;
    for (const Part& part : parts) {
        if (part.count == 0) continue;
        const std::string number = std::to_string(part.count);
        const bool is_first = words.empty();
        if (!is_first) words += ", ";
        words += fill(part.text, {{"so", is_first ? fill(texts::kWhom, {{"so", number}}) : number}});
    }
    return words;
}

void plan(const Meeting& meeting, Context& context) {
    if (meeting.kind == domain::MeetingKind::branch_committee || !meeting.announced_at) return;
    leave_count(meeting, {}, *meeting.announced_at, context);
    const core::Instant due = day_before_of(meeting, context);
    if (due <= *meeting.announced_at) return;
    const nlohmann::json details{{"meeting", meeting.id.value}, {"revision", meeting.revision}};
    context.schedule({.id = {},
                      .organization = {},
                      .kind = "attendance.day_before",
                      .unique_key = key_of(meeting),
                      .due_at = due,
                      .details = details.dump()});
}

JobOutcome tell_count(const storage::jobs::Job& job, Context& context) {
    const auto details = nlohmann::json::parse(job.details);
    const auto meeting = meeting_of(details, context);
    if (!meeting) return JobOutcome::done;
    Told told = details.at("told").get<Told>();
    const Counts counts = usecases::attendance::counts(context.connection(), *meeting);
    const auto group =
        usecases::audience::group_for(context.connection(), meeting->branch, meeting->kind);
    const auto& budget = context.rules().budget;
    const bool in_time = context.now() - job.due_at <= kCountIsUsefulFor &&
                         context.now() < meeting->answers_close_at;
    const bool changed = told != told_of(counts);
    const bool room = group && within_budget(*group, context) &&
                      storage::outbox::count_of_meeting(context.connection(), meeting->id, "M10") <
                          budget.counts_per_meeting;
    if (changed && in_time && room && queue_count(*meeting, counts, *group, context))
        told = told_of(counts);
    leave_count(*meeting, told, context.now(), context);
    return changed && !in_time ? JobOutcome::missed : JobOutcome::done;
}

JobOutcome remind_day_before(const storage::jobs::Job& job, Context& context) {
    const auto meeting = meeting_of(nlohmann::json::parse(job.details), context);
    if (!meeting) return JobOutcome::done;
    const auto branch = storage::branches::find(context.connection(), meeting->branch);
    const auto group =
        usecases::audience::group_for(context.connection(), meeting->branch, meeting->kind);
    if (!branch || !group) return JobOutcome::done;
    const core::Instant leaves_at =
        usecases::meetings::after_quiet_hours(context.now(), context.quiet_hours());
    if (leaves_at >= meeting->starts_at) return JobOutcome::missed;
    const Counts counts = usecases::attendance::counts(context.connection(), *meeting);
    const auto deadline =
        usecases::meetings::deadline_to_print(*meeting, context.quiet_hours(), leaves_at);
    const std::string request = fill(texts::kAskTheSilent,
                                     {{"han", deadline ? core::format_hour_and_day(*deadline) : ""},
                                      {"bon", branch->online_pilot ? "trực tuyến" : ""}});
    std::string text = fill(texts::kDayBefore,
                            {{"ten_buoi", meeting_name(*meeting)},
                             {"gio", hour_of(meeting->starts_at)},
                             {"thu", weekday_of(meeting->starts_at)},
                             {"ngay", date_of(meeting->starts_at)},
                             {"noi", core::text::defuse(meeting->venue)},
                             {"so_lieu", counts_in_words(counts)},
                             {"dang_phi", notices::fees_left_out(*branch, *meeting, context)},
                             {"de_nghi", counts.open() > 0 ? request : ""}});
    if (context.now() - job.due_at > kLate) text.insert(0, texts::kSorryForDelay);
    context.announce({.to = *group,
                      .template_name = "M8",
                      .text = text,
                      .not_before = leaves_at,
                      .useful_until = meeting->starts_at,
                      .meeting = meeting->id,
                      .idempotency_key = key_of(*meeting) + " M8"});
    return JobOutcome::done;
}

}  // namespace mungba::handlers::attendance

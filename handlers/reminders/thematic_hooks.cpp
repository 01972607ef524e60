#include "handlers/reminders/thematic_hooks.hpp"

#include <nlohmann/json.hpp>

#include "domain/quarter.hpp"
#include "storage/thematic_repository.hpp"
#include "usecases/rungs.hpp"
#include "usecases/tasks.hpp"
#include "usecases/thematic.hpp"

namespace mungba::handlers::reminders {
namespace {

constexpr core::TimeOfDay kMorning = core::at_hour(8);
// Then it leaves the list by itself.
constexpr std::chrono::hours kResultIsDueIn{24 * 14};

void leave_choice(const storage::Meeting& meeting, core::Instant due, const char* when, Context& context) {
    if (!domain::ends_quarter(usecases::rungs::third_of(meeting).month())) return;
    context.schedule({.id = {},
                      .organization = {},
                      .kind = "thematic.choose",
                      .unique_key = "meeting=" + std::to_string(meeting.id.value) + " " + when,
                      .due_at = due,
                      .details = nlohmann::json{{"meeting", meeting.id.value}}.dump()});
}

}  // namespace

void thematic_after_proposal(const storage::Meeting& meeting, Context& context) {
    leave_choice(meeting, core::to_instant(core::plus_days(context.today(), 1), kMorning), "next day", context);
}

void thematic_after_answer(const storage::Meeting& meeting, Context& context) { leave_choice(meeting, context.now(), "answered", context); }

JobOutcome owe_result(const storage::Meeting& meeting, Context& context) {
    const bool was_held = meeting.state == domain::MeetingState::held || meeting.is_live();
    if (!was_held || meeting.starts_at > context.now() || storage::thematic::result_of(context.connection(), meeting.id)) return JobOutcome::done;
    storage::Task task;
    task.owner = usecases::tasks::owner_in(context.connection(), meeting.branch, context.today());
    task.branch = meeting.branch;
    task.kind = usecases::thematic::kResultTask;
    task.unique_key = "meeting=" + std::to_string(meeting.id.value);
    task.meeting = meeting.id;
    task.due_at = context.now() + kResultIsDueIn;
    context.owe(std::move(task));
    return JobOutcome::done;
}

core::Instant after_other_question(const storage::Meeting& meeting, core::Instant leaves_at, Context& context) {
    if (meeting.kind != domain::MeetingKind::thematic) return leaves_at;
    const auto other = usecases::meetings::waits_for(context.connection(),
                                                     {.branch = meeting.branch, .kind = meeting.kind, .starts_at = meeting.starts_at},
                                                     leaves_at,
                                                     context.quiet_hours());
    return other ? other->until : leaves_at;
}

}  // namespace mungba::handlers::reminders

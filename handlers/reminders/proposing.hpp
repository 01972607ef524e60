#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/meeting_changes.hpp"

/// M13: the secretary is shown date, hour and place, and what becomes of them without a word.
namespace mungba::handlers::reminders {

using usecases::meeting_changes::kConfirmTask;
inline constexpr std::string_view kApproveTask = "reminders.approve";
inline constexpr std::string_view kProposeTopic = "reminders.propose";
inline constexpr std::string_view kOpenTopic = "reminders.open";
inline constexpr std::string_view kApproveTopic = "reminders.approve";

/// The rung `propose`: says it, and puts it on the list.
JobOutcome propose(const storage::Meeting& meeting, Context& context);
/// The same once more, to who has picked it from the list.
void show_proposal(const storage::Meeting& meeting, const Incoming& incoming, Context& context);
/// 1, 2 or 3 to M13; one of the days where the first week is off.
void proposal_answered(const Question& question, int number, const Incoming& incoming, Context& context);
void day_chosen(const Question& question, int number, const Incoming& incoming, Context& context);

/// The form of the year, to be approved once.
void show_form(const storage::Task& task, const Incoming& incoming, Context& context);
void form_approved(const Question& question, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::reminders

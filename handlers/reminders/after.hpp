#pragma once
#include <string>
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/meeting_repository.hpp"
#include "storage/task_repository.hpp"

/// What is left to do around a meeting, as numbered lines; and what is asked once it is over.
namespace mungba::handlers::reminders {

inline constexpr std::string_view kPrepareTask = "reminders.prepare";
inline constexpr std::string_view kDocumentsTask = "reminders.documents";
inline constexpr std::string_view kDocumentsAfterTask = "reminders.documents_after";
inline constexpr std::string_view kRecordTask = "reminders.record";
inline constexpr std::string_view kPickTopic = "reminders.pick";
inline constexpr std::string_view kDoneTopic = "reminders.done";
inline constexpr std::string_view kNotHeldTopic = "reminders.not_held";

/// Numbered lines ("\n1. …") and what the numbers stand for: "task 12", "held", "not_held".
struct Left {
    std::string text;
    std::vector<std::string> deeds;
};
Left left_before(const storage::Meeting& meeting, Context& context);
/// The question that such lines leave behind, for half an hour.
Question picking(const Left& left, const storage::Meeting& meeting, std::string_view template_name, const std::string& text);
void picked(const Question& question, int number, const Incoming& incoming, Context& context);

/// The rungs `prepare`, `documents`, `documents_after`: a line in the list.
JobOutcome owe(const storage::Meeting& meeting, domain::RungName rung, Context& context);
/// The rungs `thanks` and `thanks_again`: M24.
JobOutcome thank(const storage::Meeting& meeting, domain::RungName rung, Context& context);

std::string line_of(const storage::Task& task, Context& context);
/// Somebody who owes it has picked it.
void do_task(const storage::Task& task, const Incoming& incoming, Context& context);
/// The answer to "done?", and to "it was not held".
void told_done(const Question& question, int number, const Incoming& incoming, Context& context);
void told_not_held(const Question& question, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::reminders

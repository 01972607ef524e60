#pragma once
#include "handlers/contract/handler.hpp"
#include "storage/task_repository.hpp"

/// M18: the quarter's last regular meeting is near, and the branch has nothing for the quarter.
namespace mungba::handlers::thematic {

/// Left by the proposal of a quarter's last regular meeting: details {"meeting"}.
inline constexpr std::string_view kChooseJob = "thematic.choose";
inline constexpr std::string_view kChooseTopic = "thematic.choose";

void ask_to_choose(const storage::jobs::Job& job, Context& context);
/// The same once more, to who has picked it from the list.
void show_choice(const storage::Task& task, const Incoming& incoming, Context& context);
void chosen(const Question& question, int number, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::thematic

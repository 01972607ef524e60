#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "handlers/contract/handler.hpp"
#include "storage/task_repository.hpp"
#include "storage/thematic_repository.hpp"

/// The short form after a thematic meeting: who came, a resolution or none, how many tasks.
namespace mungba::handlers::thematic {

/// What was read of "dự 22/25, có nghị quyết, 3 nhiệm vụ"; pure.
struct TypedResult {
    std::optional<int> present{};
    std::optional<int> members{};
    std::optional<bool> resolution{};
    std::optional<int> tasks{};
    bool is_empty() const { return !present && !resolution && !tasks; }
    bool is_whole() const { return present && members && resolution && tasks && *present <= *members; }
};
TypedResult read_result(std::string_view typed);

/// The task is picked: asks for the figures, or for the topic first.
void ask_for_result(const storage::Task& task, const Incoming& incoming, Context& context);
/// Answers of the topics "thematic.result", "thematic.result_topic", "thematic.send_result".
void result_answered(const Question& question, const Answer& answer, const Incoming& incoming, Context& context);
/// "dự 22/25 (88,0%); có nghị quyết; giao 3 nhiệm vụ"
std::string result_in_words(const storage::ThematicResult& result);

}  // namespace mungba::handlers::thematic

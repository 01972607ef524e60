#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "handlers/contract/handler.hpp"

/// "mùng 5" and "rằm": days of either calendar. Near Tết, and of a full moon always, it is asked which (conversation.md §1, rule 10).
namespace mungba::handlers {

/// Where such a day stands in a text, and what it may mean.
struct SpokenDay {
    std::size_t at = 0;
    std::size_t length = 0;
    core::LocalDate date{};                  ///< what it is taken for; of the solar calendar where it is asked
    std::optional<core::LocalDate> lunar{};  ///< what else it may be: then it is asked
};
/// The first in a text as typed; nothing where there is none ("mùng 5/10" is a plain date). "âm lịch", "Tết", "dương lịch" after it say which.
/// Pure, any thread.
std::optional<SpokenDay> spoken_day(std::string_view typed, core::LocalDate today);
/// The text with a plain date in its place: "5/2/2027".
std::string with_day(std::string_view typed, const SpokenDay& spoken, core::LocalDate chosen);
/// The same with what it is taken for; as it is where it names no such day.
std::string with_plain_day(std::string_view typed, core::LocalDate today);

/// The command with other arguments.
Command with_arguments(const Command& command, std::string arguments);
/// "1 dương lịch (05/02), 2 âm lịch (10/02)?" about a command that waits for the answer.
Question calendar_question(const Command& command, const SpokenDay& spoken, std::string topic);
/// The command with the day that was chosen; its actor is to be looked up anew.
Command command_after(const Question& question, int number);

}  // namespace mungba::handlers

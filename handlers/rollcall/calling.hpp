#pragma once
#include <string>

#include "handlers/contract/handler.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/roll_call.hpp"

/// The talk of a roll call and of the end of a meeting.
namespace mungba::handlers::rollcall {

/// "có mặt 20, đến muộn 1"; what is zero is left out.
std::string in_words(const usecases::roll_call::Sums& sums);
std::string in_words(domain::Grade grade);

/// Opens it and shows who is still to be named; listens for them.
void show_roll(const storage::Meeting& meeting, const usecases::Actor& actor, const Incoming& incoming, Context& context);
/// "có 19 20, vắng 21": typed after the command, or as the answer.
void take_entries(const storage::Meeting& meeting, const std::string& typed, const usecases::Actor& actor, const Incoming& incoming, Context& context);
/// "19h30 21h05 tốt": shown whole before it is kept.
void take_ending(const storage::Meeting& meeting, const std::string& typed, const usecases::Actor& actor, const Incoming& incoming, Context& context);
void ask_for_hours(const storage::Meeting& meeting, const Incoming& incoming, Context& context);
void ask_for_grade(const storage::Meeting& meeting, const Incoming& incoming, Context& context);
/// Answers of the topics "rollcall.…".
void answered(const Question& question, const Answer& answer, const Incoming& incoming, Context& context);
/// "19h30 21h00": what could be typed of that meeting.
std::string example_hours(const storage::Meeting& meeting);

}  // namespace mungba::handlers::rollcall

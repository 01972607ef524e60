#pragma once
#include "handlers/contract/handler.hpp"

/// "báo thay": the secretary writes down for somebody; a member's word for another goes to the secretary as a request. The person is told (M12).
namespace mungba::handlers::calls {

inline constexpr std::string_view kWhomTopic = "calls.whom";

/// Says what is wrong, asks which of two of a name, or does it.
void take_behalf(const Command& command, const Incoming& incoming, Context& context);
/// Which of two of a name was meant.
void behalf_chosen(const Question& question, const Answer& answer, const Incoming& incoming, Context& context);
/// "báo vắng giúp cụ Bình ốm", in 1:1 or in the branch's group; where nothing is said in return.
bool take_errand(const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::calls

#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"

/// `bản tin duyệt` in the chat: what waits for this person, and the approval of one of them. Writer's thread.
namespace mungba::handlers::bulletins {

/// Of the confirmation; details {"bulletin", "revision"}.
inline constexpr std::string_view kApproveTopic = "bulletins.approve";

/// "duyet", "duyet 2".
bool is_about_approving(std::string_view folded_arguments);
void ask_to_approve(const Command& command, const Incoming& incoming, Context& context);
void approve_asked(const Question& question, const Answer& answer, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::bulletins

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/bulletin_repository.hpp"

/// `bản tin` and `tìm` in the chat: a numbered list, and one of them whole. Writer's thread.
namespace mungba::handlers::bulletins {

/// Of a number in such a list; its details are {"ids": […]}.
inline constexpr std::string_view kReadTopic = "bulletins.read";

/// Branch types whose bulletins are for those who ask; nothing: all there are, as for the office.
std::optional<std::vector<domain::BranchType>> types_for(const std::vector<usecases::Actor>& actors, core::BranchId branch, storage::Connection& connection);
/// The same for one person.
std::optional<std::vector<domain::BranchType>> types_for(const usecases::Actor& actor, storage::Connection& connection);

/// A list whose numbers are asked for: in private and in the chi ủy's group. Where everybody reads, a number is typed behind the command.
/// @param number  of that list; 0: the list itself
void show_newest(int number, const Incoming& incoming, Context& context);
void show_found(const Command& command, const Incoming& incoming, Context& context);
void show_one(const Question& question, int number, const Incoming& incoming, Context& context);

/// What is told of a bulletin in the chat: M21 and what has come of it since.
std::string whole_text(const storage::Bulletin& bulletin, Context& context);

}  // namespace mungba::handlers::bulletins

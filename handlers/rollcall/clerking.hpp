#pragma once
#include <string>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::rollcall {

/// What follows "thư ký" of "điểm danh thư ký 5"; nothing if it is another command.
std::optional<std::string> whom_as_clerk(const std::string& arguments);
/// Names the clerk of today's meeting, else of the next one.
void name_clerk(const std::string& whom, const Command& command, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::rollcall

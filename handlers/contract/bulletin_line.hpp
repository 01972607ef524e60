#pragma once
#include <string>
#include <vector>

#include "handlers/contract/context.hpp"
#include "storage/branch_repository.hpp"
#include "storage/bulletin_repository.hpp"
#include "storage/meeting_repository.hpp"

/// The month's bulletins in the papers of a regular meeting. Reads only; all throw StorageError.
namespace mungba::handlers {

/// What has gone out for the month of the meeting and concerns the branch; the orientation first. None of a meeting that is not regular.
std::vector<storage::Bulletin> bulletins_for(const storage::Meeting& meeting, const storage::Branch& branch, Context& context);
/// "Định hướng tháng 10: https://…; bản tin: https://…." Without pages how to ask for it in the chat; empty where there is nothing.
std::string bulletin_line(const storage::Meeting& meeting, const storage::Branch& branch, Context& context);
/// A notice with that line before its last words, where it has room for it.
std::string with_bulletin_line(std::string notice, const storage::Meeting& meeting, const storage::Branch& branch, Context& context);

}  // namespace mungba::handlers

#pragma once
#include <optional>

#include "handlers/contract/visit.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "web/sheet.hpp"

namespace mungba::handlers::rollcall {

/// The meeting of the address, if it is that branch's.
std::optional<storage::Meeting> meeting_of(Visit& visit);
/// The head of a sheet about a meeting: organization, branch, the day of the meeting, its name.
web::Sheet sheet_of(const storage::Meeting& meeting, const storage::Branch& branch, Visit& visit);

}  // namespace mungba::handlers::rollcall

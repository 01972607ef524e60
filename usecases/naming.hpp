#pragma once
#include <string_view>
#include <vector>

#include "storage/people_repository.hpp"

/// Whom somebody means in a branch's list (conversation.md §1, rule 9). Reads only; throws StorageError.
namespace mungba::usecases::naming {

/// A number of the list, a mention, a full name, or the end of one ("Hoa", "bà Hoa"). Several if two fit: then it is asked. Words of address
/// before a name do not matter.
std::vector<storage::Member> meant(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   core::BranchId branch,
                                   core::LocalDate on,
                                   std::string_view typed);

}  // namespace mungba::usecases::naming

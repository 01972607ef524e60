#pragma once
#include <optional>
#include <string>
#include <vector>

#include "usecases/codes.hpp"

/// The slips by which members link their accounts, to be printed and cut up.
namespace mungba::usecases::slips {

struct Slip {
    std::string name;
    std::string branch;
    std::optional<std::string> birth_year;
    std::string digits;
    core::LocalDate last_day;  ///< on which the code is good all day
};

/// A new code for everybody who is invited and has no account, in the order of the lists; who stands in two lists gets one slip.
/// @param branch  0: all. Writer's thread, inside a transaction; throws StorageError.
std::vector<Slip> make(storage::Connection& connection,
                       const Actor& actor,
                       core::BranchId branch,
                       codes::Key key,
                       core::Random& random,
                       core::Instant now);

}  // namespace mungba::usecases::slips

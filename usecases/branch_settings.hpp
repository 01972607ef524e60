#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/branch_repository.hpp"
#include "usecases/access.hpp"

/// How a branch usually meets, and what it is called. Writer's thread for what writes, any one thread a connection for what reads; all throw
/// StorageError.
namespace mungba::usecases::branch_settings {

enum class Field { name, venue };
enum class Problem { missing, taken, too_long };
struct Refusal {
    Field field = Field::name;
    Problem problem = Problem::missing;
};

struct Changed {
    enum class Outcome {
        written,
        unchanged,
        not_found,          ///< or not the actor's to change
        changed_meanwhile,  ///< by somebody else, since the form was shown: nothing is written
        refused,            ///< `refusals` tell why: nothing is written
    };
    Outcome outcome = Outcome::written;
    std::vector<Refusal> refusals{};
    storage::Branch branch{};  ///< as it stands
};

/// Of what a form showed.
std::string fingerprint_of(const storage::Branch& branch);

/// A secretary or deputy sets session, hour and venue of the own branch; the rest of `wanted` is taken from office and operator alone.
/// @param seen  fingerprint of what was shown.
Changed change(storage::Connection& connection, const Actor& actor, const storage::Branch& wanted, std::string_view seen, core::Instant now);
/// By the office or the operator. `wanted.id` is not read.
Changed create(storage::Connection& connection, const Actor& actor, const storage::Branch& wanted, core::Instant now);

}  // namespace mungba::usecases::branch_settings

#pragma once
#include <vector>

#include "storage/erasure_list.hpp"
#include "usecases/access.hpp"

/// The erasure of a person's data (P10), and the same again in a database that was restored from before it. Writer's thread, inside a
/// transaction; all throw StorageError. Whoever commits asks the writer to empty the WAL afterwards, or the old bytes stand there.
namespace mungba::usecases::erasure {

enum class Outcome { erased, not_allowed, not_found };

/// The person themself, or the operator. The line in the list is on disk before anything else is done.
Outcome erase(storage::Connection& connection,
              const Actor& actor,
              core::PersonId person,
              const storage::ErasureList& list,
              core::Instant now);

/// Carries out each erasure of the list that this database does not know yet; how many. In a transaction of the caller's.
int carry_out_again(storage::Connection& connection,
                    const std::vector<storage::Erasure>& erasures,
                    core::Instant now);

}  // namespace mungba::usecases::erasure

#pragma once
#include <vector>

#include "storage/erasure_list.hpp"
#include "storage/sqlite.hpp"

/// Makes a copy of the database fit to be used again (P10, P13).
namespace mungba::usecases::restoring {

struct Summary {
    core::Instant newest;  ///< the newest instant that the copy knows
    int doubtful = 0;      ///< messages whose outcome is now unknown
    int held = 0;          ///< organizations whose tokens are not renewed until a person has said so
    int gaps = 0;
    int erased = 0;  ///< erasures that were carried out again
};

/// One transaction, all or nothing; on a connection that nobody else has, brought forward to this program's schema. Throws StorageError.
Summary make_fit(storage::Connection& connection,
                 const std::vector<storage::Erasure>& erasures,
                 core::Instant now);

}  // namespace mungba::usecases::restoring

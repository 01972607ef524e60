#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "storage/sqlite.hpp"

/// What must hold in the tables beyond their CHECKs and foreign keys. A new table or state adds its line (reliability.md §9). Each reads a
/// whole table: not on the writer's thread.
namespace mungba::storage::invariants {

struct Invariant {
    Query query;                ///< how many rows break it, and the first one's id; named by table
    std::string_view sentence;  ///< what ought to hold
};
std::span<const Invariant> all();

struct Broken {
    const Invariant* invariant = nullptr;
    std::int64_t rows = 0;
    std::int64_t first = 0;
};
std::vector<Broken> broken(Connection& connection);

}  // namespace mungba::storage::invariants

#pragma once
#include <cstdint>
#include <string>

#include "core/result.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// Writes a whole, checked copy of a database to `file`, in place of what has that name, mode 0600: under a temporary name beside it,
/// checked, synced, then renamed. Nothing is left behind when it fails. Takes as long as the database is big, in one read
/// transaction: on a reader of its own, never on the writer's connection while a server runs.
/// @returns its bytes, or what went wrong. An interrupted one is a failure too.
core::Result<std::uintmax_t> copy_database(Connection& from, const std::string& file);

/// Of a copy that is thrown away: nothing of it need survive a crash, so that its commits wait for no disk.
void give_up_durability(Connection& copy);

/// True if the bytes of `file` begin as a database of ours. Not for one that is in use.
bool looks_like_ours(const std::string& file);

}  // namespace mungba::storage

#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "domain/agenda.hpp"
#include "storage/sqlite.hpp"

/// What a meeting deals with, in its three parts. Writer's thread for what writes. All throw StorageError.
namespace mungba::storage::agendas {

/// The lines of a part, in order.
std::vector<std::string> of(Connection& connection, core::MeetingId meeting, domain::AgendaPart part);
/// Of a meeting that has none yet.
void write(Connection& connection, core::MeetingId meeting, domain::AgendaPart part, const std::vector<std::string>& lines);
/// In place of what stood there.
void set(Connection& connection, core::MeetingId meeting, domain::AgendaPart part, const std::vector<std::string>& lines);

std::span<const Query* const> queries();

}  // namespace mungba::storage::agendas

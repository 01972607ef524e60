#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// How long the groups of an organization may go on, as the channel tells it.
namespace mungba::storage::group_packages {

struct GroupPackage {
    core::ChatGroupId id;
    core::GroupId group;
    std::string kind;    ///< branch, branch_committee, secretaries
    std::string branch;  ///< its name; empty for the secretaries' group
    bool disabled = false;
    std::optional<std::string> ends_on;  ///< last day of the package, YYYY-MM-DD
    bool renews = false;                 ///< by itself, when it ends
    std::optional<core::Instant> dissolves_at;  ///< unless it is renewed
    std::optional<core::Instant> checked_at;  ///< when the channel told this
};
/// Those that are not deleted, in the order in which they came. Any connection.
std::vector<GroupPackage> of(Connection& connection, core::OrganizationId organization);

/// A group about which the channel is to be asked.
struct ToAsk {
    core::ChatGroupId id;
    core::GroupId group;
    bool is_new = false;  ///< it was never asked about
};
/// Those that were not asked about since `asked_before`, or since `pressing_before` if they are disabled or have come to the end of their
/// package by `today` (YYYY-MM-DD); the one asked longest ago first. Any connection.
std::vector<ToAsk> to_ask(Connection& connection,
                          core::OrganizationId organization,
                          core::Instant asked_before,
                          core::Instant pressing_before,
                          std::string_view today);

/// What the channel has told of a group.
struct Told {
    std::optional<bool> enabled;  ///< none: not told, so the state stays
    std::optional<std::string> ends_on;
    bool renews = false;
    std::optional<core::Instant> dissolves_at;
};
/// Writes it down; a group that is deleted here stays so. Writer's thread.
void note(Connection& connection, core::ChatGroupId id, const Told& told, core::Instant now);
/// The channel was asked and told nothing of that group. Writer's thread.
void note_asked(Connection& connection, core::ChatGroupId id, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::group_packages

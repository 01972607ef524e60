#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// What the channel is asked to do with somebody in a group.
struct ChannelCall {
    enum class Kind {
        invite,
        accept,  ///< who asks to join
        reject,
        remove,
    };
    core::ChannelCallId id;
    core::OrganizationId organization;
    Kind kind = Kind::invite;
    core::ChatGroupId group;
    core::UserId user;
    std::string unique_key;
    std::string then_job;  ///< a job of this kind is left when it is settled, with {"call": id}; empty: none
    int attempts = 0;
    /// Told by `find` and `claim` only.
    core::GroupId group_id;
    core::OaId oa;
    std::string state;
    int error_code = 0;
};

}  // namespace mungba::storage

/// Writer's thread; all throw StorageError.
namespace mungba::storage::channel_calls {

/// @returns 0 if the unique key was there already.
core::ChannelCallId queue(Connection& connection, const ChannelCall& call, core::Instant now);
std::optional<ChannelCall> find(Connection& connection, core::ChannelCallId id);
/// Marks as `calling` those that are due, oldest first; the caller commits before it calls.
std::vector<ChannelCall> claim(Connection& connection, core::Instant now, int limit);
/// At the start: what an ended process left in `calling` is asked once more.
void recover(Connection& connection, core::Instant now);
/// `done` or `failed`; leaves its job.
void finish(Connection& connection, const ChannelCall& call, bool done, int code, std::string_view detail, core::Instant now);
/// `counts`: false for a limit or a stop, which costs no attempt.
void try_later(Connection& connection, core::ChannelCallId id, core::Instant not_before, bool counts);
std::optional<core::Instant> next_due(Connection& connection);

std::span<const Query* const> queries();

}  // namespace mungba::storage::channel_calls

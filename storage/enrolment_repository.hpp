#pragma once
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// "Tôi là …" without a code.
struct LinkRequest {
    core::LinkRequestId id;
    core::OrganizationId organization;
    core::UserId user;
    std::string name;  ///< as typed
    core::Instant asked_at;
};

/// Somebody who asks to join a group of ours.
struct JoinRequest {
    core::JoinRequestId id;
    core::OrganizationId organization;
    core::ChatGroupId group;
    core::UserId user;
};

}  // namespace mungba::storage

/// Requests that wait for a person, and the known guests of groups. Writer's thread; all throw StorageError.
namespace mungba::storage::link_requests {

/// An open one of that account is replaced.
core::LinkRequestId open(Connection& connection, const LinkRequest& request);
std::optional<LinkRequest> find(Connection& connection, core::LinkRequestId id);  ///< an open one
std::optional<LinkRequest> open_of(Connection& connection, core::OrganizationId organization, const core::UserId& user);
/// `state`: confirmed, refused, replaced. False if it is not open.
bool close(Connection& connection, core::LinkRequestId id, std::string_view state, core::Instant now);
/// How many that account has made since then, open or not.
int made_since(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant since);

std::span<const Query* const> queries();

}  // namespace mungba::storage::link_requests

namespace mungba::storage::join_requests {

/// 0 if that account asks already.
core::JoinRequestId open(Connection& connection, const JoinRequest& request, core::Instant now);
std::optional<JoinRequest> find(Connection& connection, core::JoinRequestId id);  ///< an open one
std::optional<JoinRequest> open_of(Connection& connection, core::ChatGroupId group, const core::UserId& user);
/// In all groups.
std::vector<JoinRequest> open_of(Connection& connection, core::OrganizationId organization, const core::UserId& user);
/// `state`: accepted, rejected, withdrawn. False if it is not open.
bool close(Connection& connection, core::JoinRequestId id, std::string_view state, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::join_requests

namespace mungba::storage::group_guests {

void add(Connection& connection, core::ChatGroupId group, const core::UserId& user, core::Instant now);
std::set<core::UserId> of(Connection& connection, core::ChatGroupId group);

std::span<const Query* const> queries();

}  // namespace mungba::storage::group_guests

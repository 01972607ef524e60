#include "storage/group_member_repository.hpp"

namespace mungba::storage::group_members {
namespace {

// What is told late changes nothing that is newer.
constexpr Query kJoined{"group_members.joined", R"sql(
    INSERT INTO group_member (chat_group_id, user_id, since) VALUES (?1, ?2, ?3)
    ON CONFLICT (chat_group_id, user_id) DO UPDATE SET since = excluded.since, until = NULL
    WHERE until IS NOT NULL AND until <= excluded.since)sql"};
constexpr Query kLeft{"group_members.left", R"sql(
    INSERT INTO group_member (chat_group_id, user_id, since, until) VALUES (?1, ?2, ?3, ?3)
    ON CONFLICT (chat_group_id, user_id) DO UPDATE SET until = excluded.until WHERE until IS NULL AND since <= excluded.until)sql"};
constexpr Query kPresent{"group_members.present",
                         "SELECT user_id FROM group_member WHERE chat_group_id = ?1 AND until IS NULL ORDER BY user_id"};
constexpr Query kGroupsOf{"group_members.groups_of", R"sql(
    SELECT g.id FROM chat_group g JOIN group_member m ON m.chat_group_id = g.id
    WHERE g.organization_id = ?1 AND m.user_id = ?2 AND m.until IS NULL AND g.state <> 'deleted')sql"};
constexpr const Query* kQueries[] = {&kJoined, &kLeft, &kPresent, &kGroupsOf};

}  // namespace

void joined(Connection& connection, core::ChatGroupId group, const core::UserId& user, core::Instant at) {
    connection.execute(kJoined, group, user, at);
}

void left(Connection& connection, core::ChatGroupId group, const core::UserId& user, core::Instant at) {
    connection.execute(kLeft, group, user, at);
}

std::set<core::UserId> present(Connection& connection, core::ChatGroupId group) {
    std::set<core::UserId> users;
    Rows rows = connection.rows(kPresent, group);
    while (rows.next()) users.insert(rows.id<core::UserId>(0));
    return users;
}

std::set<core::ChatGroupId> groups_of(Connection& connection, core::OrganizationId organization, const core::UserId& user) {
    std::set<core::ChatGroupId> groups;
    Rows rows = connection.rows(kGroupsOf, organization, user);
    while (rows.next()) groups.insert(rows.id<core::ChatGroupId>(0));
    return groups;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::group_members

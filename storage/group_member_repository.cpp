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
constexpr const Query* kQueries[] = {&kJoined, &kLeft, &kPresent};

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

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::group_members

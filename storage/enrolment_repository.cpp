#include "storage/enrolment_repository.hpp"

#include "core/text.hpp"

namespace mungba::storage::link_requests {
namespace {

#define MUNGBA_LINK_REQUEST "SELECT id, organization_id, user_id, name, asked_at FROM link_request "

constexpr Query kReplace{"link_requests.replace", R"sql(
    UPDATE link_request SET state = 'replaced', name = NULL, folded_name = NULL, finished_at = ?3
    WHERE organization_id = ?1 AND user_id = ?2 AND state = 'open')sql"};
constexpr Query kOpen{"link_requests.open",
                      "INSERT INTO link_request (organization_id, user_id, name, folded_name, asked_at) VALUES (?1, ?2, ?3, ?4, ?5)"};
constexpr Query kFind{"link_requests.find", MUNGBA_LINK_REQUEST "WHERE id = ?1 AND state = 'open'"};
constexpr Query kOpenOf{"link_requests.open_of", MUNGBA_LINK_REQUEST "WHERE organization_id = ?1 AND user_id = ?2 AND state = 'open'"};
constexpr Query kClose{"link_requests.close",
                       "UPDATE link_request SET state = ?2, name = NULL, folded_name = NULL, finished_at = ?3 WHERE id = ?1 AND state = 'open'"};
constexpr Query kMade{"link_requests.made_since",
                      "SELECT count(*) FROM link_request WHERE organization_id = ?1 AND user_id = ?2 AND asked_at > ?3"};
constexpr const Query* kQueries[] = {&kReplace, &kOpen, &kFind, &kOpenOf, &kClose, &kMade};

std::optional<LinkRequest> first_of(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return LinkRequest{.id = rows.id<core::LinkRequestId>(0),
                       .organization = rows.id<core::OrganizationId>(1),
                       .user = rows.id<core::UserId>(2),
                       .name = rows.text(3),
                       .asked_at = rows.instant(4)};
}

}  // namespace

core::LinkRequestId open(Connection& connection, const LinkRequest& request) {
    connection.execute(kReplace, request.organization, request.user, request.asked_at);
    const std::string folded = core::text::fold(request.name);
    connection.execute(kOpen, request.organization, request.user, request.name, folded, request.asked_at);
    return core::LinkRequestId{connection.last_insert_id()};
}

std::optional<LinkRequest> find(Connection& connection, core::LinkRequestId id) { return first_of(connection.rows(kFind, id)); }

std::optional<LinkRequest> open_of(Connection& connection, core::OrganizationId organization, const core::UserId& user) {
    return first_of(connection.rows(kOpenOf, organization, user));
}

bool close(Connection& connection, core::LinkRequestId id, std::string_view state, core::Instant now) {
    return connection.execute(kClose, id, state, now) == 1;
}

int made_since(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant since) {
    Rows rows = connection.rows(kMade, organization, user, since);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::link_requests

namespace mungba::storage::join_requests {
namespace {

#define MUNGBA_JOIN_REQUEST "SELECT id, organization_id, chat_group_id, user_id FROM join_request "

constexpr Query kOpen{"join_requests.open", R"sql(
    INSERT INTO join_request (organization_id, chat_group_id, user_id, asked_at) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (chat_group_id, user_id) WHERE state = 'open' DO NOTHING)sql"};
constexpr Query kFind{"join_requests.find", MUNGBA_JOIN_REQUEST "WHERE id = ?1 AND state = 'open'"};
constexpr Query kOpenIn{"join_requests.open_in", MUNGBA_JOIN_REQUEST "WHERE chat_group_id = ?1 AND user_id = ?2 AND state = 'open'"};
constexpr Query kOpenOf{"join_requests.open_of",
                        MUNGBA_JOIN_REQUEST "WHERE organization_id = ?1 AND user_id = ?2 AND state = 'open' ORDER BY id"};
constexpr Query kClose{"join_requests.close", "UPDATE join_request SET state = ?2, finished_at = ?3 WHERE id = ?1 AND state = 'open'"};
constexpr const Query* kQueries[] = {&kOpen, &kFind, &kOpenIn, &kOpenOf, &kClose};

std::vector<JoinRequest> all_of(Rows rows) {
    std::vector<JoinRequest> list;
    while (rows.next()) {
        list.push_back({.id = rows.id<core::JoinRequestId>(0),
                        .organization = rows.id<core::OrganizationId>(1),
                        .group = rows.id<core::ChatGroupId>(2),
                        .user = rows.id<core::UserId>(3)});
    }
    return list;
}

std::optional<JoinRequest> first_of(Rows rows) {
    auto list = all_of(std::move(rows));
    return list.empty() ? std::nullopt : std::optional(std::move(list.front()));
}

}  // namespace

core::JoinRequestId open(Connection& connection, const JoinRequest& request, core::Instant now) {
    const int changed = connection.execute(kOpen, request.organization, request.group, request.user, now);
    return changed == 1 ? core::JoinRequestId{connection.last_insert_id()} : core::JoinRequestId{};
}

std::optional<JoinRequest> find(Connection& connection, core::JoinRequestId id) { return first_of(connection.rows(kFind, id)); }

std::optional<JoinRequest> open_of(Connection& connection, core::ChatGroupId group, const core::UserId& user) {
    return first_of(connection.rows(kOpenIn, group, user));
}

std::vector<JoinRequest> open_of(Connection& connection, core::OrganizationId organization, const core::UserId& user) {
    return all_of(connection.rows(kOpenOf, organization, user));
}

bool close(Connection& connection, core::JoinRequestId id, std::string_view state, core::Instant now) {
    return connection.execute(kClose, id, state, now) == 1;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::join_requests

namespace mungba::storage::group_guests {
namespace {

constexpr Query kAdd{"group_guests.add", R"sql(
    INSERT INTO group_guest (chat_group_id, user_id, since) VALUES (?1, ?2, ?3) ON CONFLICT (chat_group_id, user_id) DO NOTHING)sql"};
constexpr Query kOf{"group_guests.of", "SELECT user_id FROM group_guest WHERE chat_group_id = ?1"};
constexpr const Query* kQueries[] = {&kAdd, &kOf};

}  // namespace

void add(Connection& connection, core::ChatGroupId group, const core::UserId& user, core::Instant now) {
    connection.execute(kAdd, group, user, now);
}

std::set<core::UserId> of(Connection& connection, core::ChatGroupId group) {
    std::set<core::UserId> users;
    Rows rows = connection.rows(kOf, group);
    while (rows.next()) users.insert(rows.id<core::UserId>(0));
    return users;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::group_guests

#include "storage/group_repository.hpp"

#include "storage/names.hpp"

namespace mungba::storage {
namespace {

using Kind = ChatGroup::Kind;
using State = ChatGroup::State;

constexpr Names<Kind, 3> kKinds = {
    {{Kind::branch, "branch"},
     {Kind::branch_committee, "branch_committee"},
     {Kind::secretaries, "secretaries"}}};
constexpr Names<State, 3> kStates = {
    {{State::active, "active"}, {State::disabled, "disabled"}, {State::deleted, "deleted"}}};

}  // namespace

std::string_view name_of(ChatGroup::Kind kind) { return name_in(kKinds, kind); }
std::string_view name_of(ChatGroup::State state) { return name_in(kStates, state); }

}  // namespace mungba::storage

namespace mungba::storage::groups {
namespace {

#define MUNGBA_GROUP_COLUMNS "id, organization_id, branch_id, kind, group_id, state"

constexpr Query kFind{"groups.find",
                      "SELECT " MUNGBA_GROUP_COLUMNS
                      " FROM chat_group WHERE organization_id = ?1 AND group_id = ?2"};
constexpr Query kFindById{"groups.find_by_id",
                          "SELECT " MUNGBA_GROUP_COLUMNS " FROM chat_group WHERE id = ?1 AND state <> 'deleted'"};
constexpr Query kOfBranch{
    "groups.of_branch",
    "SELECT " MUNGBA_GROUP_COLUMNS
    " FROM chat_group WHERE branch_id = ?1 AND kind = ?2 AND state <> 'deleted'"};
constexpr Query kOfSecretaries{"groups.of_secretaries",
                               "SELECT " MUNGBA_GROUP_COLUMNS
                               " FROM chat_group WHERE organization_id = ?1 AND kind = "
                               "'secretaries' AND state <> 'deleted' ORDER BY id DESC LIMIT 1"};
constexpr Query kAll{
    "groups.all",
    "SELECT " MUNGBA_GROUP_COLUMNS
    " FROM chat_group WHERE organization_id = ?1 AND state <> 'deleted' ORDER BY id"};
constexpr Query kReplace{"groups.replace", R"sql(
    UPDATE chat_group SET state = 'deleted'
    WHERE organization_id = ?1 AND branch_id IS ?2 AND kind = ?3 AND group_id <> ?4 AND state <> 'deleted')sql"};
constexpr Query kBind{"groups.bind", R"sql(
    INSERT INTO chat_group (organization_id, branch_id, kind, group_id, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (organization_id, group_id) DO UPDATE SET
        branch_id = excluded.branch_id, kind = excluded.kind, state = 'active', package_ends_on = NULL,
        dissolves_at = NULL, checked_at = NULL
    RETURNING id)sql"};
constexpr Query kSetState{"groups.set_state", "UPDATE chat_group SET state = ?2 WHERE id = ?1"};
constexpr Query kNotGreeted{"groups.not_greeted",
                            "SELECT " MUNGBA_GROUP_COLUMNS
                            " FROM chat_group WHERE organization_id = ?1 AND state = 'active' AND "
                            "greeted_at IS NULL ORDER BY id"};
constexpr Query kSetGreeted{"groups.set_greeted",
                            "UPDATE chat_group SET greeted_at = ?2 WHERE id = ?1"};
constexpr const Query* kQueries[] = {&kFind,
                                     &kFindById,
                                     &kOfBranch,
                                     &kOfSecretaries,
                                     &kAll,
                                     &kReplace,
                                     &kBind,
                                     &kSetState,
                                     &kNotGreeted,
                                     &kSetGreeted};

ChatGroup read(const Rows& rows) {
    return {.id = rows.id<core::ChatGroupId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .branch = rows.id<core::BranchId>(2),
            .kind = value_in(kKinds, rows.text_view(3)),
            .group_id = rows.id<core::GroupId>(4),
            .state = value_in(kStates, rows.text_view(5))};
}

std::optional<ChatGroup> first(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::vector<ChatGroup> every(Rows rows) {
    std::vector<ChatGroup> list;
    while (rows.next()) list.push_back(read(rows));
    return list;
}

}  // namespace

std::optional<ChatGroup> find(Connection& connection,
                              core::OrganizationId organization,
                              const core::GroupId& group) {
    return first(connection.rows(kFind, organization, group));
}

std::optional<ChatGroup> find(Connection& connection, core::ChatGroupId id) {
    return first(connection.rows(kFindById, id));
}

std::optional<ChatGroup> of_branch(Connection& connection,
                                   core::BranchId branch,
                                   ChatGroup::Kind kind) {
    return first(connection.rows(kOfBranch, branch, name_of(kind)));
}

std::optional<ChatGroup> of_secretaries(Connection& connection, core::OrganizationId organization) {
    return first(connection.rows(kOfSecretaries, organization));
}

std::vector<ChatGroup> all(Connection& connection, core::OrganizationId organization) {
    return every(connection.rows(kAll, organization));
}

std::vector<ChatGroup> not_greeted(Connection& connection, core::OrganizationId organization) {
    return every(connection.rows(kNotGreeted, organization));
}

void set_greeted(Connection& connection, core::ChatGroupId id, std::optional<core::Instant> at) {
    connection.execute(kSetGreeted, id, at);
}

core::ChatGroupId bind(Connection& connection,
                       core::OrganizationId organization,
                       core::BranchId branch,
                       ChatGroup::Kind kind,
                       const core::GroupId& group,
                       core::Instant now) {
    connection.execute(kReplace, organization, branch, name_of(kind), group);
    Rows rows = connection.rows(kBind, organization, branch, name_of(kind), group, now);
    rows.next();
    const auto id = rows.id<core::ChatGroupId>(0);
    rows.next();  // to its end, so that the statement is done
    return id;
}

void set_state(Connection& connection, core::ChatGroupId id, ChatGroup::State state) {
    connection.execute(kSetState, id, name_of(state));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::groups

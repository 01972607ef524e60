#include "storage/code_repository.hpp"

#include <chrono>

namespace mungba::storage::codes {
namespace {

constexpr std::chrono::hours kTriesAreKept{24};

#define MUNGBA_CODE \
    "SELECT id, organization_id, person_id, branch_id, coalesce(group_kind, 'branch'), expires_at FROM enrolment_code "

constexpr Query kFind{"codes.find", MUNGBA_CODE "WHERE organization_id = ?1 AND hash = ?2 AND state = 'live' AND expires_at > ?3"};
constexpr Query kFindById{"codes.find_by_id", MUNGBA_CODE "WHERE id = ?1 AND state = 'live' AND expires_at > ?2"};
constexpr Query kInsert{"codes.insert", R"sql(
    INSERT INTO enrolment_code (organization_id, purpose, person_id, branch_id, group_kind, hash, made_at, expires_at)
    VALUES (?1, iif(?2 IS NULL, 'group', 'person'), ?2, ?3, iif(?2 IS NULL, ?4, NULL), ?5, ?6, ?7))sql"};
constexpr Query kUse{"codes.use", "UPDATE enrolment_code SET state = 'used', finished_at = ?2 WHERE id = ?1 AND state = 'live'"};
constexpr Query kRevokeOfPerson{"codes.revoke_of_person", R"sql(
    UPDATE enrolment_code SET state = 'revoked', finished_at = ?2 WHERE person_id = ?1 AND state = 'live')sql"};
constexpr Query kRevokeOfGroup{"codes.revoke_of_group", R"sql(
    UPDATE enrolment_code SET state = 'revoked', finished_at = ?4
    WHERE organization_id = ?1 AND branch_id IS ?2 AND group_kind = ?3 AND state = 'live')sql"};
constexpr Query kExpire{"codes.expire", R"sql(
    UPDATE enrolment_code SET state = 'expired', finished_at = ?2 WHERE organization_id = ?1 AND state = 'live' AND expires_at <= ?2)sql"};
constexpr Query kNote{"codes.note_wrong", "INSERT INTO enrolment_try (organization_id, user_id, at) VALUES (?1, ?2, ?3)"};
constexpr Query kForget{"codes.forget_tries", "DELETE FROM enrolment_try WHERE organization_id = ?1 AND at <= ?2"};
constexpr Query kWrong{"codes.wrong_since", R"sql(
    SELECT count(*) FROM enrolment_try WHERE organization_id = ?1 AND at > ?3 AND (?2 = '' OR user_id = ?2))sql"};
constexpr const Query* kQueries[] = {&kFind,          &kFindById, &kInsert, &kUse,    &kRevokeOfPerson,
                                     &kRevokeOfGroup, &kExpire,   &kNote,   &kForget, &kWrong};

ChatGroup::Kind kind_named(std::string_view name) {
    for (const auto kind : {ChatGroup::Kind::branch, ChatGroup::Kind::branch_committee}) {
        if (name_of(kind) == name) return kind;
    }
    return ChatGroup::Kind::secretaries;
}

std::optional<Code> first_of(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return Code{.id = rows.id<core::CodeId>(0),
                .organization = rows.id<core::OrganizationId>(1),
                .person = rows.id<core::PersonId>(2),
                .branch = rows.id<core::BranchId>(3),
                .group_kind = kind_named(rows.text_view(4)),
                .expires_at = rows.instant(5)};
}

}  // namespace

std::optional<Code> find(Connection& connection, core::OrganizationId organization, const CodeHash& hash, core::Instant now) {
    return first_of(connection.rows(kFind, organization, Blob(hash), now));
}

std::optional<Code> find(Connection& connection, core::CodeId id, core::Instant now) {
    return first_of(connection.rows(kFindById, id, now));
}

core::CodeId insert(Connection& connection, const Code& code, const CodeHash& hash, core::Instant now) {
    connection.execute(
        kInsert, code.organization, code.person, code.branch, name_of(code.group_kind), Blob(hash), now, code.expires_at);
    return core::CodeId{connection.last_insert_id()};
}

bool use(Connection& connection, core::CodeId id, core::Instant now) { return connection.execute(kUse, id, now) == 1; }

void revoke_same(Connection& connection, const Code& code, core::Instant now) {
    if (code.person) {
        connection.execute(kRevokeOfPerson, code.person, now);
    } else {
        connection.execute(kRevokeOfGroup, code.organization, code.branch, name_of(code.group_kind), now);
    }
}

void expire(Connection& connection, core::OrganizationId organization, core::Instant now) {
    connection.execute(kExpire, organization, now);
}

void forget_tries(Connection& connection, core::OrganizationId organization, core::Instant now) {
    connection.execute(kForget, organization, now - kTriesAreKept);
}

void note_wrong(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant now) {
    forget_tries(connection, organization, now);
    connection.execute(kNote, organization, user, now);
}

int wrong_since(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant since) {
    Rows rows = connection.rows(kWrong, organization, user, since);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::codes

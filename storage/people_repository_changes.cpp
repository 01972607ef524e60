#include "storage/people_repository_changes.hpp"

#include "core/text.hpp"

namespace mungba::storage::people {
namespace {

constexpr Query kInsert{"people.insert", R"sql(
    INSERT INTO person (organization_id, name, folded_name, birth_date, phone, consent_on, consent_way, created_at)
    VALUES (?1, ?2, ?3, ?4, nullif(?5, ''), ?6, iif(?6 IS NULL, NULL, iif(?7, 'chat', 'paper')), ?8))sql"};
constexpr Query kUpdate{"people.update", R"sql(
    UPDATE person SET name = ?2, folded_name = ?3, birth_date = ?4, phone = nullif(?5, ''),
        consent_on = iif(consent_way IS 'chat', consent_on, ?6),
        consent_way = iif(consent_way IS 'chat', 'chat', iif(?6 IS NULL, NULL, 'paper'))
    WHERE id = ?1)sql"};
constexpr Query kWasEverMember{"people.was_ever_member",
                               "SELECT EXISTS (SELECT 1 FROM membership WHERE person_id = ?1)"};
constexpr Query kListedIn{"people.listed_in", R"sql(
    SELECT m.id, m.position, p.id, p.organization_id, p.name, p.birth_date, p.phone, p.consent_on,
        coalesce(p.consent_way = 'chat', 0)
    FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.branch_id = ?1 AND m.until IS NULL AND p.erased_at IS NULL ORDER BY m.position, m.id)sql"};
constexpr Query kAddMembership{"people.add_membership", R"sql(
    INSERT INTO membership (person_id, branch_id, position, since) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (person_id, branch_id) DO UPDATE SET position = excluded.position, until = NULL
    RETURNING id)sql"};
constexpr Query kSetPosition{"people.set_position",
                             "UPDATE membership SET position = ?2 WHERE id = ?1"};
constexpr Query kEndMembership{"people.end_membership",
                               "UPDATE membership SET until = ?2 WHERE id = ?1 AND until IS NULL"};
constexpr Query kLinkAccount{"people.link_account", R"sql(
    INSERT INTO account (organization_id, person_id, user_id, since) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (organization_id, user_id, person_id) WHERE until IS NULL DO NOTHING)sql"};
constexpr Query kEndAccount{"people.end_account",
                            "UPDATE account SET until = ?2 WHERE id = ?1 AND until IS NULL"};
constexpr Query kStatusesOf{"people.statuses_of", R"sql(
    SELECT id, status, from_date, until_date FROM membership_status WHERE membership_id = ?1 ORDER BY from_date, id)sql"};
constexpr Query kAddStatus{"people.add_status", R"sql(
    INSERT INTO membership_status (membership_id, status, from_date, until_date) VALUES (?1, ?2, ?3, ?4))sql"};
constexpr Query kSetStatusDays{
    "people.set_status_days",
    "UPDATE membership_status SET from_date = ?2, until_date = ?3 WHERE id = ?1"};
constexpr Query kRemoveStatus{"people.remove_status",
                              "DELETE FROM membership_status WHERE id = ?1"};
constexpr Query kRoleSpansOf{"people.role_spans_of", R"sql(
    SELECT id, role, branch_id, from_date, until_date FROM role WHERE person_id = ?1 ORDER BY from_date, id)sql"};
constexpr Query kWasEverHeld{"people.was_ever_held", R"sql(
    SELECT EXISTS (SELECT 1 FROM role r JOIN person p ON p.id = r.person_id
                   WHERE p.organization_id = ?1 AND r.branch_id IS ?2 AND r.role = ?3))sql"};
constexpr Query kAddRole{"people.add_role", R"sql(
    INSERT INTO role (person_id, branch_id, role, from_date, until_date) VALUES (?1, ?2, ?3, ?4, ?5))sql"};
constexpr Query kEndRole{"people.end_role", "UPDATE role SET until_date = ?2 WHERE id = ?1"};
constexpr Query kRemoveRole{"people.remove_role", "DELETE FROM role WHERE id = ?1"};
constexpr const Query* kQueries[] = {&kInsert,
                                     &kEndMembership,
                                     &kUpdate,
                                     &kWasEverMember,
                                     &kListedIn,
                                     &kAddMembership,
                                     &kSetPosition,
                                     &kLinkAccount,
                                     &kEndAccount,
                                     &kStatusesOf,
                                     &kAddStatus,
                                     &kSetStatusDays,
                                     &kRemoveStatus,
                                     &kRoleSpansOf,
                                     &kWasEverHeld,
                                     &kAddRole,
                                     &kEndRole,
                                     &kRemoveRole};

bool is_true(Rows rows) { return rows.next() && rows.integer(0) == 1; }

}  // namespace

core::PersonId insert(Connection& connection, const Person& person, core::Instant now) {
    const std::string folded = core::text::fold(person.name);
    connection.execute(kInsert,
                       person.organization,
                       person.name,
                       folded,
                       person.birth_date,
                       person.phone,
                       person.consent_on,
                       person.consented_in_chat,
                       now);
    return core::PersonId{connection.last_insert_id()};
}

void update(Connection& connection, const Person& person) {
    const std::string folded = core::text::fold(person.name);
    connection.execute(kUpdate,
                       person.id,
                       person.name,
                       folded,
                       person.birth_date,
                       person.phone,
                       person.consent_on);
}

bool was_ever_member(Connection& connection, core::PersonId person) {
    return is_true(connection.rows(kWasEverMember, person));
}

std::vector<ListedPerson> listed_in(Connection& connection, core::BranchId branch) {
    std::vector<ListedPerson> list;
    Rows rows = connection.rows(kListedIn, branch);
    while (rows.next()) {
        list.push_back({.membership = rows.id<core::MembershipId>(0),
                        .position = static_cast<int>(rows.integer(1)),
                        .person = {.id = rows.id<core::PersonId>(2),
                                   .organization = rows.id<core::OrganizationId>(3),
                                   .name = rows.text(4),
                                   .birth_date = rows.optional_text(5),
                                   .phone = rows.text(6),
                                   .consent_on = rows.optional_text(7),
                                   .consented_in_chat = rows.integer(8) == 1}});
    }
    return list;
}

core::MembershipId add_membership(Connection& connection,
                                  core::PersonId person,
                                  core::BranchId branch,
                                  int position,
                                  core::Instant now) {
    Rows rows = connection.rows(kAddMembership, person, branch, position, now);
    rows.next();
    const auto id = rows.id<core::MembershipId>(0);
    rows.next();  // to its end, so that the statement is done
    return id;
}

void end_membership(Connection& connection, core::MembershipId membership, core::Instant now) {
    connection.execute(kEndMembership, membership, now);
}

void set_position(Connection& connection, core::MembershipId membership, int position) {
    connection.execute(kSetPosition, membership, position);
}

void link_account(Connection& connection,
                  core::OrganizationId organization,
                  core::PersonId person,
                  const core::UserId& user,
                  core::Instant now) {
    connection.execute(kLinkAccount, organization, person, user, now);
}

void end_account(Connection& connection, core::AccountId account, core::Instant now) {
    connection.execute(kEndAccount, account, now);
}

std::vector<StatusSpan> statuses_of(Connection& connection, core::MembershipId membership) {
    std::vector<StatusSpan> list;
    Rows rows = connection.rows(kStatusesOf, membership);
    while (rows.next()) {
        list.push_back({.id = rows.integer(0),
                        .status = domain::member_status_named(rows.text_view(1)).value(),
                        .from = rows.text(2),
                        .until = rows.optional_text(3)});
    }
    return list;
}

void add_status(Connection& connection, core::MembershipId membership, const StatusSpan& status) {
    connection.execute(
        kAddStatus, membership, domain::name_of(status.status), status.from, status.until);
}

void set_status_days(Connection& connection, const StatusSpan& status) {
    connection.execute(kSetStatusDays, status.id, status.from, status.until);
}

void remove_status(Connection& connection, std::int64_t id) {
    connection.execute(kRemoveStatus, id);
}

std::vector<RoleSpan> role_spans_of(Connection& connection, core::PersonId person) {
    std::vector<RoleSpan> list;
    Rows rows = connection.rows(kRoleSpansOf, person);
    while (rows.next()) {
        list.push_back({.id = rows.integer(0),
                        .role = domain::role_named(rows.text_view(1)).value(),
                        .branch = rows.id<core::BranchId>(2),
                        .from = rows.text(3),
                        .until = rows.optional_text(4)});
    }
    return list;
}

bool was_ever_held(Connection& connection,
                   core::OrganizationId organization,
                   core::BranchId branch,
                   domain::Role role) {
    return is_true(connection.rows(kWasEverHeld, organization, branch, domain::name_of(role)));
}

void add_role(Connection& connection, core::PersonId person, const RoleSpan& role) {
    connection.execute(
        kAddRole, person, role.branch, domain::name_of(role.role), role.from, role.until);
}

void end_role(Connection& connection, const RoleSpan& role, core::LocalDate first_day_without) {
    if (role.from >= core::format_iso_date(first_day_without)) {
        connection.execute(kRemoveRole, role.id);
    } else {
        connection.execute(
            kEndRole, role.id, core::format_iso_date(core::plus_days(first_day_without, -1)));
    }
}

std::span<const Query* const> change_queries() { return kQueries; }

}  // namespace mungba::storage::people

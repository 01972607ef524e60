#include "storage/people_repository.hpp"

#include "core/text.hpp"

namespace mungba::storage::people {
namespace {

#define MUNGBA_PERSON_COLUMNS                                                \
    "p.id, p.organization_id, p.name, p.birth_date, p.phone, p.consent_on, " \
    "coalesce(p.consent_way = 'chat', 0)"

constexpr Query kFind{"people.find",
                      "SELECT " MUNGBA_PERSON_COLUMNS
                      " FROM person p WHERE p.id = ?1 AND p.erased_at IS NULL"};
constexpr Query kNamed{
    "people.named",
    "SELECT " MUNGBA_PERSON_COLUMNS
    " FROM person p WHERE p.organization_id = ?1 AND p.folded_name = ?2 AND p.erased_at IS NULL"
    " ORDER BY p.id"};
constexpr Query kAtAccount{
    "people.at_account",
    "SELECT " MUNGBA_PERSON_COLUMNS
    " FROM account a JOIN person p ON p.id = a.person_id"
    " WHERE a.organization_id = ?1 AND a.user_id = ?2 AND a.until IS NULL AND p.erased_at IS NULL"
    " ORDER BY a.since, a.id"};
constexpr Query kAccountsOf{"people.accounts_of", R"sql(
    SELECT id, user_id, since, last_word_at FROM account WHERE person_id = ?1 AND until IS NULL
    ORDER BY last_word_at DESC NULLS LAST, since DESC, id DESC)sql"};
constexpr Query kAccount{"people.account",
                         "SELECT id, organization_id, person_id, user_id, since FROM account WHERE id = ?1 AND until IS NULL"};
constexpr Query kRolesOf{"people.roles_of", R"sql(
    SELECT r.role, r.branch_id FROM role r JOIN person p ON p.id = r.person_id
    WHERE r.person_id = ?1 AND r.from_date <= ?2 AND (r.until_date IS NULL OR r.until_date >= ?2) AND p.erased_at IS NULL
    ORDER BY r.from_date, r.id)sql"};
constexpr Query kHolders{"people.holders",
                         "SELECT " MUNGBA_PERSON_COLUMNS
                         " FROM role r JOIN person p ON p.id = r.person_id"
                         " WHERE r.branch_id = ?1 AND r.role = ?2 AND r.from_date <= ?3"
                         " AND (r.until_date IS NULL OR r.until_date >= ?3) AND p.erased_at IS NULL"
                         " ORDER BY r.from_date, r.id"};
constexpr Query kOfficeOf{
    "people.office_of",
    "SELECT " MUNGBA_PERSON_COLUMNS
    " FROM role r JOIN person p ON p.id = r.person_id"
    " WHERE p.organization_id = ?1 AND r.role = 'office' AND r.from_date <= ?2"
    " AND (r.until_date IS NULL OR r.until_date >= ?2) AND p.erased_at IS NULL"
    " ORDER BY r.from_date, r.id"};

// ?2 is the day, ?3 the instant at which it begins. Column 6 is the status valid on the day, column
// 7 the last one that began.
#define MUNGBA_MEMBERS                                                                      \
    "SELECT m.id, m.person_id, m.branch_id, p.name, p.birth_date, m.position,"              \
    " (SELECT s.status FROM membership_status s WHERE s.membership_id = m.id"               \
    "  AND s.from_date <= ?2 AND (s.until_date IS NULL OR s.until_date >= ?2)"              \
    "  ORDER BY s.from_date DESC, s.id DESC LIMIT 1),"                                      \
    " (SELECT s.status FROM membership_status s WHERE s.membership_id = m.id"               \
    "  AND s.from_date <= ?2 ORDER BY s.from_date DESC, s.id DESC LIMIT 1),"                \
    " EXISTS (SELECT 1 FROM account a WHERE a.person_id = m.person_id AND a.until IS NULL)" \
    " FROM membership m JOIN person p ON p.id = m.person_id"                                \
    " WHERE (m.until IS NULL OR m.until > ?3) AND p.erased_at IS NULL"

constexpr Query kMembersOf{"people.members_of",
                           MUNGBA_MEMBERS " AND m.branch_id = ?1 ORDER BY m.position, m.id"};
constexpr Query kMembershipsOf{"people.memberships_of",
                               MUNGBA_MEMBERS " AND m.person_id = ?1 ORDER BY m.id"};
constexpr Query kTouchLastWord{"people.touch_last_word", R"sql(
    UPDATE account SET last_word_at = ?3
    WHERE organization_id = ?1 AND user_id = ?2 AND until IS NULL AND (last_word_at IS NULL OR last_word_at < ?3))sql"};
constexpr const Query* kQueries[] = {&kFind,
                                     &kNamed,
                                     &kAtAccount,
                                     &kAccountsOf,
                                     &kAccount,
                                     &kRolesOf,
                                     &kHolders,
                                     &kOfficeOf,
                                     &kMembersOf,
                                     &kMembershipsOf,
                                     &kTouchLastWord};

Person read_person(const Rows& rows) {
    return {.id = rows.id<core::PersonId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .name = rows.text(2),
            .birth_date = rows.optional_text(3),
            .phone = rows.text(4),
            .consent_on = rows.optional_text(5),
            .consented_in_chat = rows.integer(6) == 1};
}

std::vector<Person> read_people(Rows rows) {
    std::vector<Person> list;
    while (rows.next()) list.push_back(read_person(rows));
    return list;
}

/// @param valid  the status on the day, if any @param last  the last one that had begun by then, if
/// any
std::optional<domain::MemberStatus> status_on_day(std::optional<domain::MemberStatus> valid,
                                                  std::optional<domain::MemberStatus> last) {
    if (valid || !last) return valid;
    if (*last == domain::MemberStatus::temp_in) return std::nullopt;
    if (*last == domain::MemberStatus::probationary) return last;
    return domain::MemberStatus::official;
}

std::vector<Member> read_members(Rows rows) {
    std::vector<Member> list;
    while (rows.next()) {
        const auto status = status_on_day(domain::member_status_named(rows.text_view(6)),
                                          domain::member_status_named(rows.text_view(7)));
        if (!status) continue;
        list.push_back({.membership = rows.id<core::MembershipId>(0),
                        .person = rows.id<core::PersonId>(1),
                        .branch = rows.id<core::BranchId>(2),
                        .name = rows.text(3),
                        .birth_date = rows.optional_text(4),
                        .status = *status,
                        .position = static_cast<int>(rows.integer(5)),
                        .has_account = rows.integer(8) == 1});
    }
    return list;
}

}  // namespace

std::optional<Person> find(Connection& connection, core::PersonId id) {
    Rows rows = connection.rows(kFind, id);
    if (!rows.next()) return std::nullopt;
    return read_person(rows);
}

std::vector<Person> at_account(Connection& connection,
                               core::OrganizationId organization,
                               const core::UserId& user) {
    return read_people(connection.rows(kAtAccount, organization, user));
}

std::vector<Account> accounts_of(Connection& connection, core::PersonId person) {
    std::vector<Account> list;
    Rows rows = connection.rows(kAccountsOf, person);
    while (rows.next()) {
        list.push_back({.id = rows.id<core::AccountId>(0),
                        .user = rows.id<core::UserId>(1),
                        .since = rows.instant(2),
                        .last_word_at = rows.optional_instant(3)});
    }
    return list;
}

std::optional<AccountOf> account(Connection& connection, core::AccountId id) {
    Rows rows = connection.rows(kAccount, id);
    if (!rows.next()) return std::nullopt;
    return AccountOf{.id = rows.id<core::AccountId>(0),
                     .organization = rows.id<core::OrganizationId>(1),
                     .person = rows.id<core::PersonId>(2),
                     .user = rows.id<core::UserId>(3),
                     .since = rows.instant(4)};
}

std::vector<Person> named(Connection& connection,
                          core::OrganizationId organization,
                          std::string_view name) {
    const std::string folded = core::text::fold(name);
    return read_people(connection.rows(kNamed, organization, folded));
}

std::vector<RoleHeld> roles_of(Connection& connection, core::PersonId person, core::LocalDate on) {
    const std::string day = core::format_iso_date(on);
    std::vector<RoleHeld> list;
    Rows rows = connection.rows(kRolesOf, person, day);
    while (rows.next()) {
        list.push_back({.role = domain::role_named(rows.text_view(0)).value(),
                        .branch = rows.id<core::BranchId>(1)});
    }
    return list;
}

std::vector<Person> holders(Connection& connection,
                            core::BranchId branch,
                            domain::Role role,
                            core::LocalDate on) {
    const std::string day = core::format_iso_date(on);
    return read_people(connection.rows(kHolders, branch, domain::name_of(role), day));
}

std::vector<Person> office_of(Connection& connection,
                              core::OrganizationId organization,
                              core::LocalDate on) {
    const std::string day = core::format_iso_date(on);
    return read_people(connection.rows(kOfficeOf, organization, day));
}

std::vector<Member> members_of(Connection& connection, core::BranchId branch, core::LocalDate on) {
    const std::string day = core::format_iso_date(on);
    return read_members(
        connection.rows(kMembersOf, branch, day, core::to_instant(on, core::TimeOfDay{})));
}

std::vector<Member> memberships_of(Connection& connection,
                                   core::PersonId person,
                                   core::LocalDate on) {
    const std::string day = core::format_iso_date(on);
    return read_members(
        connection.rows(kMembershipsOf, person, day, core::to_instant(on, core::TimeOfDay{})));
}

void touch_last_word(Connection& connection,
                     core::OrganizationId organization,
                     const core::UserId& user,
                     core::Instant at) {
    connection.execute(kTouchLastWord, organization, user, at);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::people

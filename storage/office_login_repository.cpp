#include "storage/office_login_repository.hpp"

namespace mungba::storage::office_logins {
namespace {

#define MUNGBA_OFFICE_LOGIN "SELECT person_id, organization_id, login_name, password_hash, sealed_secret, last_step, changed_at FROM office_login "

constexpr Query kPut{"office_logins.put", R"sql(
    INSERT INTO office_login (person_id, organization_id, login_name, password_hash, sealed_secret, last_step, made_at, changed_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)
    ON CONFLICT (person_id) DO UPDATE SET login_name = excluded.login_name, password_hash = excluded.password_hash,
        sealed_secret = excluded.sealed_secret, last_step = excluded.last_step, changed_at = excluded.changed_at)sql"};
constexpr Query kFind{"office_logins.find", MUNGBA_OFFICE_LOGIN "WHERE organization_id = ?1 AND login_name = ?2"};
constexpr Query kOf{"office_logins.of", MUNGBA_OFFICE_LOGIN "WHERE person_id = ?1"};
constexpr Query kStep{"office_logins.set_last_step", "UPDATE office_login SET last_step = ?2 WHERE person_id = ?1"};
constexpr Query kRemove{"office_logins.remove", "DELETE FROM office_login WHERE person_id = ?1"};
constexpr Query kAddCode{"office_logins.add_recovery", "INSERT INTO recovery_code (person_id, hash) VALUES (?1, ?2)"};
constexpr Query kDropCodes{"office_logins.drop_recovery", "DELETE FROM recovery_code WHERE person_id = ?1"};
constexpr Query kUseCode{"office_logins.use_recovery",
                         "UPDATE recovery_code SET used_at = ?3 WHERE person_id = ?1 AND hash = ?2 AND used_at IS NULL"};
constexpr Query kCodesLeft{"office_logins.recovery_left", "SELECT count(*) FROM recovery_code WHERE person_id = ?1 AND used_at IS NULL"};
constexpr Query kTries{"office_logins.tries", "SELECT count(*), max(at) FROM login_try WHERE subject = ?1 AND at > ?2"};
constexpr Query kNote{"office_logins.note_try", "INSERT INTO login_try (subject, at) VALUES (?1, ?2)"};
constexpr Query kForget{"office_logins.forget_tries", "DELETE FROM login_try WHERE subject = ?1"};
constexpr Query kForgetOld{"office_logins.forget_old_tries",
                           "DELETE FROM login_try WHERE id IN (SELECT id FROM login_try WHERE at < ?1 ORDER BY id LIMIT ?2)"};
constexpr const Query* kQueries[] = {&kPut,       &kFind,    &kOf,        &kStep,  &kRemove, &kAddCode, &kDropCodes,
                                     &kUseCode,   &kCodesLeft, &kTries,   &kNote,  &kForget, &kForgetOld};

std::optional<OfficeLogin> first_of(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return OfficeLogin{.person = rows.id<core::PersonId>(0),
                       .organization = rows.id<core::OrganizationId>(1),
                       .login_name = rows.text(2),
                       .password_hash = rows.text(3),
                       .sealed_secret = rows.blob(4),
                       .last_step = rows.integer(5),
                       .changed_at = rows.instant(6)};
}

}  // namespace

bool put(Connection& connection, const OfficeLogin& login, const std::vector<SecretHash>& recovery, core::Instant now) {
    const auto same_name = find(connection, login.organization, login.login_name);
    if (same_name && same_name->person != login.person) return false;
    connection.execute(
        kPut, login.person, login.organization, login.login_name, login.password_hash, Blob(login.sealed_secret), login.last_step, now);
    put_recovery(connection, login.person, recovery);
    return true;
}

std::optional<OfficeLogin> find(Connection& connection, core::OrganizationId organization, std::string_view login_name) {
    return first_of(connection.rows(kFind, organization, login_name));
}

std::optional<OfficeLogin> of(Connection& connection, core::PersonId person) { return first_of(connection.rows(kOf, person)); }
void set_last_step(Connection& connection, core::PersonId person, std::int64_t step) { connection.execute(kStep, person, step); }

void put_recovery(Connection& connection, core::PersonId person, const std::vector<SecretHash>& recovery) {
    connection.execute(kDropCodes, person);
    for (const SecretHash& hash : recovery) connection.execute(kAddCode, person, Blob(hash));
}

bool use_recovery(Connection& connection, core::PersonId person, const SecretHash& hash, core::Instant now) {
    return connection.execute(kUseCode, person, Blob(hash), now) == 1;
}

int recovery_left(Connection& connection, core::PersonId person) {
    Rows rows = connection.rows(kCodesLeft, person);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

bool remove(Connection& connection, core::PersonId person) {
    connection.execute(kDropCodes, person);
    return connection.execute(kRemove, person) == 1;
}

Tries tries(Connection& connection, const SecretHash& subject, core::Instant since) {
    Rows rows = connection.rows(kTries, Blob(subject), since);
    rows.next();
    return {.count = static_cast<int>(rows.integer(0)), .last = rows.optional_instant(1)};
}

void note_try(Connection& connection, const SecretHash& subject, core::Instant now) { connection.execute(kNote, Blob(subject), now); }
void forget_tries(Connection& connection, const SecretHash& subject) { connection.execute(kForget, Blob(subject)); }
int forget_old_tries(Connection& connection, core::Instant before, int limit) { return connection.execute(kForgetOld, before, limit); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::office_logins

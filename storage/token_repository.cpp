#include "storage/token_repository.hpp"

namespace mungba::storage::tokens {
namespace {

constexpr Query kNewest{"tokens.newest", "SELECT coalesce(max(generation), 0) FROM token WHERE organization_id = ?1"};
constexpr Query kPut{"tokens.put", R"sql(
    INSERT INTO token (organization_id, generation, sealed_access, sealed_refresh, obtained_at, expires_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql"};
constexpr Query kForget{"tokens.forget", "DELETE FROM token WHERE organization_id = ?1 AND generation < ?2"};
constexpr Query kCurrent{"tokens.current", R"sql(
    SELECT generation, sealed_access, sealed_refresh, obtained_at, expires_at, refresh_begun_at, refused_at, refused_code, held FROM token
    WHERE organization_id = ?1 ORDER BY generation DESC LIMIT 1)sql"};
constexpr Query kBegin{"tokens.begin_refresh", R"sql(
    UPDATE token SET refresh_begun_at = ?3
    WHERE organization_id = ?1 AND generation = ?2 AND held = 0
      AND generation = (SELECT max(generation) FROM token WHERE organization_id = ?1))sql"};
constexpr Query kEnd{"tokens.end_refresh", "UPDATE token SET refresh_begun_at = NULL WHERE organization_id = ?1 AND generation = ?2"};
constexpr Query kRefuse{"tokens.refuse", R"sql(
    UPDATE token SET refused_at = ?4, refused_code = ?3 WHERE organization_id = ?1 AND generation = ?2)sql"};
constexpr Query kHold{"tokens.hold_all", "UPDATE token SET held = 1"};
constexpr Query kOwners{"tokens.owners", "SELECT count(DISTINCT organization_id) FROM token"};
constexpr Query kRelease{"tokens.release", "UPDATE token SET held = 0 WHERE organization_id = ?1 AND held = 1"};
constexpr const Query* kQueries[] = {&kNewest, &kPut, &kForget, &kCurrent, &kBegin, &kEnd, &kRefuse, &kHold, &kOwners, &kRelease};

}  // namespace

std::int64_t put(Connection& connection, const SealedTokens& pair) {
    std::int64_t generation = 0;
    {
        Rows rows = connection.rows(kNewest, pair.organization);
        rows.next();
        generation = rows.integer(0) + 1;
    }
    connection.execute(
        kPut, pair.organization, generation, Blob(pair.access), Blob(pair.refresh), pair.obtained_at, pair.expires_at);
    connection.execute(kForget, pair.organization, generation - 1);
    return generation;
}

std::optional<SealedTokens> current(Connection& connection, core::OrganizationId organization) {
    Rows rows = connection.rows(kCurrent, organization);
    if (!rows.next()) return std::nullopt;
    return SealedTokens{.organization = organization,
                        .generation = rows.integer(0),
                        .access = rows.blob(1),
                        .refresh = rows.blob(2),
                        .obtained_at = rows.instant(3),
                        .expires_at = rows.instant(4),
                        .refresh_begun_at = rows.optional_instant(5),
                        .refused_at = rows.optional_instant(6),
                        .refused_code = static_cast<int>(rows.integer(7)),
                        .held = rows.integer(8) == 1};
}

bool begin_refresh(Connection& connection, core::OrganizationId organization, std::int64_t generation, core::Instant now) {
    return connection.execute(kBegin, organization, generation, now) == 1;
}

void end_refresh(Connection& connection, core::OrganizationId organization, std::int64_t generation) {
    connection.execute(kEnd, organization, generation);
}

void refuse(Connection& connection, core::OrganizationId organization, std::int64_t generation, int code, core::Instant now) {
    connection.execute(kRefuse, organization, generation, code, now);
}

int hold_all(Connection& connection) {
    connection.execute(kHold);
    Rows rows = connection.rows(kOwners);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

bool release(Connection& connection, core::OrganizationId organization) {
    return connection.execute(kRelease, organization) > 0;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::tokens

#include "storage/feed_repository.hpp"

#include "storage/names.hpp"

namespace mungba::storage::feeds {
namespace {

using Kind = CalendarFeed::Kind;
constexpr Names<Kind, 3> kKinds{{{Kind::branch, "branch"}, {Kind::overseer, "overseer"}, {Kind::office, "office"}}};

#define MUNGBA_FEED "SELECT id, organization_id, kind, branch_id, person_id, made_at FROM calendar_feed "

constexpr Query kMake{"feeds.make", R"sql(
    INSERT INTO calendar_feed (organization_id, kind, branch_id, person_id, hash, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql"};
constexpr Query kFind{"feeds.find", MUNGBA_FEED "WHERE hash = ?1 AND revoked_at IS NULL"};
constexpr Query kLiveOf{"feeds.live_of", MUNGBA_FEED "WHERE person_id = ?1 AND kind = ?2 AND branch_id IS ?3 AND revoked_at IS NULL"};
constexpr Query kRevoke{"feeds.revoke", R"sql(
    UPDATE calendar_feed SET revoked_at = ?4 WHERE person_id = ?1 AND kind = ?2 AND branch_id IS ?3 AND revoked_at IS NULL)sql"};
constexpr Query kRevokeBranch{"feeds.revoke_of_branch", "UPDATE calendar_feed SET revoked_at = ?2 WHERE branch_id = ?1 AND revoked_at IS NULL"};
constexpr Query kRevokePerson{"feeds.revoke_of_person", "UPDATE calendar_feed SET revoked_at = ?2 WHERE person_id = ?1 AND revoked_at IS NULL"};
constexpr const Query* kQueries[] = {&kMake, &kFind, &kLiveOf, &kRevoke, &kRevokeBranch, &kRevokePerson};

std::optional<CalendarFeed> first(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return CalendarFeed{.id = rows.integer(0),
                        .organization = rows.id<core::OrganizationId>(1),
                        .kind = value_in(kKinds, rows.text_view(2)),
                        .branch = rows.id<core::BranchId>(3),
                        .person = rows.id<core::PersonId>(4),
                        .made_at = rows.instant(5)};
}

}  // namespace

void make(Connection& connection, const CalendarFeed& feed, const SecretHash& hash, core::Instant now) {
    revoke(connection, feed.person, feed.kind, feed.branch, now);
    connection.execute(kMake, feed.organization, name_in(kKinds, feed.kind), feed.branch, feed.person, std::span<const std::byte>(hash), now);
}
std::optional<CalendarFeed> find(Connection& connection, const SecretHash& hash) { return first(connection.rows(kFind, std::span<const std::byte>(hash))); }
std::optional<CalendarFeed> live_of(Connection& connection, core::PersonId person, CalendarFeed::Kind kind, core::BranchId branch) {
    return first(connection.rows(kLiveOf, person, name_in(kKinds, kind), branch));
}
int revoke(Connection& connection, core::PersonId person, CalendarFeed::Kind kind, core::BranchId branch, core::Instant now) {
    return connection.execute(kRevoke, person, name_in(kKinds, kind), branch, now);
}
int revoke_of_branch(Connection& connection, core::BranchId branch, core::Instant now) { return connection.execute(kRevokeBranch, branch, now); }
int revoke_of_person(Connection& connection, core::PersonId person, core::Instant now) { return connection.execute(kRevokePerson, person, now); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::feeds

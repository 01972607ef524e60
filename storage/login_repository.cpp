#include "storage/login_repository.hpp"

#include "storage/names.hpp"

namespace mungba::storage {
namespace {

using BegunBy = WebSession::BegunBy;
constexpr Names<BegunBy, 2> kBegunBy{{{BegunBy::link, "link"}, {BegunBy::password, "password"}}};

}  // namespace

namespace login_links {
namespace {

constexpr Query kInsert{"login_links.insert", R"sql(
    INSERT INTO login_link (organization_id, person_id, hash, made_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id)sql"};
constexpr Query kFind{"login_links.find", R"sql(
    SELECT id, organization_id, person_id, expires_at FROM login_link WHERE hash = ?1 AND state = 'live' AND expires_at > ?2)sql"};
constexpr Query kUse{"login_links.use",
                     "UPDATE login_link SET state = 'used', finished_at = ?2 WHERE id = ?1 AND state = 'live' AND expires_at > ?2"};
constexpr Query kRevoke{"login_links.revoke", "UPDATE login_link SET state = 'revoked', finished_at = ?2 WHERE id = ?1 AND state = 'live'"};
constexpr Query kRevokeOf{"login_links.revoke_of", R"sql(
    UPDATE login_link SET state = 'revoked', finished_at = ?3 WHERE organization_id = ?1 AND person_id IS ?2 AND state = 'live')sql"};
constexpr Query kExpire{"login_links.expire", R"sql(
    UPDATE login_link SET state = 'expired', finished_at = ?1
    WHERE id IN (SELECT id FROM login_link WHERE state = 'live' AND expires_at <= ?1 LIMIT ?2))sql"};
constexpr Query kForget{"login_links.forget",
                        "DELETE FROM login_link WHERE id IN (SELECT id FROM login_link WHERE finished_at < ?1 ORDER BY id LIMIT ?2)"};
constexpr const Query* kQueries[] = {&kInsert, &kFind, &kUse, &kRevoke, &kRevokeOf, &kExpire, &kForget};

}  // namespace

core::LoginLinkId insert(Connection& connection, const LoginLink& link, const SecretHash& hash, core::Instant now) {
    Rows rows = connection.rows(kInsert, link.organization, link.person, Blob(hash), now, link.expires_at);
    core::LoginLinkId id;
    while (rows.next()) id = rows.id<core::LoginLinkId>(0);
    return id;
}

std::optional<LoginLink> find(Connection& connection, const SecretHash& hash, core::Instant now) {
    Rows rows = connection.rows(kFind, Blob(hash), now);
    if (!rows.next()) return std::nullopt;
    return LoginLink{.id = rows.id<core::LoginLinkId>(0),
                     .organization = rows.id<core::OrganizationId>(1),
                     .person = rows.id<core::PersonId>(2),
                     .expires_at = rows.instant(3)};
}

bool use(Connection& connection, core::LoginLinkId id, core::Instant now) { return connection.execute(kUse, id, now) == 1; }
bool revoke(Connection& connection, core::LoginLinkId id, core::Instant now) { return connection.execute(kRevoke, id, now) == 1; }

int revoke_of(Connection& connection, core::OrganizationId organization, core::PersonId person, core::Instant now) {
    return connection.execute(kRevokeOf, organization, person, now);
}

int forget(Connection& connection, core::Instant before, core::Instant now, int limit) {
    return connection.execute(kExpire, now, limit) + connection.execute(kForget, before, limit);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace login_links

namespace sessions {
namespace {

constexpr Query kInsert{"sessions.insert", R"sql(
    INSERT INTO web_session (organization_id, person_id, hash, begun_by, made_at, last_seen_at, ends_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)
    RETURNING id)sql"};
constexpr Query kFind{"sessions.find", R"sql(
    SELECT id, organization_id, person_id, begun_by, made_at, last_seen_at, ends_at FROM web_session
    WHERE hash = ?1 AND finished_at IS NULL AND last_seen_at > ?2 AND ends_at > ?3)sql"};
constexpr Query kTouch{"sessions.touch",
                       "UPDATE web_session SET last_seen_at = max(last_seen_at, ?2) WHERE id = ?1 AND finished_at IS NULL"};
constexpr Query kEnd{"sessions.end", "UPDATE web_session SET finished_at = ?2 WHERE id = ?1 AND finished_at IS NULL"};
constexpr Query kEndOf{"sessions.end_of", "UPDATE web_session SET finished_at = ?2 WHERE person_id = ?1 AND finished_at IS NULL"};
constexpr Query kForget{"sessions.forget",
                        "DELETE FROM web_session WHERE id IN (SELECT id FROM web_session WHERE ends_at < ?1 ORDER BY id LIMIT ?2)"};
constexpr const Query* kQueries[] = {&kInsert, &kFind, &kTouch, &kEnd, &kEndOf, &kForget};

}  // namespace

core::SessionId insert(Connection& connection, const WebSession& session, const SecretHash& hash) {
    Rows rows = connection.rows(kInsert,
                                session.organization,
                                session.person,
                                Blob(hash),
                                name_in(kBegunBy, session.begun_by),
                                session.made_at,
                                session.ends_at);
    core::SessionId id;
    while (rows.next()) id = rows.id<core::SessionId>(0);
    return id;
}

std::optional<WebSession> find(Connection& connection, const SecretHash& hash, core::Instant seen_after, core::Instant now) {
    Rows rows = connection.rows(kFind, Blob(hash), seen_after, now);
    if (!rows.next()) return std::nullopt;
    return WebSession{.id = rows.id<core::SessionId>(0),
                      .organization = rows.id<core::OrganizationId>(1),
                      .person = rows.id<core::PersonId>(2),
                      .begun_by = value_in(kBegunBy, rows.text_view(3)),
                      .made_at = rows.instant(4),
                      .last_seen_at = rows.instant(5),
                      .ends_at = rows.instant(6)};
}

void touch(Connection& connection, core::SessionId id, core::Instant now) { connection.execute(kTouch, id, now); }
bool end(Connection& connection, core::SessionId id, core::Instant now) { return connection.execute(kEnd, id, now) == 1; }
int end_of(Connection& connection, core::PersonId person, core::Instant now) { return connection.execute(kEndOf, person, now); }
int forget(Connection& connection, core::Instant before, int limit) { return connection.execute(kForget, before, limit); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace sessions
}  // namespace mungba::storage

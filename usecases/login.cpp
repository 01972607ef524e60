#include "usecases/login.hpp"

#include "storage/audit_repository.hpp"
#include "storage/office_login_repository.hpp"
#include "usecases/secrets.hpp"

namespace mungba::usecases::login {
namespace {

constexpr std::chrono::hours kKept{30 * 24};
constexpr std::chrono::hours kTriesKept{24};

void write_audit(storage::Connection& connection,
                 core::OrganizationId organization,
                 core::PersonId who,
                 std::string source,
                 std::string action,
                 std::int64_t object,
                 core::Instant now) {
    storage::audit::append(connection,
                           {.organization = organization,
                            .actor_kind = who ? "person" : "operator",
                            .actor_id = who.value,
                            .source = std::move(source),
                            .action = std::move(action),
                            .branch = {},
                            .object_kind = "session",
                            .object_id = object,
                            .fields = "state"},
                           now);
}

/// The person behind a link or a session, as far as they may use the page; nothing if not.
std::optional<Actor> who_may(storage::Connection& connection, core::OrganizationId organization, core::PersonId person, core::LocalDate today) {
    Actor actor;
    if (person) {
        actor = actor_for(connection, organization, person, today);
    } else {
        actor.kind = Actor::Kind::operator_at_console;
        actor.organization = organization;
    }
    actor.source = "page";
    if (!may(actor, Action::open_page, {})) return std::nullopt;
    return actor;
}

}  // namespace

LinkMade make_link(storage::Connection& connection,
                   const Actor& by,
                   core::OrganizationId organization,
                   core::PersonId who,
                   core::Random& random,
                   core::Instant now) {
    storage::login_links::revoke_of(connection, organization, who, now);
    const std::string secret = secrets::draw(random);
    const core::Instant expires_at = now + kLinkLasts;
    storage::login_links::insert(
        connection, {.id = {}, .organization = organization, .person = who, .expires_at = expires_at}, secrets::hash_of(secret), now);
    storage::audit::append(connection,
                           {.organization = organization,
                            .actor_kind = by.kind == Actor::Kind::person ? "person" : "operator",
                            .actor_id = by.person.value,
                            .source = by.source,
                            .action = "login.link",
                            .branch = {},
                            .object_kind = "person",
                            .object_id = who.value,
                            .fields = "link"},
                           now);
    return {.secret = secret, .expires_at = expires_at};
}

std::optional<Entrant> look(storage::Connection& connection, std::string_view secret, core::Instant now) {
    if (!secrets::is_one(secret)) return std::nullopt;
    const auto link = storage::login_links::find(connection, secrets::hash_of(secret), now);
    if (!link) return std::nullopt;
    auto actor = who_may(connection, link->organization, link->person, core::local_date(now));
    if (!actor) return std::nullopt;
    const auto person = storage::people::find(connection, link->person);
    return Entrant{.organization = link->organization,
                   .person = link->person,
                   .is_operator = !link->person,
                   .name = person ? person->name : std::string(),
                   .roles = std::move(actor->roles),
                   .expires_at = link->expires_at};
}

std::optional<SessionMade> spend(storage::Connection& connection, std::string_view secret, core::Random& random, core::Instant now) {
    const auto entrant = look(connection, secret, now);
    if (!entrant) return std::nullopt;
    const auto link = storage::login_links::find(connection, secrets::hash_of(secret), now);
    if (!link || !storage::login_links::use(connection, link->id, now)) return std::nullopt;
    return begin_session(connection, entrant->organization, entrant->person, storage::WebSession::BegunBy::link, random, now);
}

void revoke(storage::Connection& connection, std::string_view secret, core::Instant now) {
    if (!secrets::is_one(secret)) return;
    const auto link = storage::login_links::find(connection, secrets::hash_of(secret), now);
    if (!link || !storage::login_links::revoke(connection, link->id, now)) return;
    storage::audit::append(connection,
                           {.organization = link->organization,
                            .actor_kind = "channel",
                            .actor_id = 0,
                            .source = "page",
                            .action = "login.refused",
                            .branch = {},
                            .object_kind = "person",
                            .object_id = link->person.value,
                            .fields = "link"},
                           now);
}

SessionMade begin_session(storage::Connection& connection,
                          core::OrganizationId organization,
                          core::PersonId person,
                          storage::WebSession::BegunBy by,
                          core::Random& random,
                          core::Instant now) {
    const std::string secret = secrets::draw(random);
    const core::Instant ends_at = now + kSessionLasts;
    const auto id = storage::sessions::insert(connection,
                                              {.id = {},
                                               .organization = organization,
                                               .person = person,
                                               .begun_by = by,
                                               .made_at = now,
                                               .last_seen_at = now,
                                               .ends_at = ends_at},
                                              secrets::hash_of(secret));
    write_audit(connection, organization, person, "page", "login.begin", id.value, now);
    return {.secret = secret, .ends_at = ends_at};
}

std::optional<Session> session_of(storage::Connection& connection, std::string_view secret, core::Instant now) {
    if (!secrets::is_one(secret)) return std::nullopt;
    auto session = storage::sessions::find(connection, secrets::hash_of(secret), now - kSessionRests, now);
    if (!session || !who_may(connection, session->organization, session->person, core::local_date(now))) return std::nullopt;
    return session;
}

void touch(storage::Connection& connection, core::SessionId id, core::Instant now) { storage::sessions::touch(connection, id, now); }

void end(storage::Connection& connection, const Session& session, core::Instant now) {
    if (storage::sessions::end(connection, session.id, now))
        write_audit(connection, session.organization, session.person, "page", "login.end", session.id.value, now);
}

void end_all_of(storage::Connection& connection, core::OrganizationId organization, core::PersonId person, core::Instant now) {
    storage::login_links::revoke_of(connection, organization, person, now);
    storage::sessions::end_of(connection, person, now);
    storage::office_logins::remove(connection, person);
}

Actor actor_of(storage::Connection& connection, const Session& session, core::LocalDate today) {
    return who_may(connection, session.organization, session.person, today).value_or(Actor{});
}

int forget_old(storage::Connection& connection, core::Instant now, int limit) {
    return storage::login_links::forget(connection, now - kKept, now, limit) + storage::sessions::forget(connection, now - kKept, limit) +
           storage::office_logins::forget_old_tries(connection, now - kTriesKept, limit);
}

}  // namespace mungba::usecases::login

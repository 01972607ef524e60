#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.hpp"
#include "storage/login_repository.hpp"
#include "usecases/access.hpp"

/// Who looks at the web page: one-time links and the sessions that they begin (reliability P11). Only hashes of secrets are stored; the role is
/// looked up at each use. Writer's thread for what writes, any one thread a connection for what only reads; all throw StorageError.
namespace mungba::usecases::login {

inline constexpr std::chrono::minutes kLinkLasts{10};
inline constexpr std::chrono::minutes kSessionRests{30};
inline constexpr std::chrono::hours kSessionLasts{12};

struct LinkMade {
    std::string secret;  ///< of the address; said once, 1:1, to that person
    core::Instant expires_at;
};
/// A new link ends the person's earlier ones.
/// @param who  0: whoever runs the server.
LinkMade make_link(storage::Connection& connection,
                   const Actor& by,
                   core::OrganizationId organization,
                   core::PersonId who,
                   core::Random& random,
                   core::Instant now);

/// Who would log in by a link.
struct Entrant {
    core::OrganizationId organization;
    core::PersonId person;
    bool is_operator = false;
    std::string name;
    std::vector<storage::RoleHeld> roles;
    core::Instant expires_at;
};
/// Reads only. Nothing for a link that was used, replaced, is too old or never was, and for somebody who has no role with a page (any more).
std::optional<Entrant> look(storage::Connection& connection, std::string_view secret, core::Instant now);

struct SessionMade {
    std::string secret;  ///< of the cookie
    core::Instant ends_at;
};
/// Spends the link: of any number who try, one gets a session.
std::optional<SessionMade> spend(storage::Connection& connection, std::string_view secret, core::Random& random, core::Instant now);
/// Whoever opened it is not the one it was made for: it is of no more use.
void revoke(storage::Connection& connection, std::string_view secret, core::Instant now);

/// A session for somebody who has proved otherwise who they are.
SessionMade begin_session(storage::Connection& connection,
                          core::OrganizationId organization,
                          core::PersonId person,
                          storage::WebSession::BegunBy by,
                          core::Random& random,
                          core::Instant now);

using Session = storage::WebSession;
/// Reads only. Nothing after thirty minutes of rest, after twelve hours in all, after a log-out, and without a role.
std::optional<Session> session_of(storage::Connection& connection, std::string_view secret, core::Instant now);
void touch(storage::Connection& connection, core::SessionId id, core::Instant now);
void end(storage::Connection& connection, const Session& session, core::Instant now);
/// Of somebody whose data is erased: links and the office's password too.
void end_all_of(storage::Connection& connection, core::OrganizationId organization, core::PersonId person, core::Instant now);

/// With the roles of that day (P8), and "page" as source.
Actor actor_of(storage::Connection& connection, const Session& session, core::LocalDate today);

/// What is long over goes; at most `limit` rows of each kind. How many.
int forget_old(storage::Connection& connection, core::Instant now, int limit);

}  // namespace mungba::usecases::login

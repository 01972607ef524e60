#include "storage/prompt_repository.hpp"

namespace mungba::storage::prompts {
namespace {

constexpr Query kAsk{"prompts.ask", R"sql(
    INSERT INTO prompt (organization_id, user_id, chat_kind, chat_id, kind, topic, details, asked_at, expires_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql"};
constexpr Query kOpen{"prompts.open_of", R"sql(
    SELECT id, kind, topic, details, asked_at, expires_at FROM prompt
    WHERE organization_id = ?1 AND user_id = ?2 AND chat_id = ?3 AND state = 'open' AND expires_at > ?4 ORDER BY id DESC)sql"};
constexpr Query kOpenOfUser{"prompts.open_of_user", R"sql(
    SELECT id, kind, topic, details, asked_at, expires_at, chat_kind, chat_id FROM prompt
    WHERE organization_id = ?1 AND user_id = ?2 AND state = 'open' AND expires_at > ?3 ORDER BY id DESC)sql"};
constexpr Query kLastChoice{"prompts.last_choice_at", R"sql(
    SELECT max(asked_at) FROM prompt WHERE organization_id = ?1 AND user_id = ?2 AND chat_id = ?3 AND kind = 'choice')sql"};
constexpr Query kClose{"prompts.close", "UPDATE prompt SET state = ?2, details = NULL WHERE id = ?1 AND state = 'open'"};
constexpr Query kExpire{"prompts.expire", R"sql(
    UPDATE prompt SET state = 'expired', details = NULL
    WHERE id IN (SELECT id FROM prompt WHERE state = 'open' AND expires_at <= ?1 LIMIT ?2))sql"};
constexpr Query kNextExpiry{"prompts.next_expiry", "SELECT min(expires_at) FROM prompt WHERE state = 'open'"};
constexpr const Query* kQueries[] = {&kAsk, &kOpen, &kOpenOfUser, &kLastChoice, &kClose, &kExpire, &kNextExpiry};

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::confirmation: return "confirmation";
        case Kind::choice: return "choice";
        case Kind::hold: return "hold";
    }
    return "";
}

Kind kind_named(std::string_view name) {
    return name == "confirmation" ? Kind::confirmation : name == "choice" ? Kind::choice : Kind::hold;
}

}  // namespace

core::PromptId ask(Connection& connection, const Prompt& prompt) {
    connection.execute(kAsk,
                       prompt.organization,
                       prompt.user,
                       prompt.chat.is_private() ? "private" : "group",
                       prompt.chat.id,
                       name_of(prompt.kind),
                       prompt.topic,
                       prompt.details,
                       prompt.asked_at,
                       prompt.expires_at);
    return core::PromptId{connection.last_insert_id()};
}

std::vector<Prompt> open_of(Connection& connection,
                            core::OrganizationId organization,
                            const core::UserId& user,
                            const core::Chat& chat,
                            core::Instant now) {
    std::vector<Prompt> open;
    Rows rows = connection.rows(kOpen, organization, user, chat.id, now);
    while (rows.next()) {
        open.push_back({.id = rows.id<core::PromptId>(0),
                        .organization = organization,
                        .user = user,
                        .chat = chat,
                        .kind = kind_named(rows.text_view(1)),
                        .topic = rows.text(2),
                        .details = rows.text(3),
                        .asked_at = rows.instant(4),
                        .expires_at = rows.instant(5)});
    }
    return open;
}

std::vector<Prompt> open_of_user(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant now) {
    std::vector<Prompt> open;
    Rows rows = connection.rows(kOpenOfUser, organization, user, now);
    while (rows.next()) {
        open.push_back({.id = rows.id<core::PromptId>(0),
                        .organization = organization,
                        .user = user,
                        .chat = {rows.text_view(6) == "private" ? core::ChatKind::private_chat : core::ChatKind::group, rows.text(7)},
                        .kind = kind_named(rows.text_view(1)),
                        .topic = rows.text(2),
                        .details = rows.text(3),
                        .asked_at = rows.instant(4),
                        .expires_at = rows.instant(5)});
    }
    return open;
}

std::optional<core::Instant> last_choice_at(Connection& connection,
                                            core::OrganizationId organization,
                                            const core::UserId& user,
                                            const core::Chat& chat) {
    Rows rows = connection.rows(kLastChoice, organization, user, chat.id);
    rows.next();
    return rows.optional_instant(0);
}

bool close(Connection& connection, core::PromptId id, std::string_view state) {
    return connection.execute(kClose, id, state) == 1;
}
int expire(Connection& connection, core::Instant now, int limit) { return connection.execute(kExpire, now, limit); }

std::optional<core::Instant> next_expiry(Connection& connection) {
    Rows rows = connection.rows(kNextExpiry);
    rows.next();
    return rows.optional_instant(0);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::prompts

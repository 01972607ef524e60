#include "storage/bulletin_repository.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace mungba::storage::bulletins {
namespace {

using domain::BulletinContent;
using domain::BulletinState;
using nlohmann::json;

#define MUNGBA_BULLETIN_COLUMNS                                                                                             \
    "id, organization_id, state, kind, issue, title, body, source, source_date, link, revision, submitted_by, submitted_at," \
    " approved_by, approved_at, approved_revision, source_checked_by, withdrawn_at, withdrawn_why, reach, branch_types, media_id, file_name," \
    " file_is_picture, send_at, expires_on, begun_at, paused_at, paused_why, secret, opened"

constexpr Query kAdd{"bulletins.add", R"sql(
    INSERT INTO bulletin (organization_id, state, kind, issue, title, body, source, source_date, link, reach, branch_types, media_id, file_name,
        file_is_picture, send_at, expires_on, revision, created_at)
    VALUES (?1, 'draft', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 1, ?16))sql"};
constexpr Query kFind{"bulletins.find", "SELECT " MUNGBA_BULLETIN_COLUMNS " FROM bulletin WHERE id = ?1"};
constexpr Query kList{"bulletins.list",
                      "SELECT " MUNGBA_BULLETIN_COLUMNS " FROM bulletin WHERE organization_id = ?1 ORDER BY issue DESC, id DESC LIMIT ?2"};
constexpr Query kAddRevision{"bulletins.add_revision", R"sql(
    INSERT INTO bulletin_revision (bulletin_id, revision, content, written_by, written_at) VALUES (?1, ?2, ?3, ?4, ?5))sql"};
constexpr Query kRevisions{"bulletins.revisions_of", R"sql(
    SELECT revision, content, written_by, written_at FROM bulletin_revision WHERE bulletin_id = ?1 ORDER BY revision)sql"};
constexpr Query kEdit{"bulletins.edit", R"sql(
    UPDATE bulletin SET state = 'draft', kind = ?3, issue = ?4, title = ?5, body = ?6, source = ?7, source_date = ?8, link = ?9, reach = ?10, branch_types = ?11,
        media_id = ?12, file_name = ?13, file_is_picture = ?14, send_at = ?15, expires_on = ?16, revision = revision + 1,
        submitted_by = NULL, submitted_at = NULL, approved_by = NULL, approved_at = NULL, source_checked_by = NULL
    WHERE id = ?1 AND revision = ?2 AND state IN ('draft', 'submitted', 'approved', 'scheduled'))sql"};
constexpr Query kSubmit{"bulletins.submit", R"sql(
    UPDATE bulletin SET state = 'submitted', submitted_by = ?3, submitted_at = ?4 WHERE id = ?1 AND revision = ?2 AND state = 'draft')sql"};
constexpr Query kCheck{"bulletins.check_source", R"sql(
    UPDATE bulletin SET source_checked_by = ?3 WHERE id = ?1 AND revision = ?2 AND state = 'submitted' AND source_checked_by IS NULL)sql"};
constexpr Query kApprove{"bulletins.approve", R"sql(
    UPDATE bulletin SET state = 'approved', approved_by = ?3, approved_at = ?4, approved_revision = revision, secret = coalesce(secret, ?5)
    WHERE id = ?1 AND revision = ?2 AND state = 'submitted')sql"};
constexpr Query kWithdraw{"bulletins.withdraw", R"sql(
    UPDATE bulletin SET state = 'withdrawn', withdrawn_by = ?3, withdrawn_at = ?4, withdrawn_why = ?5 WHERE id = ?1 AND state = ?2)sql"};
constexpr Query kMove{"bulletins.move", R"sql(
    UPDATE bulletin SET state = ?3, begun_at = CASE WHEN ?3 = 'sending' THEN coalesce(begun_at, ?4) ELSE begun_at END WHERE id = ?1 AND state = ?2)sql"};
constexpr Query kPaused{"bulletins.set_paused", "UPDATE bulletin SET paused_at = ?2, paused_why = ?3 WHERE id = ?1"};
constexpr Query kBySecret{"bulletins.find_by_secret", "SELECT " MUNGBA_BULLETIN_COLUMNS " FROM bulletin WHERE secret = ?1"};
constexpr Query kOpened{"bulletins.count_opened", "UPDATE bulletin SET opened = opened + 1 WHERE id = ?1"};
constexpr Query kOfMonth{"bulletins.of_month", "SELECT " MUNGBA_BULLETIN_COLUMNS R"sql( FROM bulletin
    WHERE organization_id = ?1 AND issue = ?2 AND state IN ('sending', 'sent', 'corrected') AND reach = 'groups' ORDER BY id LIMIT 50)sql"};
constexpr Query kInState{"bulletins.in_state",
                         "SELECT " MUNGBA_BULLETIN_COLUMNS " FROM bulletin WHERE organization_id = ?1 AND state = ?2 ORDER BY id LIMIT ?3"};
constexpr const Query* kQueries[] = {&kMove, &kPaused, &kBySecret, &kOpened, &kOfMonth, &kInState, &kAdd, &kFind, &kList, &kAddRevision, &kRevisions, &kEdit, &kSubmit, &kCheck, &kApprove, &kWithdraw};

std::optional<std::string> date_text(const std::optional<core::LocalDate>& date) {
    return date ? std::optional(core::format_iso_date(*date)) : std::nullopt;
}

template <typename T>
T known(std::optional<T> value) {
    if (!value) throw std::logic_error("bulletin: a state or kind that this program does not know");
    return *value;
}

std::string type_names(const std::vector<domain::BranchType>& types) {
    std::string names;
    for (const auto type : types) names += (names.empty() ? "" : " ") + std::string(domain::name_of(type));
    return names;
}

std::vector<domain::BranchType> read_types(std::string_view names) {
    std::vector<domain::BranchType> types;
    while (!names.empty()) {
        const auto end = std::min(names.find(' '), names.size());
        if (const auto type = domain::branch_type_named(names.substr(0, end))) types.push_back(*type);
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return types;
}

/// "2026-09-25", as it was written by this file.
std::optional<core::LocalDate> read_date(const std::optional<std::string>& iso) {
    if (!iso || iso->size() != 10) return std::nullopt;
    return std::chrono::year{std::stoi(iso->substr(0, 4))} / std::stoi(iso->substr(5, 2)) / std::stoi(iso->substr(8, 2));
}

Bulletin read(const Rows& rows) {
    Bulletin one{.id = rows.id<core::BulletinId>(0), .organization = rows.id<core::OrganizationId>(1), .issue = rows.text(4)};
    one.state = known(domain::bulletin_state_named(rows.text_view(2)));
    one.content = {.kind = known(domain::bulletin_kind_named(rows.text_view(3))),
                   .title = rows.text(5),
                   .body = rows.text(6),
                   .source = rows.text(7),
                   .source_date = read_date(rows.optional_text(8)),
                   .link = rows.text(9),
                   .file = {.media = rows.id<core::MediaId>(21), .name = rows.text(22), .is_picture = rows.integer(23) != 0},
                   .reach = known(domain::bulletin_reach_named(rows.text_view(19))),
                   .types = read_types(rows.text_view(20)),
                   .send_at = rows.optional_instant(24),
                   .expires_on = read_date(rows.optional_text(25))};
    one.revision = static_cast<int>(rows.integer(10));
    one.submitted_by = rows.id<core::PersonId>(11);
    one.submitted_at = rows.optional_instant(12);
    one.approved_by = rows.id<core::PersonId>(13);
    one.approved_at = rows.optional_instant(14);
    one.approved_revision = static_cast<int>(rows.integer(15));
    one.source_checked_by = rows.id<core::PersonId>(16);
    one.withdrawn_at = rows.optional_instant(17);
    one.withdrawn_why = rows.text(18);
    one.begun_at = rows.optional_instant(26);
    one.paused_at = rows.optional_instant(27);
    one.paused_by_errors = rows.optional_text(28) == "errors";
    one.secret = rows.optional_text(29).value_or("");
    one.opened = static_cast<int>(rows.integer(30));
    return one;
}

std::vector<Bulletin> all_of(Rows rows) {
    std::vector<Bulletin> all;
    while (rows.next()) all.push_back(read(rows));
    return all;
}

std::string written(const BulletinContent& content) {
    json fields{{"kind", domain::name_of(content.kind)}, {"title", content.title}, {"body", content.body}, {"source", content.source}, {"link", content.link},
                {"file", content.file.name}, {"media", content.file.media.value}, {"picture", content.file.is_picture}, {"reach", domain::name_of(content.reach)}, {"types", type_names(content.types)}};
    if (content.send_at) fields["send_at"] = core::to_ms(*content.send_at);
    if (content.expires_on) fields["expires_on"] = core::format_iso_date(*content.expires_on);
    if (content.source_date) fields["source_date"] = core::format_iso_date(*content.source_date);
    return fields.dump(-1, ' ', false, json::error_handler_t::replace);
}

BulletinContent read_content(std::string_view text) {
    const json fields = json::parse(text);
    BulletinContent content{.kind = known(domain::bulletin_kind_named(fields.at("kind").get<std::string>())),
                            .title = fields.at("title").get<std::string>(),
                            .body = fields.at("body").get<std::string>(),
                            .source = fields.at("source").get<std::string>(),
                            .source_date = {},
                            .link = fields.at("link").get<std::string>()};
    // A revision of before migration 17 has none of these.
    if (fields.contains("reach")) {
        content.file = {.media = core::MediaId{fields.at("media").get<std::int64_t>()}, .name = fields.at("file").get<std::string>(), .is_picture = fields.at("picture").get<bool>()};
        content.reach = known(domain::bulletin_reach_named(fields.at("reach").get<std::string>()));
        content.types = read_types(fields.at("types").get<std::string>());
    }
    if (fields.contains("send_at")) content.send_at = core::from_ms(fields.at("send_at").get<std::int64_t>());
    if (fields.contains("expires_on")) content.expires_on = read_date(fields.at("expires_on").get<std::string>());
    if (fields.contains("source_date")) content.source_date = read_date(fields.at("source_date").get<std::string>());
    return content;
}

}  // namespace

core::BulletinId add(Connection& connection,
                     core::OrganizationId organization,
                     const BulletinContent& content,
                     std::string_view issue,
                     core::PersonId by,
                     core::Instant now) {
    connection.execute(kAdd,
                       organization,
                       domain::name_of(content.kind),
                       issue,
                       content.title,
                       content.body,
                       content.source,
                       date_text(content.source_date),
                       content.link,
                       domain::name_of(content.reach),
                       type_names(content.types),
                       content.file.media,
                       content.file.name,
                       content.file.is_picture,
                       content.send_at,
                       date_text(content.expires_on),
                       now);
    const core::BulletinId id{connection.last_insert_id()};
    connection.execute(kAddRevision, id, 1, written(content), by, now);
    return id;
}

std::optional<Bulletin> find(Connection& connection, core::BulletinId id) {
    Rows rows = connection.rows(kFind, id);
    return rows.next() ? std::optional(read(rows)) : std::nullopt;
}

std::vector<Bulletin> list(Connection& connection, core::OrganizationId organization, int limit) {
    return all_of(connection.rows(kList, organization, limit));
}

std::vector<BulletinRevision> revisions_of(Connection& connection, core::BulletinId id) {
    Rows rows = connection.rows(kRevisions, id);
    std::vector<BulletinRevision> all;
    while (rows.next()) {
        all.push_back({.revision = static_cast<int>(rows.integer(0)), .content = read_content(rows.text(1)), .written_by = rows.id<core::PersonId>(2), .written_at = rows.instant(3)});
    }
    return all;
}

bool edit(Connection& connection,
          core::BulletinId id,
          int before,
          const BulletinContent& content,
          std::string_view issue,
          core::PersonId by,
          core::Instant now) {
    const bool done = connection.execute(kEdit,
                                         id,
                                         before,
                                         domain::name_of(content.kind),
                                         issue,
                                         content.title,
                                         content.body,
                                         content.source,
                                         date_text(content.source_date),
                                         content.link,
                                         domain::name_of(content.reach),
                                         type_names(content.types),
                                         content.file.media,
                                         content.file.name,
                                         content.file.is_picture,
                                         content.send_at,
                                         date_text(content.expires_on)) > 0;
    if (done) connection.execute(kAddRevision, id, before + 1, written(content), by, now);
    return done;
}

bool submit(Connection& connection, core::BulletinId id, int revision, core::PersonId by, core::Instant now) {
    return connection.execute(kSubmit, id, revision, by, now) > 0;
}

bool check_source(Connection& connection, core::BulletinId id, int revision, core::PersonId by) {
    return connection.execute(kCheck, id, revision, by) > 0;
}

bool approve(Connection& connection, core::BulletinId id, int revision, core::PersonId by, std::string_view secret, core::Instant now) {
    return connection.execute(kApprove, id, revision, by, now, secret) > 0;
}

bool move(Connection& connection, core::BulletinId id, BulletinState from, BulletinState to, core::Instant now) {
    return connection.execute(kMove, id, domain::name_of(from), domain::name_of(to), now) > 0;
}

void set_paused(Connection& connection, core::BulletinId id, std::optional<core::Instant> at, bool by_errors) {
    const auto why = at ? std::optional<std::string_view>(by_errors ? "errors" : "person") : std::nullopt;
    connection.execute(kPaused, id, at, why);
}

std::optional<Bulletin> find_by_secret(Connection& connection, std::string_view secret) {
    Rows rows = connection.rows(kBySecret, secret);
    return rows.next() ? std::optional(read(rows)) : std::nullopt;
}

void count_opened(Connection& connection, core::BulletinId id) { connection.execute(kOpened, id); }

std::vector<Bulletin> of_month(Connection& connection, core::OrganizationId organization, std::string_view issue) {
    return all_of(connection.rows(kOfMonth, organization, issue));
}

std::vector<Bulletin> in_state(Connection& connection, core::OrganizationId organization, BulletinState state, int limit) {
    return all_of(connection.rows(kInState, organization, domain::name_of(state), limit));
}

bool withdraw(Connection& connection, core::BulletinId id, BulletinState from, core::PersonId by, std::string_view why, core::Instant now) {
    return connection.execute(kWithdraw, id, domain::name_of(from), by, now, why) > 0;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::bulletins

#include "storage/bulletin_repository.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace mungba::storage::bulletins {
namespace {

using domain::BulletinContent;
using domain::BulletinState;
using nlohmann::json;

#define MUNGBA_BULLETIN_COLUMNS                                                                                             \
    "id, organization_id, state, kind, issue, title, body, source, source_date, link, revision, submitted_by, submitted_at," \
    " approved_by, approved_at, approved_revision, source_checked_by, withdrawn_at, withdrawn_why"

constexpr Query kAdd{"bulletins.add", R"sql(
    INSERT INTO bulletin (organization_id, state, kind, issue, title, body, source, source_date, link, revision, created_at)
    VALUES (?1, 'draft', ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9))sql"};
constexpr Query kFind{"bulletins.find", "SELECT " MUNGBA_BULLETIN_COLUMNS " FROM bulletin WHERE id = ?1"};
constexpr Query kList{"bulletins.list",
                      "SELECT " MUNGBA_BULLETIN_COLUMNS " FROM bulletin WHERE organization_id = ?1 ORDER BY issue DESC, id DESC LIMIT ?2"};
constexpr Query kAddRevision{"bulletins.add_revision", R"sql(
    INSERT INTO bulletin_revision (bulletin_id, revision, content, written_by, written_at) VALUES (?1, ?2, ?3, ?4, ?5))sql"};
constexpr Query kRevisions{"bulletins.revisions_of", R"sql(
    SELECT revision, content, written_by, written_at FROM bulletin_revision WHERE bulletin_id = ?1 ORDER BY revision)sql"};
constexpr Query kEdit{"bulletins.edit", R"sql(
    UPDATE bulletin SET state = 'draft', kind = ?3, issue = ?4, title = ?5, body = ?6, source = ?7, source_date = ?8, link = ?9, revision = revision + 1,
        submitted_by = NULL, submitted_at = NULL, approved_by = NULL, approved_at = NULL, source_checked_by = NULL
    WHERE id = ?1 AND revision = ?2 AND state IN ('draft', 'submitted', 'approved', 'scheduled'))sql"};
constexpr Query kSubmit{"bulletins.submit", R"sql(
    UPDATE bulletin SET state = 'submitted', submitted_by = ?3, submitted_at = ?4 WHERE id = ?1 AND revision = ?2 AND state = 'draft')sql"};
constexpr Query kCheck{"bulletins.check_source", R"sql(
    UPDATE bulletin SET source_checked_by = ?3 WHERE id = ?1 AND revision = ?2 AND state = 'submitted' AND source_checked_by IS NULL)sql"};
constexpr Query kApprove{"bulletins.approve", R"sql(
    UPDATE bulletin SET state = 'approved', approved_by = ?3, approved_at = ?4, approved_revision = revision
    WHERE id = ?1 AND revision = ?2 AND state = 'submitted')sql"};
constexpr Query kWithdraw{"bulletins.withdraw", R"sql(
    UPDATE bulletin SET state = 'withdrawn', withdrawn_by = ?3, withdrawn_at = ?4, withdrawn_why = ?5 WHERE id = ?1 AND state = ?2)sql"};
constexpr const Query* kQueries[] = {&kAdd, &kFind, &kList, &kAddRevision, &kRevisions, &kEdit, &kSubmit, &kCheck, &kApprove, &kWithdraw};

std::optional<std::string> date_text(const std::optional<core::LocalDate>& date) {
    return date ? std::optional(core::format_iso_date(*date)) : std::nullopt;
}

template <typename T>
T known(std::optional<T> value) {
    if (!value) throw std::logic_error("bulletin: a state or kind that this program does not know");
    return *value;
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
                   .link = rows.text(9)};
    one.revision = static_cast<int>(rows.integer(10));
    one.submitted_by = rows.id<core::PersonId>(11);
    one.submitted_at = rows.optional_instant(12);
    one.approved_by = rows.id<core::PersonId>(13);
    one.approved_at = rows.optional_instant(14);
    one.approved_revision = static_cast<int>(rows.integer(15));
    one.source_checked_by = rows.id<core::PersonId>(16);
    one.withdrawn_at = rows.optional_instant(17);
    one.withdrawn_why = rows.text(18);
    return one;
}

std::string written(const BulletinContent& content) {
    json fields{{"kind", domain::name_of(content.kind)}, {"title", content.title}, {"body", content.body}, {"source", content.source}, {"link", content.link}, {"file", content.has_file}};
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
                            .link = fields.at("link").get<std::string>(),
                            .has_file = fields.at("file").get<bool>()};
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
    Rows rows = connection.rows(kList, organization, limit);
    std::vector<Bulletin> all;
    while (rows.next()) all.push_back(read(rows));
    return all;
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
                                         content.link) > 0;
    if (done) connection.execute(kAddRevision, id, before + 1, written(content), by, now);
    return done;
}

bool submit(Connection& connection, core::BulletinId id, int revision, core::PersonId by, core::Instant now) {
    return connection.execute(kSubmit, id, revision, by, now) > 0;
}

bool check_source(Connection& connection, core::BulletinId id, int revision, core::PersonId by) {
    return connection.execute(kCheck, id, revision, by) > 0;
}

bool approve(Connection& connection, core::BulletinId id, int revision, core::PersonId by, core::Instant now) {
    return connection.execute(kApprove, id, revision, by, now) > 0;
}

bool withdraw(Connection& connection, core::BulletinId id, BulletinState from, core::PersonId by, std::string_view why, core::Instant now) {
    return connection.execute(kWithdraw, id, domain::name_of(from), by, now, why) > 0;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::bulletins

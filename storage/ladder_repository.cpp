#include "storage/ladder_repository.hpp"

#include "storage/names.hpp"

namespace mungba::storage::ladders {
namespace {

using Audience = Ladder::Audience;
constexpr Names<Audience, 4> kAudiences{{{Audience::secretary, "secretary"},
                                         {Audience::member, "member"},
                                         {Audience::overseer, "overseer"},
                                         {Audience::office, "office"}}};

#define MUNGBA_LADDER                                                                                                    \
    "SELECT id, organization_id, audience, branch_id, person_id, class, template, words, meeting_id, unique_key, not_before," \
    " useful_until, tried FROM ladder "

constexpr Query kBegin{"ladders.begin", R"sql(
    INSERT INTO ladder (organization_id, audience, branch_id, person_id, class, template, words, meeting_id, unique_key, not_before,
        useful_until, tried, created_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (unique_key) DO NOTHING)sql"};
constexpr Query kFind{"ladders.find", MUNGBA_LADDER "WHERE id = ?1 AND state = 'open'"};
constexpr Query kOfMessage{"ladders.of_message", MUNGBA_LADDER "WHERE outbox_id = ?1 AND state = 'open'"};
constexpr Query kGoesBy{"ladders.goes_by", "UPDATE ladder SET outbox_id = ?2, tried = ?3 WHERE id = ?1 AND state = 'open'"};
constexpr Query kFinish{"ladders.finish", R"sql(
    UPDATE ladder SET state = ?2, words = NULL, finished_at = ?3 WHERE id = ?1 AND state = 'open')sql"};
constexpr Query kState{"ladders.state_of", "SELECT state FROM ladder WHERE unique_key = ?1"};
constexpr const Query* kQueries[] = {&kBegin, &kFind, &kOfMessage, &kGoesBy, &kFinish, &kState};

std::optional<Ladder> first_of(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return Ladder{.id = rows.id<core::LadderId>(0),
                  .organization = rows.id<core::OrganizationId>(1),
                  .audience = value_in(kAudiences, rows.text_view(2)),
                  .branch = rows.id<core::BranchId>(3),
                  .person = rows.id<core::PersonId>(4),
                  .message_class = static_cast<core::OutgoingClass>(rows.integer(5)),
                  .template_name = rows.text(6),
                  .words = rows.text(7),
                  .meeting = rows.id<core::MeetingId>(8),
                  .unique_key = rows.text(9),
                  .not_before = rows.instant(10),
                  .useful_until = rows.optional_instant(11),
                  .tried = rows.text(12)};
}

}  // namespace

core::LadderId begin(Connection& connection, const Ladder& ladder, core::Instant now) {
    const int changed = connection.execute(kBegin,
                                           ladder.organization,
                                           name_in(kAudiences, ladder.audience),
                                           ladder.branch,
                                           ladder.person,
                                           static_cast<int>(ladder.message_class),
                                           ladder.template_name,
                                           ladder.words,
                                           ladder.meeting,
                                           ladder.unique_key,
                                           ladder.not_before,
                                           ladder.useful_until,
                                           ladder.tried,
                                           now);
    return changed == 1 ? core::LadderId{connection.last_insert_id()} : core::LadderId{};
}

std::optional<Ladder> find(Connection& connection, core::LadderId id) { return first_of(connection.rows(kFind, id)); }

std::optional<Ladder> of_message(Connection& connection, core::OutgoingId message) {
    return first_of(connection.rows(kOfMessage, message));
}

void goes_by(Connection& connection, core::LadderId id, core::OutgoingId message, const std::string& tried) {
    connection.execute(kGoesBy, id, message, tried);
}

void finish(Connection& connection, core::LadderId id, std::string_view state, core::Instant now) {
    connection.execute(kFinish, id, state, now);
}

std::optional<std::string> state_of(Connection& connection, std::string_view unique_key) {
    Rows rows = connection.rows(kState, unique_key);
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::ladders

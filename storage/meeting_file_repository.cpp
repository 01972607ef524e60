#include "storage/meeting_file_repository.hpp"

namespace mungba::storage::meeting_files {
namespace {

constexpr Query kAddWord{"meeting_files.add_word", "INSERT INTO meeting_word (meeting_id, template, body, audience, sent_at) VALUES (?1, ?2, ?3, ?4, ?5)"};
constexpr Query kWords{"meeting_files.words_of", "SELECT template, body, audience, sent_at FROM meeting_word WHERE meeting_id = ?1 ORDER BY sent_at, id"};
constexpr Query kDeeds{"meeting_files.deeds_of", R"sql(
    SELECT a.action, a.actor_kind, coalesce(p.name, ''), a.at, a.fields FROM audit a LEFT JOIN person p ON p.id = a.actor_id AND a.actor_kind = 'person'
    WHERE a.organization_id = ?1 AND a.object_kind = 'meeting' AND a.object_id = ?2 AND a.action NOT LIKE 'read.%' ORDER BY a.id)sql"};
constexpr Query kCode{"meeting_files.code_of", R"sql(
    SELECT lower(hex(hash)) FROM audit WHERE organization_id = ?1 AND object_kind = 'meeting' AND object_id = ?2 AND action NOT LIKE 'read.%'
    ORDER BY id DESC LIMIT 1)sql"};
constexpr Query kMakeFinal{"meeting_files.make_final", R"sql(
    INSERT INTO meeting_final (meeting_id, made_by, made_at) VALUES (?1, ?2, ?3) ON CONFLICT (meeting_id) DO NOTHING)sql"};
constexpr Query kFinal{"meeting_files.final_since", "SELECT made_at FROM meeting_final WHERE meeting_id = ?1"};
constexpr Query kClose{"meeting_files.close_month", R"sql(
    INSERT INTO month_closing (organization_id, month, closed_by, closed_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (organization_id, month) DO NOTHING)sql"};
constexpr Query kClosing{"meeting_files.closing_of", R"sql(
    SELECT coalesce(p.name, ''), c.closed_at FROM month_closing c LEFT JOIN person p ON p.id = c.closed_by WHERE c.organization_id = ?1 AND c.month = ?2)sql"};
constexpr Query kPutFigure{"meeting_files.put_figure", R"sql(
    INSERT INTO closed_figure (meeting_id, members, present, late, online, excused, absent, open) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (meeting_id) DO NOTHING)sql"};
constexpr Query kFigure{"meeting_files.figure_of", "SELECT members, present, late, online, excused, absent, open FROM closed_figure WHERE meeting_id = ?1"};
constexpr Query kOld{"meeting_files.begun_before", R"sql(
    SELECT m.id FROM meeting m WHERE m.starts_at < ?1 AND NOT EXISTS (SELECT 1 FROM meeting_file_gone g WHERE g.meeting_id = m.id)
    ORDER BY m.starts_at LIMIT ?2)sql"};
constexpr Query kEraseWords{"meeting_files.erase_words", "DELETE FROM meeting_word WHERE meeting_id = ?1"};
constexpr Query kEraseAnswers{"meeting_files.erase_answers", "DELETE FROM rsvp WHERE meeting_id = ?1"};
constexpr Query kEraseRollCall{"meeting_files.erase_roll_call", "DELETE FROM roll_call WHERE meeting_id = ?1"};
constexpr Query kErased{"meeting_files.erased", "INSERT INTO meeting_file_gone (meeting_id, gone_at) VALUES (?1, ?2)"};
constexpr Query kGone{"meeting_files.gone_since", "SELECT gone_at FROM meeting_file_gone WHERE meeting_id = ?1"};
constexpr const Query* kQueries[] = {&kAddWord, &kWords, &kDeeds, &kCode, &kMakeFinal, &kFinal, &kClose, &kClosing, &kPutFigure,
                                     &kFigure, &kOld, &kEraseWords, &kEraseAnswers, &kEraseRollCall, &kErased, &kGone};

int whole(const Rows& rows, int column) { return static_cast<int>(rows.integer(column)); }

}  // namespace

void add_word(Connection& connection, core::MeetingId meeting, const MeetingWord& word) {
    connection.execute(kAddWord, meeting, word.template_name, word.body, word.audience, word.sent_at);
}

std::vector<MeetingWord> words_of(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kWords, meeting);
    std::vector<MeetingWord> words;
    while (rows.next()) words.push_back({.template_name = rows.text(0), .body = rows.text(1), .audience = whole(rows, 2), .sent_at = rows.instant(3)});
    return words;
}

std::vector<MeetingDeed> deeds_of(Connection& connection, core::OrganizationId organization, core::MeetingId meeting) {
    Rows rows = connection.rows(kDeeds, organization, meeting);
    std::vector<MeetingDeed> deeds;
    while (rows.next())
        deeds.push_back({.action = rows.text(0), .actor_kind = rows.text(1), .actor_name = rows.text(2), .at = rows.instant(3), .fields = rows.text(4)});
    return deeds;
}

std::string code_of(Connection& connection, core::OrganizationId organization, core::MeetingId meeting) {
    Rows rows = connection.rows(kCode, organization, meeting);
    return rows.next() ? rows.text(0) : std::string();
}

bool make_final(Connection& connection, core::MeetingId meeting, core::PersonId by, core::Instant now) {
    return connection.execute(kMakeFinal, meeting, by, now) > 0;
}

std::optional<core::Instant> final_since(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kFinal, meeting);
    if (!rows.next()) return std::nullopt;
    return rows.instant(0);
}

bool close_month(Connection& connection, core::OrganizationId organization, std::string_view month, core::PersonId by, core::Instant now) {
    return connection.execute(kClose, organization, month, by, now) > 0;
}

std::optional<MonthClosing> closing_of(Connection& connection, core::OrganizationId organization, std::string_view month) {
    Rows rows = connection.rows(kClosing, organization, month);
    if (!rows.next()) return std::nullopt;
    return MonthClosing{.closed_by = rows.text(0), .closed_at = rows.instant(1)};
}

void put_figure(Connection& connection, core::MeetingId meeting, const ClosedFigure& figure) {
    connection.execute(kPutFigure, meeting, figure.members, figure.present, figure.late, figure.online, figure.excused, figure.absent, figure.open);
}

std::optional<ClosedFigure> figure_of(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kFigure, meeting);
    if (!rows.next()) return std::nullopt;
    return ClosedFigure{.members = whole(rows, 0), .present = whole(rows, 1), .late = whole(rows, 2), .online = whole(rows, 3), .excused = whole(rows, 4), .absent = whole(rows, 5), .open = whole(rows, 6)};
}

std::vector<core::MeetingId> begun_before(Connection& connection, core::Instant before, int limit) {
    Rows rows = connection.rows(kOld, before, limit);
    std::vector<core::MeetingId> all;
    while (rows.next()) all.push_back(rows.id<core::MeetingId>(0));
    return all;
}

void erase(Connection& connection, core::MeetingId meeting, core::Instant now) {
    for (const Query* query : {&kEraseWords, &kEraseAnswers, &kEraseRollCall}) connection.execute(*query, meeting);
    connection.execute(kErased, meeting, now);
}

std::optional<core::Instant> gone_since(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kGone, meeting);
    if (!rows.next()) return std::nullopt;
    return rows.instant(0);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::meeting_files

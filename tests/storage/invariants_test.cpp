#include "storage/invariants.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "storage/token_repository.hpp"
#include "tests/storage/memory_database.hpp"

using namespace mungba;
namespace invariants = storage::invariants;

namespace {

// A second organization (2) beside the first (1), with a branch, a person, a membership, a meeting each; id 1 is of 1, id 2 of 2.
constexpr const char* kTwoOrganizations = R"sql(
    INSERT INTO organization (id, name, app_id, oa_id, created_at) VALUES (2, 'Đảng bộ B', '1', '2', 0);
    INSERT INTO branch (id, organization_id, name, folded_name, created_at) VALUES (1, 1, 'A', 'a', 0), (2, 2, 'B', 'b', 0);
    INSERT INTO person (id, organization_id, name, folded_name, created_at) VALUES (1, 1, 'Lan', 'lan', 0), (2, 2, 'Hoa', 'hoa', 0);
    INSERT INTO membership (id, person_id, branch_id, position, since) VALUES (1, 1, 1, 1, 0), (2, 2, 2, 1, 0);
    INSERT INTO meeting (id, organization_id, branch_id, kind, state, month, starts_at, answers_close_at, planned_minutes, created_at)
        VALUES (1, 1, 1, 'regular', 'confirmed', '2026-10', 10, 5, 90, 0), (2, 2, 2, 'regular', 'confirmed', '2026-10', 10, 5, 90, 0);)sql";

std::string outbox(const std::string& columns, const std::string& values) {
    return "INSERT INTO outbox (organization_id, class, way, recipient, template, text_hash, length, by_bot, created_at, due_at, not_before, " +
           columns + ") VALUES (1, 2, 'group', 'g', 'M1', x'00', 1, 0, 0, 0, 0, " + values + ");";
}
std::string ladder(const std::string& columns, const std::string& values) {
    return "INSERT INTO ladder (audience, class, template, words, unique_key, not_before, created_at, " + columns +
           ") VALUES ('secretary', 1, 'M31', '{}', 'k', 0, 0, " + values + ");";
}
std::string code(const std::string& columns, const std::string& values) {
    return "INSERT INTO enrolment_code (organization_id, purpose, made_at, expires_at, " + columns + ") VALUES (1, 'person', 0, 1, " +
           values + ");";
}
std::string inbox(const std::string& columns, const std::string& values) {
    return "INSERT INTO inbox (organization_id, event_key, name, received_at, " + columns + ") VALUES (1, zeroblob(16), 'x', 0, " + values + ");";
}
std::string answer_link(const std::string& of) {
    return "INSERT INTO answer_link (organization_id, meeting_id, person_id, hash, made_at, expires_at) VALUES (" + of + ", zeroblob(32), 0, 1);";
}
std::string office_login(const std::string& of) {
    return "INSERT INTO office_login (person_id, organization_id, login_name, password_hash, sealed_secret, made_at, changed_at) VALUES (" + of +
           ", 'lan', 'x', x'00', 0, 0);";
}
std::string session(const std::string& of, const std::string& ends_at) {
    return "INSERT INTO web_session (organization_id, person_id, hash, begun_by, made_at, last_seen_at, ends_at) VALUES (" + of +
           ", randomblob(32), 'link', 0, 0, " + ends_at + ");";
}
std::string bulletin(const std::string& columns, const std::string& values) {
    return "INSERT INTO bulletin (organization_id, kind, issue, title, body, source, revision, created_at, " + columns +
           ") VALUES (1, 'notice', '2026-10', 'x', 'x', 'x', 1, 0, " + values + ");";
}
/// One that has left and stands as it was approved, with its revision.
std::string sent_bulletin(const std::string& state = "sent") {
    return bulletin("state, approved_at, approved_revision, begun_at", "'" + state + "', 1, 1, 1") + "INSERT INTO bulletin_revision VALUES (1, 1, '{}', 1, 0);";
}
std::string delivery(const std::string& columns, const std::string& values) {
    return "INSERT INTO bulletin_delivery (bulletin_id, way, created_at, " + columns + ") VALUES (1, 'group', 0, " + values + ");";
}
std::string rsvp(const std::string& columns, const std::string& values) {
    return "INSERT INTO rsvp (meeting_id, answer, event_at, msg_id, source, recorded_at, " + columns +
           ") VALUES (1, 'present', 0, 'm', 'group', 0, " + values + ");";
}

/// What breaks each of them; the CHECKs are told to look away.
const std::map<std::string, std::string> kBreaks{
    {"account.organization", "INSERT INTO account (organization_id, person_id, user_id, since) VALUES (2, 1, 'u', 0);"},
    {"account.of_erased",
     "UPDATE person SET erased_at = 1, name = '', folded_name = '' WHERE id = 1;"
     "INSERT INTO account (organization_id, person_id, user_id, since) VALUES (1, 1, 'u', 0);"},
    {"agenda_item.presenter", "INSERT INTO agenda_item (meeting_id, part, position, text, presenter_id) VALUES (1, 'opening', 1, 'x', 2);"},
    {"alarm.details", "INSERT INTO alarm (kind, since, details) VALUES ('x', 0, 'no json');"},
    {"answer_link.organization", answer_link("1, 1, 2")},
    {"answer_link.of_erased", "UPDATE person SET erased_at = 1, name = '', folded_name = '' WHERE id = 1;" + answer_link("1, 1, 1")},
    {"branch.named", "UPDATE branch SET name = '' WHERE id = 1;"},
    {"channel_call.organization",
     "INSERT INTO chat_group (id, organization_id, branch_id, kind, group_id, created_at) VALUES (1, 1, 1, 'branch', 'g', 0);"
     "INSERT INTO channel_call (organization_id, kind, chat_group_id, user_id, unique_key, not_before, created_at)"
     " VALUES (2, 'invite', 1, 'u', 'k', 0, 0);"},
    {"chat_group.organization",
     "INSERT INTO chat_group (organization_id, branch_id, kind, group_id, created_at) VALUES (2, 1, 'branch', 'g', 0);"},
    {"chat_group.one_for_secretaries",
     "INSERT INTO chat_group (organization_id, kind, group_id, created_at) VALUES (1, 'secretaries', 'g', 0), (1, 'secretaries', 'h', 0);"},
    {"enrolment_code.organization", code("person_id, hash", "2, zeroblob(16)")},
    {"enrolment_code.one_live", code("person_id, hash", "1, zeroblob(16)") + code("person_id, hash", "1, randomblob(16)")},
    {"enrolment_try.limited",
     "INSERT INTO enrolment_try (organization_id, user_id, at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 11) SELECT 1, 'u', i FROM n;"},
    {"gap.found", "INSERT INTO gap (organization_id, reason, from_at, until_at, found, created_at) VALUES (1, 'stopped', 0, 1, -1, 0);"},
    {"group_guest.is_person",
     "INSERT INTO chat_group (id, organization_id, branch_id, kind, group_id, created_at) VALUES (1, 1, 1, 'branch', 'g', 0);"
     "INSERT INTO group_guest (chat_group_id, user_id, since) VALUES (1, 'g', 0);"},
    {"group_member.is_person",
     "INSERT INTO chat_group (id, organization_id, branch_id, kind, group_id, created_at) VALUES (1, 1, 1, 'branch', 'g', 0);"
     "INSERT INTO group_member (chat_group_id, user_id, since) VALUES (1, 'g', 0);"},
    {"handover.organization",
     "INSERT INTO handover (organization_id, branch_id, to_person_id, from_date, created_at) VALUES (1, 1, 2, '2026-11-01', 0);"},
    {"inbox.finished_without_text", inbox("event_at, state, finished_at, text", "0, 'done', 1, 'said'")},
    {"inbox.open_or_finished", inbox("event_at, state, finished_at", "0, 'done', NULL")},
    {"inbox.credible_time", inbox("event_at", "86400001")},
    {"job.open_or_finished",
     "INSERT INTO job (organization_id, kind, unique_key, due_at, not_before, created_at, state) VALUES (1, 'k', 'u', 0, 0, 0, 'done');"},
    {"job.not_before_due", "INSERT INTO job (organization_id, kind, unique_key, due_at, not_before, created_at) VALUES (1, 'k', 'u', 5, 4, 0);"},
    {"job.details",
     "INSERT INTO job (organization_id, kind, unique_key, due_at, not_before, created_at, details) VALUES (1, 'k', 'u', 0, 0, 0, '{');"},
    {"join_request.organization",
     "INSERT INTO chat_group (id, organization_id, branch_id, kind, group_id, created_at) VALUES (1, 1, 1, 'branch', 'g', 0);"
     "INSERT INTO join_request (organization_id, chat_group_id, user_id, asked_at) VALUES (2, 1, 'u', 0);"},
    {"ladder.under_way", ladder("organization_id, branch_id", "1, 1")},
    {"ladder.organization", outbox("body", "'x'") + ladder("organization_id, branch_id, outbox_id", "1, 2, 1")},
    {"link_request.settled_without_name",
     "INSERT INTO link_request (organization_id, user_id, name, asked_at, state, finished_at) VALUES (1, 'u', 'Lan', 0, 'refused', 1);"},
    {"login_link.organization",
     "INSERT INTO login_link (organization_id, person_id, hash, made_at, expires_at) VALUES (2, 1, zeroblob(32), 0, 1);"},
    {"login_link.one_live",
     "INSERT INTO login_link (organization_id, hash, made_at, expires_at) VALUES (1, zeroblob(32), 0, 1), (1, randomblob(32), 0, 1);"},
    {"login_try.credible", "INSERT INTO login_try (subject, at) VALUES (zeroblob(32), 0);"},
    {"office_login.organization", office_login("1, 2")},
    {"recovery_code.limited",
     office_login("1, 1") + "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 11) "
                            "INSERT INTO recovery_code (person_id, hash) SELECT 1, randomblob(32) FROM n;"},
    {"media.kept_until_sent",
     "INSERT INTO media (id, organization_id, kind, name, bytes, hash, created_at) VALUES (1, 1, 'file', 'a.pdf', x'', zeroblob(32), 0);" +
         outbox("body, media_id", "'', 1")},
    {"meeting.organization", "UPDATE meeting SET organization_id = 2 WHERE id = 1;"},
    {"meeting.announced_at", "UPDATE meeting SET state = 'announced' WHERE id = 1;"},
    {"calendar_feed.organization",
     "INSERT INTO calendar_feed (organization_id, kind, person_id, hash, made_at) VALUES (2, 'office', 1, zeroblob(32), 0);"},
    {"calendar_feed.of_erased",
     "UPDATE person SET erased_at = 1, name = '', folded_name = '' WHERE id = 1;"
     "INSERT INTO calendar_feed (organization_id, kind, person_id, hash, made_at) VALUES (1, 'office', 1, zeroblob(32), 0);"},
    {"meeting.asks_when_known", "UPDATE meeting SET announce_at = 1, hour_open = 1 WHERE id = 1;"},
    {"meeting_change.revision",
     "INSERT INTO meeting_change (meeting_id, revision, kind, before, after, changed_at) VALUES (1, 9, 'place', 'a', 'b', 1);"},
    {"thematic_slot.organization",
     "INSERT INTO thematic_slot (organization_id, branch_id, year, quarter, presenter_id, made_at) VALUES (1, 1, 2026, 4, 2, 0);"},
    {"thematic_slot.meeting", "INSERT INTO thematic_slot (organization_id, branch_id, year, quarter, meeting_id, made_at) VALUES (1, 1, 2026, 4, 1, 0);"},
    {"thematic_result.meeting",
     "INSERT INTO thematic_result (meeting_id, organization_id, present, members, resolution, tasks, reported_at) VALUES (1, 1, 1, 2, 0, 0, 0);"},
    {"meeting_word.template", "INSERT INTO meeting_word (meeting_id, template, body, audience, sent_at) VALUES (1, 'rollcall', 'x', 1, 1);"},
    {"meeting_file_gone.empty",
     "INSERT INTO meeting_file_gone (meeting_id, gone_at) VALUES (1, 9); INSERT INTO meeting_word (meeting_id, template, body, audience, sent_at) VALUES (1, 'M1', 'x', 1, 0);"},
    {"bulletin.revision", bulletin("state", "'draft'")},
    {"bulletin.approved_as_it_stands",
     bulletin("state, approved_at, approved_revision", "'approved', 1, 2") + "INSERT INTO bulletin_revision VALUES (1, 1, '{}', NULL, 0);"},
    {"bulletin_revision.content", bulletin("state", "'draft'") + "INSERT INTO bulletin_revision VALUES (1, 1, 'x', NULL, 0);"},
    {"bulletin.own_work", bulletin("state, approved_by", "'draft', 1") + "INSERT INTO bulletin_revision VALUES (1, 1, '{}', 1, 0);"},
    {"bulletin.paused", bulletin("state, paused_at", "'draft', 1") + "INSERT INTO bulletin_revision VALUES (1, 1, '{}', NULL, 0);"},
    {"bulletin.file", bulletin("state, file_name", "'draft', 'a.pdf'") + "INSERT INTO bulletin_revision VALUES (1, 1, '{}', NULL, 0);"},
    {"bulletin_notice.after", bulletin("state", "'draft'") + "INSERT INTO bulletin_revision VALUES (1, 1, '{}', NULL, 0);"
     "INSERT INTO bulletin_notice (bulletin_id, kind, state, words, written_at) VALUES (1, 'withdrawal', 'sending', 'x', 0);"},
    {"bulletin_delivery.organization", sent_bulletin() + delivery("branch_id, state", "2, 'sent'")},
    {"bulletin_delivery.chained", sent_bulletin() + "INSERT INTO bulletin_notice (bulletin_id, kind, state, words, written_at) VALUES (1, 'withdrawal', 'sending', 'x', 0);" +
     delivery("branch_id, state, notice_id", "1, 'waiting', 1")},
    {"bulletin_delivery.file", sent_bulletin() + outbox("state, finished_at", "'sent', 1") + delivery("branch_id, state, file_outbox_id, file_state", "1, 'failed', 1, 'sent'")},
    {"bulletin_delivery.waits", sent_bulletin("sending") + outbox("state, finished_at", "'dead', 1") + delivery("branch_id, state, outbox_id", "1, 'waiting', 1")},
    {"bulletin_refusal.line", "INSERT INTO bulletin_refusal (organization_id, refused_at, kind, place, line) VALUES (1, 0, 'link', 'body', -2);"},
    {"media_text.folded", "INSERT INTO media (organization_id, kind, name, bytes, hash, created_at) VALUES (1, 'file', 'a', x'00', zeroblob(32), 0);"
     "INSERT INTO media_text VALUES (1, 'Abc');"},
    {"bulletin_search.left", "INSERT INTO bulletin_search (rowid, title, body, attached) VALUES (9, 'x', 'x', 'x');"},
    {"meeting_clerk.organization", "INSERT INTO meeting_clerk (meeting_id, person_id, named_at) VALUES (1, 2, 0);"},
    {"meeting_final.begun", "INSERT INTO meeting_final (meeting_id, made_at) VALUES (1, 9);"},
    {"month_closing.by", "INSERT INTO month_closing (organization_id, month, closed_by, closed_at) VALUES (1, '2026-10', 2, 0);"},
    {"closed_figure.sum",
     "INSERT INTO closed_figure (meeting_id, members, present, late, online, excused, absent, open) VALUES (1, 3, 1, 0, 0, 0, 0, 0);"},
    {"thematic_excuse.organization",
     "INSERT INTO thematic_excuse (organization_id, branch_id, year, quarter, noted_at) VALUES (1, 2, 2026, 4, 0);"},
    {"topic_suggestion.made",
     "INSERT INTO topic_suggestion (organization_id, year, topic, topic_group, made_by, made_at) VALUES (1, 2026, 't', 1, 2, 0);"},
    {"meeting.combined_parts",
     "INSERT INTO meeting (organization_id, branch_id, kind, state, month, starts_at, answers_close_at, planned_minutes, created_at, combined_with)"
     " VALUES (1, 1, 'extraordinary', 'confirmed', '2026-10', 10, 5, 90, 0, 1);"},
    {"standing_approval.organization",
     "INSERT INTO standing_approval (organization_id, branch_id, year, approved_by, approved_at) VALUES (2, 1, 2026, 1, 1);"},
    {"meeting.combined_once", "UPDATE meeting SET combined_with = 1 WHERE id = 1;"},
    {"membership.organization", "UPDATE membership SET branch_id = 2 WHERE id = 1;"},
    {"membership_status.days", "INSERT INTO membership_status (membership_id, status, from_date) VALUES (1, 'official', 'today');"},
    {"migration.without_gap", "DELETE FROM migration WHERE number = 1;"},
    {"organization.named", "UPDATE organization SET name = '' WHERE id = 2;"},
    {"outbox.open_or_finished", outbox("state, body", "'sent', 'x'")},
    {"outbox.one_under_way", outbox("state, since, body", "'sending', 1, 'x'") + outbox("state, since, body", "'sending', 1, 'x'")},
    {"outbox.body_until_sent", outbox("state", "'queued'")},
    {"outbox.meeting", outbox("body, meeting_id", "'x', 2")},
    {"outbox.text_gone_in_time",
     outbox("state, body, finished_at", "'sent', 'x', 1") + "UPDATE server_state SET last_instant = 8 * 86400000 + 2;"},
    {"person.erased_is_empty", "UPDATE person SET erased_at = 1 WHERE id = 1;"},
    {"person.named", "UPDATE person SET folded_name = '' WHERE id = 1;"},
    {"prompt.closed_without_details",
     "INSERT INTO prompt (organization_id, user_id, chat_kind, chat_id, kind, topic, details, asked_at, expires_at, state)"
     " VALUES (1, 'u', 'group', 'g', 'hold', 't', 'x', 0, 1, 'expired');"},
    {"role.organization", "INSERT INTO role (person_id, branch_id, role, from_date) VALUES (2, 1, 'secretary', '2026-01-01');"},
    {"roll_call.late_minutes",
     "INSERT INTO roll_call (meeting_id, membership_id, state, minutes_late, recorded_at) VALUES (1, 1, 'present', 5, 0);"},
    {"rsvp.revision", rsvp("revision, person_id", "2, 1")},
    {"rsvp.own_membership", rsvp("revision, person_id, membership_id", "1, 1, 2")},
    {"rsvp.erased_without_reason",
     "UPDATE person SET erased_at = 1, name = '', folded_name = '' WHERE id = 1;" + rsvp("revision, person_id, reason", "1, 1, 'bận'")},
    {"rsvp.reason_gone_in_time",
     rsvp("revision, person_id, reason", "1, 1, 'bận'") + "UPDATE server_state SET last_instant = 32 * 86400000;"},
    {"server_state.one", "DELETE FROM server_state;"},
    {"task.organization",
     "INSERT INTO task (organization_id, branch_id, owner, kind, unique_key, created_at) VALUES (2, 1, 'secretary', 'k', 'u', 0);"},
    {"task.details",
     "INSERT INTO task (organization_id, owner, kind, unique_key, created_at, details) VALUES (1, 'office', 'k', 'u', 0, '');"},
    {"token.one_in_force",
     "INSERT INTO token VALUES (1, 1, x'00', x'00', 0, 1, NULL, NULL, NULL, 0), (1, 3, x'00', x'00', 0, 1, NULL, NULL, NULL, 0);"},
    {"token.expires_after_it_came", "INSERT INTO token VALUES (1, 1, x'00', x'00', 5, 5, NULL, NULL, NULL, 0);"},
    {"web_session.organization", session("2, 1", "1")},
    {"web_session.of_erased", "UPDATE person SET erased_at = 1, name = '', folded_name = '' WHERE id = 1;" + session("1, 1", "1")},
    {"web_session.lasts", session("1, NULL", "43200001")},
};

std::set<std::string> broken_in(storage::MemoryDatabase& database) {
    std::set<std::string> names;
    for (const auto& broken : invariants::broken(database.connection())) {
        CHECK(broken.rows > 0);
        CHECK(broken.first > 0);
        names.insert(broken.invariant->query.name);
    }
    return names;
}

}  // namespace

TEST_CASE("a sound database breaks nothing that must hold", "[invariants]") {
    storage::MemoryDatabase database;
    CHECK(broken_in(database).empty());
    database.connection().script(kTwoOrganizations, "test");
    CHECK(broken_in(database).empty());
}

TEST_CASE("each thing that must hold is told by its name when it does not", "[invariants]") {
    for (const auto& invariant : invariants::all()) {
        const std::string name = invariant.query.name;
        INFO(name);
        REQUIRE(kBreaks.contains(name));
        storage::MemoryDatabase database;
        database.connection().script(kTwoOrganizations, "test");
        database.connection().script("PRAGMA ignore_check_constraints=ON", "test");
        database.connection().script(kBreaks.at(name), "test");
        CHECK(broken_in(database) == std::set<std::string>{name});
    }
    CHECK(kBreaks.size() == invariants::all().size());
}

TEST_CASE("every table has something that must hold", "[invariants]") {
    storage::MemoryDatabase database;
    constexpr storage::Query kTables{"test.tables", "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"};
    storage::Rows rows = database.connection().rows(kTables);
    while (rows.next()) {
        const std::string table = rows.text(0);
        INFO(table);
        if (table == "audit") continue;  // its chain: storage/audit_repository
        if (table.starts_with("bulletin_search_")) continue;  // SQLite's own, of bulletin_search
        CHECK(std::ranges::any_of(invariants::all(), [&](const auto& one) { return std::string(one.query.name).starts_with(table + "."); }));
    }
}

#include "storage/erasure_repository.hpp"

namespace mungba::storage::erasures {
namespace {

#define MUNGBA_SUBJECT                                                             \
    "SELECT p.id, p.organization_id, o.oa_id, p.name, p.created_at FROM person p " \
    "JOIN organization o ON o.id = p.organization_id WHERE p.id = ?1 AND p.erased_at IS NULL"
// Accounts that spoke for this person and for nobody else: a couple shares a telephone.
#define MUNGBA_OWN_ACCOUNTS                                                                                         \
    "(SELECT a.user_id FROM account a WHERE a.person_id = ?1 AND NOT EXISTS (SELECT 1 FROM account b"               \
    " WHERE b.organization_id = a.organization_id AND b.user_id = a.user_id AND b.person_id <> a.person_id"         \
    " AND b.until IS NULL))"

constexpr Query kSubject{"erasures.subject", MUNGBA_SUBJECT};
constexpr Query kSame{"erasures.subject_of", MUNGBA_SUBJECT " AND o.oa_id = ?2 AND p.created_at = ?3"};
constexpr Query kPerson{"erasures.person", R"sql(
    UPDATE person SET name = '', folded_name = '', birth_date = NULL, phone = NULL, erased_at = ?2 WHERE id = ?1)sql"};
constexpr Query kReasons{"erasures.reasons", "UPDATE rsvp SET reason = NULL WHERE person_id = ?1 AND reason IS NOT NULL"};
constexpr Query kTasks{"erasures.tasks", R"sql(
    UPDATE task SET state = 'dropped', finished_at = ?2, details = '{}' WHERE person_id = ?1 AND state = 'open')sql"};
// What others owe about this person, with what that one wrote.
constexpr Query kTasksAbout{"erasures.tasks_about", R"sql(
    UPDATE task SET state = 'dropped', finished_at = ?2, details = '{}'
    WHERE organization_id = ?3 AND state = 'open' AND json_extract(details, '$.person') = ?1)sql"};
constexpr Query kWords{"erasures.words", R"sql(
    UPDATE ladder SET state = 'expired', finished_at = ?2, words = NULL WHERE person_id = ?1 AND state = 'open')sql"};
constexpr Query kHandovers{"erasures.handovers", R"sql(
    UPDATE handover SET state = 'dropped' WHERE state = 'open' AND (to_person_id = ?1 OR from_person_id = ?1))sql"};
// Words for others that are on their way or wait in somebody's list or question, and bear the name.
constexpr Query kNamedTasks{"erasures.named_tasks", R"sql(
    UPDATE task SET details = replace(details, ?2, ?3) WHERE organization_id = ?1 AND state = 'open' AND instr(details, ?2) > 0)sql"};
constexpr Query kNamedWords{"erasures.named_words", R"sql(
    UPDATE ladder SET words = replace(words, ?2, ?3) WHERE organization_id = ?1 AND state = 'open' AND instr(words, ?2) > 0)sql"};
constexpr Query kNamedPrompts{"erasures.named_prompts", R"sql(
    UPDATE prompt SET details = replace(details, ?2, ?3) WHERE organization_id = ?1 AND state = 'open' AND instr(details, ?2) > 0)sql"};
// Notices that are kept with a meeting's file name who presents.
constexpr Query kNamedNotices{"erasures.named_notices", R"sql(
    UPDATE meeting_word SET body = replace(body, ?2, ?3)
    WHERE meeting_id IN (SELECT m.id FROM meeting m WHERE m.branch_id IN (SELECT s.branch_id FROM membership s WHERE s.person_id = ?1)) AND instr(body, ?2) > 0)sql"};
constexpr Query kMessage{"erasures.message",
                         "UPDATE outbox SET body = NULL, extras = NULL, recipient = '-' WHERE id = ?1 AND finished_at IS NOT NULL"};
constexpr Query kPresents{"erasures.presents", "UPDATE thematic_slot SET presenter_id = NULL WHERE presenter_id = ?1"};
constexpr Query kPrompts{"erasures.prompts",
                         "UPDATE prompt SET state = CASE state WHEN 'open' THEN 'dropped' ELSE state END, details = NULL, user_id = '-',"
                         " chat_id = CASE chat_kind WHEN 'private' THEN '-' ELSE chat_id END"
                         " WHERE organization_id = ?2 AND user_id IN " MUNGBA_OWN_ACCOUNTS};
constexpr Query kInGroups{"erasures.in_groups",
                          "DELETE FROM group_member WHERE user_id IN " MUNGBA_OWN_ACCOUNTS
                          " AND chat_group_id IN (SELECT id FROM chat_group WHERE organization_id = ?2)"};
constexpr Query kGuests{"erasures.guests",
                        "DELETE FROM group_guest WHERE user_id IN " MUNGBA_OWN_ACCOUNTS
                        " AND chat_group_id IN (SELECT id FROM chat_group WHERE organization_id = ?2)"};
constexpr Query kCodes{"erasures.codes", R"sql(
    UPDATE enrolment_code SET state = 'revoked', finished_at = ?2 WHERE person_id = ?1 AND state = 'live')sql"};
constexpr Query kTries{"erasures.tries",
                       "DELETE FROM enrolment_try WHERE organization_id = ?2 AND user_id IN " MUNGBA_OWN_ACCOUNTS};
// By the account, or by the name: somebody may have said it from another's telephone.
#define MUNGBA_OWN_LINK_REQUESTS                                              \
    "organization_id = ?2 AND (user_id IN " MUNGBA_OWN_ACCOUNTS              \
    " OR folded_name = (SELECT folded_name FROM person WHERE id = ?1))"
constexpr Query kAboutAccounts{
    "erasures.about_accounts",
    "UPDATE task SET state = 'dropped', finished_at = ?3, details = '{}'"
    " WHERE organization_id = ?2 AND state = 'open' AND kind LIKE 'enrolment.%' AND (json_extract(details, '$.person') = ?1"
    " OR json_extract(details, '$.user') IN " MUNGBA_OWN_ACCOUNTS
    " OR json_extract(details, '$.request') IN (SELECT id FROM link_request WHERE " MUNGBA_OWN_LINK_REQUESTS "))"};
constexpr Query kLinkRequests{"erasures.link_requests", "DELETE FROM link_request WHERE " MUNGBA_OWN_LINK_REQUESTS};
constexpr Query kJoinRequests{"erasures.join_requests",
                              "DELETE FROM join_request WHERE organization_id = ?2 AND user_id IN " MUNGBA_OWN_ACCOUNTS};
constexpr Query kAccounts{"erasures.accounts", "DELETE FROM account WHERE person_id = ?1"};
constexpr Query kCancel{"erasures.cancel",
                        "UPDATE outbox SET state = 'cancelled', since = NULL, finished_at = ?3"
                        " WHERE organization_id = ?2 AND way = 'private' AND finished_at IS NULL AND recipient IN " MUNGBA_OWN_ACCOUNTS};
constexpr Query kSettled{"erasures.settled",
                         "UPDATE outbox SET body = NULL, extras = NULL, recipient = '-'"
                         " WHERE organization_id = ?2 AND way = 'private' AND finished_at IS NOT NULL AND recipient IN " MUNGBA_OWN_ACCOUNTS};
constexpr Query kNamed{"erasures.named", R"sql(
    UPDATE outbox SET body = NULL, extras = NULL
    WHERE organization_id = ?1 AND finished_at IS NOT NULL AND body IS NOT NULL AND ?2 <> '' AND instr(body, ?2) > 0)sql"};
constexpr Query kWaiting{"erasures.waiting", R"sql(
    SELECT id, body FROM outbox WHERE organization_id = ?1 AND state = 'queued' AND finished_at IS NULL AND ?2 <> '' AND instr(body, ?2) > 0)sql"};
constexpr Query kRewrite{"erasures.rewrite", "UPDATE outbox SET body = ?2, text_hash = ?3, length = ?4 WHERE id = ?1 AND state = 'queued'"};
constexpr const Query* kQueries[] = {
    &kSubject, &kSame,   &kPerson,        &kReasons,      &kTasks,        &kTasksAbout, &kWords,      &kHandovers,    &kPrompts, &kInGroups,
    &kGuests,  &kCodes,  &kTries,         &kAboutAccounts, &kLinkRequests, &kJoinRequests, &kAccounts, &kCancel,       &kSettled, &kNamed,
    &kNamedTasks, &kNamedWords, &kNamedPrompts, &kNamedNotices, &kMessage, &kWaiting,      &kRewrite, &kPresents};

std::optional<Subject> first(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return Subject{.person = rows.id<core::PersonId>(0),
                   .organization = rows.id<core::OrganizationId>(1),
                   .oa = rows.id<core::OaId>(2),
                   .name = rows.text(3),
                   .made_at = rows.instant(4)};
}

}  // namespace

std::optional<Subject> subject(Connection& connection, core::PersonId person) {
    return first(connection.rows(kSubject, person));
}

std::optional<Subject> subject_of(Connection& connection, const Erasure& erasure) {
    return first(connection.rows(kSame, erasure.person, erasure.oa, erasure.made_at));
}

void empty_person(Connection& connection, const Subject& subject, core::Instant at) {
    connection.execute(kReasons, subject.person);
    connection.execute(kTasks, subject.person, at);
    connection.execute(kTasksAbout, subject.person, at, subject.organization);
    connection.execute(kWords, subject.person, at);
    connection.execute(kHandovers, subject.person);
    connection.execute(kPresents, subject.person);
    connection.execute(kPrompts, subject.person, subject.organization);
    connection.execute(kInGroups, subject.person, subject.organization);
    connection.execute(kGuests, subject.person, subject.organization);
    connection.execute(kCodes, subject.person, at);
    connection.execute(kTries, subject.person, subject.organization);
    connection.execute(kAboutAccounts, subject.person, subject.organization, at);
    connection.execute(kLinkRequests, subject.person, subject.organization);
    connection.execute(kJoinRequests, subject.person, subject.organization);
    connection.execute(kAccounts, subject.person);
    connection.execute(kPerson, subject.person, at);
}

void empty_messages(Connection& connection, const Subject& subject, core::Instant at) {
    connection.execute(kCancel, subject.person, subject.organization, at);
    connection.execute(kSettled, subject.person, subject.organization);
    connection.execute(kNamed, subject.organization, subject.name);
}

void empty_message(Connection& connection, core::OutgoingId message) { connection.execute(kMessage, message); }

void replace_name(Connection& connection, const Subject& subject, std::string_view by) {
    for (const Query* query : {&kNamedTasks, &kNamedWords, &kNamedPrompts}) connection.execute(*query, subject.organization, subject.name, by);
    connection.execute(kNamedNotices, subject.person, subject.name, by);
}

std::vector<Mention> waiting_mentions(Connection& connection, const Subject& subject) {
    std::vector<Mention> mentions;
    Rows rows = connection.rows(kWaiting, subject.organization, subject.name);
    while (rows.next()) mentions.push_back({.id = rows.id<core::OutgoingId>(0), .body = rows.text(1)});
    return mentions;
}

void rewrite(Connection& connection, const Mention& mention, const outbox::TextHash& hash) {
    connection.execute(kRewrite, mention.id, mention.body, Blob(hash), mention.body.size());
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::erasures

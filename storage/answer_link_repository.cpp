#include "storage/answer_link_repository.hpp"

namespace mungba::storage::answer_links {
namespace {

constexpr Query kReplace{"answer_links.replace", R"sql(
    UPDATE answer_link SET state = 'revoked', finished_at = ?3 WHERE meeting_id = ?1 AND person_id = ?2 AND state = 'live')sql"};
constexpr Query kInsert{"answer_links.insert", R"sql(
    INSERT INTO answer_link (organization_id, meeting_id, person_id, hash, made_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql"};
constexpr Query kFind{"answer_links.find", R"sql(
    SELECT id, organization_id, meeting_id, person_id, expires_at FROM answer_link WHERE hash = ?1 AND state = 'live' AND expires_at > ?2)sql"};
constexpr Query kRevoke{"answer_links.revoke", "UPDATE answer_link SET state = 'revoked', finished_at = ?2 WHERE id = ?1 AND state = 'live'"};
constexpr Query kRevokeOfMeeting{"answer_links.revoke_of_meeting",
                                 "UPDATE answer_link SET state = 'revoked', finished_at = ?2 WHERE meeting_id = ?1 AND state = 'live'"};
constexpr Query kRevokeOfPerson{"answer_links.revoke_of_person",
                                "UPDATE answer_link SET state = 'revoked', finished_at = ?2 WHERE person_id = ?1 AND state = 'live'"};
constexpr Query kExpire{"answer_links.expire", R"sql(
    UPDATE answer_link SET state = 'expired', finished_at = ?1
    WHERE id IN (SELECT id FROM answer_link WHERE state = 'live' AND expires_at <= ?1 LIMIT ?2))sql"};
constexpr Query kForget{"answer_links.forget",
                        "DELETE FROM answer_link WHERE id IN (SELECT id FROM answer_link WHERE finished_at < ?1 ORDER BY id LIMIT ?2)"};
constexpr const Query* kQueries[] = {&kReplace, &kInsert, &kFind, &kRevoke, &kRevokeOfMeeting, &kRevokeOfPerson, &kExpire, &kForget};

}  // namespace

void insert(Connection& connection, const AnswerLink& link, const SecretHash& hash, core::Instant now) {
    connection.execute(kReplace, link.meeting, link.person, now);
    connection.execute(kInsert, link.organization, link.meeting, link.person, Blob(hash), now, link.expires_at);
}

std::optional<AnswerLink> find(Connection& connection, const SecretHash& hash, core::Instant now) {
    Rows rows = connection.rows(kFind, Blob(hash), now);
    if (!rows.next()) return std::nullopt;
    return AnswerLink{.id = rows.id<AnswerLinkId>(0),
                      .organization = rows.id<core::OrganizationId>(1),
                      .meeting = rows.id<core::MeetingId>(2),
                      .person = rows.id<core::PersonId>(3),
                      .expires_at = rows.instant(4)};
}

bool revoke(Connection& connection, AnswerLinkId id, core::Instant now) { return connection.execute(kRevoke, id, now) == 1; }
int revoke_of(Connection& connection, core::MeetingId meeting, core::Instant now) { return connection.execute(kRevokeOfMeeting, meeting, now); }
int revoke_of(Connection& connection, core::PersonId person, core::Instant now) { return connection.execute(kRevokeOfPerson, person, now); }

int forget(Connection& connection, core::Instant before, core::Instant now, int limit) {
    return connection.execute(kExpire, now, limit) + connection.execute(kForget, before, limit);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::answer_links

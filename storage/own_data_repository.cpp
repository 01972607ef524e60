#include "storage/own_data_repository.hpp"

namespace mungba::storage::own_data {
namespace {

constexpr Query kSeats{"own_data.seats", R"sql(
    SELECT m.id, m.branch_id, b.name, m.position, m.since, m.until FROM membership m JOIN branch b ON b.id = m.branch_id
    WHERE m.person_id = ?1 ORDER BY m.id)sql"};
constexpr Query kBranchName{"own_data.branch_name", "SELECT name FROM branch WHERE id = ?1"};
constexpr Query kLinks{"own_data.links", R"sql(
    SELECT a.since, a.until, a.last_word_at, (SELECT count(*) FROM group_member m JOIN chat_group g ON g.id = m.chat_group_id
        WHERE g.organization_id = a.organization_id AND m.user_id = a.user_id AND m.until IS NULL)
    FROM account a WHERE a.person_id = ?1 ORDER BY a.since, a.id)sql"};
constexpr Query kAnswers{"own_data.answers", R"sql(
    SELECT b.name, m.kind, m.starts_at, r.answer, r.minutes_late, r.reason, r.source, coalesce(p.name, ''), r.event_at, r.after_deadline,
        r.revision < m.revision, r.membership_id IS NULL
    FROM rsvp r JOIN meeting m ON m.id = r.meeting_id JOIN branch b ON b.id = m.branch_id LEFT JOIN person p ON p.id = r.reported_by
    WHERE r.person_id = ?1 ORDER BY m.starts_at, r.id)sql"};
constexpr Query kCalled{"own_data.called", R"sql(
    SELECT b.name, m.kind, m.starts_at, c.state, c.minutes_late
    FROM roll_call c JOIN membership s ON s.id = c.membership_id JOIN meeting m ON m.id = c.meeting_id JOIN branch b ON b.id = m.branch_id
    WHERE s.person_id = ?1 ORDER BY m.starts_at, c.id)sql"};
constexpr Query kMinutes{"own_data.minutes", R"sql(
    SELECT b.name, m.kind, m.starts_at FROM meeting_clerk c JOIN meeting m ON m.id = c.meeting_id JOIN branch b ON b.id = m.branch_id
    WHERE c.person_id = ?1 ORDER BY m.starts_at)sql"};
constexpr Query kPresents{"own_data.presents", R"sql(
    SELECT b.name, s.year, s.quarter, s.topic FROM thematic_slot s JOIN branch b ON b.id = s.branch_id
    WHERE s.presenter_id = ?1 AND s.withdrawn_at IS NULL ORDER BY s.year, s.quarter, s.id)sql"};
constexpr Query kBulletins{"own_data.bulletins", R"sql(
    SELECT (SELECT count(DISTINCT bulletin_id) FROM bulletin_revision WHERE written_by = ?1), (SELECT count(*) FROM bulletin WHERE approved_by = ?1))sql"};
constexpr Query kRequests{"own_data.requests", R"sql(
    SELECT json_extract(details, '$.text') FROM task
    WHERE state = 'open' AND kind = 'self.correct' AND json_extract(details, '$.person') = ?1 ORDER BY id)sql"};
constexpr const Query* kQueries[] = {&kSeats, &kBranchName, &kLinks, &kAnswers, &kCalled, &kMinutes, &kPresents, &kBulletins, &kRequests};

OwnData::OfMeeting read_meeting(const Rows& rows) {
    return {.branch_name = rows.text(0),
            .kind = domain::meeting_kind_named(rows.text_view(1)).value(),
            .starts_at = rows.instant(2)};
}

std::string branch_name(Connection& connection, core::BranchId branch) {
    Rows rows = connection.rows(kBranchName, branch);
    return rows.next() ? rows.text(0) : std::string();
}

std::vector<OwnData::Seat> seats_of(Connection& connection, core::PersonId person) {
    std::vector<OwnData::Seat> seats;
    std::vector<core::MembershipId> memberships;
    Rows rows = connection.rows(kSeats, person);
    while (rows.next()) {
        memberships.push_back(rows.id<core::MembershipId>(0));
        seats.push_back({.branch = rows.id<core::BranchId>(1),
                         .branch_name = rows.text(2),
                         .position = static_cast<int>(rows.integer(3)),
                         .since = rows.instant(4),
                         .until = rows.optional_instant(5),
                         .statuses = {}});
    }
    for (std::size_t i = 0; i < seats.size(); ++i) seats[i].statuses = people::statuses_of(connection, memberships[i]);
    return seats;
}

std::vector<OwnData::Link> links_of(Connection& connection, core::PersonId person) {
    std::vector<OwnData::Link> links;
    Rows rows = connection.rows(kLinks, person);
    while (rows.next()) {
        links.push_back({.since = rows.instant(0),
                         .until = rows.optional_instant(1),
                         .last_word_at = rows.optional_instant(2),
                         .groups = static_cast<int>(rows.integer(3))});
    }
    return links;
}

std::vector<OwnData::Said> answers_of(Connection& connection, core::PersonId person) {
    std::vector<OwnData::Said> answers;
    Rows rows = connection.rows(kAnswers, person);
    while (rows.next()) {
        answers.push_back({.meeting = read_meeting(rows),
                           .answer = domain::answer_named(rows.text_view(3)).value(),
                           .minutes_late = static_cast<int>(rows.integer(4)),
                           .reason = rows.text(5),
                           .source = domain::answer_source_named(rows.text_view(6)).value(),
                           .reported_by = rows.text(7),
                           .said_at = rows.instant(8),
                           .after_deadline = rows.integer(9) == 1,
                           .of_former_date = rows.integer(10) == 1,
                           .as_overseer = rows.integer(11) == 1});
    }
    return answers;
}

}  // namespace

std::optional<OwnData> of(Connection& connection, core::PersonId id) {
    const auto person = people::find(connection, id);
    if (!person) return std::nullopt;
    OwnData data;
    data.person = *person;
    data.consent = consents::find(connection, id).value();
    data.seats = seats_of(connection, id);
    for (RoleSpan& span : people::role_spans_of(connection, id)) {
        const std::string name = branch_name(connection, span.branch);
        data.offices.push_back({.span = std::move(span), .branch_name = name});
    }
    data.accounts = links_of(connection, id);
    data.answers = answers_of(connection, id);
    Rows called = connection.rows(kCalled, id);
    while (called.next()) {
        data.roll_calls.push_back(
            {.meeting = read_meeting(called), .state = called.text(3), .minutes_late = static_cast<int>(called.integer(4))});
    }
    Rows minutes = connection.rows(kMinutes, id);
    while (minutes.next()) data.minutes.push_back(read_meeting(minutes));
    Rows presents = connection.rows(kPresents, id);
    while (presents.next()) {
        data.presentations.push_back({.branch_name = presents.text(0),
                                      .year = static_cast<int>(presents.integer(1)),
                                      .quarter = static_cast<int>(presents.integer(2)),
                                      .topic = presents.text(3)});
    }
    Rows bulletins = connection.rows(kBulletins, id);
    bulletins.next();
    data.bulletins_written = static_cast<int>(bulletins.integer(0));
    data.bulletins_approved = static_cast<int>(bulletins.integer(1));
    Rows requests = connection.rows(kRequests, id);
    while (requests.next()) data.requests.push_back(requests.text(0));
    return data;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::own_data

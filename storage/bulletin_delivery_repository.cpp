#include "storage/bulletin_delivery_repository.hpp"

#include "storage/names.hpp"

namespace mungba::storage::bulletin_deliveries {
namespace {

using State = BulletinDelivery::State;
using Way = BulletinDelivery::Way;
using Notice = BulletinNotice;

#define MUNGBA_DELIVERY                                                                                                             \
    "SELECT d.id, d.bulletin_id, d.notice_id, d.branch_id, d.way, d.outbox_id, d.state, d.why, d.file_outbox_id, d.file_state, d.tries," \
    " d.created_at, coalesce(o.repeated, 0) OR coalesce(f.repeated, 0) FROM bulletin_delivery d"                                     \
    " LEFT JOIN outbox o ON o.id = d.outbox_id LEFT JOIN outbox f ON f.id = d.file_outbox_id "

constexpr Query kAdd{"bulletin_deliveries.add", R"sql(
    INSERT INTO bulletin_delivery (bulletin_id, notice_id, branch_id, way, outbox_id, state, why, created_at, settled_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''), ?8, CASE WHEN ?6 = 'waiting' THEN NULL ELSE ?8 END)
    ON CONFLICT DO NOTHING)sql"};
constexpr Query kOfText{"bulletin_deliveries.of_text", MUNGBA_DELIVERY "WHERE d.outbox_id = ?1"};
constexpr Query kOfFile{"bulletin_deliveries.of_file", MUNGBA_DELIVERY "WHERE d.file_outbox_id = ?1"};
constexpr Query kSetText{"bulletin_deliveries.set_text",
                         "UPDATE bulletin_delivery SET state = ?2, why = nullif(?3, ''), settled_at = CASE WHEN ?2 = 'waiting' THEN NULL ELSE ?4 END WHERE id = ?1"};
constexpr Query kSetFile{"bulletin_deliveries.set_file", "UPDATE bulletin_delivery SET file_outbox_id = ?2, file_state = ?3 WHERE id = ?1"};
constexpr Query kAgain{"bulletin_deliveries.try_again", R"sql(
    UPDATE bulletin_delivery SET way = ?2, outbox_id = ?3, state = ?4, why = NULL, tries = tries + 1,
        settled_at = CASE WHEN ?4 = 'waiting' THEN NULL ELSE ?5 END WHERE id = ?1)sql"};
constexpr Query kList{"bulletin_deliveries.list",
                      MUNGBA_DELIVERY "WHERE d.bulletin_id = ?1 AND coalesce(d.notice_id, 0) = ?2 ORDER BY d.branch_id"};
constexpr Query kOpen{"bulletin_deliveries.is_open", R"sql(
    SELECT 1 FROM bulletin_delivery WHERE bulletin_id = ?1 AND (state = 'waiting' OR file_state = 'waiting')
      AND (?2 IS NULL OR coalesce(notice_id, 0) = ?2) LIMIT 1)sql"};
constexpr Query kCounts{"bulletin_deliveries.counts", R"sql(
    SELECT d.state, count(*), sum(d.way = 'secretary'), sum(d.file_state = 'sent'), sum(d.file_state = 'waiting'), sum(d.file_state = 'failed'),
        sum(coalesce(o.repeated, 0) OR coalesce(f.repeated, 0))
    FROM bulletin_delivery d LEFT JOIN outbox o ON o.id = d.outbox_id LEFT JOIN outbox f ON f.id = d.file_outbox_id
    WHERE d.bulletin_id = ?1 AND coalesce(d.notice_id, 0) = ?2 GROUP BY d.state)sql"};
constexpr Query kLast{"bulletin_deliveries.last_settled", R"sql(
    SELECT state FROM bulletin_delivery WHERE bulletin_id = ?1 AND coalesce(notice_id, 0) = ?2 AND settled_at IS NOT NULL AND way = 'group'
    ORDER BY settled_at DESC, id DESC LIMIT ?3)sql"};
constexpr Query kWithout{"bulletin_deliveries.branches_without", R"sql(
    SELECT b.id FROM branch b WHERE b.organization_id = ?1
      AND NOT EXISTS (SELECT 1 FROM bulletin_delivery d WHERE d.bulletin_id = ?2 AND d.branch_id = b.id AND coalesce(d.notice_id, 0) = 0)
    ORDER BY b.id)sql"};
// As usecases/audience counts who is invited, for a whole organization at once.
constexpr Query kPeople{"bulletin_deliveries.people_of", R"sql(
    SELECT count(DISTINCT m.person_id) FROM branch b JOIN membership m ON m.branch_id = b.id JOIN person p ON p.id = m.person_id
    WHERE b.organization_id = ?1 AND (?2 = '[]' OR b.type IN (SELECT value FROM json_each(?2))) AND (m.until IS NULL OR m.until > ?4) AND p.erased_at IS NULL
      AND EXISTS (SELECT 1 FROM membership_status s WHERE s.membership_id = m.id AND s.from_date <= ?3)
      AND NOT EXISTS (SELECT 1 FROM membership_status s WHERE s.membership_id = m.id AND s.from_date <= ?3 AND (s.until_date IS NULL OR s.until_date >= ?3)
                        AND s.status IN ('suspended', 'temp_out')))sql"};
constexpr Query kWithoutNotice{"bulletin_deliveries.without_notice", MUNGBA_DELIVERY R"sql(WHERE d.bulletin_id = ?1 AND coalesce(d.notice_id, 0) = 0 AND d.state = 'sent'
      AND NOT EXISTS (SELECT 1 FROM bulletin_delivery n WHERE n.bulletin_id = ?1 AND n.branch_id = d.branch_id AND coalesce(n.notice_id, 0) = ?2)
    ORDER BY d.branch_id LIMIT ?3)sql"};
constexpr Query kAddNotice{"bulletin_deliveries.add_notice", R"sql(
    INSERT INTO bulletin_notice (bulletin_id, kind, state, wrong, words, written_by, written_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql"};
#define MUNGBA_NOTICE "SELECT id, bulletin_id, kind, state, wrong, words, written_by, written_at, approved_by FROM bulletin_notice "
constexpr Query kFindNotice{"bulletin_deliveries.find_notice", MUNGBA_NOTICE "WHERE id = ?1"};
constexpr Query kNotices{"bulletin_deliveries.notices_of", MUNGBA_NOTICE "WHERE bulletin_id = ?1 ORDER BY id"};
constexpr Query kMoveNotice{"bulletin_deliveries.move_notice", R"sql(
    UPDATE bulletin_notice SET state = ?3, approved_by = coalesce(?4, approved_by), approved_at = CASE WHEN ?4 IS NULL THEN approved_at ELSE ?5 END
    WHERE id = ?1 AND state = ?2)sql"};
constexpr Query kRefuse{"bulletin_deliveries.add_refusal", R"sql(
    INSERT INTO bulletin_refusal (organization_id, refused_by, refused_at, kind, mark, place, line) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql"};
constexpr Query kRefusals{"bulletin_deliveries.refusals", R"sql(
    SELECT refused_by, refused_at, kind, mark, place, line FROM bulletin_refusal WHERE organization_id = ?1 ORDER BY refused_at DESC, id DESC LIMIT 50)sql"};
constexpr Query kForget{"bulletin_deliveries.forget_refusals", "DELETE FROM bulletin_refusal WHERE refused_at < ?1"};
constexpr const Query* kQueries[] = {&kAdd, &kOfText, &kOfFile, &kSetText, &kSetFile, &kAgain, &kList, &kCounts, &kOpen, &kLast, &kWithout, &kPeople, &kWithoutNotice,
                                     &kAddNotice, &kFindNotice, &kNotices, &kMoveNotice, &kRefuse, &kRefusals, &kForget};

constexpr Names<State, 4> kStates{{{State::waiting, "waiting"}, {State::sent, "sent"}, {State::failed, "failed"}, {State::cancelled, "cancelled"}}};
constexpr Names<Way, 2> kWays{{{Way::group, "group"}, {Way::secretary, "secretary"}}};
constexpr Names<Notice::Kind, 2> kKinds{{{Notice::Kind::correction, "correction"}, {Notice::Kind::withdrawal, "withdrawal"}}};
constexpr Names<Notice::State, 4> kNoticeStates{
    {{Notice::State::submitted, "submitted"}, {Notice::State::sending, "sending"}, {Notice::State::sent, "sent"}, {Notice::State::dropped, "dropped"}}};

BulletinDelivery read(const Rows& rows) {
    BulletinDelivery one{.id = rows.id<core::BulletinDeliveryId>(0),
                         .bulletin = rows.id<core::BulletinId>(1),
                         .notice = rows.id<core::BulletinNoticeId>(2),
                         .branch = rows.id<core::BranchId>(3),
                         .way = value_in(kWays, rows.text_view(4)),
                         .text = rows.id<core::OutgoingId>(5),
                         .state = value_in(kStates, rows.text_view(6)),
                         .why = rows.optional_text(7).value_or(""),
                         .file = rows.id<core::OutgoingId>(8)};
    if (const auto state = rows.optional_text(9)) one.file_state = value_in(kStates, *state);
    one.tries = static_cast<int>(rows.integer(10));
    one.created_at = rows.instant(11);
    one.may_be_repeated = rows.integer(12) != 0;
    return one;
}

std::optional<BulletinDelivery> first(Rows rows) { return rows.next() ? std::optional(read(rows)) : std::nullopt; }
std::vector<BulletinDelivery> all_of(Rows rows) {
    std::vector<BulletinDelivery> all;
    while (rows.next()) all.push_back(read(rows));
    return all;
}

BulletinNotice read_notice(const Rows& rows) {
    return {.id = rows.id<core::BulletinNoticeId>(0),
            .bulletin = rows.id<core::BulletinId>(1),
            .kind = value_in(kKinds, rows.text_view(2)),
            .state = value_in(kNoticeStates, rows.text_view(3)),
            .wrong = rows.text(4),
            .words = rows.text(5),
            .written_by = rows.id<core::PersonId>(6),
            .written_at = rows.instant(7),
            .approved_by = rows.id<core::PersonId>(8)};
}

}  // namespace

core::BulletinDeliveryId add(Connection& connection, const BulletinDelivery& delivery, core::Instant now) {
    const bool added = connection.execute(kAdd, delivery.bulletin, delivery.notice, delivery.branch, name_in(kWays, delivery.way), delivery.text,
                                          name_in(kStates, delivery.state), delivery.why, now) == 1;
    return added ? core::BulletinDeliveryId{connection.last_insert_id()} : core::BulletinDeliveryId{};
}

std::optional<BulletinDelivery> of_message(Connection& connection, core::OutgoingId message) {
    if (auto found = first(connection.rows(kOfText, message))) return found;
    return first(connection.rows(kOfFile, message));
}

void set_text(Connection& connection, core::BulletinDeliveryId id, State state, std::string_view why, core::Instant now) {
    connection.execute(kSetText, id, name_in(kStates, state), why, now);
}

void set_file(Connection& connection, core::BulletinDeliveryId id, core::OutgoingId message, State state) {
    connection.execute(kSetFile, id, message, name_in(kStates, state));
}

void try_again(Connection& connection, core::BulletinDeliveryId id, Way way, core::OutgoingId text, State state, core::Instant now) {
    connection.execute(kAgain, id, name_in(kWays, way), text, name_in(kStates, state), now);
}

std::vector<BulletinDelivery> list(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice) {
    return all_of(connection.rows(kList, bulletin, notice.value));
}

bool is_open(Connection& connection, core::BulletinId bulletin, std::optional<core::BulletinNoticeId> notice) {
    const auto number = notice ? std::optional(notice->value) : std::nullopt;
    return connection.rows(kOpen, bulletin, number).next();
}

Counts counts(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice) {
    Counts counts;
    Rows rows = connection.rows(kCounts, bulletin, notice.value);
    while (rows.next()) {
        const int number = static_cast<int>(rows.integer(1));
        switch (value_in(kStates, rows.text_view(0))) {
            case State::waiting: counts.waiting = number; break;
            case State::sent:
                counts.sent = number;
                counts.by_secretary = static_cast<int>(rows.integer(2));
                break;
            case State::failed: counts.failed = number; break;
            case State::cancelled: counts.cancelled = number; break;
        }
        counts.files_sent += static_cast<int>(rows.optional_integer(3).value_or(0));
        counts.files_waiting += static_cast<int>(rows.optional_integer(4).value_or(0));
        counts.files_failed += static_cast<int>(rows.optional_integer(5).value_or(0));
        counts.may_be_repeated += static_cast<int>(rows.optional_integer(6).value_or(0));
    }
    return counts;
}

int failures_in_a_row(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice, int most) {
    int number = 0;
    Rows rows = connection.rows(kLast, bulletin, notice.value, most);
    while (rows.next() && rows.text_view(0) == "failed") ++number;
    return number;
}

std::vector<Branch> branches_without(Connection& connection, core::OrganizationId organization, core::BulletinId bulletin) {
    std::vector<core::BranchId> ids;
    {
        Rows rows = connection.rows(kWithout, organization, bulletin);
        while (rows.next()) ids.push_back(rows.id<core::BranchId>(0));
    }
    std::vector<Branch> all;
    for (const auto id : ids) all.push_back(branches::find(connection, id).value());
    return all;
}

int people_of(Connection& connection, core::OrganizationId organization, const std::vector<domain::BranchType>& types, core::LocalDate on) {
    std::string names = "[";
    for (const auto type : types) names += (names.size() > 1 ? ",\"" : "\"") + std::string(domain::name_of(type)) + "\"";
    names += "]";
    const std::string day = core::format_iso_date(on);
    Rows rows = connection.rows(kPeople, organization, names, day, core::to_instant(on, core::TimeOfDay{}));
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::vector<BulletinDelivery> without_notice(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice, int limit) {
    return all_of(connection.rows(kWithoutNotice, bulletin, notice.value, limit));
}

core::BulletinNoticeId add_notice(Connection& connection, const BulletinNotice& notice, core::Instant now) {
    connection.execute(kAddNotice, notice.bulletin, name_in(kKinds, notice.kind), name_in(kNoticeStates, notice.state), notice.wrong, notice.words, notice.written_by, now);
    return core::BulletinNoticeId{connection.last_insert_id()};
}

std::optional<BulletinNotice> find_notice(Connection& connection, core::BulletinNoticeId id) {
    Rows rows = connection.rows(kFindNotice, id);
    return rows.next() ? std::optional(read_notice(rows)) : std::nullopt;
}

std::vector<BulletinNotice> notices_of(Connection& connection, core::BulletinId bulletin) {
    std::vector<BulletinNotice> all;
    Rows rows = connection.rows(kNotices, bulletin);
    while (rows.next()) all.push_back(read_notice(rows));
    return all;
}

bool move_notice(Connection& connection, core::BulletinNoticeId id, BulletinNotice::State from, BulletinNotice::State to, core::PersonId by, core::Instant now) {
    return connection.execute(kMoveNotice, id, name_in(kNoticeStates, from), name_in(kNoticeStates, to), by, now) == 1;
}

void add_refusal(Connection& connection, core::OrganizationId organization, const Refusal& refusal) {
    connection.execute(kRefuse, organization, refusal.by, refusal.at, refusal.kind, refusal.mark, refusal.place, refusal.line);
}

std::vector<Refusal> refusals(Connection& connection, core::OrganizationId organization) {
    std::vector<Refusal> all;
    Rows rows = connection.rows(kRefusals, organization);
    while (rows.next()) {
        all.push_back({.by = rows.id<core::PersonId>(0), .at = rows.instant(1), .kind = rows.text(2), .mark = rows.text(3), .place = rows.text(4), .line = static_cast<int>(rows.integer(5))});
    }
    return all;
}

int forget_refusals(Connection& connection, core::Instant before) { return connection.execute(kForget, before); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::bulletin_deliveries

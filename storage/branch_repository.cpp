#include "storage/branch_repository.hpp"

#include "core/text.hpp"

namespace mungba::storage::branches {
namespace {

#define MUNGBA_BRANCH_COLUMNS                                                        \
    "id, organization_id, name, type, has_committee, session, hour_minutes, venue, " \
    "date_preset, party_groups, online_pilot, date_avoid, date_direction, date_first, date_last"

constexpr Query kFind{"branches.find",
                      "SELECT " MUNGBA_BRANCH_COLUMNS " FROM branch WHERE id = ?1"};
constexpr Query kFindByName{"branches.find_by_name",
                            "SELECT " MUNGBA_BRANCH_COLUMNS
                            " FROM branch WHERE organization_id = ?1 AND folded_name = ?2"};
constexpr Query kAll{"branches.all",
                     "SELECT " MUNGBA_BRANCH_COLUMNS
                     " FROM branch WHERE organization_id = ?1 ORDER BY id"};
constexpr Query kInsert{"branches.insert", R"sql(
    INSERT INTO branch (organization_id, name, folded_name, type, has_committee, session, hour_minutes, venue,
        date_preset, party_groups, online_pilot, created_at, date_avoid, date_direction, date_first, date_last)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, ''), ?9, nullif(?10, ''), ?11, ?12, ?13, ?14, ?15, ?16))sql"};
constexpr Query kUpdate{"branches.update", R"sql(
    UPDATE branch SET name = ?2, folded_name = ?3, type = ?4, has_committee = ?5, session = ?6, hour_minutes = ?7,
        venue = nullif(?8, ''), date_preset = ?9, party_groups = nullif(?10, ''), online_pilot = ?11,
        date_avoid = ?12, date_direction = ?13, date_first = ?14, date_last = ?15
    WHERE id = ?1)sql"};
constexpr Query kWithoutRegular{"branches.without_regular",
                                "SELECT " MUNGBA_BRANCH_COLUMNS R"sql( FROM branch WHERE organization_id = ?1 AND id > ?3
    AND NOT EXISTS (SELECT 1 FROM meeting m WHERE m.branch_id = branch.id AND m.kind = 'regular' AND m.month = ?2
        AND (m.state <> 'cancelled' OR m.reason IS NOT NULL))
    ORDER BY id LIMIT ?4)sql"};
constexpr const Query* kQueries[] = {&kFind, &kFindByName, &kAll, &kInsert, &kUpdate, &kWithoutRegular};

template <typename T>
std::optional<std::string_view> name_if(const std::optional<T>& value) {
    if (!value) return std::nullopt;
    return domain::name_of(*value);
}

std::optional<int> minutes_of(const std::optional<core::TimeOfDay>& hour) {
    if (!hour) return std::nullopt;
    return hour->minutes;
}

std::string names_of(const domain::DayOffKinds& kinds) {
    std::string names;
    for (int kind = 0; kind < domain::kDayOffKinds; ++kind) {
        const auto value = static_cast<domain::DayOffKind>(kind);
        if (kinds.has(value)) names += (names.empty() ? "" : " ") + std::string(domain::name_of(value));
    }
    return names;
}

domain::DayOffKinds kinds_in(const std::string& names) {
    domain::DayOffKinds kinds;
    for (const std::string& name : core::text::words(names, "_")) {
        if (const auto kind = domain::day_off_kind_named(name)) kinds.add(*kind);
    }
    return kinds;
}

/// The columns of the own rule; all null without one.
struct OwnPolicy {
    std::optional<std::string> avoid;
    std::optional<std::string_view> direction;
    std::optional<int> first;
    std::optional<int> last;
    explicit OwnPolicy(const Branch& branch) {
        if (!branch.own_policy) return;
        avoid = names_of(branch.own_policy->avoid);
        direction = domain::name_of(branch.own_policy->direction);
        first = static_cast<int>(branch.own_policy->first_day);
        last = static_cast<int>(branch.own_policy->last_day);
    }
};

Branch read(const Rows& rows) {
    Branch branch{.id = rows.id<core::BranchId>(0),
                  .organization = rows.id<core::OrganizationId>(1),
                  .name = rows.text(2),
                  .type = domain::branch_type_named(rows.text_view(3)),
                  .has_committee = rows.integer(4) == 1,
                  .session = domain::session_named(rows.text_view(5)),
                  .hour = std::nullopt,
                  .venue = rows.text(7),
                  .date_preset = domain::date_preset_named(rows.text_view(8)).value(),
                  .party_groups = rows.text(9),
                  .online_pilot = rows.integer(10) == 1};
    if (const auto minutes = rows.optional_integer(6)) {
        branch.hour = core::TimeOfDay{static_cast<int>(*minutes)};
    }
    if (const auto direction = domain::direction_named(rows.text_view(12))) {
        branch.own_policy = domain::DatePolicy{.avoid = kinds_in(rows.text(11)),
                                               .direction = *direction,
                                               .first_day = static_cast<unsigned>(rows.integer(13)),
                                               .last_day = static_cast<unsigned>(rows.integer(14))};
    }
    return branch;
}

std::optional<Branch> first(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

}  // namespace

std::optional<Branch> find(Connection& connection, core::BranchId id) {
    return first(connection.rows(kFind, id));
}

std::optional<Branch> find_by_name(Connection& connection,
                                   core::OrganizationId organization,
                                   std::string_view name) {
    const std::string folded = core::text::fold(name);
    return first(connection.rows(kFindByName, organization, folded));
}

std::vector<Branch> all(Connection& connection, core::OrganizationId organization) {
    std::vector<Branch> list;
    Rows rows = connection.rows(kAll, organization);
    while (rows.next()) list.push_back(read(rows));
    return list;
}

core::BranchId insert(Connection& connection, const Branch& branch, core::Instant now) {
    const std::string folded = core::text::fold(branch.name);
    const OwnPolicy own(branch);
    connection.execute(kInsert,
                       branch.organization,
                       branch.name,
                       folded,
                       name_if(branch.type),
                       branch.has_committee,
                       name_if(branch.session),
                       minutes_of(branch.hour),
                       branch.venue,
                       domain::name_of(branch.date_preset),
                       branch.party_groups,
                       branch.online_pilot,
                       now,
                       own.avoid,
                       own.direction,
                       own.first,
                       own.last);
    return core::BranchId{connection.last_insert_id()};
}

void update(Connection& connection, const Branch& branch) {
    const std::string folded = core::text::fold(branch.name);
    const OwnPolicy own(branch);
    connection.execute(kUpdate,
                       branch.id,
                       branch.name,
                       folded,
                       name_if(branch.type),
                       branch.has_committee,
                       name_if(branch.session),
                       minutes_of(branch.hour),
                       branch.venue,
                       domain::name_of(branch.date_preset),
                       branch.party_groups,
                       branch.online_pilot,
                       own.avoid,
                       own.direction,
                       own.first,
                       own.last);
}

std::vector<Branch> without_regular(Connection& connection,
                                    core::OrganizationId organization,
                                    std::string_view month,
                                    core::BranchId after,
                                    int limit) {
    Rows rows = connection.rows(kWithoutRegular, organization, month, after.value, limit);
    std::vector<Branch> list;
    while (rows.next()) list.push_back(read(rows));
    return list;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::branches

#include "storage/task_repository.hpp"

#include "storage/names.hpp"

namespace mungba::storage::tasks {
namespace {

using Owner = Task::Owner;
constexpr Names<Owner, 5> kOwners{{{Owner::secretary, "secretary"},
                                                                     {Owner::overseer, "overseer"},
                                                                     {Owner::office, "office"},
                                                                     {Owner::operator_, "operator"},
                                                                     {Owner::person, "person"}}};

#define MUNGBA_TASK \
    "SELECT id, organization_id, owner, branch_id, person_id, kind, unique_key, meeting_id, details, due_at, created_at FROM task "
#define MUNGBA_TASK_ORDER " ORDER BY coalesce(due_at, 9223372036854775807), id"

constexpr Query kAdd{"tasks.add", R"sql(
    INSERT INTO task (organization_id, owner, branch_id, person_id, kind, unique_key, meeting_id, details, due_at, created_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    ON CONFLICT (kind, unique_key) DO UPDATE SET details = excluded.details, due_at = excluded.due_at WHERE state = 'open'
    RETURNING id)sql"};
constexpr Query kClose{"tasks.close", "UPDATE task SET state = ?2, finished_at = ?3, details = '{}' WHERE id = ?1 AND state = 'open'"};
constexpr Query kCloseNamed{"tasks.close_named", R"sql(
    UPDATE task SET state = ?3, finished_at = ?4, details = '{}' WHERE kind = ?1 AND unique_key = ?2 AND state = 'open')sql"};
constexpr Query kDropOfMeeting{"tasks.drop_of_meeting", R"sql(
    UPDATE task SET state = 'dropped', finished_at = ?3, details = '{}' WHERE meeting_id = ?1 AND kind = ?2 AND state = 'open')sql"};
constexpr Query kCloseAbout{"tasks.close_about", R"sql(
    UPDATE task SET state = ?4, finished_at = ?5, details = '{}'
    WHERE kind = ?1 AND state = 'open' AND json_extract(details, ?2) = ?3 AND json_extract(details, ?6) = ?7)sql"};
constexpr Query kOpenAbout{"tasks.open_about", R"sql(
    SELECT count(*) FROM task WHERE kind = ?1 AND state = 'open' AND json_extract(details, ?2) = ?3)sql"};
constexpr Query kDropOverdue{"tasks.drop_overdue", R"sql(
    UPDATE task SET state = 'dropped', finished_at = ?2, details = '{}' WHERE kind = ?1 AND due_at <= ?2 AND state = 'open')sql"};
constexpr Query kFind{"tasks.find", MUNGBA_TASK "WHERE id = ?1 AND state = 'open'"};
constexpr Query kFindNamed{"tasks.find_named", MUNGBA_TASK "WHERE kind = ?1 AND unique_key = ?2 AND state = 'open'"};
constexpr Query kOfOwner{"tasks.of_owner", MUNGBA_TASK
                         "WHERE organization_id = ?1 AND owner = ?2 AND branch_id IS ?3 AND state = 'open'" MUNGBA_TASK_ORDER};
// The office's and the operator's, whichever branch they are about.
constexpr Query kOfOffice{"tasks.of_office", MUNGBA_TASK
                          "WHERE organization_id = ?1 AND owner = ?2 AND state = 'open'" MUNGBA_TASK_ORDER};
constexpr Query kOfPerson{"tasks.of_person", MUNGBA_TASK "WHERE person_id = ?1 AND state = 'open'" MUNGBA_TASK_ORDER};
constexpr Query kOfKind{"tasks.of_kind", MUNGBA_TASK "WHERE branch_id = ?1 AND kind = ?2 AND state = 'open'" MUNGBA_TASK_ORDER};
constexpr const Query* kQueries[] = {
    &kAdd, &kClose, &kCloseNamed, &kCloseAbout, &kOpenAbout, &kDropOfMeeting, &kDropOverdue, &kFind, &kFindNamed, &kOfOwner, &kOfOffice, &kOfPerson, &kOfKind};

Task read(const Rows& rows) {
    return {.id = rows.id<core::TaskId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .owner = value_in(kOwners, rows.text_view(2)),
            .branch = rows.id<core::BranchId>(3),
            .person = rows.id<core::PersonId>(4),
            .kind = rows.text(5),
            .unique_key = rows.text(6),
            .meeting = rows.id<core::MeetingId>(7),
            .details = rows.text(8),
            .due_at = rows.optional_instant(9),
            .created_at = rows.instant(10)};
}

std::vector<Task> all_of(Rows rows) {
    std::vector<Task> list;
    while (rows.next()) list.push_back(read(rows));
    return list;
}

std::optional<Task> first_of(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::string_view name_of(End end) { return end == End::done ? "done" : "dropped"; }

}  // namespace

core::TaskId add(Connection& connection, const Task& task, core::Instant now) {
    Rows rows = connection.rows(kAdd,
                                task.organization,
                                name_in(kOwners, task.owner),
                                task.branch,
                                task.person,
                                task.kind,
                                task.unique_key,
                                task.meeting,
                                task.details,
                                task.due_at,
                                now);
    core::TaskId id;
    while (rows.next()) id = rows.id<core::TaskId>(0);
    return id;
}

bool close(Connection& connection, core::TaskId id, End end, core::Instant now) {
    return connection.execute(kClose, id, name_of(end), now) == 1;
}

bool close(Connection& connection, std::string_view kind, std::string_view unique_key, End end, core::Instant now) {
    return connection.execute(kCloseNamed, kind, unique_key, name_of(end), now) == 1;
}

int drop_of_meeting(Connection& connection, core::MeetingId meeting, std::string_view kind, core::Instant now) {
    return connection.execute(kDropOfMeeting, meeting, kind, now);
}

int close_about(Connection& connection,
                std::string_view kind,
                std::string_view path,
                std::int64_t value,
                End end,
                core::Instant now,
                Detail also) {
    return connection.execute(
        kCloseAbout, kind, path, value, name_of(end), now, also.path.empty() ? path : also.path, also.path.empty() ? value : also.value);
}

int open_about(Connection& connection, std::string_view kind, std::string_view path, std::int64_t value) {
    Rows rows = connection.rows(kOpenAbout, kind, path, value);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

int drop_overdue(Connection& connection, std::string_view kind, core::Instant now) {
    return connection.execute(kDropOverdue, kind, now);
}

std::optional<Task> find(Connection& connection, core::TaskId id) { return first_of(connection.rows(kFind, id)); }

std::optional<Task> find(Connection& connection, std::string_view kind, std::string_view unique_key) {
    return first_of(connection.rows(kFindNamed, kind, unique_key));
}

std::vector<Task> of_owner(Connection& connection, core::OrganizationId organization, Owner owner, core::BranchId branch) {
    if (owner == Owner::office || owner == Owner::operator_)
        return all_of(connection.rows(kOfOffice, organization, name_in(kOwners, owner)));
    return all_of(connection.rows(kOfOwner, organization, name_in(kOwners, owner), branch));
}

std::vector<Task> of_person(Connection& connection, core::PersonId person) { return all_of(connection.rows(kOfPerson, person)); }

std::vector<Task> of_kind(Connection& connection, core::BranchId branch, std::string_view kind) {
    return all_of(connection.rows(kOfKind, branch, kind));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::tasks

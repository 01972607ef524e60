#include "usecases/tasks.hpp"

#include <algorithm>
#include <utility>

namespace mungba::usecases::tasks {
namespace {

using storage::Task;
using Owner = Task::Owner;

bool holds(const Actor& actor, domain::Role role, core::BranchId branch) {
    return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const storage::RoleHeld& held) {
        return held.role == role && held.branch == branch;
    });
}

void add(std::vector<Owed>& list, core::BranchId branch, bool of_office, std::vector<Task> tasks) {
    if (!tasks.empty()) list.push_back({.branch = branch, .of_office = of_office, .tasks = std::move(tasks)});
}

}  // namespace

std::vector<Owed> owed_by(storage::Connection& connection, const Actor& actor) {
    std::vector<Owed> list;
    for (const core::BranchId branch : leads(actor))
        add(list, branch, false, storage::tasks::of_owner(connection, actor.organization, Owner::secretary, branch));
    for (const storage::RoleHeld& held : actor.roles) {
        if (held.role == domain::Role::overseer)
            add(list, held.branch, false, storage::tasks::of_owner(connection, actor.organization, Owner::overseer, held.branch));
    }
    if (actor.person) add(list, {}, false, storage::tasks::of_person(connection, actor.person));
    if (holds(actor, domain::Role::office, {}))
        add(list, {}, true, storage::tasks::of_owner(connection, actor.organization, Owner::office, {}));
    return list;
}

Owner owner_in(storage::Connection& connection, core::BranchId branch, core::LocalDate on) {
    if (!branch) return Owner::office;
    const bool is_led = !storage::people::holders(connection, branch, domain::Role::secretary, on).empty() ||
                        !storage::people::holders(connection, branch, domain::Role::deputy, on).empty();
    return is_led ? Owner::secretary : Owner::office;
}

bool is_owed_by(const Actor& actor, const Task& task) {
    if (task.organization != actor.organization) return false;
    switch (task.owner) {
        case Owner::secretary:
            return holds(actor, domain::Role::secretary, task.branch) || holds(actor, domain::Role::deputy, task.branch);
        case Owner::overseer:
            return holds(actor, domain::Role::overseer, task.branch);
        case Owner::office:
            return holds(actor, domain::Role::office, {});
        case Owner::operator_:
            return actor.kind == Actor::Kind::operator_at_console;
        case Owner::person:
            return actor.person && actor.person == task.person;
    }
    return false;
}

}  // namespace mungba::usecases::tasks

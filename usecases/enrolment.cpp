#include "usecases/enrolment.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "usecases/joining.hpp"
#include "usecases/tasks.hpp"

namespace mungba::usecases::enrolment {
namespace {

using storage::Person;
using storage::Task;

constexpr std::chrono::hours kDay{24};
// A name that is found in more branches than these says nothing about the branch.
constexpr std::size_t kMostBranches = 3;

bool contains(const std::vector<Person>& people, core::PersonId person) {
    return std::any_of(people.begin(), people.end(), [&](const Person& one) { return one.id == person; });
}

void write_audit(storage::Connection& connection,
                 const Actor& actor,
                 const char* action,
                 core::PersonId person,
                 const char* fields,
                 core::Instant now) {
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_kind = actor.kind == Actor::Kind::person ? "person" : "operator",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = action,
                            .branch = {},
                            .object_kind = "person",
                            .object_id = person.value,
                            .fields = fields},
                           now);
}

Linked link(storage::Connection& connection,
            const Actor& actor,
            const Person& person,
            const core::UserId& user,
            core::Instant said_at,
            core::Instant now) {
    Linked linked;
    linked.person = person;
    linked.branches = branches_of(connection, person.id, core::local_date(now));
    linked.is_new = true;
    for (const storage::Account& account : storage::people::accounts_of(connection, person.id)) {
        if (account.user == user) {
            linked.is_new = false;
        } else {
            storage::people::end_account(connection, account.id, now);
            linked.ended_another = true;
        }
    }
    linked.shares_it_with = storage::people::at_account(connection, person.organization, user);
    std::erase_if(linked.shares_it_with, [&](const Person& one) { return one.id == person.id; });
    storage::people::link_account(connection, person.organization, person.id, user, now);
    storage::people::touch_last_word(connection, person.organization, user, said_at);
    linked.account = storage::people::accounts_of(connection, person.id).front().id;
    joining::enter_groups(connection, person.organization, person.id, linked.account, user, now);
    write_audit(connection, actor, "account.link", person.id, linked.ended_another ? "account former_account" : "account", now);
    return linked;
}

/// From there the secretary takes an account back that a wrong hand has linked.
void list_as_new(storage::Connection& connection, const Linked& linked, core::BranchId branch, core::Instant now) {
    nlohmann::json accounts = nlohmann::json::array();
    Task task;
    task.unique_key = "branch=" + std::to_string(branch.value) + " account=" + std::to_string(linked.account.value);
    for (const Task& open : storage::tasks::of_kind(connection, branch, kLinkedTask)) {
        task.unique_key = open.unique_key;
        accounts = nlohmann::json::parse(open.details).at("accounts");
    }
    accounts.push_back(linked.account.value);
    task.organization = linked.person.organization;
    task.owner = tasks::owner_in(connection, branch, core::local_date(now));
    task.branch = branch;
    task.kind = std::string(kLinkedTask);
    task.details = nlohmann::json{{"accounts", accounts}}.dump();
    storage::tasks::add(connection, task, now);
}

void close_tasks(storage::Connection& connection, core::LinkRequestId request, core::Instant now) {
    storage::tasks::close_about(connection, kLinkTask, "$.request", request.value, storage::tasks::End::done, now);
}

std::set<core::BranchId> branches_by_groups(storage::Connection& connection,
                                            core::OrganizationId organization,
                                            const core::UserId& user) {
    std::set<core::BranchId> branches;
    for (const auto id : storage::group_members::groups_of(connection, organization, user)) {
        const auto group = storage::groups::find(connection, id);
        if (group && group->branch) branches.insert(group->branch);
    }
    return branches;
}

/// Whose secretaries may know who that is; the office where nothing says so.
std::set<core::BranchId> who_may_know(storage::Connection& connection,
                                      core::OrganizationId organization,
                                      const core::UserId& user,
                                      const std::vector<Person>& people,
                                      core::BranchId told,
                                      core::LocalDate on) {
    std::set<core::BranchId> branches;
    for (const Person& person : people) {
        for (const core::BranchId branch : branches_of(connection, person.id, on)) branches.insert(branch);
    }
    if (told && (branches.empty() || branches.contains(told))) return {told};
    const auto by_groups = branches_by_groups(connection, organization, user);
    std::set<core::BranchId> both;
    std::set_intersection(branches.begin(), branches.end(), by_groups.begin(), by_groups.end(), std::inserter(both, both.end()));
    if (!both.empty()) return both;
    if (branches.empty()) branches = by_groups;
    if (branches.empty() || branches.size() > kMostBranches) return {core::BranchId{}};
    return branches;
}

}  // namespace

std::vector<core::BranchId> branches_of(storage::Connection& connection, core::PersonId person, core::LocalDate on) {
    std::vector<core::BranchId> branches;
    for (const storage::Member& member : storage::people::memberships_of(connection, person, on)) {
        if (domain::is_invited(member.status)) branches.push_back(member.branch);
    }
    return branches;
}

std::optional<Linked> link_by_code(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   const core::UserId& user,
                                   std::string_view digits,
                                   codes::Key key,
                                   core::Instant said_at,
                                   core::Instant now) {
    const auto code = codes::tried(connection, organization, user, codes::Purpose::person, digits, key, now);
    if (!code) return std::nullopt;
    const auto person = storage::people::find(connection, code->person);
    if (!person || !storage::codes::use(connection, code->id, now)) return std::nullopt;
    Actor self;
    self.organization = organization;
    self.person = person->id;
    Linked linked = link(connection, self, *person, user, said_at, now);
    if (linked.is_new) {
        for (const core::BranchId branch : linked.branches) list_as_new(connection, linked, branch, now);
    }
    // What the account has asked for by name is settled if that was the name.
    const auto asked = storage::link_requests::open_of(connection, organization, user);
    if (asked && core::text::fold(asked->name) == core::text::fold(person->name)) {
        storage::link_requests::close(connection, asked->id, "confirmed", now);
        close_tasks(connection, asked->id, now);
    }
    return linked;
}

std::vector<Person> meant(storage::Connection& connection,
                          core::OrganizationId organization,
                          const std::string& name,
                          core::BranchId branch,
                          core::LocalDate on) {
    auto people = storage::people::named(connection, organization, name);
    if (!branch) return people;
    std::erase_if(people, [&](const Person& person) {
        const auto branches = branches_of(connection, person.id, on);
        return std::find(branches.begin(), branches.end(), branch) == branches.end();
    });
    return people;
}

Asked ask(storage::Connection& connection,
          core::OrganizationId organization,
          const core::UserId& user,
          const std::string& name,
          core::BranchId branch,
          core::Instant now) {
    const core::LocalDate today = core::local_date(now);
    const auto people = storage::people::named(connection, organization, name);
    const auto own = storage::people::at_account(connection, organization, user);
    if (people.size() == 1 && contains(own, people.front().id))
        return {.outcome = Asked::Outcome::linked_already, .person = people.front().id};
    if (people.empty() && !own.empty()) return {.outcome = Asked::Outcome::nobody, .person = {}};
    const auto before = storage::link_requests::open_of(connection, organization, user);
    if (before && core::text::fold(before->name) == core::text::fold(name)) return {};
    if (storage::link_requests::made_since(connection, organization, user, now - kDay) >= kNamesADay)
        return {.outcome = Asked::Outcome::too_many, .person = {}};
    if (before) close_tasks(connection, before->id, now);
    const auto id = storage::link_requests::open(
        connection, {.id = {}, .organization = organization, .user = user, .name = name, .asked_at = now});
    for (const core::BranchId one : who_may_know(connection, organization, user, people, branch, today)) {
        Task task;
        task.organization = organization;
        task.owner = tasks::owner_in(connection, one, today);
        task.branch = one;
        task.kind = std::string(kLinkTask);
        task.unique_key = "request=" + std::to_string(id.value) + " branch=" + std::to_string(one.value);
        task.details = nlohmann::json{{"request", id.value}}.dump();
        storage::tasks::add(connection, task, now);
    }
    return {};
}

std::optional<Linked> confirm(storage::Connection& connection,
                              const Actor& actor,
                              core::LinkRequestId request,
                              core::PersonId person,
                              core::BranchId branch,
                              core::Instant now) {
    const auto asked = storage::link_requests::find(connection, request);
    if (!asked || asked->organization != actor.organization || !may(actor, Action::confirm_account, branch)) return std::nullopt;
    const auto people = meant(connection, asked->organization, asked->name, branch, core::local_date(now));
    const auto found = std::find_if(people.begin(), people.end(), [&](const Person& one) { return one.id == person; });
    if (found == people.end()) return std::nullopt;
    storage::link_requests::close(connection, request, "confirmed", now);
    close_tasks(connection, request, now);
    return link(connection, actor, *found, asked->user, asked->asked_at, now);
}

bool refuse(storage::Connection& connection, const Actor& actor, core::LinkRequestId request, core::BranchId branch, core::Instant now) {
    const auto asked = storage::link_requests::find(connection, request);
    if (!asked || asked->organization != actor.organization || !may(actor, Action::confirm_account, branch)) return false;
    // Where several branches have such a name, each speaks for its own list.
    storage::tasks::close(connection,
                          kLinkTask,
                          "request=" + std::to_string(request.value) + " branch=" + std::to_string(branch.value),
                          storage::tasks::End::done,
                          now);
    if (storage::tasks::open_about(connection, kLinkTask, "$.request", request.value) == 0)
        storage::link_requests::close(connection, request, "refused", now);
    write_audit(connection, actor, "account.refuse", {}, "account", now);
    return true;
}

bool unlink(storage::Connection& connection, const Actor& actor, core::AccountId account, core::Instant now) {
    const auto linked = storage::people::account(connection, account);
    if (!linked || linked->organization != actor.organization) return false;
    const auto branches = branches_of(connection, linked->person, core::local_date(now));
    const bool allowed = may(actor, Action::confirm_account, {}) || std::any_of(branches.begin(), branches.end(), [&](core::BranchId branch) {
                             return may(actor, Action::confirm_account, branch);
                         });
    if (!allowed) return false;
    storage::people::end_account(connection, account, now);
    write_audit(connection, actor, "account.unlink", linked->person, "account", now);
    return true;
}

}  // namespace mungba::usecases::enrolment

#include "bot/commands/enrolment_commands.hpp"

#include <algorithm>

#include "bot/commands/slips_page.hpp"
#include "core/text.hpp"
#include "storage/branch_repository.hpp"
#include "storage/organization_repository.hpp"
#include "usecases/codes.hpp"
#include "usecases/enrolment.hpp"
#include "usecases/slips.hpp"

namespace mungba::bot {
namespace {

using storage::Person;

constexpr std::string_view kSecretaries = "secretaries";

CommandOutcome refused(std::string why) { return {.exit_code = kBadInput, .out = {}, .err = std::move(why) + "\n"}; }

std::string option(const CommandRequest& request, const char* name) {
    const auto found = request.options.find(name);
    return found == request.options.end() ? std::string() : core::text::trim(found->second);
}

usecases::Actor the_operator(const CommandTools& tools) {
    usecases::Actor actor;
    actor.kind = usecases::Actor::Kind::operator_at_console;
    actor.organization = tools.organization;
    actor.source = "command";
    return actor;
}

/// The branch of `--branch` or `--group`; nothing if there is none of that name.
std::optional<storage::Branch> branch_named(storage::Connection& connection, const CommandTools& tools, const std::string& name) {
    return storage::branches::find_by_name(connection, tools.organization, name);
}

std::string no_branch(const char* option_name, const std::string& name) {
    return std::string(option_name) + " " + name + ": there is no such branch";
}

std::string link_of(storage::Connection& connection, core::OrganizationId organization) {
    for (const auto& one : storage::organizations::all(connection)) {
        if (one.id == organization) return "https://zalo.me/" + one.oa_id.value;
    }
    return {};
}

/// In whose lists somebody stands, for people of one name: "born 1955-03-02, Chi bộ 5".
std::string told_apart(storage::Connection& connection, const Person& person, core::LocalDate on) {
    std::string text = person.birth_date ? "born " + *person.birth_date : std::string("birth date not known");
    for (const core::BranchId branch : usecases::enrolment::branches_of(connection, person.id, on)) {
        if (const auto found = storage::branches::find(connection, branch)) text += ", " + found->name;
    }
    return text;
}

CommandOutcome told(const usecases::codes::Made& made, const std::string& whom) {
    return {.exit_code = kDone, .out = made.digits + "  " + whom + ", good once until " + core::format_iso(made.expires_at) + "\n", .err = {}};
}

CommandOutcome code_of_group(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const std::string name = option(request, "group");
    const bool committee = request.options.contains("committee");
    storage::Code wanted;
    std::string whom = "for the secretaries' group";
    if (name == kSecretaries) {
        if (committee) return refused("--committee: the secretaries' group is of no branch");
        wanted.group_kind = storage::ChatGroup::Kind::secretaries;
    } else {
        const auto branch = branch_named(connection, tools, name);
        if (!branch) return refused(no_branch("--group", name));
        wanted.branch = branch->id;
        wanted.group_kind = committee ? storage::ChatGroup::Kind::branch_committee : storage::ChatGroup::Kind::branch;
        whom = (committee ? "for the committee's group of " : "for the group of ") + branch->name;
    }
    const auto made = usecases::codes::make(connection,
                                            the_operator(tools),
                                            wanted,
                                            usecases::codes::kCodeIsGood,
                                            tools.key.derived("code"),
                                            tools.random,
                                            tools.clock.now());
    return made ? told(*made, whom) : refused("not allowed");
}

CommandOutcome code_of_person(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const std::string name = option(request, "person");
    const std::string birth = option(request, "birth");
    const std::string branch_name = option(request, "branch");
    const core::LocalDate today = core::local_date(tools.clock.now());
    core::BranchId branch;
    if (!branch_name.empty()) {
        const auto found = branch_named(connection, tools, branch_name);
        if (!found) return refused(no_branch("--branch", branch_name));
        branch = found->id;
    }
    auto people = usecases::enrolment::meant(connection, tools.organization, name, branch, today);
    if (!birth.empty()) std::erase_if(people, [&](const Person& person) { return person.birth_date != birth; });
    if (people.empty()) return refused("--person " + name + ": there is nobody of that name, branch and birth date");
    if (people.size() > 1) {
        std::string choices = "--person " + name + ": there are " + std::to_string(people.size()) + "; say --birth or --branch:";
        for (const Person& person : people) choices += "\n  " + told_apart(connection, person, today);
        return refused(choices);
    }
    storage::Code wanted;
    wanted.person = people.front().id;
    const auto made = usecases::codes::make(connection,
                                            the_operator(tools),
                                            wanted,
                                            usecases::codes::kCodeIsGood,
                                            tools.key.derived("code"),
                                            tools.random,
                                            tools.clock.now());
    return made ? told(*made, "for " + people.front().name + " (" + told_apart(connection, people.front(), today) + ")")
                : refused("not allowed");
}

}  // namespace

CommandOutcome make_slips(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    core::BranchId branch;
    if (const std::string name = option(request, "branch"); !name.empty()) {
        const auto found = branch_named(connection, tools, name);
        if (!found) return refused(no_branch("--branch", name));
        branch = found->id;
    }
    const auto slips = usecases::slips::make(
        connection, the_operator(tools), branch, tools.key.derived("code"), tools.random, tools.clock.now());
    return {.exit_code = kDone,
            .out = slips_page(slips, link_of(connection, tools.organization)),
            .err = std::to_string(slips.size()) + " slips, each good once for 30 days; earlier codes of these people are good no more\n"};
}

CommandOutcome make_code(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    return request.options.contains("group") ? code_of_group(connection, tools, request) : code_of_person(connection, tools, request);
}

}  // namespace mungba::bot

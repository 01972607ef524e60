#include "bot/commands/login_command.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/login.hpp"

namespace mungba::bot {
namespace {

using storage::Person;

CommandOutcome refused(std::string why) { return {.exit_code = kBadInput, .out = {}, .err = std::move(why) + "\n"}; }

std::string option(const CommandRequest& request, const char* name) {
    const auto found = request.options.find(name);
    return found == request.options.end() ? std::string() : core::text::trim(found->second);
}

/// Everybody who holds it today: of that branch, or of any.
std::vector<Person> holders(storage::Connection& connection, const CommandTools& tools, domain::Role role, const std::optional<storage::Branch>& of) {
    const core::LocalDate today = core::local_date(tools.clock.now());
    if (role == domain::Role::office) return storage::people::office_of(connection, tools.organization, today);
    std::vector<Person> people;
    for (const storage::Branch& branch : storage::branches::all(connection, tools.organization)) {
        if (of && branch.id != of->id) continue;
        for (const auto& held : storage::people::holders(connection, branch.id, role, today)) {
            const bool known = std::any_of(people.begin(), people.end(), [&](const Person& one) { return one.id == held.id; });
            if (!known) people.push_back(held);
        }
    }
    return people;
}

CommandOutcome link_for(storage::Connection& connection, const CommandTools& tools, core::PersonId person, const std::string& whom, std::string note) {
    usecases::Actor actor;
    actor.kind = usecases::Actor::Kind::operator_at_console;
    actor.organization = tools.organization;
    actor.source = "command";
    const auto link = usecases::login::make_link(connection, actor, tools.organization, person, tools.random, tools.clock.now());
    return {.exit_code = kDone,
            .out = tools.web_address + "/dang-nhap/" + link.secret + "\n" + "for " + whom + ", good once until " + core::format_iso(link.expires_at) + "\n",
            .err = std::move(note)};
}

}  // namespace

CommandOutcome make_login_link(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const std::string role = option(request, "role");
    const std::string name = option(request, "person");
    if (role == "operator") return link_for(connection, tools, {}, "whoever runs the server", {});
    std::optional<storage::Branch> branch;
    if (const std::string branch_name = option(request, "branch"); !branch_name.empty()) {
        if (role == "office") return refused("--branch: the office is of no branch");
        branch = storage::branches::find_by_name(connection, tools.organization, branch_name);
        if (!branch) return refused("--branch " + branch_name + ": there is no such branch");
    }
    auto people = holders(connection, tools, role == "office" ? domain::Role::office : domain::Role::secretary, branch);
    if (people.empty() && role == "office" && name.empty())
        return link_for(connection, tools, {}, "whoever runs the server", "nobody holds the role office yet: with this link the server is set up\n");
    if (!name.empty()) {
        std::erase_if(people, [folded = core::text::fold(name)](const Person& person) { return core::text::fold(person.name) != folded; });
        if (people.empty()) return refused("--person " + name + ": nobody of that name holds the role " + role + (branch ? " in " + branch->name : ""));
    }
    if (people.empty()) return refused("nobody holds the role " + role + (branch ? " in " + branch->name : "") + ": import the roster first");
    if (people.size() > 1) {
        std::string choices = std::to_string(people.size()) + " people hold the role " + role + "; say --branch or --person:";
        for (const Person& person : people) choices += "\n  " + person.name;
        return refused(choices);
    }
    return link_for(connection, tools, people.front().id, people.front().name, {});
}

}  // namespace mungba::bot

#include "bot/commands/person_commands.hpp"

#include <nlohmann/json.hpp>
#include <variant>

#include "storage/branch_repository.hpp"
#include "storage/job_repository.hpp"
#include "usecases/own_data.hpp"
#include "usecases/withdrawal.hpp"

namespace mungba::bot {
namespace {

std::string option(const CommandRequest& request, const std::string& name) {
    const auto found = request.options.find(name);
    return found == request.options.end() ? std::string() : found->second;
}

CommandOutcome refused(const std::string& why) { return {.exit_code = kBadInput, .out = {}, .err = why + "\n"}; }

usecases::Actor the_operator(const CommandTools& tools) {
    usecases::Actor actor;
    actor.kind = usecases::Actor::Kind::operator_at_console;
    actor.organization = tools.organization;
    actor.source = "command";
    return actor;
}

/// The one person of that branch and name, or what is wrong.
std::variant<storage::Person, CommandOutcome> find_person(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const std::string name = option(request, "name");
    const std::string branch_name = option(request, "branch");
    const std::string born = option(request, "born");
    const auto branch = storage::branches::find_by_name(connection, tools.organization, branch_name);
    if (!branch) return refused("there is no branch named \"" + branch_name + "\"");
    auto people = usecases::own_data::named_in(connection, branch->id, name);
    if (!born.empty()) std::erase_if(people, [&](const auto& person) { return person.birth_date.value_or("").substr(0, 4) != born; });
    if (people.empty()) return refused("nobody in " + branch->name + " is named \"" + name + "\"" + (born.empty() ? "" : ", born " + born));
    if (people.size() == 1) return people.front();
    std::string years;
    for (const auto& person : people) years += (years.empty() ? "" : ", ") + person.birth_date.value_or("not known").substr(0, 4);
    return refused("several in " + branch->name + " are named \"" + name + "\", born " + years + "; say which: --born YEAR");
}

}  // namespace

CommandOutcome export_person(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto found = find_person(connection, tools, request);
    if (const auto* wrong = std::get_if<CommandOutcome>(&found)) return *wrong;
    const auto data =
        usecases::own_data::read(connection, the_operator(tools), std::get<storage::Person>(found).id, tools.clock.now());
    if (!data) return refused("nothing is kept about this person");
    const bool json = option(request, "format") == "json";
    return {.exit_code = kDone, .out = json ? usecases::own_data::to_json(*data) : usecases::own_data::to_text(*data) + "\n", .err = {}};
}

CommandOutcome erase_person(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto found = find_person(connection, tools, request);
    if (const auto* wrong = std::get_if<CommandOutcome>(&found)) return *wrong;
    const core::Instant now = tools.clock.now();
    const auto withdrawn = usecases::withdrawal::erase(connection,
                                                       the_operator(tools),
                                                       std::get<storage::Person>(found).id,
                                                       storage::ErasureList::of_database(connection.path()),
                                                       now);
    if (withdrawn.outcome != usecases::erasure::Outcome::erased) return refused("nothing is kept about this person");
    for (const auto& seat : withdrawn.seats) {
        storage::jobs::schedule(connection,
                                {.id = {},
                                 .organization = tools.organization,
                                 .kind = "self.erased",
                                 .unique_key = "branch=" + std::to_string(seat.branch.value) + " seat=" + std::to_string(seat.position) +
                                               " at=" + std::to_string(core::to_ms(now)),
                                 .due_at = now,
                                 .details = nlohmann::json{{"branch", seat.branch.value}, {"seat", seat.position}}.dump()},
                                now);
    }
    return {.exit_code = kDone,
            .out = "erased; the seat stays without a name. The line is in " + connection.path() + ".erasures: back up soon, so that the backups know\n",
            .err = {}};
}

}  // namespace mungba::bot

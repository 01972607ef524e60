#include <CLI/CLI.hpp>

#include "bot/commands/cli_commands.hpp"
#include "bot/commands/database_commands.hpp"

namespace mungba::bot {
namespace {

int log_in(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    CommandRequest request{.name = "login", .options = {{"role", arguments.role}}, .input = {}};
    if (!arguments.branch.empty()) request.options["branch"] = arguments.branch;
    if (!arguments.person.empty()) request.options["person"] = arguments.person;
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return told(run_command(*settings, request));
}

}  // namespace

void add_login(CommandLine line) {
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    auto* login = line.program.add_subcommand("login", "a one-time link to the web page, good for ten minutes; also when Zalo is down");
    login->fallthrough();
    login->add_option("--role", arguments.role, "office, secretary, or operator: whoever runs the server")
        ->required()
        ->check(CLI::IsMember({"office", "secretary", "operator"}));
    login->add_option("--branch", arguments.branch, "the secretary of this branch");
    login->add_option("--person", arguments.person, "of this name, where several hold the role");
    login->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
    login->callback([&] { exit_code = log_in(arguments); });
}

}  // namespace mungba::bot

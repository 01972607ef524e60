#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "bot/commands/cli_commands.hpp"
#include "bot/commands/database_commands.hpp"
#include "core/text.hpp"

namespace mungba::bot {
namespace {

CommandRequest about_person(const Arguments& arguments, const std::string& name) {
    CommandRequest request{.name = name, .options = {{"name", arguments.name}, {"branch", arguments.branch}}, .input = {}};
    if (!arguments.born.empty()) request.options["born"] = arguments.born;
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return request;
}

int run(const Arguments& arguments, const CommandRequest& request) {
    const auto settings = load_settings(arguments, Warnings::keep);
    return settings ? told(run_command(*settings, request)) : kBadInput;
}

int export_person(const Arguments& arguments) {
    CommandRequest request = about_person(arguments, "person export");
    request.options["format"] = arguments.person_format;
    return run(arguments, request);
}

int erase_person(const Arguments& arguments) {
    if (!arguments.yes) {
        std::cerr << "This erases name, birth date, telephone, accounts and reasons, and cannot be taken back.\nType the name once more: " << std::flush;
        std::string typed;
        std::getline(std::cin, typed);
        if (core::text::fold(typed) != core::text::fold(arguments.name)) {
            std::cerr << "not erased: that is another name\n";
            return kBadInput;
        }
    }
    return run(arguments, about_person(arguments, "person erase"));
}

int assign_handover(const Arguments& arguments) {
    if (arguments.branch.empty() || arguments.name.empty() || arguments.from.empty()) {
        std::cerr << "mungba handover BRANCH NAME --from DATE [--until DATE], or mungba handover confirm BRANCH\n";
        return kBadInput;
    }
    CommandRequest request = about_person(arguments, "handover assign");
    request.options["from"] = arguments.from;
    if (!arguments.until.empty()) request.options["until"] = arguments.until;
    return run(arguments, request);
}

void add_handover(CommandLine line) {
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    const auto add_oa = [&](CLI::App* command) {
        command->fallthrough();
        command->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
    };
    auto* handover = line.program.add_subcommand("handover", "the work of a branch's secretary goes to another member");
    add_oa(handover);
    handover->add_option("BRANCH", arguments.branch, "the branch's name");
    handover->add_option("NAME", arguments.name, "a member of that branch: the name, or the number in its list");
    handover->add_option("--from", arguments.from, "first day, e.g. 2026-11-01");
    handover->add_option("--until", arguments.until, "last day, for somebody who acts for some days only");
    auto* confirm = handover->add_subcommand("confirm", "what the secretary has asked for");
    confirm->fallthrough();
    confirm->add_option("BRANCH", arguments.branch, "the branch's name")->required();
    handover->callback([&exit_code, &arguments, confirm] {
        exit_code = confirm->parsed() ? run(arguments, about_person(arguments, "handover confirm")) : assign_handover(arguments);
    });
}

void add_who(CLI::App* command, Arguments& arguments) {
    command->fallthrough();
    command->add_option("NAME", arguments.name, "the full name")->required();
    command->add_option("--branch", arguments.branch, "the branch's name")->required();
    command->add_option("--born", arguments.born, "year of birth, if two bear the name");
    command->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
}

}  // namespace

void add_people(CommandLine line) {
    add_handover(line);
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    auto* person = line.program.add_subcommand("person", "what is kept about one person")->require_subcommand(1);
    person->fallthrough();
    auto* exported = person->add_subcommand("export", "all of it, on standard output");
    add_who(exported, arguments);
    exported->add_option("--format", arguments.person_format, "text (in Vietnamese) or json")->check(CLI::IsMember({"text", "json"}));
    exported->callback([&] { exit_code = export_person(arguments); });
    auto* erased = person->add_subcommand("erase", "for good; the seat stays without a name");
    add_who(erased, arguments);
    erased->add_flag("--yes", arguments.yes, "do not ask for the name once more");
    erased->callback([&] { exit_code = erase_person(arguments); });
}

}  // namespace mungba::bot

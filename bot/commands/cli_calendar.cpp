#include <CLI/CLI.hpp>
#include <iostream>

#include "bot/commands/calendar_command.hpp"
#include "bot/commands/cli_commands.hpp"
#include "bot/commands/rehearsal.hpp"
#include "bot/database.hpp"
#include "config/rules.hpp"
#include "domain/lunar_calendar.hpp"

namespace mungba::bot {
namespace {

int show_calendar(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    const config::LoadedRules rules = config::load_rules(settings->rules);
    const auto& policy =
        arguments.preset == "residential" ? rules.pack.dates.residential : rules.pack.dates.standard;
    std::cout << (arguments.calendar_format == "json" ? calendar_json(arguments.year, policy, rules.days_off)
                                                      : calendar_text(arguments.year, policy, rules.days_off))
              << std::flush;
    return kDone;
}

int rehearse_ahead(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    return rehearse_command(
        *settings, {.months = arguments.months, .from = arguments.from, .branch = arguments.branch, .format = arguments.calendar_format, .whole_texts = arguments.whole_texts});
}

}  // namespace

void add_calendar(CommandLine line) {
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    auto* calendar = line.program.add_subcommand("calendar", "the year's meeting dates: month, date, why not the 3rd, on what that stands");
    calendar->add_option("YEAR", arguments.year)->required()->check(CLI::Range(domain::kFirstLunarYear + 1, domain::kLastLunarYear));
    calendar->add_option("--preset", arguments.preset, "default or residential")->check(CLI::IsMember({"default", "residential"}));
    calendar->add_option("--format", arguments.calendar_format, "text or json")->check(CLI::IsMember({"text", "json"}));
    calendar->callback([&] { exit_code = show_calendar(arguments); });

    auto* rehearse = line.program.add_subcommand("rehearse", "print all that would be sent, to whom and when, if nobody said a word; sends nothing");
    rehearse->add_option("--months", arguments.months, "how far ahead, 1 to 24")->check(CLI::Range(1, 24));
    rehearse->add_option("--from", arguments.from, "the day to begin at, 2026-09-20; default: now");
    rehearse->add_option("--branch", arguments.branch, "only what goes to this branch's groups and people");
    rehearse->add_option("--format", arguments.calendar_format, "text or json (a line a message)")->check(CLI::IsMember({"text", "json"}));
    rehearse->add_flag("--full", arguments.whole_texts, "whole texts instead of their first lines");
    rehearse->callback([&] { exit_code = rehearse_ahead(arguments); });
}

}  // namespace mungba::bot

#include <CLI/CLI.hpp>
#include <iostream>

#include "bot/commands/calendar_command.hpp"
#include "bot/commands/cli_commands.hpp"
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

}  // namespace

void add_calendar(CommandLine line) {
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    auto* calendar = line.program.add_subcommand("calendar", "the year's meeting dates: month, date, why not the 3rd, on what that stands");
    calendar->add_option("YEAR", arguments.year)->required()->check(CLI::Range(domain::kFirstLunarYear + 1, domain::kLastLunarYear));
    calendar->add_option("--preset", arguments.preset, "default or residential")->check(CLI::IsMember({"default", "residential"}));
    calendar->add_option("--format", arguments.calendar_format, "text or json")->check(CLI::IsMember({"text", "json"}));
    calendar->callback([&] { exit_code = show_calendar(arguments); });
}

}  // namespace mungba::bot

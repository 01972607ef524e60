#include <CLI/CLI.hpp>
#include <iostream>

#include "bot/commands/backup_command.hpp"
#include "bot/commands/cli_commands.hpp"
#include "bot/commands/database_commands.hpp"
#include "bot/commands/doctor.hpp"
#include "bot/commands/restore_command.hpp"
#include "bot/database.hpp"
#include "core/clock.hpp"

namespace mungba::bot {
namespace {

int check(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::tell);
    if (!settings) return kBadInput;
    std::cout << "config and rule packs are in order\n" << std::flush;
    if (!arguments.database) return kDone;
    CommandOutcome outcome = run_command(*settings, {.name = "check database", .options = {}, .input = {}});
    // There has never been one: that is how it is before the first start.
    if (outcome.exit_code == kBadInput) outcome.exit_code = kDone;
    return told(outcome);
}

int back_up(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    return told(run_command(*settings, backup_request(arguments.file, arguments.force)));
}

int restore_from(const Arguments& arguments, const core::Testpoint& testpoint) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    return told(restore(*settings, arguments.file, core::SystemClock(), testpoint));
}

int doctor_visit(const Arguments& arguments) {
    const auto test = arguments.test_alarm ? doctor::TestAlarm::send : doctor::TestAlarm::only_look;
    const doctor::Report report = doctor::examine(arguments.config, test, core::SystemClock());
    std::cout << report.text() << std::flush;
    return report.is_well() ? kDone : kFailed;
}

}  // namespace

void add_upkeep(CommandLine line) {
    auto* check_command = line.program.add_subcommand("check", "read config and rule packs, tell all mistakes");
    check_command->add_flag("--database", line.arguments.database, "the database too: integrity, what must hold in it, the audit's chain");
    check_command->callback([line] { line.exit_code = check(line.arguments); });

    auto* backup_command = line.program.add_subcommand("backup", "write a whole, checked copy of the database, also while the server runs");
    backup_command->add_option("FILE", line.arguments.file, "a new file")->required();
    backup_command->add_flag("--force", line.arguments.force, "replace an older backup of this name");
    backup_command->callback([line] { line.exit_code = back_up(line.arguments); });

    auto* restore_command = line.program.add_subcommand("restore", "put a backup in the place of the database; the server must be stopped");
    restore_command->add_option("FILE", line.arguments.file, "what mungba backup wrote")->required();
    restore_command->callback([line] { line.exit_code = restore_from(line.arguments, line.testpoint); });

    auto* doctor_command = line.program.add_subcommand("doctor", "prove one by one what must work, and say how to mend what does not");
    doctor_command->add_flag("--test-alarm", line.arguments.test_alarm, "send an alarm that says that it is a test");
    doctor_command->callback([line] { line.exit_code = doctor_visit(line.arguments); });
}

}  // namespace mungba::bot

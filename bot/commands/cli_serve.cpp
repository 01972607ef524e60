#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "bot/app.hpp"
#include "bot/commands/cli_commands.hpp"
#include "bot/commands/database_commands.hpp"
#include "bot/commands/page_proofs.hpp"
#include "core/local_time.hpp"
#include "core/log.hpp"

namespace mungba::bot {
namespace {

int serve(const Arguments& arguments, core::Testpoint testpoint) {
    core::log::setup(arguments.log_format == "json" ? core::log::Format::json : core::log::Format::text, core::log::Level::info);
    auto settings = load_settings(arguments, Warnings::tell);
    if (!settings) return kBadInput;
    std::optional<core::Instant> start;
    if (!arguments.clock_control.empty()) {
        start = core::parse_iso(arguments.clock_control);
        if (!start) {
            std::cerr << "--clock-control=" << arguments.clock_control << ": not an instant such as 2026-10-02T18:00:00+07:00\n";
            return kBadInput;
        }
    }
    auto app = App::start({.settings = std::move(*settings),
                           .commands = run_database_command,
                           .examine = [config = arguments.config](std::string_view deed) { return examine_for_page(config, deed); },
                           .testpoint = std::move(testpoint),
                           .clock_control = arguments.clock_controlled,
                           .clock_start = start});
    if (const auto* refusal = std::get_if<Refusal>(&app)) {
        core::log::error("cannot start", {{"why", refusal->message}});
        return refusal->exit_code;
    }
    return std::get<std::unique_ptr<App>>(app)->run();
}

}  // namespace

void add_serve(CommandLine line) {
    auto* serve_command = line.program.add_subcommand("serve", "run the server");
    auto* clock = serve_command->add_option("--clock-control", line.arguments.clock_control, "the clock stands still and is set over HTTP; optionally from T0 (ISO 8601)");
    clock->expected(0, 1);
    serve_command->callback([line, clock] {
        line.arguments.clock_controlled = clock->count() > 0;
        line.exit_code = serve(line.arguments, line.testpoint);
    });
    line.program.add_subcommand("version", "print the version")->callback([] { std::cout << "mungba " << MUNGBA_VERSION << "\n"; });
}

}  // namespace mungba::bot

#include "bot/commands/cli.hpp"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>

#include "bot/app.hpp"
#include "bot/commands/database_commands.hpp"
#include "config/config.hpp"
#include "config/rules.hpp"
#include "core/local_time.hpp"
#include "core/log.hpp"

namespace mungba::bot {
namespace {

/// What the command line came to.
struct Arguments {
    std::string config;
    std::string log_format = "text";
    std::string clock_control;  ///< "" with the flag set: no value
    bool clock_controlled = false;
    std::string file;
    bool dry_run = false;
    std::string oa;
    std::string month;
    std::string branch;
    std::string format = "csv";
};

int told(const CommandOutcome& outcome) {
    std::cout << outcome.out << std::flush;
    std::cerr << outcome.err << std::flush;
    return outcome.exit_code;
}

/// Warnings are for those who set the server up, not for every import.
enum class Warnings { tell, keep };

std::optional<config::Settings> load_settings(const Arguments& arguments, Warnings warnings) {
    config::Loaded loaded = config::load(arguments.config, config::process_environment());
    if (warnings == Warnings::tell) {
        for (const std::string& warning : loaded.warnings) std::cerr << "warning: " << warning << "\n";
    }
    std::vector<std::string> mistakes = loaded.mistakes;
    if (loaded.settings) {
        const config::LoadedRules rules = config::load_rules(loaded.settings->rules);
        mistakes.insert(mistakes.end(), rules.mistakes.begin(), rules.mistakes.end());
    }
    for (const std::string& mistake : mistakes) std::cerr << mistake << "\n";
    if (!mistakes.empty()) return std::nullopt;
    return loaded.settings;
}

int check(const Arguments& arguments) {
    if (!load_settings(arguments, Warnings::tell)) return kBadInput;
    std::cout << "config and rule packs are in order\n";
    return kDone;
}

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
                           .testpoint = std::move(testpoint),
                           .clock_control = arguments.clock_controlled,
                           .clock_start = start});
    if (const auto* refusal = std::get_if<Refusal>(&app)) {
        core::log::error("cannot start", {{"why", refusal->message}});
        return refusal->exit_code;
    }
    return std::get<std::unique_ptr<App>>(app)->run();
}

int database_command(const Arguments& arguments, CommandRequest request) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    return told(run_command(*settings, request));
}

int import_file(const Arguments& arguments, const std::string& name) {
    std::ifstream file(arguments.file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file.good() && !file.eof()) {
        std::cerr << arguments.file << ": cannot be read\n";
        return kBadInput;
    }
    CommandRequest request{.name = name, .options = {}, .input = std::move(bytes)};
    if (arguments.dry_run) request.options["dry-run"] = "";
    return database_command(arguments, std::move(request));
}

int import_tokens(const Arguments& arguments) {
    const std::string bytes((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
    CommandRequest request{.name = "token import", .options = {}, .input = bytes};
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return database_command(arguments, std::move(request));
}

int export_answers(const Arguments& arguments) {
    CommandRequest request{.name = "export answers", .options = {{"format", arguments.format}}, .input = {}};
    if (!arguments.month.empty()) request.options["month"] = arguments.month;
    if (!arguments.branch.empty()) request.options["branch"] = arguments.branch;
    return database_command(arguments, std::move(request));
}

// The first word that is neither an option nor an option's value.
std::string command_word(int argc, char** argv) {
    for (int index = 1; index < argc; ++index) {
        const std::string word = argv[index];
        if (word == "--config" || word == "--log-format") {
            ++index;
        } else if (!word.starts_with("-")) {
            return word;
        }
    }
    return {};
}

bool knows(const CLI::App& program, const std::string& word) {
    const auto commands = program.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(commands.begin(), commands.end(), [&](const CLI::App* command) { return command->get_name() == word; });
}

}  // namespace

int run_program(int argc, char** argv, core::Testpoint testpoint) {
    ::umask(0077);  // database, key and lock hold people's data: for their owner alone
    Arguments arguments;
    int exit_code = kDone;
    CLI::App program{"Mùng Ba: a chatbot server for party branches that talk in Zalo groups", "mungba"};
    program.require_subcommand(1);
    program.fallthrough();  // --config before or after the command word
    program.add_option("--config", arguments.config, "config file (default mungba.toml, else /etc/mungba/mungba.toml)");
    program.add_option("--log-format", arguments.log_format, "text or json")->check(CLI::IsMember({"text", "json"}));

    auto* serve_command = program.add_subcommand("serve", "run the server");
    auto* clock = serve_command->add_option("--clock-control", arguments.clock_control, "the clock stands still and is set over HTTP; optionally from T0 (ISO 8601)");
    clock->expected(0, 1);
    serve_command->callback([&] {
        arguments.clock_controlled = clock->count() > 0;
        exit_code = serve(arguments, testpoint);
    });

    program.add_subcommand("check", "read config and rule packs, tell all mistakes")->callback([&] { exit_code = check(arguments); });
    program.add_subcommand("version", "print the version")->callback([&] { std::cout << "mungba " << MUNGBA_VERSION << "\n"; });

    const auto add_import = [&](const char* what, const char* help) {
        auto* group = program.add_subcommand(what, help)->require_subcommand(1);
        group->fallthrough();
        auto* import = group->add_subcommand("import", "read a file: prints what is added, changed, unchanged, refused; all or nothing");
        import->fallthrough();
        import->add_option("FILE", arguments.file, "CSV, UTF-8")->required();
        import->add_flag("--dry-run", arguments.dry_run, "tell, and write nothing");
        import->callback([&, name = std::string(what) + " import"] { exit_code = import_file(arguments, name); });
    };
    add_import("branches", "the branches of the organization");
    add_import("roster", "the members of the branches");

    auto* token = program.add_subcommand("token", "the OA's tokens")->require_subcommand(1);
    token->fallthrough();
    auto* token_import = token->add_subcommand("import", "read {\"access_token\",\"refresh_token\",\"expires_in\"} from standard input");
    token_import->fallthrough();
    token_import->add_option("--oa", arguments.oa, "the OA's id (default: the one of the config)");
    token_import->callback([&] { exit_code = import_tokens(arguments); });

    auto* exported = program.add_subcommand("export", "what the reports show, as a file on standard output")->require_subcommand(1);
    exported->fallthrough();
    auto* answers = exported->add_subcommand("answers", "who said what about which meeting");
    answers->fallthrough();
    answers->add_option("--month", arguments.month, "e.g. 2026-10");
    answers->add_option("--branch", arguments.branch, "the branch's name");
    answers->add_option("--format", arguments.format, "csv or json")->check(CLI::IsMember({"csv", "json"}));
    answers->callback([&] { exit_code = export_answers(arguments); });

    if (const std::string word = command_word(argc, argv); !word.empty() && !knows(program, word)) {
        std::cerr << "unknown command: " << word << "; mungba --help tells those there are\n";
        return kBadInput;
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error, std::cout, std::cerr);
        return code == 0 ? kDone : kBadInput;
    } catch (const storage::StorageError& error) {
        core::log::error("storage failed", {{"why", error.what()}});
        return kStorageFailed;
    } catch (const std::exception& error) {
        core::log::error("failed", {{"why", error.what()}});
        return kFailed;
    }
    return exit_code;
}

}  // namespace mungba::bot

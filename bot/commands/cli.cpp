#include "bot/commands/cli.hpp"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <optional>

#include "bot/commands/cli_commands.hpp"
#include "bot/database.hpp"
#include "config/rules.hpp"
#include "handlers/contract/model_texts.hpp"
#include "core/log.hpp"

namespace mungba::bot {

int told(const CommandOutcome& outcome) {
    std::cout << outcome.out << std::flush;
    std::cerr << outcome.err << std::flush;
    return outcome.exit_code;
}

std::optional<config::Settings> load_settings(const Arguments& arguments, Warnings warnings) {
    config::Loaded loaded = config::load(arguments.config, config::process_environment());
    if (warnings == Warnings::tell) {
        for (const std::string& warning : loaded.warnings) std::cerr << "warning: " << warning << "\n";
    }
    std::vector<std::string> mistakes = loaded.mistakes;
    if (loaded.settings) {
        const config::LoadedRules rules = config::load_rules(loaded.settings->rules);
        mistakes.insert(mistakes.end(), rules.mistakes.begin(), rules.mistakes.end());
        const std::string pack = loaded.settings->rules.pack ? loaded.settings->rules.pack->filename().string() : std::string();
        for (const std::string& mistake : handlers::model_texts::mistakes(rules.pack)) mistakes.push_back(pack + ": " + mistake);
    }
    for (const std::string& mistake : mistakes) std::cerr << mistake << "\n";
    if (!mistakes.empty()) return std::nullopt;
    return loaded.settings;
}

namespace {

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
    const CommandLine line{.program = program, .arguments = arguments, .exit_code = exit_code, .testpoint = std::move(testpoint)};
    add_serve(line);
    add_upkeep(line);
    add_lists(line);
    add_groups(line);
    add_enrolment(line);
    add_people(line);
    add_login(line);
    add_calendar(line);

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

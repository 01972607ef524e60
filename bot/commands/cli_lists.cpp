#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

#include "bot/commands/cli_commands.hpp"
#include "bot/commands/database_commands.hpp"

namespace mungba::bot {
namespace {

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
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return database_command(arguments, std::move(request));
}

int import_tokens(const Arguments& arguments) {
    const std::string bytes((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
    CommandRequest request{.name = "token import", .options = {}, .input = bytes};
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return database_command(arguments, std::move(request));
}

int add_organization(const Arguments& arguments) {
    const std::string bytes((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
    return database_command(
        arguments,
        {.name = "organization add", .options = {{"name", arguments.name}, {"oa", arguments.oa}, {"app", arguments.app}}, .input = bytes});
}

int list_organizations(const Arguments& arguments) {
    return database_command(arguments, {.name = "organization list", .options = {}, .input = {}});
}

int release_tokens(const Arguments& arguments) {
    CommandRequest request{.name = "token release", .options = {}, .input = {}};
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return database_command(arguments, std::move(request));
}

int export_file(const Arguments& arguments, const std::string& what) {
    CommandRequest request{.name = "export " + what, .options = {{"format", arguments.format}}, .input = {}};
    if (!arguments.month.empty()) request.options["month"] = arguments.month;
    if (!arguments.branch.empty()) request.options["branch"] = arguments.branch;
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return database_command(arguments, std::move(request));
}

}  // namespace

void add_lists(CommandLine line) {
    CLI::App& program = line.program;
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    const auto add_import = [&](const char* what, const char* help) {
        auto* group = program.add_subcommand(what, help)->require_subcommand(1);
        group->fallthrough();
        auto* import = group->add_subcommand("import", "read a file: prints what is added, changed, unchanged, refused; all or nothing");
        import->fallthrough();
        import->add_option("FILE", arguments.file, "CSV, UTF-8")->required();
        import->add_flag("--dry-run", arguments.dry_run, "tell, and write nothing");
        import->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
        import->callback([&, name = std::string(what) + " import"] { exit_code = import_file(arguments, name); });
    };
    add_import("branches", "the branches of the organization");
    add_import("roster", "the members of the branches");

    auto* organization = program.add_subcommand("organization", "further OAs of the app")->require_subcommand(1);
    organization->fallthrough();
    auto* organization_add = organization->add_subcommand(
        "add", "read {\"oa_secret_key\",\"app_secret\",\"oa_secret_key_next\"} from standard input; only the first must be there");
    organization_add->fallthrough();
    organization_add->add_option("--name", arguments.name, "e.g. \"Đảng bộ phường …\"")->required();
    organization_add->add_option("--oa", arguments.oa, "the OA's id")->required();
    organization_add->add_option("--app", arguments.app, "the app's id (default: the one of the config)");
    organization_add->callback([&] { exit_code = add_organization(arguments); });
    auto* organization_list = organization->add_subcommand("list", "all organizations, a line each");
    organization_list->fallthrough();
    organization_list->callback([&] { exit_code = list_organizations(arguments); });

    auto* token = program.add_subcommand("token", "the OA's tokens")->require_subcommand(1);
    token->fallthrough();
    auto* token_import = token->add_subcommand("import", "read {\"access_token\",\"refresh_token\",\"expires_in\"} from standard input");
    token_import->fallthrough();
    token_import->add_option("--oa", arguments.oa, "the OA's id (default: the one of the config)");
    token_import->callback([&] { exit_code = import_tokens(arguments); });
    auto* token_release = token->add_subcommand("release", "after a restore: nobody else has used the stored pair since, so it may be renewed again");
    token_release->fallthrough();
    token_release->add_option("--oa", arguments.oa, "the OA's id (default: the one of the config)");
    token_release->callback([&] { exit_code = release_tokens(arguments); });

    auto* exported = program.add_subcommand("export", "what the reports show, as a file on standard output")->require_subcommand(1);
    exported->fallthrough();
    const auto add_export = [&](const char* what, const char* help) {
        auto* file = exported->add_subcommand(what, help);
        file->fallthrough();
        file->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
        file->add_option("--month", arguments.month, "e.g. 2026-10");
        file->add_option("--branch", arguments.branch, "the branch's name");
        file->add_option("--format", arguments.format, "csv or json")->check(CLI::IsMember({"csv", "json"}));
        file->callback([&, name = std::string(what)] { exit_code = export_file(arguments, name); });
    };
    add_export("answers", "who said what about which meeting");
    add_export("rollcall", "who came to which meeting, as the secretary recorded it; without reasons");
    add_export("meeting-file", "what is known of each meeting: figures, notices as they left, hours, grade, what was done, the audit code");
}

}  // namespace mungba::bot

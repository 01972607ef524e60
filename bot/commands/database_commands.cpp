#include "bot/commands/database_commands.hpp"

#include <functional>
#include <map>

#include "bot/care/access_tokens.hpp"
#include "bot/command_socket.hpp"
#include "bot/commands/backup_command.hpp"
#include "bot/commands/check_command.hpp"
#include "bot/commands/group_commands.hpp"
#include "bot/commands/enrolment_commands.hpp"
#include "bot/commands/handover_commands.hpp"
#include "bot/commands/login_command.hpp"
#include "bot/commands/organization_commands.hpp"
#include "bot/commands/person_commands.hpp"
#include "bot/web_side.hpp"
#include "storage/audit_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/token_repository.hpp"
#include "usecases/export_answers.hpp"
#include "usecases/export_meetings.hpp"
#include "usecases/importing.hpp"
#include "zalo/token_answer.hpp"

namespace mungba::bot {
namespace {

CommandOutcome told(std::string out) { return {.exit_code = kDone, .out = std::move(out), .err = {}}; }
CommandOutcome refused(std::string why) { return {.exit_code = kBadInput, .out = {}, .err = std::move(why)}; }

usecases::ImportMode mode_of(const CommandRequest& request) {
    return request.options.contains("dry-run") ? usecases::ImportMode::dry_run : usecases::ImportMode::apply;
}

usecases::Actor the_operator(const CommandTools& tools) {
    usecases::Actor actor;
    actor.kind = usecases::Actor::Kind::operator_at_console;
    actor.organization = tools.organization;
    actor.source = "command";
    return actor;
}

CommandOutcome import_outcome(const usecases::ImportReport& report) {
    return {.exit_code = report.refused.empty() ? kDone : kBadInput, .out = usecases::print(report) + "\n", .err = {}};
}

CommandOutcome import_roster(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    return import_outcome(usecases::importing::run(
        connection, the_operator(tools), usecases::importing::What::roster, request.input, mode_of(request), tools.clock.now()));
}

CommandOutcome import_branches(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    return import_outcome(usecases::importing::run(
        connection, the_operator(tools), usecases::importing::What::branches, request.input, mode_of(request), tools.clock.now()));
}

void write_token_audit(storage::Connection& connection, const CommandTools& tools, core::OrganizationId organization, const char* action) {
    storage::audit::append(connection,
                           {.organization = organization,
                            .actor_kind = "operator",
                            .actor_id = 0,
                            .source = "command",
                            .action = action,
                            .branch = {},
                            .object_kind = "organization",
                            .object_id = organization.value,
                            .fields = "access_token refresh_token"},
                           tools.clock.now());
}

CommandOutcome release_tokens(storage::Connection& connection, const CommandTools& tools, const CommandRequest&) {
    const core::OrganizationId organization = tools.organization;
    if (!storage::tokens::current(connection, organization)) return refused("there are no tokens; mungba token import\n");
    if (!storage::tokens::release(connection, organization)) return told("the tokens were not held\n");
    write_token_audit(connection, tools, organization, "token.release");
    return told("the stored tokens are used and renewed again\n");
}

CommandOutcome import_tokens(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const core::OrganizationId organization = tools.organization;
    const auto pair = zalo::read_token_answer(request.input);
    if (!pair) {
        return refused("standard input: " + pair.error().message +
                       "; expected {\"access_token\":\"…\",\"refresh_token\":\"…\",\"expires_in\":90000}\n");
    }
    care::store_tokens(connection, tools.key, organization, *pair, tools.clock.now());
    write_token_audit(connection, tools, organization, "token.import");
    return told("tokens stored; the access token is good for " + std::to_string(pair->expires_in.count() / 3600) + " h\n");
}

std::optional<std::string> option(const CommandRequest& request, const std::string& name) {
    const auto found = request.options.find(name);
    return found == request.options.end() ? std::nullopt : std::optional(found->second);
}

CommandOutcome export_answers(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    namespace answers = usecases::export_answers;
    const auto rows = answers::rows(
        connection, tools.organization, {.month = option(request, "month"), .branch = option(request, "branch")});
    if (!rows) return refused(rows.error().message + "\n");
    return told(option(request, "format").value_or("csv") == "json" ? answers::to_json(*rows) : answers::to_csv(*rows));
}

template <typename Rows>
CommandOutcome exported(const core::Result<Rows>& rows, const CommandRequest& request) {
    namespace exports = usecases::export_meetings;
    if (!rows) return refused(rows.error().message + "\n");
    return told(option(request, "format").value_or("csv") == "json" ? exports::to_json(*rows) : exports::to_csv(*rows));
}

CommandOutcome export_roll_calls(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    return exported(usecases::export_meetings::roll_calls(connection, tools.organization, {.month = option(request, "month"), .branch = option(request, "branch")}, tools.clock.now()), request);
}

CommandOutcome export_meeting_files(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    return exported(usecases::export_meetings::files(connection, tools.organization, {.month = option(request, "month"), .branch = option(request, "branch")}, tools.clock.now()), request);
}

CommandOutcome back_up_here(storage::Connection& connection, const CommandTools&, const CommandRequest& request) {
    return back_up(connection, request);
}

CommandOutcome check_here(storage::Connection& connection, const CommandTools& tools, const CommandRequest&) {
    return check_database(connection, tools.clock.now());
}

/// No server runs, and the command only reads: the database stays as it is, in whatever version.
CommandOutcome read_alone(const std::string& path, const CommandRequest& request) {
    auto opened = open_for_reading(path);
    if (const auto* refusal = std::get_if<Refusal>(&opened)) {
        return {.exit_code = refusal->exit_code, .out = {}, .err = refusal->message + "\n"};
    }
    storage::Connection& connection = *std::get<ReadableDatabase>(opened).connection;
    try {
        if (request.name == "backup") return back_up(connection, request);
        return check_database(connection, core::SystemClock().now());
    } catch (const storage::StorageError& error) {
        return {.exit_code = kStorageFailed, .out = {}, .err = path + ": " + error.what() + "\n"};
    }
}

}  // namespace

CommandOutcome run_database_command(storage::Connection& connection,
                                    const CommandTools& tools,
                                    const CommandRequest& request) {
    using Deed = CommandOutcome (*)(storage::Connection&, const CommandTools&, const CommandRequest&);
    static const std::map<std::string, Deed> kDeeds{{"roster import", import_roster},
                                                    {"roster slips", make_slips},
                                                    {"code", make_code},
                                                    {"login", make_login_link},
                                                    {"branches import", import_branches},
                                                    {"organization add", add_organization},
                                                    {"organization list", list_organizations},
                                                    {"group bind", bind_group},
                                                    {"group invite", invite_to_group},
                                                    {"group bindings", list_bindings},
                                                    {"group people", list_leaders},
                                                    {"token import", import_tokens},
                                                    {"token release", release_tokens},
                                                    {"export answers", export_answers},
                                                    {"export rollcall", export_roll_calls},
                                                    {"export meeting-file", export_meeting_files},
                                                    {"person export", export_person},
                                                    {"person erase", erase_person},
                                                    {"handover assign", assign_handover},
                                                    {"handover confirm", confirm_handover},
                                                    {"backup", back_up_here},
                                                    {"check database", check_here}};
    const auto found = kDeeds.find(request.name);
    if (found == kDeeds.end()) return refused("unknown command: " + request.name + "; is the server of another version?\n");
    const auto oa = request.options.find("oa");
    if (oa == request.options.end() || request.name == "organization add") return found->second(connection, tools, request);
    // Everything else with an OA is about the organization that has it.
    const auto organization = storage::organizations::find_by_oa(connection, core::OaId{oa->second});
    if (!organization) return refused("--oa " + oa->second + ": no organization has this OA; mungba organization list tells those there are\n");
    return found->second(connection, {.clock = tools.clock, .key = tools.key, .random = tools.random, .organization = organization->id, .web_address = tools.web_address}, request);
}

CommandOutcome run_command(const config::Settings& settings, const CommandRequest& request) {
    const std::string path = settings.storage.path.string();
    if (const auto answer = ask_server(path + ".sock", request)) {
        if (*answer) return answer->value();
        return {.exit_code = kInUse, .out = {}, .err = answer->error().message + "\n"};
    }
    if (reach_of(request) == Reach::reads_all) return read_alone(path, request);
    const core::SystemClock clock;
    auto opened = open_database(path, clock);
    if (const auto* refusal = std::get_if<Refusal>(&opened)) {
        return {.exit_code = refusal->exit_code, .out = {}, .err = refusal->message + "\n"};
    }
    storage::Connection& connection = *std::get<Database>(opened).connection;
    auto key = open_key(settings, connection);
    if (const auto* refusal = std::get_if<Refusal>(&key)) {
        return {.exit_code = refusal->exit_code, .out = {}, .err = refusal->message + "\n"};
    }
    core::SystemRandom random;
    try {
        storage::Transaction transaction(connection);
        const auto organization = storage::organizations::ensure(connection,
                                                                 settings.zalo.organization,
                                                                 core::AppId{settings.zalo.app_id},
                                                                 core::OaId{settings.zalo.oa_id},
                                                                 clock.now());
        CommandOutcome outcome = run_database_command(
            connection,
            {.clock = clock,
             .key = std::get<config::SealingKey>(key),
             .random = random,
             .organization = organization,
             .web_address = web_address(settings.web, "http://" + settings.web.listen)},
            request);
        if (outcome.exit_code == kDone) transaction.commit();
        return outcome;
    } catch (const storage::StorageError& error) {
        return {.exit_code = kStorageFailed, .out = {}, .err = path + ": " + error.what() + "\n"};
    }
}

}  // namespace mungba::bot

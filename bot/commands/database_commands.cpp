#include "bot/commands/database_commands.hpp"

#include <functional>
#include <map>

#include "bot/care/access_tokens.hpp"
#include "bot/command_socket.hpp"
#include "storage/audit_repository.hpp"
#include "storage/organization_repository.hpp"
#include "usecases/branches_import.hpp"
#include "usecases/export_answers.hpp"
#include "usecases/roster_import.hpp"
#include "zalo/token_answer.hpp"

namespace mungba::bot {
namespace {

CommandOutcome told(std::string out) { return {.exit_code = kDone, .out = std::move(out), .err = {}}; }
CommandOutcome refused(std::string why) { return {.exit_code = kBadInput, .out = {}, .err = std::move(why)}; }

usecases::ImportMode mode_of(const CommandRequest& request) {
    return request.options.contains("dry-run") ? usecases::ImportMode::dry_run : usecases::ImportMode::apply;
}

// One row for each person or branch that was touched: ids and names of columns, no values.
void write_audit(storage::Connection& connection,
                 const CommandTools& tools,
                 const std::string& action,
                 const usecases::ImportReport& report) {
    for (const auto& touched : report.touched) {
        const bool person = touched.object == usecases::ImportReport::Touched::Object::person;
        storage::audit::append(connection,
                               {.organization = tools.organization,
                                .actor_kind = "operator",
                                .actor_id = 0,
                                .source = "command",
                                .action = action,
                                .branch = touched.branch,
                                .object_kind = person ? "person" : "branch",
                                .object_id = touched.id,
                                .fields = touched.fields},
                               tools.clock.now());
    }
}

CommandOutcome import_outcome(const usecases::ImportReport& report) {
    return {.exit_code = report.refused.empty() ? kDone : kBadInput, .out = usecases::print(report) + "\n", .err = {}};
}

CommandOutcome import_roster(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto report =
        usecases::roster::import(connection, tools.clock.now(), tools.organization, request.input, mode_of(request));
    write_audit(connection, tools, "roster.import", report);
    return import_outcome(report);
}

CommandOutcome import_branches(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto report =
        usecases::branches::import(connection, tools.clock.now(), tools.organization, request.input, mode_of(request));
    write_audit(connection, tools, "branches.import", report);
    return import_outcome(report);
}

CommandOutcome import_tokens(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    core::OrganizationId organization = tools.organization;
    if (const auto oa = request.options.find("oa"); oa != request.options.end()) {
        const auto found = storage::organizations::find_by_oa(connection, core::OaId{oa->second});
        if (!found) return refused("--oa " + oa->second + ": no organization has this OA\n");
        organization = found->id;
    }
    const auto pair = zalo::read_token_answer(request.input);
    if (!pair) {
        return refused("standard input: " + pair.error().message +
                       "; expected {\"access_token\":\"…\",\"refresh_token\":\"…\",\"expires_in\":90000}\n");
    }
    care::store_tokens(connection, tools.key, organization, *pair, tools.clock.now());
    storage::audit::append(connection,
                           {.organization = organization,
                            .actor_kind = "operator",
                            .actor_id = 0,
                            .source = "command",
                            .action = "token.import",
                            .branch = {},
                            .object_kind = "organization",
                            .object_id = organization.value,
                            .fields = "access_token refresh_token"},
                           tools.clock.now());
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

}  // namespace

CommandOutcome run_database_command(storage::Connection& connection,
                                    const CommandTools& tools,
                                    const CommandRequest& request) {
    using Deed = CommandOutcome (*)(storage::Connection&, const CommandTools&, const CommandRequest&);
    static const std::map<std::string, Deed> kDeeds{{"roster import", import_roster},
                                                    {"branches import", import_branches},
                                                    {"token import", import_tokens},
                                                    {"export answers", export_answers}};
    const auto found = kDeeds.find(request.name);
    if (found == kDeeds.end()) return refused("unknown command: " + request.name + "; is the server of another version?\n");
    return found->second(connection, tools, request);
}

CommandOutcome run_command(const config::Settings& settings, const CommandRequest& request) {
    const std::string path = settings.storage.path.string();
    if (const auto answer = ask_server(path + ".sock", request)) {
        if (*answer) return answer->value();
        return {.exit_code = kInUse, .out = {}, .err = answer->error().message + "\n"};
    }
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
    try {
        storage::Transaction transaction(connection);
        const auto organization = storage::organizations::ensure(connection,
                                                                 settings.zalo.organization,
                                                                 core::AppId{settings.zalo.app_id},
                                                                 core::OaId{settings.zalo.oa_id},
                                                                 clock.now());
        CommandOutcome outcome = run_database_command(
            connection,
            {.clock = clock, .key = std::get<config::SealingKey>(key), .organization = organization},
            request);
        if (outcome.exit_code == kDone) transaction.commit();
        return outcome;
    } catch (const storage::StorageError& error) {
        return {.exit_code = kStorageFailed, .out = {}, .err = path + ": " + error.what() + "\n"};
    }
}

}  // namespace mungba::bot

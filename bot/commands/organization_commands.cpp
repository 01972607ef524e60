#include "bot/commands/organization_commands.hpp"

#include <algorithm>

#include "bot/care/organizations.hpp"
#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/token_repository.hpp"

namespace mungba::bot {
namespace {

CommandOutcome refused(std::string why) { return {.exit_code = kBadInput, .out = {}, .err = std::move(why) + "\n"}; }

std::string option(const CommandRequest& request, const char* name) {
    const auto found = request.options.find(name);
    return found == request.options.end() ? std::string() : core::text::trim(found->second);
}

bool is_number(const std::string& id) {
    return !id.empty() && id.size() <= 20 && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string token_state(storage::Connection& connection, core::OrganizationId organization, core::Instant now) {
    const auto pair = storage::tokens::current(connection, organization);
    if (!pair) return "no token";
    if (pair->held) return "token held";
    if (pair->refused_at) return "token refused";
    return pair->expires_at <= now ? "token expired" : "token good";
}

}  // namespace

CommandOutcome add_organization(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const storage::Organization first = storage::organizations::all(connection).front();
    storage::Organization wanted;
    wanted.name = option(request, "name");
    wanted.oa_id = core::OaId{option(request, "oa")};
    const std::string app = option(request, "app");
    wanted.app_id = app.empty() ? first.app_id : core::AppId{app};
    if (wanted.name.empty()) return refused("--name: the organization's name is missing");
    if (!is_number(wanted.oa_id.value)) return refused("--oa " + wanted.oa_id.value + ": not an OA's id (up to 20 digits)");
    if (!is_number(wanted.app_id.value)) return refused("--app " + wanted.app_id.value + ": not an app's id (up to 20 digits)");
    auto secrets = care::read_secrets(request.input);
    if (!secrets) {
        return refused("standard input: " + secrets.error().message +
                       "; expected {\"oa_secret_key\":\"…\",\"app_secret\":\"…\"} (app_secret only for another app)");
    }
    if (secrets->app_secret.empty() && wanted.app_id != first.app_id)
        return refused("standard input: app_secret: missing, and the app is not the one of the config file");
    const auto id =
        storage::organizations::add(connection, wanted, care::seal(*secrets, tools.key), tools.clock.now());
    if (!id) return refused("--oa " + wanted.oa_id.value + ": an organization has this OA already");
    storage::audit::append(connection,
                           {.organization = id,
                            .actor_kind = "operator",
                            .actor_id = 0,
                            .source = "command",
                            .action = "organization.add",
                            .branch = {},
                            .object_kind = "organization",
                            .object_id = id.value,
                            .fields = "name app_id oa_id sealed_keys"},
                           tools.clock.now());
    return {.exit_code = kDone,
            .out = "added: " + wanted.name + ", OA " + wanted.oa_id.value + "; next: mungba token import --oa " + wanted.oa_id.value + "\n",
            .err = {}};
}

CommandOutcome list_organizations(storage::Connection& connection, const CommandTools& tools, const CommandRequest&) {
    std::string lines;
    for (const storage::Organization& one : storage::organizations::all(connection)) {
        lines += one.oa_id.value + "  app " + one.app_id.value + "  " + token_state(connection, one.id, tools.clock.now()) + "  " +
                 std::to_string(storage::groups::all(connection, one.id).size()) + " groups  " + one.name + "\n";
    }
    return {.exit_code = kDone, .out = lines, .err = {}};
}

}  // namespace mungba::bot

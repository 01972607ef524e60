#include "bot/commands/group_commands.hpp"

#include "core/text.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/group_making.hpp"

namespace mungba::bot {
namespace {

namespace making = usecases::groups;
using storage::ChatGroup;

CommandOutcome told(std::string out) { return {.exit_code = kDone, .out = std::move(out), .err = {}}; }
CommandOutcome refused(std::string why) { return {.exit_code = kBadInput, .out = {}, .err = std::move(why) + "\n"}; }

std::string option(const CommandRequest& request, const char* name) {
    const auto found = request.options.find(name);
    return found == request.options.end() ? std::string() : core::text::trim(found->second);
}

std::optional<making::Purpose> purpose_of(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const std::string to = option(request, "to");
    if (to == "secretaries") return making::Purpose{.branch = {}, .kind = ChatGroup::Kind::secretaries};
    const auto branch = storage::branches::find_by_name(connection, tools.organization, to);
    if (!branch) return std::nullopt;
    const bool committee = request.options.contains("committee");
    return making::Purpose{.branch = branch->id, .kind = committee ? ChatGroup::Kind::branch_committee : ChatGroup::Kind::branch};
}

CommandOutcome no_such_branch(const CommandRequest& request) {
    return refused(option(request, "to") + ": no branch of that name, and not \"secretaries\"");
}

std::string words_for(storage::Connection& connection, const making::Purpose& purpose) {
    if (purpose.kind == ChatGroup::Kind::secretaries) return "the secretaries' group";
    const auto branch = storage::branches::find(connection, purpose.branch);
    return (purpose.kind == ChatGroup::Kind::branch_committee ? "the committee's group of " : "the group of ") + (branch ? branch->name : "");
}

usecases::Actor operator_of(core::OrganizationId organization) {
    usecases::Actor actor;
    actor.kind = usecases::Actor::Kind::operator_at_console;
    actor.organization = organization;
    actor.source = "command";
    return actor;
}

}  // namespace

CommandOutcome bind_group(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto purpose = purpose_of(connection, tools, request);
    if (!purpose) return no_such_branch(request);
    const core::GroupId group{option(request, "group")};
    if (group.empty()) return refused("the group's id is missing; mungba group list tells those of the OA");
    const std::string what = words_for(connection, *purpose);
    switch (making::bind(connection, operator_of(tools.organization), *purpose, group, tools.clock.now())) {
        case making::Outcome::bound: return told(group.value + " is " + what + " now\n");
        case making::Outcome::replaced: return told(group.value + " is " + what + " now; the one before gets nothing more\n");
        case making::Outcome::same: return told(group.value + " was " + what + " already\n");
        case making::Outcome::taken: return refused(group.value + ": serves another purpose already; mungba group list tells which");
        case making::Outcome::not_allowed: break;
    }
    return refused("not allowed");
}

CommandOutcome invite_to_group(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto purpose = purpose_of(connection, tools, request);
    if (!purpose) return no_such_branch(request);
    const auto group = purpose->kind == ChatGroup::Kind::secretaries ? storage::groups::of_secretaries(connection, tools.organization)
                                                                     : storage::groups::of_branch(connection, purpose->branch, purpose->kind);
    if (!group) return refused(words_for(connection, *purpose) + ": there is none; mungba group create, or group bind");
    const auto invited = making::invite(connection, *group, tools.clock.now());
    return told(std::to_string(invited.asked) + " are being invited, " + std::to_string(invited.present) + " are there already, " +
                std::to_string(invited.unlinked) + " have no linked Zalo account yet (mungba roster slips)\n");
}

CommandOutcome list_bindings(storage::Connection& connection, const CommandTools& tools, const CommandRequest&) {
    std::string lines;
    for (const ChatGroup& group : storage::groups::all(connection, tools.organization)) {
        const auto belonging = making::who_belongs(
            connection, tools.organization, {.branch = group.branch, .kind = group.kind}, core::local_date(tools.clock.now()));
        auto present = storage::group_members::present(connection, group.id);
        std::size_t missing = 0;
        for (const auto& one : belonging) {
            bool is_there = false;
            for (const auto& account : one.accounts) is_there = present.erase(account) > 0 || is_there;
            missing += is_there ? 0 : 1;
        }
        lines += group.group_id.value + "\t" + words_for(connection, {.branch = group.branch, .kind = group.kind}) + ": " +
                 std::to_string(belonging.size()) + " belong there, " + std::to_string(missing) + " of them missing, " +
                 std::to_string(present.size()) + " accounts unknown" + (group.state == ChatGroup::State::disabled ? ", disabled" : "") + "\n";
    }
    return told(lines);
}

CommandOutcome list_leaders(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto purpose = purpose_of(connection, tools, request);
    if (!purpose) return no_such_branch(request);
    std::string lines;
    for (const auto& one : making::who_belongs(connection, tools.organization, *purpose, core::local_date(tools.clock.now()))) {
        if (!one.accounts.empty()) lines += one.accounts.front().value + "\n";
    }
    return told(lines);
}

}  // namespace mungba::bot

#include <CLI/CLI.hpp>
#include <iostream>
#include <set>

#include "bot/commands/cli_commands.hpp"
#include "bot/commands/database_commands.hpp"
#include "bot/commands/oa_at_hand.hpp"
#include "bot/database.hpp"
#include "core/local_time.hpp"

namespace mungba::bot {
namespace {

// The API tells no price; this is what Zalo's pages have said, for whoever decides.
constexpr const char* kPrice =
    "price: a group's package costs about 25,000 to 300,000 VND a month by its size; what your OA pays stands at oa.zalo.me before you buy\n";

using Packages = std::vector<zalo::GroupAsset>;

std::map<std::string, std::string> purpose_options(const Arguments& arguments) {
    std::map<std::string, std::string> options{{"to", arguments.name}};
    if (arguments.committee) options["committee"] = "";
    if (!arguments.oa.empty()) options["oa"] = arguments.oa;
    return options;
}

CommandOutcome on_database(const config::Settings& settings, const Arguments& arguments, const char* name) {
    CommandRequest request{.name = name, .options = purpose_options(arguments), .input = {}};
    if (!arguments.group.empty()) request.options["group"] = arguments.group;
    return run_command(settings, request);
}

std::variant<Packages, CommandOutcome> packages_of(OaAtHand& oa) {
    Packages all;
    std::set<std::string> seen;
    for (const char* quota : {"sub_quota", "purchase_quota", "reward_quota"}) {
        const auto answer = oa.ask<Packages>([&](zalo::Api& api, auto done) {
            api.group_quota(oa.id(), {.owner = zalo::GroupQuotaQuestion::Owner::oa, .product = "", .quota = quota}, done);
        });
        if (const auto* failure = std::get_if<zalo::Failure>(&answer)) return OaAtHand::failed("packages", *failure);
        for (const zalo::GroupAsset& package : std::get<Packages>(answer)) {
            if (seen.insert(package.id).second) all.push_back(package);
        }
    }
    return all;
}

std::string line_of(const zalo::GroupAsset& package) {
    return package.id + "  " + package.product + "  " + package.quota + "  " +
           (package.until ? "until " + core::format_iso_date(*package.until) : std::string("end not told")) +
           (package.renews.value_or(false) ? ", renews itself" : "") + "  " +
           (package.available ? std::string("free") : "used by " + package.used_by.value) + "\n";
}

std::string told_packages(const Packages& packages) {
    std::string lines = "packages of the OA:\n";
    for (const zalo::GroupAsset& package : packages) lines += "  " + line_of(package);
    if (packages.empty()) lines += "  none; buy one at oa.zalo.me\n";
    return lines + kPrice;
}

/// By group id, from `group bindings`.
std::map<std::string, std::string> bindings(const CommandOutcome& outcome) {
    std::map<std::string, std::string> found;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        if (tab != std::string::npos) found[line.substr(0, tab)] = line.substr(tab + 1);
    }
    return found;
}

int list_groups(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    auto opened = OaAtHand::open(*settings, arguments.oa);
    if (const auto* refusal = std::get_if<CommandOutcome>(&opened)) return told(*refusal);
    OaAtHand& oa = *std::get<std::unique_ptr<OaAtHand>>(opened);
    using Groups = zalo::Listing<zalo::GroupSummary>;
    const auto answer = oa.ask<Groups>([&](zalo::Api& api, auto done) { api.groups(oa.id(), {}, done); });
    if (const auto* failure = std::get_if<zalo::Failure>(&answer)) return told(OaAtHand::failed("groups", *failure));
    const auto packages = packages_of(oa);
    if (const auto* refusal = std::get_if<CommandOutcome>(&packages)) return told(*refusal);
    const CommandOutcome known = on_database(*settings, arguments, "group bindings");
    if (known.exit_code != kDone) return told(known);
    auto bound = bindings(known);
    std::string lines;
    for (const zalo::GroupSummary& group : std::get<Groups>(answer).items) {
        const auto use = bound.extract(group.id.value);
        lines += group.id.value + "  " + std::to_string(group.members.value_or(0)) + " people  " +
                 (group.status == zalo::GroupStatus::disabled ? "disabled  " : "") + "“" + group.name + "”  " +
                 (use.empty() ? std::string("not bound: mungba group bind") : use.mapped()) + "\n";
    }
    for (const auto& [id, use] : bound) lines += id + "  the OA has no such group  " + use + "\n";
    if (lines.empty()) lines = "the OA has no groups\n";
    return told({.exit_code = kDone, .out = lines + told_packages(std::get<Packages>(packages)), .err = {}});
}

int refuse(const std::string& why) { return told({.exit_code = kBadInput, .out = {}, .err = why + "\n"}); }

int create_group(Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    const CommandOutcome leaders = on_database(*settings, arguments, "group people");
    if (leaders.exit_code != kDone) return told(leaders);
    auto opened = OaAtHand::open(*settings, arguments.oa);
    if (const auto* refusal = std::get_if<CommandOutcome>(&opened)) return told(*refusal);
    OaAtHand& oa = *std::get<std::unique_ptr<OaAtHand>>(opened);
    const auto packages = packages_of(oa);
    if (const auto* refusal = std::get_if<CommandOutcome>(&packages)) return told(*refusal);
    std::cout << told_packages(std::get<Packages>(packages)) << std::flush;
    const auto chosen = std::ranges::find_if(std::get<Packages>(packages), [&](const auto& one) { return one.id == arguments.package; });
    if (arguments.package.empty()) {
        std::cout << "nothing was made: choose one that is free by --package, and name an admin of the OA by --admin\n";
        return kDone;
    }
    if (chosen == std::get<Packages>(packages).end()) return refuse("--package " + arguments.package + ": the OA has no such package");
    if (!chosen->available) return refuse("--package " + arguments.package + ": is used by " + chosen->used_by.value);
    if (arguments.admin.empty()) return refuse("--admin: Zalo wants an admin of the OA among the first members; give that person's user id");

    zalo::NewGroup group;
    group.name = arguments.title.empty() ? arguments.name : arguments.title;
    group.asset_id = arguments.package;
    group.members.push_back(core::UserId{arguments.admin});
    using Made = zalo::GroupSummary;
    const auto answer = oa.ask<Made>([&](zalo::Api& api, auto done) { api.create_group(oa.id(), group, done); });
    if (const auto* failure = std::get_if<zalo::Failure>(&answer)) return told(OaAtHand::failed("create", *failure));
    arguments.group = std::get<Made>(answer).id.value;
    std::cout << "made: " << arguments.group << " “" << group.name << "”  " << std::get<Made>(answer).link << "\n";
    const int bound = told(on_database(*settings, arguments, "group bind"));
    if (bound != kDone) return bound;
    return told(on_database(*settings, arguments, "group invite"));
}

int change_groups(const Arguments& arguments, const char* name) {
    const auto settings = load_settings(arguments, Warnings::keep);
    return settings ? told(on_database(*settings, arguments, name)) : kBadInput;
}

}  // namespace

void add_groups(CommandLine line) {
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    auto* group = line.program.add_subcommand("group", "the OA's groups")->require_subcommand(1);
    group->fallthrough();
    const auto add = [&](const char* name, const char* help) {
        auto* command = group->add_subcommand(name, help);
        command->fallthrough();
        command->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
        return command;
    };
    const auto add_purpose = [&](CLI::App* command) {
        command->add_option("TO", arguments.name, "a branch's name, or secretaries")->required();
        command->add_flag("--committee", arguments.committee, "the branch-committee group (chi ủy) of that branch");
    };
    add("list", "what the OA has, what it is bound to, who is missing; its packages")->callback([&] { exit_code = list_groups(arguments); });

    auto* create = add("create", "make a group; without --package it only shows packages and price");
    add_purpose(create);
    create->add_option("--package", arguments.package, "the package's id");
    create->add_option("--admin", arguments.admin, "user id of an admin of the OA, who becomes its first member");
    create->add_option("--name", arguments.title, "of the group, at most 30 characters (default: the branch's)");
    create->callback([&] { exit_code = create_group(arguments); });

    auto* bind = add("bind", "say what a group is for");
    bind->add_option("GROUP", arguments.group, "the group's id; group list tells it")->required();
    add_purpose(bind);
    bind->callback([&] { exit_code = change_groups(arguments, "group bind"); });

    auto* invite = add("invite", "invite whoever belongs there, has a linked account and is not there yet");
    add_purpose(invite);
    invite->callback([&] { exit_code = change_groups(arguments, "group invite"); });
}

}  // namespace mungba::bot

#include "usecases/joining.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/code_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "usecases/group_binding.hpp"
#include "usecases/group_members.hpp"
#include "usecases/tasks.hpp"

namespace mungba::usecases::joining {
namespace {

using storage::ChannelCall;
using storage::ChatGroup;
using storage::JoinRequest;
using storage::Task;
using End = storage::tasks::End;

std::string number(auto id) { return std::to_string(id.value); }

void write_audit(storage::Connection& connection, const Actor& actor, const char* action, const ChatGroup& group, core::Instant now) {
    storage::audit::append(connection,
                           {.organization = group.organization,
                            .actor_kind = actor.kind == Actor::Kind::clock ? "clock" : "person",
                            .actor_id = actor.person.value,
                            .source = actor.kind == Actor::Kind::clock ? "clock" : actor.source,
                            .action = action,
                            .branch = group.branch,
                            .object_kind = "group",
                            .object_id = group.id.value,
                            .fields = "account"},
                           now);
}

void owe(storage::Connection& connection,
         const ChatGroup& group,
         std::string_view kind,
         std::string key,
         const nlohmann::json& details,
         core::Instant now) {
    Task task;
    task.organization = group.organization;
    task.owner = tasks::owner_in(connection, group.branch, core::local_date(now));
    task.branch = group.branch;
    task.kind = std::string(kind);
    task.unique_key = std::move(key);
    task.details = details.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    storage::tasks::add(connection, task, now);
}

void answer(storage::Connection& connection, const JoinRequest& request, ChannelCall::Kind kind, core::Instant now) {
    const char* what = kind == ChannelCall::Kind::accept ? "accept" : "reject";
    storage::channel_calls::queue(connection,
                                  {.id = {},
                                   .organization = request.organization,
                                   .kind = kind,
                                   .group = request.group,
                                   .user = request.user,
                                   .unique_key = "enrolment.answer request=" + number(request.id) + " " + what,
                                   .then_job = std::string(kAnswered),
                                   .group_id = {},
                                   .oa = {},
                                   .state = {}},
                                  now);
}

void invite(storage::Connection& connection, const ChatGroup& group, const core::UserId& user, std::string key, core::Instant now) {
    storage::channel_calls::queue(connection,
                                  {.id = {},
                                   .organization = group.organization,
                                   .kind = ChannelCall::Kind::invite,
                                   .group = group.id,
                                   .user = user,
                                   .unique_key = std::move(key),
                                   .then_job = std::string(kInvited),
                                   .group_id = {},
                                   .oa = {},
                                   .state = {}},
                                  now);
}

void owe_answer(storage::Connection& connection, const ChatGroup& group, const JoinRequest& request, std::string key, core::Instant now) {
    owe(connection, group, kJoinTask, std::move(key), {{"join", request.id.value}, {"user", request.user.value}}, now);
}

void invitation_failed(storage::Connection& connection, const ChannelCall& call, const ChatGroup& group, core::Instant now) {
    for (const auto& person : storage::people::at_account(connection, call.organization, call.user)) {
        if (!group_members::belongs(connection, group, person.id, core::local_date(now))) continue;
        owe(connection,
            group,
            kInviteTask,
            "call=" + number(call.id),
            {{"person", person.id.value}, {"user", call.user.value}, {"group", group.id.value}},
            now);
        return;
    }
}

void close_invitations(storage::Connection& connection, const ChatGroup& group, const core::UserId& user, core::Instant now) {
    for (const auto& person : storage::people::at_account(connection, group.organization, user))
        storage::tasks::close_about(connection, kInviteTask, "$.person", person.id.value, End::done, now, {"$.group", group.id.value});
}

}  // namespace

void enter_groups(storage::Connection& connection,
                  core::OrganizationId organization,
                  core::PersonId person,
                  core::AccountId account,
                  const core::UserId& user,
                  core::Instant now) {
    for (const ChatGroup& group : group_members::groups_for(connection, organization, person, core::local_date(now))) {
        if (storage::group_members::present(connection, group.id).contains(user)) continue;
        if (const auto asked = storage::join_requests::open_of(connection, group.id, user)) {
            answer(connection, *asked, ChannelCall::Kind::accept, now);
            storage::tasks::close_about(connection, kJoinTask, "$.join", asked->id.value, End::done, now);
        } else {
            invite(connection, group, user, "enrolment.invite group=" + number(group.id) + " account=" + number(account), now);
        }
    }
}

bool invite_again(storage::Connection& connection,
                  const Actor& actor,
                  const ChatGroup& group,
                  core::PersonId person,
                  const core::UserId& user,
                  core::Instant now) {
    if (!may(actor, Action::admit_to_group, group.branch) || group.organization != actor.organization) return false;
    const auto people = storage::people::at_account(connection, group.organization, user);
    const bool still = std::any_of(people.begin(), people.end(), [&](const auto& one) { return one.id == person; });
    if (!still) return false;
    invite(connection,
           group,
           user,
           "enrolment.invite group=" + number(group.id) + " person=" + number(person) + " at=" + std::to_string(core::to_ms(now)),
           now);
    write_audit(connection, actor, "group.invite", group, now);
    return true;
}

void requested(storage::Connection& connection, const ChatGroup& group, const core::UserId& user, core::Instant now) {
    JoinRequest request{.id = {}, .organization = group.organization, .group = group.id, .user = user};
    request.id = storage::join_requests::open(connection, request, now);
    if (!request.id) return;
    if (group_members::belongs(connection, group, user, core::local_date(now)))
        return answer(connection, request, ChannelCall::Kind::accept, now);
    owe_answer(connection, group, request, "request=" + number(request.id), now);
}

void settled(storage::Connection& connection,
             const ChatGroup& group,
             const core::UserId& user,
             std::string_view state,
             core::Instant now) {
    if (state == "accepted") close_invitations(connection, group, user, now);
    const auto request = storage::join_requests::open_of(connection, group.id, user);
    if (!request) return;
    storage::join_requests::close(connection, request->id, state, now);
    storage::tasks::close_about(connection, kJoinTask, "$.join", request->id.value, End::done, now);
}

bool decide(storage::Connection& connection, const Actor& actor, core::JoinRequestId id, Decision decision, core::Instant now) {
    const auto request = storage::join_requests::find(connection, id);
    if (!request || request->organization != actor.organization) return false;
    const auto group = storage::groups::find(connection, request->group);
    if (!group || !may(actor, Action::admit_to_group, group->branch)) return false;
    const bool accepts = decision == Decision::accept;
    answer(connection, *request, accepts ? ChannelCall::Kind::accept : ChannelCall::Kind::reject, now);
    storage::tasks::close_about(connection, kJoinTask, "$.join", id.value, End::done, now);
    write_audit(connection, actor, accepts ? "group.accept" : "group.reject", *group, now);
    return true;
}

void call_settled(storage::Connection& connection, const ChannelCall& call, core::Instant now) {
    const auto group = storage::groups::find(connection, call.group);
    if (!group) return;
    const bool done = call.state == "done";
    if (call.kind == ChannelCall::Kind::invite) {
        if (!done) invitation_failed(connection, call, *group, now);
        return;
    }
    if (done) return settled(connection, *group, call.user, call.kind == ChannelCall::Kind::accept ? "accepted" : "rejected", now);
    if (const auto request = storage::join_requests::open_of(connection, group->id, call.user))
        owe_answer(connection, *group, *request, "request=" + number(request->id) + " call=" + number(call.id), now);
}

std::vector<core::UserId> strangers(storage::Connection& connection, const ChatGroup& group, core::LocalDate on) {
    const auto guests = storage::group_guests::of(connection, group.id);
    std::vector<core::UserId> unknown;
    for (const core::UserId& user : group_members::compare(connection, group, on).unknown) {
        if (!guests.contains(user)) unknown.push_back(user);
    }
    return unknown;
}

void look_for_strangers(storage::Connection& connection, core::OrganizationId organization, core::Instant now) {
    const core::LocalDate today = core::local_date(now);
    for (const ChatGroup& group : storage::groups::all(connection, organization)) {
        const bool there_are_some = group.state == ChatGroup::State::active && !strangers(connection, group, today).empty();
        const auto standing = storage::tasks::open_about(connection, kStrangersTask, "$.group", group.id.value);
        if (!there_are_some) {
            storage::tasks::close_about(connection, kStrangersTask, "$.group", group.id.value, End::done, now);
        } else if (standing == 0) {
            owe(connection,
                group,
                kStrangersTask,
                "group=" + number(group.id) + " day=" + core::format_iso_date(today),
                {{"group", group.id.value}},
                now);
        }
    }
}

bool strangers_are_known(storage::Connection& connection, const Actor& actor, const ChatGroup& group, core::Instant now) {
    if (!may(actor, Action::admit_to_group, group.branch) || group.organization != actor.organization) return false;
    for (const core::UserId& user : strangers(connection, group, core::local_date(now)))
        storage::group_guests::add(connection, group.id, user, now);
    storage::tasks::close_about(connection, kStrangersTask, "$.group", group.id.value, End::done, now);
    write_audit(connection, actor, "group.guests", group, now);
    return true;
}

Bound bind(storage::Connection& connection, const Actor& actor, core::CodeId code_id, const core::GroupId& group, core::Instant now) {
    const auto code = storage::codes::find(connection, code_id, now);
    if (!code || code->organization != actor.organization || !may(actor, Action::bind_group, code->branch)) return Bound::no_code;
    GroupWishes::Wish wish;
    const auto branch = storage::branches::find(connection, code->branch);
    if (branch) wish.branch = branch->name;
    wish.kind = code->group_kind;
    wish.group = group;
    ImportReport report;
    switch (bind_group(connection, code->organization, code->branch, wish, now, report)) {
        case GroupBinding::same:
            return Bound::already;
        case GroupBinding::refused:
            return Bound::of_another;
        case GroupBinding::bound:
        case GroupBinding::replaced:
            break;
    }
    storage::codes::use(connection, code_id, now);
    if (const auto bound = storage::groups::find(connection, code->organization, group)) write_audit(connection, actor, "group.bind", *bound, now);
    return Bound::bound;
}

}  // namespace mungba::usecases::joining

#include "handlers/handover/taking_over.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/handover/asking.hpp"
#include "handlers/handover/texts.hpp"
#include "storage/group_member_repository.hpp"
#include "storage/group_repository.hpp"
#include "usecases/handover.hpp"

namespace mungba::handlers::handover {
namespace {

using domain::Role;
using storage::ChannelCall;
using storage::ChatGroup;
using usecases::handover::Change;

constexpr std::string_view kCalledJob = "handover.called";

/// Which branch a question is about, if it says so; 0 if not.
core::BranchId branch_of(const Question& question) {
    const auto own = nlohmann::json::parse(question.details, nullptr, false);
    if (!own.is_object() || !own.contains("branch") || !own.at("branch").is_number_integer()) return {};
    return core::BranchId{own.at("branch").get<std::int64_t>()};
}

/// What the former secretary has open about the branch counts no more; what is of no branch goes too, unless that one still leads another.
void drop_questions(core::PersonId person, core::BranchId branch, Context& context) {
    auto& connection = context.connection();
    const auto actor = usecases::actor_for(connection, context.organization(), person, context.today());
    const bool leads_another = !usecases::leads(actor).empty();
    const auto committee = storage::groups::of_branch(connection, branch, ChatGroup::Kind::branch_committee);
    for (const auto& account : storage::people::accounts_of(connection, person)) {
        for (const auto& prompt : storage::prompts::open_of_user(connection, context.organization(), account.user, context.now())) {
            const Question question = unpacked(prompt);
            const bool in_its_group = committee && prompt.chat.id == committee->group_id.value;
            const core::BranchId about = branch_of(question);
            const bool concerns = about ? about == branch : in_its_group || !leads_another;
            if (!question.standing && concerns) storage::prompts::close(connection, prompt.id, "dropped");
        }
    }
}

void call(ChannelCall::Kind kind, const std::optional<ChatGroup>& group, core::PersonId person, const storage::Handover& handover, Context& context) {
    if (!group || group->state != ChatGroup::State::active) return;
    const auto present = storage::group_members::present(context.connection(), group->id);
    const bool comes = kind == ChannelCall::Kind::invite;
    for (const auto& account : storage::people::accounts_of(context.connection(), person)) {
        if (comes && present.contains(account.user)) continue;
        ChannelCall wanted;
        wanted.kind = kind;
        wanted.group = group->id;
        wanted.user = account.user;
        wanted.unique_key = std::string("handover=") + std::to_string(handover.id.value) + (comes ? " invite" : " remove") +
                            " group=" + std::to_string(group->id.value) + " user=" + account.user.value;
        wanted.then_job = kCalledJob;
        context.call_channel(std::move(wanted));
    }
}

/// Out of the groups to which nothing that the person still is belongs.
void call_away(core::PersonId person, const storage::Handover& handover, Context& context) {
    auto& connection = context.connection();
    const auto roles = storage::people::roles_of(connection, person, context.today());
    const auto any = [&](auto fits) { return std::any_of(roles.begin(), roles.end(), fits); };
    const bool in_committee = any([&](const auto& held) { return held.branch == handover.branch && held.role != Role::overseer; });
    const bool among_secretaries = any([](const auto& held) { return held.role != Role::branch_committee; });
    if (!in_committee)
        call(ChannelCall::Kind::remove,
             storage::groups::of_branch(connection, handover.branch, ChatGroup::Kind::branch_committee), person, handover, context);
    if (!among_secretaries)
        call(ChannelCall::Kind::remove, storage::groups::of_secretaries(connection, handover.organization), person, handover, context);
}

void call_in(const storage::Handover& handover, Context& context) {
    auto& connection = context.connection();
    call(ChannelCall::Kind::invite,
         storage::groups::of_branch(connection, handover.branch, ChatGroup::Kind::branch_committee), handover.to, handover, context);
    call(ChannelCall::Kind::invite, storage::groups::of_secretaries(connection, handover.organization), handover.to, handover, context);
}

std::string key(const char* what, const storage::Handover& handover, core::PersonId person = {}) {
    return std::string(what) + " handover=" + std::to_string(handover.id.value) + " person=" + std::to_string(person.value);
}

void tell_branch(const storage::Handover& handover, Context& context) {
    const Named names = named(handover, context);
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = handover.branch;
    word.template_name = "handover.begun";
    word.key = key("handover.begun", handover);
    const auto text = [&](const char* command) {
        return fill(texts::kBegun, {{"thoi_gian", names.span}, {"chi_bo", names.branch}, {"ten", names.successor}, {"viec", command}});
    };
    word.in_private = text("việc");
    word.in_committee = text("/việc");
    word.title = fill(texts::kBegunTitle, {{"chi_bo", names.branch}});
    word.not_before = context.now();
    context.tell(std::move(word));
}

/// A kindness, no more: without a way it is not said.
void thank(core::PersonId person, const storage::Handover& handover, std::string text, Context& context) {
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::member;
    word.branch = handover.branch;
    word.person = person;
    word.template_name = "handover.thanks";
    word.key = key("handover.thanks", handover, person);
    word.in_private = std::move(text);
    word.not_before = context.now();
    context.tell(std::move(word));
}

}  // namespace

void comes_into_force(storage::HandoverId id, Context& context) {
    const auto change = usecases::handover::begin(context.connection(), id, context.now());
    if (!change) return;
    const storage::Handover& handover = change->handover;
    call_in(handover, context);
    tell_branch(handover, context);
    const Named names = named(handover, context);
    for (const core::PersonId person : change->former) {
        drop_questions(person, handover.branch, context);
        call_away(person, handover, context);
        thank(person,
              handover,
              fill(texts::kFormer,
                   {{"ten", person_name(person, context)},
                    {"ngay", core::format_date(context.today())},
                    {"chi_bo", names.branch},
                    {"ten_moi", names.successor}}),
              context);
    }
}

void is_over(storage::HandoverId id, Context& context) {
    const auto change = usecases::handover::end(context.connection(), id, context.now());
    if (!change) return;
    for (const core::PersonId person : change->former) {
        drop_questions(person, change->handover.branch, context);
        call_away(person, change->handover, context);
        thank(person,
              change->handover,
              fill(texts::kActingOver, {{"ten", person_name(person, context)}, {"chi_bo", branch_name(change->handover.branch, context)}}),
              context);
    }
}

void call_settled(core::ChannelCallId id, Context& context) {
    const auto call = storage::channel_calls::find(context.connection(), id);
    if (!call || call->state != "failed") return;
    const auto people = storage::people::at_account(context.connection(), context.organization(), call->user);
    const auto group = storage::groups::find(context.connection(), context.organization(), call->group_id);
    if (people.empty() || !group) return;
    storage::Task task;
    task.owner = storage::Task::Owner::office;
    task.branch = group->branch;
    task.kind = "handover.call";
    task.unique_key = call->unique_key;
    task.details = nlohmann::json{{"person", people.front().id.value},
                                  {"comes", call->kind == ChannelCall::Kind::invite},
                                  {"group", std::string(storage::name_of(group->kind))}}
                       .dump();
    context.owe(std::move(task));
}

std::string failed_call_line(const storage::Task& task, Context& context) {
    const auto details = nlohmann::json::parse(task.details);
    const bool comes = details.at("comes");
    const bool of_secretaries = details.at("group") == "secretaries";
    return fill(texts::kCallFailedLine,
                {{"viec", comes ? "mời" : "đưa"},
                 {"ten", person_name(core::PersonId{details.at("person").get<std::int64_t>()}, context)},
                 {"huong", comes ? "vào" : "ra khỏi"},
                 {"nhom", of_secretaries ? std::string("bí thư") : "chi ủy " + branch_name(task.branch, context)}});
}

}  // namespace mungba::handlers::handover

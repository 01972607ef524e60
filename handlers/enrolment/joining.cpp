#include "handlers/enrolment/joining.hpp"

#include <nlohmann/json.hpp>

#include "handlers/contract/wording.hpp"
#include "handlers/enrolment/texts.hpp"
#include "usecases/joining.hpp"

namespace mungba::handlers::enrolment {
namespace {

namespace joining = usecases::joining;
using storage::ChatGroup;
using storage::Task;
using usecases::Action;

constexpr int kFirst = 1;

}  // namespace

std::optional<About> about(const Task& task, Context& context) {
    auto& connection = context.connection();
    About found;
    core::ChatGroupId id{number_of(task, "group")};
    if (task.kind == joining::kJoinTask) {
        const auto request = storage::join_requests::find(connection, core::JoinRequestId{number_of(task, "join")});
        if (!request) return std::nullopt;
        id = request->group;
    }
    if (task.kind == joining::kInviteTask) {
        const auto person = storage::people::find(connection, core::PersonId{number_of(task, "person")});
        if (!person) return std::nullopt;
        found.name = person->name;
    }
    const auto group = storage::groups::find(connection, id);
    if (!group) return std::nullopt;
    found.group = *group;
    return found;
}

namespace {

std::size_t strangers_in(const ChatGroup& group, Context& context) {
    return joining::strangers(context.connection(), group, context.today()).size();
}

/// Who knocks: somebody of the roster, or nobody that we know.
std::string who_asks(const Task& task, Context& context) {
    const auto people = storage::people::at_account(context.connection(), context.organization(), core::UserId{text_of(task, "user")});
    if (people.empty()) return std::string(texts::kJoinStranger);
    const auto branches = usecases::enrolment::branches_of(context.connection(), people.front().id, context.today());
    return fill(texts::kJoinKnown, {{"ten", people.front().name}, {"chi_bo", branch_names(branches, context)}});
}

}  // namespace

std::string shown(const Task& task, const About& it, Context& context) {
    const std::string group = group_name(it.group, context);
    if (task.kind == joining::kInviteTask) return fill(texts::kInviteShow, {{"ten", it.name}, {"nhom", group}});
    if (task.kind == joining::kJoinTask) return fill(texts::kJoinShow, {{"ai", who_asks(task, context)}, {"nhom", group}});
    return fill(texts::kStrangersShow, {{"nhom", group}, {"n", std::to_string(strangers_in(it.group, context))}});
}

namespace {

std::string topic_of(const Task& task) {
    return task.kind == joining::kInviteTask ? "enrolment.invite" : task.kind == joining::kJoinTask ? "enrolment.join" : "enrolment.strangers";
}

std::optional<Task> task_of(const Question& question, Context& context) {
    return storage::tasks::find(context.connection(), core::TaskId{number_of(question, "task")});
}

void ask_again_to_invite(const Question& asked, const About& it, const Talk& talk) {
    talk.ask(question("enrolment.invite_yes",
                      fill(texts::kInviteAsk, {{"ten", it.name}, {"nhom", group_name(it.group, talk.context)}}),
                      fill(texts::kInviteTitle, {{"ten", it.name}}),
                      0,
                      asked.details));
}

void ask_whether_to_admit(const Question& asked, int number, const About& it, const Talk& talk) {
    const bool accepts = number == kFirst;
    const std::string group = group_name(it.group, talk.context);
    talk.ask(question(accepts ? "enrolment.accept" : "enrolment.reject",
                      fill(accepts ? texts::kAcceptAsk : texts::kRejectAsk, {{"nhom", group}}),
                      fill(accepts ? texts::kAcceptTitle : texts::kRejectTitle, {{"nhom", group}}),
                      0,
                      asked.details));
}

}  // namespace

std::string group_line(const Task& task, Context& context) {
    const auto it = about(task, context);
    if (!it) return {};
    const std::string group = group_name(it->group, context);
    if (task.kind == joining::kInviteTask) return fill(texts::kInviteLine, {{"ten", it->name}, {"nhom", group}});
    if (task.kind == joining::kJoinTask) return fill(texts::kJoinLine, {{"nhom", group}});
    const std::size_t count = strangers_in(it->group, context);
    return count == 0 ? std::string() : fill(texts::kStrangersLine, {{"nhom", group}, {"n", std::to_string(count)}});
}

void show_group_task(const Task& task, const Talk& talk) {
    const auto it = about(task, talk.context);
    const bool gone = !it || (task.kind == joining::kStrangersTask && strangers_in(it->group, talk.context) == 0);
    if (gone) {
        storage::tasks::close(talk.connection(), task.id, storage::tasks::End::done, talk.context.now());
        return talk.say("enrolment.group", texts::kGone);
    }
    const int options = task.kind == joining::kStrangersTask ? 1 : 2;
    talk.ask(question(topic_of(task), shown(task, *it, talk.context), "", options, nlohmann::json{{"task", task.id.value}}.dump()));
}

void group_chosen(const Question& asked, int number, const Talk& talk) {
    const auto task = task_of(asked, talk.context);
    const auto it = task ? about(*task, talk.context) : std::nullopt;
    const auto* actor = it ? talk.who_may(Action::admit_to_group, it->group.branch) : nullptr;
    if (actor == nullptr) return talk.say("enrolment.group", texts::kGone);
    if (task->kind == joining::kJoinTask) return ask_whether_to_admit(asked, number, *it, talk);
    if (task->kind == joining::kInviteTask && number == kFirst) return ask_again_to_invite(asked, *it, talk);
    if (task->kind == joining::kStrangersTask) {
        joining::strangers_are_known(talk.connection(), *actor, it->group, talk.context.now());
        return talk.say("enrolment.group", texts::kStrangersKnown);
    }
    storage::tasks::close(talk.connection(), task->id, storage::tasks::End::done, talk.context.now());
    talk.say("enrolment.group", texts::kInviteDone);
}

void group_agreed(const Question& asked, const Talk& talk) {
    const auto task = task_of(asked, talk.context);
    const auto it = task ? about(*task, talk.context) : std::nullopt;
    const auto* actor = it ? talk.who_may(Action::admit_to_group, it->group.branch) : nullptr;
    if (actor == nullptr) return talk.say("enrolment.group", texts::kGone);
    if (asked.topic == "enrolment.invite_yes") {
        const bool invited = joining::invite_again(talk.connection(),
                                                   *actor,
                                                   it->group,
                                                   core::PersonId{number_of(*task, "person")},
                                                   core::UserId{text_of(*task, "user")},
                                                   talk.context.now());
        storage::tasks::close(talk.connection(), task->id, storage::tasks::End::done, talk.context.now());
        return talk.say("enrolment.group", invited ? texts::kInvited : texts::kGone);
    }
    const auto decision = asked.topic == "enrolment.accept" ? joining::Decision::accept : joining::Decision::reject;
    const bool decided =
        joining::decide(talk.connection(), *actor, core::JoinRequestId{number_of(*task, "join")}, decision, talk.context.now());
    talk.say("enrolment.group", decided ? texts::kDecided : texts::kGone);
}

void members_changed(const core::GroupMembersChanged& changed, Context& context) {
    using Change = core::GroupMembersChanged::Change;
    const auto group = storage::groups::find(context.connection(), context.organization(), changed.group);
    if (!group || group->state == ChatGroup::State::deleted) return;
    for (const core::UserId& user : changed.users) {
        switch (changed.change) {
            case Change::requested:
                joining::requested(context.connection(), *group, user, context.now());
                break;
            case Change::joined:
            case Change::accepted:
                joining::settled(context.connection(), *group, user, "accepted", context.now());
                break;
            case Change::rejected:
                joining::settled(context.connection(), *group, user, "rejected", context.now());
                break;
            case Change::left:
                joining::settled(context.connection(), *group, user, "withdrawn", context.now());
                break;
            case Change::admin_added:
            case Change::admin_removed:
                break;
        }
    }
}

}  // namespace mungba::handlers::enrolment

#include "handlers/reminders/after.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/leaders.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/reminders/making.hpp"
#include "handlers/reminders/texts.hpp"
#include "storage/agenda_repository.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/calling.hpp"
#include "usecases/meeting_record.hpp"
#include "usecases/roll_call.hpp"
#include "usecases/rungs.hpp"
#include "usecases/task_deeds.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::reminders {
namespace {

using domain::MeetingState;
using nlohmann::json;
using storage::Meeting;
using storage::Task;
using storage::prompts::Kind;
using usecases::meeting_changes::Outcome;

constexpr std::string_view kCallTask = "calls.meeting";
constexpr std::string_view kTaskDeed = "task ";
constexpr std::string_view kCallsDeed = "calls";
constexpr std::string_view kRollDeed = "call";
constexpr std::string_view kHoursDeed = "hours";
constexpr std::string_view kGradeDeed = "grade";
constexpr std::string_view kNotHeldDeed = "not_held";
// What is asked after a meeting is of use so long.
constexpr std::chrono::hours kAfterwards{24 * 14};
constexpr std::chrono::hours kThanksAreUsefulFor{24};

std::string key_of(const Meeting& meeting) { return "meeting=" + std::to_string(meeting.id.value); }

void add(Left& left, std::string deed, std::string_view line) {
    left.deeds.push_back(std::move(deed));
    left.text += fmt::format("\n{}. {}", left.deeds.size(), line);
}

void add_tasks(Left& left, const Meeting& meeting, std::string_view kind, std::string_view line, Context& context) {
    for (const Task& task : storage::tasks::of_kind(context.connection(), meeting.branch, kind)) {
        if (task.meeting == meeting.id) add(left, std::string(kTaskDeed) + std::to_string(task.id.value), line);
    }
}

std::string_view kind_of(domain::RungName rung) {
    switch (rung) {
        case domain::RungName::prepare: return kPrepareTask;
        case domain::RungName::documents: return kDocumentsTask;
        default: return kDocumentsAfterTask;
    }
}

bool has_committee(const Meeting& meeting, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    return branch && usecases::audience::has_committee(context.connection(), *branch, context.today());
}

bool awaits_record(const Meeting& meeting, Context& context) {
    const bool open = meeting.state == MeetingState::announced || meeting.state == MeetingState::confirmed || meeting.state == MeetingState::held;
    return open && meeting.starts_at <= context.now() && !meeting.date_open;
}

Left left_after(const Meeting& meeting, Context& context) {
    Left left;
    const auto lines = usecases::roll_call::lines(context.connection(), meeting);
    const auto ending = storage::roll_calls::ending_of(context.connection(), meeting.id);
    if (usecases::roll_call::sums_of(lines).open > 0) add(left, std::string(kRollDeed), texts::kRollLine);
    if (!ending.started_at || !ending.ended_at) add(left, std::string(kHoursDeed), texts::kHoursLine);
    if (!ending.grade && usecases::roll_call::is_graded(meeting)) add(left, std::string(kGradeDeed), texts::kGradeLine);
    add_tasks(left, meeting, kDocumentsTask, texts::kHandbookLine, context);
    add_tasks(left, meeting, kDocumentsAfterTask, texts::kHandbookAfterLine, context);
    if (meeting.state != MeetingState::held) add(left, std::string(kNotHeldDeed), texts::kNotHeldLine);
    return left;
}

std::string thanks_text(const Meeting& meeting, const Left& left, Context& context) {
    return fill(model_texts::of(context.rules(), "M24"), {{"ngay", day_of(meeting.starts_at)}, {"con_lai", left.text}});
}

std::string contents_in_words(const Meeting& meeting, Context& context) {
    const auto lines = storage::agendas::of(context.connection(), meeting.id, domain::AgendaPart::conduct);
    const core::LocalDate day = core::plus_days(core::local_date(meeting.starts_at), -2);
    const std::string contents = core::text::defuse(domain::as_contents(lines));
    if (!has_committee(meeting, context)) return fill(texts::kPrepareWithout, {{"ngay", day_of(meeting.starts_at)}, {"noi_dung", contents}});
    return fill(texts::kPrepare, {{"ngay", day_of(meeting.starts_at)}, {"noi_dung", contents}, {"vi_du", core::format_day_month(day)}});
}

void close_record(const Meeting& meeting, Context& context) {
    storage::tasks::close(context.connection(), kRecordTask, key_of(meeting), storage::tasks::End::done, context.now());
}

/// The feature of the roll call goes on with it.
void pass_to_roll_call(const std::string& deed, const Meeting& meeting, const Incoming& incoming, Context& context) {
    Task task;
    task.organization = meeting.organization;
    task.branch = meeting.branch;
    task.kind = "rollcall." + deed;
    task.meeting = meeting.id;
    if (Handler* handler = context.registry().named("rollcall")) handler->on_task(task, incoming, context);
}

void ask_whether_not_held(const Meeting& meeting, const Incoming& incoming, Context& context) {
    Question question;
    question.kind = Kind::confirmation;
    question.topic = kNotHeldTopic;
    question.template_name = "reminders.not_held";
    question.text = fill(texts::kNotHeldAsk, {{"ngay", day_of(meeting.starts_at)}});
    question.title = fill(texts::kNotHeldTitle, {{"ngay", day_of(meeting.starts_at)}});
    question.details = json{{"meeting", meeting.id.value}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

std::optional<Meeting> meeting_in(const Question& question, Context& context) {
    return storage::meetings::find(context.connection(), core::MeetingId{json::parse(question.details).at("meeting").get<std::int64_t>()});
}

core::TaskId call_task_of(const Meeting& meeting, Context& context) {
    for (const Task& task : storage::tasks::of_kind(context.connection(), meeting.branch, kCallTask)) {
        if (task.meeting == meeting.id) return task.id;
    }
    return {};
}

void do_other_task(core::TaskId id, const Incoming& incoming, Context& context) {
    const auto task = storage::tasks::find(context.connection(), id);
    const bool may = task && std::any_of(incoming.actors().begin(), incoming.actors().end(), [&](const usecases::Actor& actor) {
        return usecases::tasks::is_owed_by(actor, *task);
    });
    Handler* handler = may ? context.registry().named(task->kind.substr(0, task->kind.find('.'))) : nullptr;
    if (handler == nullptr) {
        context.reply(incoming.message.chat, "reminders", texts::kDone);
        return;
    }
    handler->on_task(*task, incoming, context);
}

}  // namespace

Left left_before(const Meeting& meeting, Context& context) {
    Left left;
    const auto calls = usecases::calling::who_is_to_be_called(context.connection(), meeting).size();
    if (calls > 0) add(left, std::string(kCallsDeed), fill(texts::kCallLine, {{"n", std::to_string(calls)}}));  // its task may come a moment later
    add_tasks(left, meeting, kDocumentsTask, texts::kHandbookLine, context);
    return left;
}

Question picking(const Left& left, const Meeting& meeting, std::string_view template_name, const std::string& text) {
    Question question;
    question.kind = Kind::choice;
    question.topic = kPickTopic;
    question.template_name = template_name;
    question.text = text;
    question.title = "các việc còn lại của buổi họp";
    question.options = static_cast<int>(left.deeds.size());
    question.details = json{{"meeting", meeting.id.value}, {"deeds", left.deeds}}.dump();
    return question;
}

void picked(const Question& question, int number, const Incoming& incoming, Context& context) {
    const auto meeting = meeting_in(question, context);
    if (!meeting) return;
    const std::string deed = json::parse(question.details).at("deeds").at(static_cast<std::size_t>(number - 1));
    if (deed == kRollDeed || deed == kHoursDeed || deed == kGradeDeed) return pass_to_roll_call(deed, *meeting, incoming, context);
    if (deed == kNotHeldDeed) return ask_whether_not_held(*meeting, incoming, context);
    if (deed == kCallsDeed) return do_other_task(call_task_of(*meeting, context), incoming, context);
    do_other_task(core::TaskId{std::stoll(deed.substr(kTaskDeed.size()))}, incoming, context);
}

JobOutcome owe(const Meeting& meeting, domain::RungName rung, Context& context) {
    const bool is_before = rung != domain::RungName::documents_after;
    if (is_before && meeting.starts_at <= context.now()) return JobOutcome::missed;
    if (meeting.date_open || !(meeting.is_live() || meeting.state == MeetingState::held)) return JobOutcome::done;
    Task task;
    task.owner = usecases::tasks::owner_in(context.connection(), meeting.branch, context.today());
    task.branch = meeting.branch;
    task.kind = kind_of(rung);
    task.unique_key = key_of(meeting);
    task.meeting = meeting.id;
    const usecases::rungs::Setting setting = context.setting();
    const auto due_of_rung = [&](domain::RungName name) {
        const auto* other = usecases::rungs::find(context.rules(), name, meeting.kind);
        return other == nullptr ? meeting.starts_at : usecases::rungs::due_at(*other, meeting, setting);
    };
    if (rung == domain::RungName::prepare) task.due_at = due_of_rung(domain::RungName::notice);  // which shows the agenda
    if (rung == domain::RungName::documents) task.due_at = meeting.starts_at;
    if (rung == domain::RungName::documents_after) {
        task.due_at = context.now() + kAfterwards;  // then it leaves the list by itself
        const bool is_told_with_thanks = core::local_date(due_of_rung(domain::RungName::thanks_again)) == context.today();
        task.details = json{{"told", is_told_with_thanks}}.dump();
        storage::tasks::close(context.connection(), kDocumentsTask, key_of(meeting), storage::tasks::End::dropped, context.now());
    }
    context.owe(std::move(task));
    return JobOutcome::done;
}

JobOutcome thank(const Meeting& meeting, domain::RungName rung, Context& context) {
    if (!awaits_record(meeting, context)) return JobOutcome::done;
    Task record;
    record.owner = usecases::tasks::owner_in(context.connection(), meeting.branch, context.today());
    record.branch = meeting.branch;
    record.kind = kRecordTask;
    record.unique_key = key_of(meeting);
    record.meeting = meeting.id;
    record.details = json{{"told", true}}.dump();
    if (!context.owe(std::move(record))) return JobOutcome::done;  // done since: nothing is asked again
    const Left left = left_after(meeting, context);
    if (left.deeds.empty()) return JobOutcome::done;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting.branch;
    word.template_name = "M24";
    word.key = usecases::rungs::message_key(meeting, rung, "secretary");
    word.in_private = thanks_text(meeting, left, context);
    word.in_committee = word.in_private;
    word.meeting = meeting.id;
    word.not_before = context.now();
    word.useful_until = context.now() + kThanksAreUsefulFor;
    const std::string text = word.in_private;
    const auto way = context.tell(std::move(word));  // no task of its own: there is one
    if (way == usecases::ladder::Way::committee || way == usecases::ladder::Way::private_chat) {
        for (const auto& [user, chat] : leaders(meeting.branch, context)) context.listen(user, chat, picking(left, meeting, "M24", text));
    }
    return JobOutcome::done;
}

std::string line_of(const Task& task, Context& context) {
    const auto meeting = storage::meetings::find(context.connection(), task.meeting);
    if (!meeting) return {};
    const std::string day = day_of(meeting->starts_at);
    if (task.kind == kPrepareTask) return fill(has_committee(*meeting, context) ? texts::kPrepareLine : texts::kPrepareWithoutLine, {{"ngay", day}});
    if (task.kind == kDocumentsTask) return fill(texts::kDocumentsLine, {{"ngay", day}});
    if (task.kind == kDocumentsAfterTask) return fill(texts::kDocumentsAfterLine, {{"ngay", day}});
    if (task.kind == kRecordTask) return fill(texts::kRecordLine, {{"ngay", day}});
    return {};
}

void do_task(const Task& task, const Incoming& incoming, Context& context) {
    const auto meeting = storage::meetings::find(context.connection(), task.meeting);
    if (!meeting) return;
    if (task.kind == kRecordTask) {
        const Left left = left_after(*meeting, context);
        if (left.deeds.empty()) return close_record(*meeting, context);
        context.ask(incoming.message.sender, incoming.message.chat, picking(left, *meeting, "M24", thanks_text(*meeting, left, context)));
        return;
    }
    const std::string first = task.kind == kPrepareTask ? contents_in_words(*meeting, context) : line_of(task, context) + ".";
    Question question;
    question.kind = Kind::choice;
    question.topic = kDoneTopic;
    question.template_name = "reminders.done";
    question.text = first + "\n" + std::string(texts::kIsDone);
    question.title = line_of(task, context);
    question.options = 2;
    question.words = {{"da xong", 1}, {"xong", 1}, {"chua", 2}};
    question.details = json{{"task", task.id.value}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void told_done(const Question& question, int number, const Incoming& incoming, Context& context) {
    const auto task = storage::tasks::find(context.connection(), core::TaskId{json::parse(question.details).at("task").get<std::int64_t>()});
    if (number == 2) {
        context.reply(incoming.message.chat, "reminders", texts::kNotYet);
        return;
    }
    for (const usecases::Actor& actor : incoming.actors()) {
        if (task && usecases::tasks::is_owed_by(actor, *task)) usecases::tasks::finish_chore(context.connection(), actor, task->id, context.now());
    }
    context.reply(incoming.message.chat, "reminders", texts::kDone);
}

void told_not_held(const Question& question, const Incoming& incoming, Context& context) {
    const auto meeting = meeting_in(question, context);
    const usecases::Actor* actor = meeting ? leader_among(incoming, meeting->branch) : nullptr;
    const auto outcome =
        actor == nullptr ? Outcome::not_allowed : usecases::meeting_record::not_held(context.connection(), *actor, meeting->id, context.now()).outcome;
    if (outcome != Outcome::done && outcome != Outcome::unchanged) {
        context.reply(incoming.message.chat, "no_right", texts::kNoRight);
        return;
    }
    close_record(*meeting, context);
    context.reply(incoming.message.chat, "reminders", fill(texts::kNotHeld, {{"ngay", day_of(meeting->starts_at)}}));
}

}  // namespace mungba::handlers::reminders

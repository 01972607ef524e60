#include "handlers/self/correcting.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/wording.hpp"
#include "handlers/self/texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/corrections.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::self {
namespace {

using storage::prompts::Kind;
using usecases::Actor;

// By law such a request is answered within two working days (reliability.md §7).
constexpr int kWorkingDays = 2;

core::Instant due_after(Context& context) {
    core::LocalDate day = context.today();
    for (int left = kWorkingDays; left > 0;) {
        day = core::plus_days(day, 1);
        if (!context.days_off().why_off(day)) --left;
    }
    return core::to_instant(core::plus_days(day, 1), core::TimeOfDay{});
}

const Actor* who_owes(const storage::Task& task, const Incoming& incoming) {
    const auto& actors = incoming.actors();
    const auto found = std::find_if(actors.begin(), actors.end(), [&](const Actor& actor) { return usecases::tasks::is_owed_by(actor, task); });
    return found == actors.end() ? nullptr : &*found;
}

std::string name_of(core::PersonId id, Context& context) {
    const auto person = storage::people::find(context.connection(), id);
    return person ? person->name : std::string();
}

std::string branch_of(const storage::Task& task, Context& context) {
    const auto branch = task.branch ? storage::branches::find(context.connection(), task.branch) : std::nullopt;
    return branch ? branch->name : std::string();
}

}  // namespace

void ask_what_to_correct(const Actor& actor, const Incoming& incoming, Context& context) {
    Question question;
    question.kind = Kind::choice;
    question.topic = "self.text";
    question.template_name = "self.text";
    question.text = texts::kWhatToCorrect;
    question.title = texts::kCorrectTitle;
    question.takes_text = true;
    question.details = nlohmann::json{{"person", actor.person.value}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void pass_on(const Actor& actor, const std::string& text, const Incoming& incoming, Context& context) {
    const core::Instant due = due_after(context);
    if (!usecases::corrections::ask(context.connection(), actor, text, due, context.now())) return;
    context.reply(incoming.message.chat,
                  "self.passed_on",
                  fill(texts::kPassedOn, {{"ngay", core::format_day_month(core::local_date(due))}}));
}

std::string correction_line(const storage::Task& task, Context& context) {
    return fill(texts::kTaskLine, {{"ten", name_of(usecases::corrections::request_of(task).person, context)}});
}

void show_correction(const storage::Task& task, const Incoming& incoming, Context& context) {
    if (!incoming.is_private()) {
        context.reply(incoming.message.chat, "elsewhere", texts::kElsewhere);
        return;
    }
    const Actor* actor = who_owes(task, incoming);
    const auto request = actor ? usecases::corrections::read(context.connection(), *actor, task, context.now()) : std::nullopt;
    if (!request) {
        context.reply(incoming.message.chat, "self.corrected", texts::kGone);
        return;
    }
    Question question;
    question.kind = Kind::choice;
    question.topic = "self.corrected";
    question.template_name = "self.correct";
    question.text = fill(
        texts::kTaskShow,
        {{"ten", name_of(request->person, context)}, {"chi_bo", branch_of(task, context)}, {"noi_dung", request->text}});
    question.title = texts::kCorrectTitle;
    question.options = 2;
    question.details = nlohmann::json{{"task", task.id.value}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void corrected(core::TaskId id, bool done, const Incoming& incoming, Context& context) {
    const auto task = storage::tasks::find(context.connection(), id);
    const Actor* actor = task ? who_owes(*task, incoming) : nullptr;
    if (actor == nullptr || !usecases::corrections::settle(context.connection(), *actor, *task, done, context.now())) {
        context.reply(incoming.message.chat, "self.corrected", texts::kGone);
        return;
    }
    const core::PersonId person = usecases::corrections::request_of(*task).person;
    context.reply(incoming.message.chat, "self.corrected", fill(texts::kSettled, {{"ten", name_of(person, context)}}));
    tell_of_correction(*task, person, done, context);
}

void tell_of_correction(const storage::Task& task, core::PersonId person, bool done, Context& context) {
    if (!task.branch) return;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::member;
    word.branch = task.branch;
    word.person = person;
    word.template_name = "self.corrected";
    word.key = "self.corrected task=" + std::to_string(task.id.value);
    word.in_private = fill(done ? texts::kCorrected : texts::kNotCorrected, {{"ten", name_of(person, context)}});
    word.not_before = context.now();
    context.tell(std::move(word));
}

}  // namespace mungba::handlers::self

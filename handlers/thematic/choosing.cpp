#include "handlers/thematic/choosing.hpp"

#include <nlohmann/json.hpp>

#include "handlers/contract/leaders.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/dating.hpp"
#include "handlers/thematic/quarter_end.hpp"
#include "handlers/thematic/scheduling.hpp"
#include "handlers/thematic/texts.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::thematic {
namespace {

using nlohmann::json;
using storage::Meeting;
using usecases::thematic::Standing;

domain::Quarter quarter_of(const Meeting& meeting) { return domain::quarter_of(usecases::rungs::third_of(meeting)); }

bool has_nothing(core::BranchId branch, const domain::Quarter& quarter, Context& context) {
    return usecases::thematic::standing(context.connection(), branch, quarter, context.now()).kind == Standing::Kind::missing;
}

Question question_of(const Meeting& meeting, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    Question question;
    question.kind = storage::prompts::Kind::choice;
    question.topic = kChooseTopic;
    question.template_name = "M18";
    question.text = fill(model_texts::of(context.rules(), "M18"),
                         {{"quy", domain::roman(quarter_of(meeting).number)},
                          {"chi_bo", branch ? branch->name : std::string()},
                          {"ngay", day_of(meeting.starts_at)},
                          {"phut", std::to_string(context.rules().meeting.min_minutes_combined)}});
    question.title = fill(texts::kTitle, {{"quy", domain::roman(quarter_of(meeting).number)}});
    question.options = 3;
    question.details = json{{"meeting", meeting.id.value}}.dump();
    return question;
}

/// The regular meeting that ends the quarter, as long as it is to come.
std::optional<Meeting> last_of(core::BranchId branch, const domain::Quarter& quarter, Context& context) {
    const std::string month = core::format_iso_date(domain::last_day(quarter)).substr(0, 7);
    auto meeting = storage::meetings::regular_of(context.connection(), branch, month);
    if (!meeting || !meeting->is_live() || meeting->starts_at <= context.now()) return std::nullopt;
    return meeting;
}

}  // namespace

void ask_to_choose(const storage::jobs::Job& job, Context& context) {
    const auto meeting = storage::meetings::find(context.connection(), core::MeetingId{json::parse(job.details).at("meeting").get<std::int64_t>()});
    if (!meeting || !meeting->is_live() || meeting->date_open || meeting->starts_at <= context.now()) return;
    const domain::Quarter quarter = quarter_of(*meeting);
    if (!has_nothing(meeting->branch, quarter, context)) return;
    storage::Task task;
    task.owner = usecases::tasks::owner_in(context.connection(), meeting->branch, context.today());
    task.branch = meeting->branch;
    task.kind = usecases::thematic::kChooseTask;
    task.unique_key = usecases::thematic::quarter_key(meeting->branch, quarter);
    task.details = json{{"year", quarter.year}, {"quarter", quarter.number}, {"told", true}}.dump();
    task.due_at = core::to_instant(core::plus_days(domain::last_day(quarter), 1), core::TimeOfDay{});
    context.owe(std::move(task));
    const Question question = question_of(*meeting, context);
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting->branch;
    word.template_name = "M18";
    word.key = "M18 " + usecases::thematic::quarter_key(meeting->branch, quarter);
    word.in_private = question.text;
    word.in_committee = question.text;
    word.meeting = meeting->id;
    word.not_before = context.now();
    word.useful_until = meeting->starts_at;
    const auto way = context.tell(word);  // no task of its own: there is one
    if (way != usecases::ladder::Way::committee && way != usecases::ladder::Way::private_chat) return;
    for (const auto& [user, chat] : leaders(meeting->branch, context)) context.listen(user, chat, question);
}

void show_choice(const storage::Task& task, const Incoming& incoming, Context& context) {
    const auto details = json::parse(task.details);
    const domain::Quarter quarter{.year = details.at("year").get<int>(), .number = details.at("quarter").get<int>()};
    if (!has_nothing(task.branch, quarter, context)) {
        storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
        context.reply(incoming.message.chat, "thematic", texts::kGone);
        return;
    }
    if (const auto meeting = last_of(task.branch, quarter, context)) {
        context.ask(incoming.message.sender, incoming.message.chat, question_of(*meeting, context));
        return;
    }
    context.reply(incoming.message.chat, "M19", reminder_of(task.branch, quarter, context));
}

void chosen(const Question& question, int number, const Incoming& incoming, Context& context) {
    const auto meeting = storage::meetings::find(context.connection(), core::MeetingId{json::parse(question.details).at("meeting").get<std::int64_t>()});
    const usecases::Actor* actor = meeting ? leader_among(incoming, meeting->branch) : nullptr;
    if (actor == nullptr) {
        context.reply(incoming.message.chat, "no_right", meeting ? texts::kNoRight : texts::kGone);
        return;
    }
    if (number == 1) return Scheduling(*actor, incoming, context).combine_with(meeting->branch, quarter_of(*meeting), meeting->id);
    const std::string command = incoming.is_private() ? "chuyên đề" : "/chuyên đề";
    const core::LocalDate last = domain::last_day(quarter_of(*meeting));
    const core::LocalDate ahead = core::plus_days(core::local_date(meeting->starts_at), 9);
    context.reply(incoming.message.chat,
                  "thematic",
                  number == 2 ? fill(texts::kOwnDay, {{"lenh", command}, {"vi_du", core::format_day_month(std::min(ahead, last))}})
                              : fill(texts::kWhichDay, {{"lenh", command}, {"vi_du", core::format_day_month(core::plus_days(context.today(), -1))}}));
}

}  // namespace mungba::handlers::thematic

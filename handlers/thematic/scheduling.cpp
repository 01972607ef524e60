#include "handlers/thematic/scheduling.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/dating.hpp"
#include "handlers/thematic/texts.hpp"
#include "storage/thematic_repository.hpp"

namespace mungba::handlers::thematic {
namespace {

using nlohmann::json;
using std::chrono::minutes;
using storage::prompts::Kind;
using usecases::thematic::Outcome;

// After the words have left, "thôi" is still understood, and told that it comes too late.
constexpr minutes kTooLateIsTold{30};
constexpr std::size_t kMostSuggestions = 8;

}  // namespace

void Scheduling::say(std::string_view text) { context_.reply(incoming_.message.chat, "thematic", text); }
std::string Scheduling::as_command() const { return incoming_.is_private() ? "chuyên đề" : "/chuyên đề"; }

Question Scheduling::question_of(const Draft& draft, std::string topic, std::string text) const {
    Question question;
    question.topic = std::move(topic);
    question.template_name = "thematic.confirm";
    question.text = std::move(text);
    question.title = title_of(draft);
    question.details = json{{"draft", to_json(draft)}}.dump();
    return question;
}

void Scheduling::combine_with(core::BranchId branch, const domain::Quarter& quarter, core::MeetingId regular_id) {
    const auto regular = storage::meetings::find(context_.connection(), regular_id);
    if (!regular || !regular->is_live() || regular->starts_at <= context_.now()) return say(texts::kGone);
    Draft draft;
    draft.branch = branch;
    draft.quarter = quarter;
    draft.regular = regular_id;
    draft.starts_at = regular->starts_at;
    if (const auto slot = usecases::thematic::open_slot(context_.connection(), branch, quarter)) {
        draft.slot = slot->id;
        draft.topic = slot->topic;
        draft.group = slot->group;
    }
    go_on(std::move(draft));
}

void Scheduling::go_on(Draft draft) {
    if (draft.topic.empty() || !core::text::has_accents(draft.topic)) return ask_for_topic(draft);
    if (core::text::utf16_length(draft.topic) > domain::kLongestTopic)
        return say(fill(texts::kTopicTooLong, {{"so", std::to_string(domain::kLongestTopic)}}));
    if (draft.is_own() && draft.other_start) {
        Question question = question_of(draft, "thematic.hour", fill(texts::kTwoHours, {{"gio_1", hour_of(draft.starts_at)}, {"gio_2", hour_of(*draft.other_start)}}));
        question.kind = Kind::choice;
        question.options = 2;
        question.words = {{"sang", 1}, {"buoi sang", 1}, {"toi", 2}, {"buoi toi", 2}};
        context_.ask(incoming_.message.sender, incoming_.message.chat, question);
        return;
    }
    propose(std::move(draft));
}

void Scheduling::ask_for_topic(const Draft& draft) {
    std::string list;
    json ids = json::array();
    for (const auto& suggestion : storage::thematic::suggestions(context_.connection(), context_.organization(), draft.quarter.year)) {
        if (suggestion.quarter != 0 && suggestion.quarter != draft.quarter.number) continue;
        if (ids.size() == kMostSuggestions) break;
        ids.push_back(suggestion.id.value);
        list += fmt::format("\n{} {}", ids.size(), core::text::defuse(suggestion.topic));
    }
    const std::string text = draft.topic.empty() ? fill(texts::kWhichTopic,
                                                        {{"quy", domain::roman(draft.quarter.number)},
                                                         {"so", std::to_string(domain::kLongestTopic)},
                                                         {"goi_y", list}})
                                                 : std::string(texts::kTopicWithAccents);
    Draft open = draft;
    open.topic.clear();
    Question question = question_of(open, "thematic.topic", text);
    question.kind = Kind::choice;
    question.options = draft.topic.empty() ? static_cast<int>(ids.size()) : 0;
    question.takes_text = true;
    question.details = json{{"draft", to_json(open)}, {"suggestions", ids}}.dump();
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
}

void Scheduling::topic_given(Draft draft, const Question& question, const Answer& answer) {
    if (answer.kind == Answer::Kind::number) {
        const auto ids = json::parse(question.details).at("suggestions");
        const auto suggestion =
            storage::thematic::suggestion(context_.connection(), core::TopicId{ids.at(static_cast<std::size_t>(answer.number - 1)).get<std::int64_t>()});
        if (!suggestion) return ask_for_topic(draft);
        draft.topic = suggestion->topic;
        draft.group = suggestion->group;
    } else {
        draft.topic = as_topic(answer.text);
        draft.group = 0;
    }
    go_on(std::move(draft));
}

void Scheduling::propose(Draft draft) {
    const auto branch = storage::branches::find(context_.connection(), draft.branch);
    if (!branch) return say(texts::kNotFound);
    if (draft.is_own() && branch->venue.empty()) return say(texts::kNoPlace);
    std::optional<storage::Meeting> in_the_way;
    const Outcome outcome = try_it(draft, actor_, context_, in_the_way);
    if (outcome != Outcome::done) return say(problem_of(outcome, draft, *branch, in_the_way));
    const auto words = words_for(draft, *branch, actor_, context_);
    draft.shown = words ? words->for_the_group : std::string();
    const std::string text = (words ? draft.shown + "\n\n" : std::string()) + summary_of(draft, *branch, context_) + "\n" + std::string(texts::kConfirm);
    Question question = question_of(draft, "thematic.agree", text);
    question.kind = Kind::confirmation;
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
}

void Scheduling::agreed(Draft draft) {
    const auto branch = storage::branches::find(context_.connection(), draft.branch);
    if (!branch) return say(texts::kNotFound);
    std::optional<storage::Meeting> in_the_way;
    const Outcome outcome = try_it(draft, actor_, context_, in_the_way);
    if (outcome != Outcome::done) return say(problem_of(outcome, draft, *branch, in_the_way));
    const auto words = words_for(draft, *branch, actor_, context_);
    if ((words ? words->for_the_group : std::string()) != draft.shown) return propose(std::move(draft));  // a deadline has passed meanwhile
    draft.person = actor_.person;
    if (!leaves_at_once(draft, context_)) {
        const auto planned = carry_out(draft, actor_, context_);
        return say(planned.outcome == Outcome::done ? std::string(texts::kPlanned) : problem_of(planned.outcome, draft, *branch, planned.in_the_way));
    }
    const core::Instant held = context_.now() + minutes{context_.rules().confirmation.hold_minutes};
    hold(std::move(draft), usecases::meetings::after_quiet_hours(held, context_.quiet_hours()));
}

void Scheduling::hold(Draft draft, core::Instant leaves_at) {
    const core::Instant held = context_.now() + minutes{context_.rules().confirmation.hold_minutes};
    if (draft.starts_at <= leaves_at) return say(texts::kPastHour);
    draft.leaves_at = leaves_at;
    const std::string key = fmt::format("branch={} message={}", draft.branch.value, incoming_.message.id.value);
    context_.schedule(
        {.id = {}, .organization = {}, .kind = std::string(kCarryJob), .unique_key = key, .due_at = leaves_at, .details = to_json(draft)});
    say(std::string(texts::kPlanned) + (leaves_at > held ? fill(texts::kLeavesLater, {{"gio", hour_of(leaves_at)}})
                                                         : fill(texts::kLeavesSoon, {{"phut", std::to_string(context_.rules().confirmation.hold_minutes)}})));
    Question question;
    question.kind = Kind::hold;
    question.topic = "thematic.hold";
    question.title = title_of(draft);
    question.details = json{{"job", key}}.dump();
    question.until = leaves_at + kTooLateIsTold;
    question.leaves_at = leaves_at;
    context_.listen(incoming_.message.sender, incoming_.message.chat, question);
}

void Scheduling::answered(const Question& question, const Answer& answer) {
    Draft draft = draft_from(json::parse(question.details).at("draft"));
    if (!usecases::may(actor_, usecases::Action::change_meeting, draft.branch)) return say(texts::kNoRight);
    if (question.topic == "thematic.topic") return topic_given(std::move(draft), question, answer);
    if (question.topic == "thematic.agree") return agreed(std::move(draft));
    if (answer.number == 2 && draft.other_start) draft.starts_at = *draft.other_start;
    draft.other_start.reset();
    go_on(std::move(draft));
}

void stop_dating(const Question& question, const Incoming& incoming, Context& context) {
    const std::string key = json::parse(question.details).at("job");
    const bool stopped = storage::jobs::cancel(context.connection(), kCarryJob, key, context.now()) > 0;
    context.reply(incoming.message.chat, "thematic.stopped", stopped ? texts::kStopped : texts::kTooLateToStop);
}

void carry_after_hold(const storage::jobs::Job& job, Context& context) {
    const Draft draft = draft_from(job.details);
    const auto actor = usecases::actor_for(context.connection(), context.organization(), draft.person, context.today());
    if (carry_out(draft, actor, context).outcome == Outcome::done) return;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = draft.branch;
    word.message_class = core::OutgoingClass::urgent;
    word.template_name = "thematic.could_not";
    word.key = "could not thematic " + job.unique_key;
    word.in_private = fill(texts::kCouldNot, {{"ngay", day_of(draft.starts_at)}});
    word.in_committee = word.in_private;
    word.title = fill(texts::kCouldNotTitle, {{"ngay", day_of(draft.starts_at)}});
    word.not_before = context.now();
    context.tell(std::move(word));
}

}  // namespace mungba::handlers::thematic

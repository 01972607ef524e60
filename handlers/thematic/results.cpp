#include "handlers/thematic/results.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/leaders.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/thematic_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/dating.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/thematic/request.hpp"
#include "handlers/thematic/texts.hpp"

namespace mungba::handlers::thematic {
namespace {

using nlohmann::json;
using storage::ThematicResult;
using storage::ThematicSlot;
using storage::prompts::Kind;
using usecases::thematic::Outcome;

constexpr int kMostTasks = 99;

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<ThematicSlot> slot_in(const Question& question, Context& context) {
    return storage::thematic::of_meeting(context.connection(), core::MeetingId{json::parse(question.details).at("meeting").get<std::int64_t>()});
}

Question question_about(const ThematicSlot& slot, std::string topic, std::string text) {
    Question question;
    question.kind = Kind::choice;
    question.topic = std::move(topic);
    question.template_name = "thematic.result";
    question.text = std::move(text);
    question.title = fill(texts::kResultTitle, {{"quy", domain::roman(slot.quarter.number)}});
    question.takes_text = true;
    question.details = json{{"meeting", slot.meeting.value}}.dump();
    return question;
}

void ask(const ThematicSlot& slot, const Incoming& incoming, Context& context) {
    if (slot.topic.empty()) {
        context.ask(incoming.message.sender,
                    incoming.message.chat,
                    question_about(slot, "thematic.result_topic", fill(texts::kResultTopic, {{"ngay", day_of(*slot.starts_at)}, {"so", std::to_string(domain::kLongestTopic)}})));
        return;
    }
    const ThematicWords words = thematic_words(slot, context);
    context.ask(incoming.message.sender,
                incoming.message.chat,
                question_about(slot,
                               "thematic.result",
                               fill(texts::kResultAsk,
                                    {{"quy", words.quarter}, {"ngay", day_of(*slot.starts_at)}, {"chuyen_de", words.topic}, {"nguoi_trinh_bay", words.presenter}})));
}

std::string missing_of(const TypedResult& read) {
    std::string missing;
    const auto add = [&](const char* what) { missing += (missing.empty() ? "" : ", ") + std::string(what); };
    if (!read.present || !read.members || *read.present > *read.members) add("số đồng chí dự trên tổng số");
    if (!read.resolution) add("có nghị quyết hay không");
    if (!read.tasks) add("số nhiệm vụ");
    return missing;
}

void figures_given(const ThematicSlot& slot, const std::string& typed, const Incoming& incoming, Context& context) {
    const TypedResult read = read_result(typed);
    if (!read.is_whole()) {
        context.ask(incoming.message.sender,
                    incoming.message.chat,
                    question_about(slot, "thematic.result", fill(texts::kResultUnclear, {{"thieu", missing_of(read)}})));
        return;
    }
    const auto branch = storage::branches::find(context.connection(), slot.branch);
    const ThematicWords words = thematic_words(slot, context);
    Question question = question_about(slot,
                                       "thematic.send_result",
                                       fill(texts::kResultShow,
                                            {{"quy", words.quarter},
                                             {"chi_bo", branch ? branch->name : ""},
                                             {"ngay", day_of(*slot.starts_at)},
                                             {"chuyen_de", words.topic},
                                             {"nguoi_trinh_bay", words.presenter},
                                             {"ti_le", rate(*read.present, *read.members)},
                                             {"nghi_quyet", std::string(*read.resolution ? texts::kResolution : texts::kNoResolution)},
                                             {"nhiem_vu", *read.tasks > 0 ? fill(texts::kTasks, {{"n", std::to_string(*read.tasks)}}) : std::string(texts::kNoTasks)}}));
    question.kind = Kind::confirmation;
    question.takes_text = false;
    question.details =
        json{{"meeting", slot.meeting.value}, {"present", *read.present}, {"members", *read.members}, {"resolution", *read.resolution}, {"tasks", *read.tasks}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void send(const Question& question, const ThematicSlot& slot, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
    const auto details = json::parse(question.details);
    const auto planned = usecases::thematic::report(context.connection(),
                                                    actor,
                                                    {.meeting = slot.meeting,
                                                     .organization = {},
                                                     .present = details.at("present").get<int>(),
                                                     .members = details.at("members").get<int>(),
                                                     .resolution = details.at("resolution").get<bool>(),
                                                     .tasks = details.at("tasks").get<int>(),
                                                     .reported_by = {},
                                                     .reported_at = {}},
                                                    context.now());
    context.reply(incoming.message.chat,
                  "thematic",
                  planned.outcome == Outcome::done ? fill(texts::kResultSent, {{"quy", domain::roman(slot.quarter.number)}}) : std::string(texts::kGone));
}

void topic_given(ThematicSlot slot, const std::string& typed, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
    slot.topic = as_topic(typed);
    if (!core::text::has_accents(slot.topic)) slot.topic.clear();
    const auto planned = slot.topic.empty() ? usecases::thematic::Planned{.outcome = Outcome::no_topic}
                                            : usecases::thematic::plan(context.connection(), actor, slot, context.setting(), context.now());
    if (planned.outcome == Outcome::too_long) slot.topic.clear();
    ask(slot, incoming, context);
}

}  // namespace

TypedResult read_result(std::string_view typed) {
    TypedResult read;
    const std::string folded = core::text::fold(typed);
    const std::vector<std::string> words = core::text::words(folded);
    const auto follows = [&](std::size_t at, const char* first, const char* second) {
        return at + 1 < words.size() && words[at] == first && words[at + 1] == second;
    };
    if (const auto slash = folded.find('/'); slash != std::string::npos) {
        std::size_t from = slash;
        while (from > 0 && std::isdigit(static_cast<unsigned char>(folded[from - 1]))) --from;
        std::size_t to = slash + 1;
        while (to < folded.size() && std::isdigit(static_cast<unsigned char>(folded[to]))) ++to;
        const std::string present = folded.substr(from, slash - from);
        const std::string members = folded.substr(slash + 1, to - slash - 1);
        if (is_number(present) && is_number(members)) {
            read.present = std::stoi(present);
            read.members = std::stoi(members);
        }
    }
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool resolution = follows(at, "nghi", "quyet") || words[at] == "nq";
        const bool tasks = follows(at, "nhiem", "vu");
        if (at == 0 || (!resolution && !tasks)) continue;
        std::size_t before = at - 1;
        if (before > 0 && (words[before] == "ra" || words[before] == "giao")) --before;
        const std::string& word = words[before];
        const bool none = word == "khong" || word == "chua" || word == "ko" || word == "k";
        if (resolution && (none || word == "co" || word == "1")) read.resolution = !none;
        if (tasks && none) read.tasks = 0;
        if (tasks && is_number(word) && std::stoi(word) <= kMostTasks) read.tasks = std::stoi(word);
    }
    return read;
}

void ask_for_result(const storage::Task& task, const Incoming& incoming, Context& context) {
    const auto slot = storage::thematic::of_meeting(context.connection(), task.meeting);
    if (!slot || !slot->meeting) {
        storage::tasks::close(context.connection(), task.id, storage::tasks::End::dropped, context.now());
        context.reply(incoming.message.chat, "thematic", texts::kGone);
        return;
    }
    ask(*slot, incoming, context);
}

void result_answered(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) {
    const auto slot = slot_in(question, context);
    const usecases::Actor* actor = slot ? leader_among(incoming, slot->branch) : nullptr;
    if (actor == nullptr || !slot->meeting) {
        context.reply(incoming.message.chat, "no_right", slot ? texts::kNoRight : texts::kGone);
        return;
    }
    if (question.topic == "thematic.send_result") return send(question, *slot, *actor, incoming, context);
    if (question.topic == "thematic.result_topic") return topic_given(*slot, answer.text, *actor, incoming, context);
    if (!incoming.is_private() && read_result(answer.text).is_empty()) {
        // In the group they talk of other things, too.
        context.listen(incoming.message.sender, incoming.message.chat, question);
        return;
    }
    figures_given(*slot, answer.text, incoming, context);
}

std::string result_in_words(const ThematicResult& result) {
    return "dự " + rate(result.present, result.members) + "; " + std::string(result.resolution ? texts::kResolution : texts::kNoResolution) + "; " +
           (result.tasks > 0 ? fill(texts::kTasks, {{"n", std::to_string(result.tasks)}}) : std::string(texts::kNoTasks));
}

}  // namespace mungba::handlers::thematic

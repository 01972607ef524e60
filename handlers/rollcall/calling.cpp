#include "handlers/rollcall/calling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/leaders.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/rollcall/entries.hpp"
#include "handlers/rollcall/texts.hpp"

namespace mungba::handlers::rollcall {
namespace {

using domain::Attendance;
using nlohmann::json;
using storage::Meeting;
using storage::prompts::Kind;
using usecases::roll_call::Entry;
using usecases::roll_call::Line;
using usecases::roll_call::Outcome;

void say(const Incoming& incoming, Context& context, std::string_view text, const Meeting& meeting) {
    context.reply(incoming.message.chat, "rollcall", text, meeting.id);
}

std::string why_open(const Line& line) {
    if (line.said_late) return fill(texts::kSaidLate, {{"loi_bao", answer_in_words(line.said_late->answer, line.said_late->minutes_late)}});
    if (!line.said) return std::string(texts::kSilent);
    switch (line.said->answer) {
        case domain::Answer::received: return std::string(texts::kReceived);
        case domain::Answer::absent:
        case domain::Answer::absent_excused: return std::string(texts::kSaidAbsent);
        case domain::Answer::online_request: return std::string(texts::kAskedOnline);
        default: return std::string(texts::kUnclear);
    }
}

/// "5. Phạm Văn Hùng; 7. Đỗ Thị Mai": those of a state.
std::string named(const std::vector<Line>& lines, Attendance state) {
    std::string names;
    for (const Line& line : lines) {
        if (!line.recorded || line.recorded->state != state) continue;
        names += fmt::format("{}{}. {}", names.empty() ? "" : "; ", line.member.position, line.member.name);
        if (state == Attendance::late && line.recorded->minutes_late > 0) names += fmt::format(" ({} phút)", line.recorded->minutes_late);
    }
    return names;
}

std::string example_of(const std::vector<Line>& lines) {
    std::vector<int> open;
    for (const Line& line : lines) {
        if (!line.recorded) open.push_back(line.member.position);
    }
    if (open.empty()) return "vắng 1";
    if (open.size() == 1) return fmt::format("có {}", open[0]);
    std::string example = fmt::format("có {}, vắng {}", open[0], open[1]);
    if (open.size() > 2) example += fmt::format(", muộn {}", open[2]);
    return example;
}

std::string text_of(const Meeting& meeting, const std::vector<Line>& lines, bool has_ended, const Incoming& incoming) {
    const auto sums = usecases::roll_call::sums_of(lines);
    const std::string ti_le = rate(sums.attended(), sums.of);
    if (sums.open == 0) {
        const std::string command = incoming.is_private() ? "kết thúc" : "/kết thúc";
        const std::string whole = fill(texts::kWhole, {{"ngay", day_of(meeting.starts_at)}, {"so_lieu", in_words(sums)}, {"ti_le", ti_le}});
        if (has_ended) return whole;  // corrected afterwards
        return whole +
               fill(texts::kThenFinish, {{"lenh", command}, {"vi_du", example_hours(meeting)}});
    }
    std::string text = fill(texts::kHead, {{"ngay", day_of(meeting.starts_at)}});
    if (sums.present > 0) text += fill(texts::kFilledIn, {{"n", std::to_string(sums.present)}});
    const auto add = [&](std::string_view words, Attendance state) {
        if (const std::string names = named(lines, state); !names.empty()) text += fill(words, {{"ten", names}});
    };
    add(texts::kRecordedLate, Attendance::late);
    add(texts::kRecordedOnline, Attendance::online);
    add(texts::kRecordedExcused, Attendance::absent_excused);
    add(texts::kRecordedAbsent, Attendance::absent);
    std::string open;
    for (const Line& line : lines) {
        if (!line.recorded)
            open += fill(texts::kLine, {{"so", std::to_string(line.member.position)}, {"ten", line.member.name}, {"tinh_trang", why_open(line)}});
    }
    return text + fill(texts::kToSay, {{"cac_dong_chi", open}, {"vi_du", example_of(lines)}});
}

Question question_of(const Meeting& meeting, std::string topic, std::string text) {
    Question question;
    question.kind = Kind::choice;
    question.topic = std::move(topic);
    question.template_name = "rollcall";
    question.text = std::move(text);
    question.title = fill(texts::kEndingTitle, {{"ngay", day_of(meeting.starts_at)}});
    question.takes_text = true;
    question.details = json{{"meeting", meeting.id.value}}.dump();
    return question;
}

void explain(Outcome outcome, const Meeting& meeting, const Incoming& incoming, Context& context) {
    switch (outcome) {
        case Outcome::not_allowed: return say(incoming, context, texts::kNoRight, meeting);
        case Outcome::not_yet:
            return say(incoming, context, fill(texts::kNotYet, {{"gio", hour_of(meeting.starts_at)}, {"ngay", day_of(meeting.starts_at)}}), meeting);
        case Outcome::off: return say(incoming, context, texts::kOff, meeting);
        case Outcome::wrong_time: return say(incoming, context, texts::kWrongTime, meeting);
        default: return say(incoming, context, texts::kNotFound, meeting);
    }
}

Attendance state_of(TypedEntry::What what, const Line& line) {
    switch (what) {
        case TypedEntry::What::late: return Attendance::late;
        case TypedEntry::What::online: return Attendance::online;
        case TypedEntry::What::excused: return Attendance::absent_excused;
        case TypedEntry::What::unexcused: return Attendance::absent;
        case TypedEntry::What::absent: return line.has_reason ? Attendance::absent_excused : Attendance::absent;
        case TypedEntry::What::present: break;
    }
    return Attendance::present;
}

/// What is written down at once, and who is absent for a reason that nobody has told.
struct Sorted {
    std::vector<Entry> entries{};
    std::vector<int> reason_unknown{};
    int no_such_number = 0;
};
Sorted sorted(const std::vector<TypedEntry>& typed, const std::vector<Line>& lines) {
    Sorted sorted;
    const auto add = [&](const TypedEntry& entry, const Line& line) {
        if (entry.what == TypedEntry::What::absent && !line.has_reason) {
            sorted.reason_unknown.push_back(line.member.position);
            return;
        }
        int minutes = 0;
        if (entry.what == TypedEntry::What::late && line.said && line.said->answer == domain::Answer::late) minutes = line.said->minutes_late;
        sorted.entries.push_back({.member = line.member.membership, .state = state_of(entry.what, line), .minutes_late = minutes});
    };
    std::vector<int> mentioned;
    for (const TypedEntry& entry : typed) mentioned.insert(mentioned.end(), entry.numbers.begin(), entry.numbers.end());
    for (const TypedEntry& entry : typed) {
        for (const int number : entry.numbers) {
            const auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& one) { return one.member.position == number; });
            if (line == lines.end()) {
                sorted.no_such_number = number;
                return sorted;
            }
            add(entry, *line);
        }
        if (!entry.all_others) continue;
        for (const Line& line : lines) {
            const bool named = std::find(mentioned.begin(), mentioned.end(), line.member.position) != mentioned.end();
            if (!line.recorded && !named) add(entry, line);
        }
    }
    return sorted;
}

std::string reason_question(const std::vector<int>& numbers) {
    const int second = numbers.size() > 1 ? numbers[1] : numbers[0] + 1;
    if (numbers.size() == 1)
        return fill(texts::kReasonOfOne, {{"so", std::to_string(numbers[0])}, {"so_khac", std::to_string(second)}});
    std::string list;
    for (const int number : numbers) list += (list.empty() ? "" : ", ") + std::to_string(number);
    return fill(texts::kReasonOfMany, {{"so", list}, {"so_mot", std::to_string(numbers[0])}, {"so_khac", std::to_string(second)}});
}

std::string lacks_of(const Meeting& meeting, Context& context) {
    const auto ending = storage::roll_calls::ending_of(context.connection(), meeting.id);
    std::string lacks;
    const auto add = [&](bool missing, std::string_view what) {
        if (missing) lacks += (lacks.empty() ? "" : "; ") + std::string(what);
    };
    add(usecases::roll_call::sums_of(usecases::roll_call::lines(context.connection(), meeting)).open > 0, texts::kLacksRollCall);
    add(!ending.started_at || !ending.ended_at, texts::kLacksHours);
    add(!ending.grade && usecases::roll_call::is_graded(meeting), texts::kLacksGrade);
    return lacks;
}

const usecases::Actor* caller_among(const Incoming& incoming, const Meeting& meeting) {
    for (const usecases::Actor& actor : incoming.actors()) {
        if (usecases::may_call_roll(actor, meeting.id, meeting.branch)) return &actor;
    }
    return nullptr;
}

void keep(const Meeting& meeting, const storage::Ending& ending, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
    const Outcome outcome = usecases::roll_call::finish(context.connection(), actor, meeting.id, ending, context.now());
    if (outcome != Outcome::done) return explain(outcome, meeting, incoming, context);
    const std::string lacks = lacks_of(meeting, context);
    if (!lacks.empty()) return say(incoming, context, fill(texts::kSavedLacks, {{"thieu", lacks}}), meeting);
    say(incoming, context, context.has_command("biên bản") ? texts::kSavedMinutes : texts::kSaved, meeting);
}

}  // namespace

std::string in_words(const usecases::roll_call::Sums& sums) {
    std::string words;
    const auto add = [&](std::string_view text, int n) {
        if (n > 0) words += (words.empty() ? "" : ", ") + fill(text, {{"n", std::to_string(n)}});
    };
    add(texts::kPresent, sums.present);
    add(texts::kLate, sums.late);
    add(texts::kOnline, sums.online);
    add(texts::kExcused, sums.excused);
    add(texts::kAbsent, sums.absent);
    return words;
}

std::string in_words(domain::Grade grade) {
    switch (grade) {
        case domain::Grade::good: return std::string(texts::kGood);
        case domain::Grade::fair: return std::string(texts::kFair);
        case domain::Grade::average: return std::string(texts::kAverage);
        case domain::Grade::poor: break;
    }
    return std::string(texts::kPoor);
}

std::string example_hours(const Meeting& meeting) {
    const auto as_typed = [](core::Instant at) {
        const core::TimeOfDay time = core::to_local(at).time;
        return time.minute() == 0 ? fmt::format("{:02}h", time.hour()) : fmt::format("{:02}h{:02}", time.hour(), time.minute());
    };
    return as_typed(meeting.starts_at) + " " + as_typed(meeting.starts_at + std::chrono::minutes{meeting.planned_minutes + 5});
}

void show_roll(const Meeting& meeting, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
    const Outcome outcome = usecases::roll_call::open(context.connection(), actor, meeting.id, context.now());
    if (outcome != Outcome::done && outcome != Outcome::unchanged) return explain(outcome, meeting, incoming, context);
    const auto lines = usecases::roll_call::lines(context.connection(), meeting);
    const std::string text = text_of(meeting, lines, storage::roll_calls::ending_of(context.connection(), meeting.id).ended_at.has_value(), incoming);
    if (usecases::roll_call::sums_of(lines).open == 0) return say(incoming, context, text, meeting);
    context.ask(incoming.message.sender, incoming.message.chat, question_of(meeting, "rollcall.entries", text));
}

void take_entries(const Meeting& meeting, const std::string& typed, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
    const auto lines = usecases::roll_call::lines(context.connection(), meeting);
    const auto entries = read_entries(typed);
    const auto ask_again = [&](std::string text) {
        context.ask(incoming.message.sender, incoming.message.chat, question_of(meeting, "rollcall.entries", std::move(text)));
    };
    if (!entries) return ask_again(fill(texts::kNotUnderstood, {{"vi_du", example_of(lines)}}));
    const Sorted sort = sorted(*entries, lines);
    if (sort.no_such_number > 0) return ask_again(fill(texts::kNoSuchNumber, {{"so", std::to_string(sort.no_such_number)}}));
    if (!sort.entries.empty()) {
        const Outcome outcome = usecases::roll_call::record(context.connection(), actor, meeting.id, sort.entries, context.now());
        if (outcome != Outcome::done) return explain(outcome, meeting, incoming, context);
    }
    if (!sort.reason_unknown.empty()) return ask_again(reason_question(sort.reason_unknown));
    show_roll(meeting, actor, incoming, context);
}

void take_ending(const Meeting& meeting, const std::string& typed, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
    const auto ending = read_ending(typed, meeting.starts_at);
    const std::string command = incoming.is_private() ? "kết thúc" : "/kết thúc";
    if (!ending) return say(incoming, context, fill(texts::kHowToFinish, {{"lenh", command}, {"vi_du", example_hours(meeting)}}), meeting);
    if (!usecases::may_call_roll(actor, meeting.id, meeting.branch)) return say(incoming, context, texts::kNoRight, meeting);
    if (ending->has_hours() && *ending->ended_at <= *ending->started_at) return say(incoming, context, texts::kWrongTime, meeting);
    const auto sums = usecases::roll_call::sums_of(usecases::roll_call::lines(context.connection(), meeting));
    const int least = usecases::roll_call::least_minutes(meeting, context.rules());
    const auto lasted = ending->has_hours() ? std::chrono::duration_cast<std::chrono::minutes>(*ending->ended_at - *ending->started_at).count() : 0;
    Question question = question_of(meeting,
                                    "rollcall.finish",
                                    fill(texts::kEnding,
                                         {{"gio_1", ending->has_hours() ? hour_of(*ending->started_at) : ""},
                                          {"gio_2", ending->has_hours() ? hour_of(*ending->ended_at) : ""},
                                          {"phut", ending->has_hours() ? std::to_string(lasted) : ""},
                                          {"it_nhat", ending->has_hours() && lasted < least ? std::to_string(least) : ""},
                                          {"ti_le", rate(sums.attended(), sums.of)},
                                          {"n", sums.open > 0 ? std::to_string(sums.open) : ""},
                                          {"loai", ending->grade ? in_words(*ending->grade) : ""}}));
    question.kind = Kind::confirmation;
    question.takes_text = false;
    json details{{"meeting", meeting.id.value}};
    if (ending->has_hours()) {
        details["from"] = core::to_ms(*ending->started_at);
        details["to"] = core::to_ms(*ending->ended_at);
    }
    if (ending->grade) details["grade"] = domain::name_of(*ending->grade);
    question.details = details.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void ask_for_hours(const Meeting& meeting, const Incoming& incoming, Context& context) {
    context.ask(incoming.message.sender,
                incoming.message.chat,
                question_of(meeting, "rollcall.hours", fill(texts::kAskHours, {{"vi_du", example_hours(meeting)}})));
}

void ask_for_grade(const Meeting& meeting, const Incoming& incoming, Context& context) {
    Question question = question_of(meeting, "rollcall.grade", fill(texts::kAskGrade, {{"ngay", day_of(meeting.starts_at)}}));
    question.takes_text = false;
    question.options = 4;
    question.words = {{"tot", 1}, {"kha", 2}, {"trung binh", 3}, {"kem", 4}};
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void answered(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) {
    const auto details = json::parse(question.details);
    const auto meeting = storage::meetings::find(context.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
    const usecases::Actor* actor = meeting ? caller_among(incoming, *meeting) : nullptr;
    if (actor == nullptr) {
        context.reply(incoming.message.chat, "no_right", meeting ? texts::kNoRight : texts::kNotFound);
        return;
    }
    if (question.topic == "rollcall.entries" && !incoming.is_private() && !read_entries(answer.text)) {
        // In the group they talk of other things, too: that is no answer, and nothing is said about it.
        context.listen(incoming.message.sender, incoming.message.chat, question);
        return;
    }
    if (question.topic == "rollcall.entries") return take_entries(*meeting, answer.text, *actor, incoming, context);
    if (question.topic == "rollcall.hours") return take_ending(*meeting, answer.text, *actor, incoming, context);
    storage::Ending ending;
    if (question.topic == "rollcall.grade") {
        constexpr domain::Grade kGrades[] = {domain::Grade::good, domain::Grade::fair, domain::Grade::average, domain::Grade::poor};
        ending.grade = kGrades[answer.number - 1];
    } else {
        if (details.contains("from")) ending.started_at = core::from_ms(details.at("from").get<std::int64_t>());
        if (details.contains("to")) ending.ended_at = core::from_ms(details.at("to").get<std::int64_t>());
        if (details.contains("grade")) ending.grade = domain::grade_named(details.at("grade").get<std::string>());
    }
    keep(*meeting, ending, *actor, incoming, context);
}

}  // namespace mungba::handlers::rollcall

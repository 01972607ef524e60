#include "handlers/attendance/answering.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/attendance/changes.hpp"
#include "handlers/attendance/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/typed.hpp"
#include "handlers/contract/usable.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/audience.hpp"
#include "usecases/consent.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::Answer;
using usecases::Actor;
using Outcome = usecases::attendance::Outcome;

// "Nếu tiện, xin đồng chí cho biết lý do": so long the next words may be one.
constexpr std::chrono::minutes kReasonFollowsWithin{30};
constexpr std::size_t kLongestFollowingReason = 200;

}  // namespace

Claim Answering::handle() {
    if (incoming_.place == kSecretaries) return Claim::not_mine;
    find_questions();
    if (questions_.empty() && !incoming_.is_private()) return Claim::not_mine;
    if (incoming_.text.empty()) return plain_words();
    if (is_a_stale_number()) return Claim::not_mine;

    Reply reply = read(incoming_.text);
    if (reply.kind == Reply::Kind::not_an_answer) {
        if (const auto rest = without_whom()) reply = read(*rest);
    }
    if (reply.kind == Reply::Kind::not_an_answer) {
        if (const auto own = under_own_name()) reply = read(*own);
    }
    if (reply.kind == Reply::Kind::not_an_answer) return plain_words();
    if (!speaker_is_asked()) return nothing_open(reply);
    if (is_late_agreement(reply)) return Claim::not_mine;
    if (!keeps_what_fits(reply)) return plain_words();
    if (const auto meeting = meant()) {
        take(reply, *meeting);
    } else {
        which_meeting(reply);
    }
    return Claim::done;
}

domain::Reply Answering::read(std::string_view text) const {
    return domain::read_reply(
        text,
        {.question_open = !questions_.empty(),
         .is_private = incoming_.is_private(),
         .quotes_notice = quoted_.has_value(),
         .quotes_other = quotes_other_,
         .confirmation_waits = incoming_.confirmation_waits,
         .online_pilot = std::any_of(
             questions_.begin(), questions_.end(), [&](const auto& one) { return pilot(one); })});
}

/// Words that say nothing about coming: a reason that was asked for, or nothing that the bot
/// understands.
Claim Answering::plain_words() {
    if (!incoming_.is_private() || !speaker_is_asked()) return Claim::not_mine;
    const bool is_spoken = incoming_.message.content == core::ContentKind::audio;
    if (incoming_.text.empty() && !is_spoken) return Claim::not_mine;
    if (!incoming_.text.empty() && takes_as_reason()) return Claim::done;
    if (incoming_.something_waits) return Claim::not_mine;
    const bool asked = std::any_of(
        questions_.begin(), questions_.end(), [&](const Meeting& one) { return asks_back(one); });
    return asked ? Claim::done : Claim::not_mine;
}

bool Answering::takes_as_reason() {
    using domain::AfterAbsence;
    using Word = typed::Word::Kind;
    if (incoming_.text_waits) return false;
    const auto word = typed::read_word(incoming_.text).kind;
    const auto what = word == Word::no || word == Word::stop
                          ? AfterAbsence::courtesy  // none, then
                          : domain::read_after_absence(incoming_.text);
    const bool short_word = word == Word::number || word == Word::yes || word == Word::ambiguous;
    const bool could_be = what == AfterAbsence::courtesy ||
                          (what == AfterAbsence::reason && !short_word &&
                           core::text::utf16_length(incoming_.text) <= kLongestFollowingReason);
    if (!could_be) return false;
    for (const Meeting& meeting : questions_) {
        const auto people = seated(meeting);
        if (people.size() != 1) continue;
        const auto standing =
            usecases::attendance::standing(context_.connection(), meeting, people.front()->person);
        const bool asked_for = standing && standing->answer == Answer::absent &&
                               standing->source == domain::AnswerSource::private_chat &&
                               incoming_.event_at >= standing->event_at &&
                               incoming_.event_at - standing->event_at <= kReasonFollowsWithin;
        if (!asked_for) continue;
        if (what == AfterAbsence::courtesy) return true;
        Reply reply;
        reply.kind = Reply::Kind::answer;
        reply.answer = Answer::absent_excused;
        reply.reason = incoming_.text;
        take(reply, meeting);
        return true;
    }
    return false;
}

/// M11, to somebody who owes an answer. It goes down as unclear: the secretary sees that this
/// person was heard of.
bool Answering::asks_back(const Meeting& meeting) {
    if (incoming_.event_at >= meeting.answers_close_at) return false;
    const auto people = seated(meeting);
    const bool owes = std::any_of(people.begin(), people.end(), [&](const Actor* actor) {
        const auto standing =
            usecases::attendance::standing(context_.connection(), meeting, actor->person);
        return (!standing || !domain::is_decided(standing->answer)) &&
               !usecases::consent::was_refused(context_.connection(), actor->person);
    });
    if (!owes) return false;
    const Said said = said_by({}, incoming_, meeting, pilot(meeting));
    usecases::attendance::answer(
        context_.connection(), *people.front(), meeting, said, context_.now());
    ask_again(
        "M11",
        fill(texts::kUnclear,
             {{"ngay", day_of(meeting.starts_at)}, {"bon", pilot(meeting) ? "trực tuyến" : ""}}),
        meeting);
    return true;
}

void Answering::take(const Reply& reply, const Meeting& meeting) {
    const Said said = said_by(reply, incoming_, meeting, pilot(meeting));
    const auto people = spoken_for(meeting);
    if (!people.empty()) return take_for(people, reply, said, meeting);
    const auto all = seated(meeting);
    if (incoming_.is_private() && all.size() > 1 && domain::is_decided(said.answer))
        return ask_who(all, said, meeting);
    take_for({all.front()}, reply, said, meeting);
}

void Answering::take_for(const std::vector<const Actor*>& people,
                         const Reply& reply,
                         const Said& said,
                         const Meeting& meeting,
                         std::optional<Outcome> of_first) {
    std::optional<usecases::attendance::Answered> told;
    for (const Actor* actor : people) {
        auto answered = usecases::attendance::answer(
            context_.connection(), *actor, meeting, said, context_.now());
        after_effects(*actor, said, meeting, answered.outcome);
        const bool again = of_first && !told && answered.outcome == Outcome::unchanged;
        if (again) answered.outcome = *of_first;  // taken down when it was asked for whom
        if (!told || told->outcome == Outcome::unchanged) told = std::move(answered);
    }
    if (told && incoming_.is_private()) receipt(reply, said, meeting, *told);
}

void Answering::after_effects(const Actor& person,
                              const Said& said,
                              const Meeting& meeting,
                              Outcome outcome) {
    if (outcome == Outcome::after_deadline) tell_of_late_change(person, said, meeting, context_);
    if (outcome == Outcome::recorded && said.answer == Answer::online_request) {
        tell_secretary(person, said, meeting, texts::kAsksForOnline);
    }
}

/// Counts for the first person at once, for the answer to the question may never come.
void Answering::ask_who(const std::vector<const Actor*>& people,
                        const Said& said,
                        const Meeting& meeting) {
    const auto before =
        usecases::attendance::standing(context_.connection(), meeting, people.front()->person);
    const auto first = usecases::attendance::answer(
        context_.connection(), *people.front(), meeting, said, context_.now());
    std::vector<std::string> names;
    nlohmann::json ids = nlohmann::json::array();
    for (const Actor* actor : people) {
        const auto person = storage::people::find(context_.connection(), actor->person);
        names.push_back("đồng chí " + (person ? person->name : ""));
        ids.push_back(actor->person.value);
    }
    const auto all = static_cast<int>(people.size()) + 1;
    nlohmann::json details{{"meeting", meeting.id.value},
                           {"people", ids},
                           {"said", to_json(said)},
                           {"outcome", static_cast<int>(first.outcome)}};
    if (before) {
        details["before"] = to_json(Said{.answer = before->answer,
                                         .minutes_late = before->minutes_late,
                                         .reason = before->reason,
                                         .event_at = before->event_at,
                                         .message = before->message,
                                         .source = before->source});
    }
    context_.ask(
        incoming_.message.sender,
        incoming_.message.chat,
        {.kind = storage::prompts::Kind::choice,
         .topic = "attendance.who",
         .template_name = "attendance.who",
         .text = fill(texts::kWhoIsIt,
                      {{"cac_dong_chi", numbered(names)},
                       {"so", std::to_string(all)},
                       {"ca", people.size() == 2 ? "hai" : std::to_string(people.size())}}),
         .title = "báo dự",
         .options = all,
         .words = {{"ca hai", all}, {"ca 2", all}},
         .details = details.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
}

void Answering::answered(const Question& question, int number) {
    if (question.topic == "attendance.who") return settle_who(question, number);
    if (question.topic == "attendance.which") return settle_which(question, number);
    const auto meeting = storage::meetings::find(context_.connection(),
                                                 core::MeetingId{std::stoll(question.details)});
    const bool open = meeting && incoming_.event_at < meeting->starts_at &&
                      !seated(*meeting).empty() &&
                      (meeting->state == domain::MeetingState::confirmed ||
                       meeting->state == domain::MeetingState::announced);
    if (!open) return say("no_meeting", texts::kNoMeeting);
    find_questions();
    const bool later_question =
        speaker_is_asked() &&
        std::any_of(questions_.begin(), questions_.end(), [&](const Meeting& one) {
            return one.id != meeting->id && one.announce_at > question.asked_at;
        });
    if (later_question) return which_meeting(reply_of_number(number));
    // The question goes on listening: who changes the mind answers it again.
    context_.listen(incoming_.message.sender, incoming_.message.chat, question);
    take(reply_of_number(number), *meeting);
}

void Answering::settle_which(const Question& question, int number) {
    const auto details = nlohmann::json::parse(question.details);
    const core::MeetingId id{
        details.at("meetings").at(static_cast<std::size_t>(number - 1)).get<std::int64_t>()};
    const auto meeting = storage::meetings::find(context_.connection(), id);
    if (!meeting || seated(*meeting).empty()) return say("no_meeting", texts::kNoMeeting);
    Reply reply;
    reply.kind = static_cast<Reply::Kind>(details.at("kind").get<int>());
    const Said said = said_from(details.at("said"));
    if (reply.kind == Reply::Kind::answer) reply.answer = said.answer;
    const auto people = seated(*meeting);
    if (people.size() > 1 && domain::is_decided(said.answer))
        return ask_who(people, said, *meeting);
    take_for({people.front()}, reply, said, *meeting);
}

void Answering::settle_who(const Question& question, int number) {
    const auto details = nlohmann::json::parse(question.details);
    const auto meeting = storage::meetings::find(
        context_.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
    if (!meeting) return say("no_meeting", texts::kNoMeeting);
    const Said said = said_from(details.at("said"));
    const auto& ids = details.at("people");
    std::vector<const Actor*> meant;
    const Actor* first = nullptr;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const core::PersonId person{ids.at(i).get<std::int64_t>()};
        const auto& actors = incoming_.actors();
        const auto actor = std::find_if(
            actors.begin(), actors.end(), [&](const Actor& one) { return one.person == person; });
        if (actor == actors.end()) continue;
        if (i == 0) first = &*actor;
        const bool everybody = number == static_cast<int>(ids.size()) + 1;
        if (everybody || number == static_cast<int>(i) + 1) meant.push_back(&*actor);
    }
    if (meant.empty()) return say("no_meeting", texts::kNoMeeting);
    const bool first_is_meant =
        first != nullptr && std::find(meant.begin(), meant.end(), first) != meant.end();
    const auto first_outcome = static_cast<Outcome>(details.at("outcome").get<int>());
    if (first_is_meant) {
        after_effects(*first, said, *meeting, first_outcome);
    } else if (first != nullptr &&
               (first_outcome == Outcome::recorded || first_outcome == Outcome::after_deadline)) {
        std::optional<Said> before;
        if (details.contains("before")) before = said_from(details.at("before"));
        usecases::attendance::give_back(
            context_.connection(), *first, *meeting, said, before, context_.now());
    }
    Reply reply;
    reply.kind = Reply::Kind::answer;
    reply.answer = said.answer;
    take_for(
        meant, reply, said, *meeting, first_is_meant ? std::optional(first_outcome) : std::nullopt);
}

}  // namespace mungba::handlers::attendance

#include "handlers/calls/behalf.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/calls/behalf_reader.hpp"
#include "handlers/calls/recording.hpp"
#include "handlers/calls/texts.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/people_repository.hpp"
#include "usecases/naming.hpp"

namespace mungba::handlers::calls {
namespace {

using storage::Meeting;
using storage::Member;
using usecases::Action;
using usecases::Actor;

constexpr std::size_t kMostOfAName = 6;

/// Of the group; else the one that this person leads; else the own one.
core::BranchId branch_of(const Actor& actor, const Incoming& incoming) {
    if (incoming.branch) return incoming.branch;
    for (const auto& held : actor.roles) {
        if (held.branch && usecases::may(actor, Action::answer_for_others, held.branch)) return held.branch;
    }
    return actor.memberships.empty() ? core::BranchId{} : actor.memberships.front().branch;
}

std::vector<Member> meant(core::BranchId branch, const std::string& whom, Context& context) {
    auto members = usecases::naming::meant(context.connection(), context.organization(), branch, context.today(), whom);
    std::erase_if(members, [](const Member& member) { return !domain::counts_for_attendance(member.status); });
    return members;
}

void say(const Incoming& incoming, std::string text, Context& context) {
    if (incoming.place != kBranch) context.reply(incoming.message.chat, "calls", std::move(text));
}

/// A member's word for another: the secretary looks at it and writes it down, or does not.
/// @param namesakes  how many have that name: which is meant, the secretary knows better than a member, who is shown no years of birth
void pass_on(const Result& result, const Member& member, std::size_t namesakes, const Meeting& meeting, const Actor& actor, const Incoming& incoming, Context& context) {
    const auto reporter = storage::people::find(context.connection(), actor.person);
    if (!reporter) return;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting.branch;
    word.about = member.person;
    word.message_class = core::OutgoingClass::urgent;
    word.template_name = "calls.request";
    word.key = "behalf meeting=" + std::to_string(meeting.id.value) + " " + incoming.message.id.value;
    const auto text = [&](const std::string& reason) {
        return fill(namesakes > 1 ? texts::kRequestOfMany : texts::kRequest,
                    {{"nguoi_bao", reporter->name},
                     {"n", std::to_string(namesakes)},
                     {"ten", member.name},
                     {"tra_loi", answer_words(result)},
                     {"ngay", day_of(meeting.starts_at)},
                     {"ly_do", reason},
                     {"so", std::to_string(member.position)}});
    };
    word.in_private = text(result.reason);
    word.in_committee = text({});  // a reason is for 1:1 alone
    word.title = fill(texts::kRequestTitle, {{"ten", member.name}});
    word.meeting = meeting.id;
    word.not_before = context.now();
    word.useful_until = meeting.starts_at;
    context.tell(word);
    say(incoming, std::string(texts::kPassedOn), context);
}

void carry_out(const Result& result, const Member& member, const Meeting& meeting, const Actor& actor, const Incoming& incoming, Context& context) {
    if (!usecases::may(actor, Action::answer_for_others, meeting.branch)) return pass_on(result, member, 1, meeting, actor, incoming, context);
    using usecases::attendance::Outcome;
    const auto outcome = record(result, member.person, meeting, actor, {.at = incoming.event_at, .id = incoming.message.id, .source = domain::AnswerSource::on_behalf}, context);
    if (outcome == Outcome::closed) return say(incoming, fill(texts::kBehalfClosed, {{"ngay", day_of(meeting.starts_at)}}), context);
    if (outcome == Outcome::not_invited) return say(incoming, fill(texts::kNobodyNamed, {{"ten", member.name}}), context);
    say(incoming, fill(texts::kWritten, {{"ten", member.name}, {"tra_loi", answer_words(result)}}), context);
}

std::string born(const Member& member) {
    return member.birth_date ? fill(texts::kBorn, {{"nam", member.birth_date->substr(0, 4)}}) : fill(texts::kPlace, {{"so", std::to_string(member.position)}});
}

/// Years of birth are for 1:1; elsewhere the list's numbers tell them apart.
void ask_whom(const Result& result, const std::vector<Member>& members, const Meeting& meeting, const Incoming& incoming, Context& context) {
    const std::string count = std::to_string(members.size());
    if (!incoming.is_private())
        return say(incoming, fill(texts::kWhichNumber, {{"n", count}, {"ten", members.front().name}, {"tra_loi", answer_words(result)}}), context);
    nlohmann::json people = nlohmann::json::array();
    std::string choices;
    for (std::size_t i = 0; i < members.size() && i < kMostOfAName; ++i) {
        choices += (i > 0 ? ", " : "") + std::to_string(i + 1) + " " + born(members[i]);
        people.push_back(members[i].membership.value);
    }
    Question question;
    question.kind = storage::prompts::Kind::choice;
    question.topic = kWhomTopic;
    question.template_name = "calls";
    question.text = fill(texts::kWhom, {{"n", count}, {"ten", members.front().name}, {"cac_dong_chi", choices}});
    question.title = fill(texts::kWhomTitle, {{"ten", members.front().name}});
    question.options = static_cast<int>(people.size());
    question.details = nlohmann::json{{"people", people}, {"meeting", meeting.id.value}, {"words", result.words}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void take(const Behalf& behalf, core::BranchId branch, const Actor& actor, const Incoming& incoming, Context& context) {
    const auto meeting = meeting_of(branch, context);
    if (!meeting) return say(incoming, std::string(texts::kNoMeeting), context);
    const auto members = meant(branch, behalf.whom, context);
    if (members.empty()) return say(incoming, fill(texts::kNobodyNamed, {{"ten", core::text::defuse(behalf.whom)}}), context);
    const bool leads = usecases::may(actor, Action::answer_for_others, branch);
    if (members.size() > 1 && !leads) return pass_on(behalf.result, members.front(), members.size(), *meeting, actor, incoming, context);
    if (members.size() > 1) return ask_whom(behalf.result, members, *meeting, incoming, context);
    carry_out(behalf.result, members.front(), *meeting, actor, incoming, context);
}

}  // namespace

void take_behalf(const Command& command, const Incoming& incoming, Context& context) {
    const core::BranchId branch = branch_of(command.actor, incoming);
    if (!branch) return say(incoming, std::string(texts::kNoMeeting), context);
    const auto behalf = read_behalf(command.arguments, [&](const std::string& whom) { return !meant(branch, whom, context).empty(); });
    if (!behalf) return say(incoming, std::string(texts::kHowBehalf), context);
    take(*behalf, branch, command.actor, incoming, context);
}

void behalf_chosen(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) {
    const auto details = nlohmann::json::parse(question.details);
    const auto& people = details.at("people");
    const auto meeting = storage::meetings::find(context.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
    const bool known = answer.number >= 1 && static_cast<std::size_t>(answer.number) <= people.size();
    if (!meeting || !known || incoming.actors().empty()) return;
    const core::MembershipId wanted{people[static_cast<std::size_t>(answer.number - 1)].get<std::int64_t>()};
    const auto members = storage::people::members_of(context.connection(), meeting->branch, context.today());
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.membership == wanted; });
    if (found == members.end()) return say(incoming, std::string(texts::kHowBehalf), context);
    carry_out(read_result(details.at("words").get<std::string>()), *found, *meeting, incoming.actors().front(), incoming, context);
}

bool take_errand(const Incoming& incoming, Context& context) {
    if (incoming.place != kPrivate && incoming.place != kBranch && incoming.place != kCommittee) return false;
    const auto errand = read_errand(incoming.text);
    if (!errand || incoming.actors().empty()) return false;
    const Actor& actor = incoming.actors().front();
    const core::BranchId branch = branch_of(actor, incoming);
    if (!branch || !meeting_of(branch, context)) return false;
    // The name is as long as it can be; what is left is the reason.
    std::string whom = errand->whom_and_why;
    while (!whom.empty() && meant(branch, whom, context).empty()) {
        const std::size_t space = whom.rfind(' ');
        whom = space == std::string::npos ? std::string() : whom.substr(0, space);
    }
    if (whom.empty()) return false;
    const std::string why = core::text::trim(errand->whom_and_why.substr(whom.size()));
    Result result = read_result(errand->answer);
    if (!why.empty() && result.answer == domain::Answer::absent) result = read_result(errand->answer + ", lý do: " + why);
    if (!result.answer) return false;
    take({.whom = whom, .result = std::move(result)}, branch, actor, incoming, context);
    return true;
}

}  // namespace mungba::handlers::calls

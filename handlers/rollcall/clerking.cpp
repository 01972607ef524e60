#include "handlers/rollcall/clerking.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "domain/reply_words.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/rollcall/texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/clerk.hpp"
#include "usecases/roll_call.hpp"

namespace mungba::handlers::rollcall {
namespace {

using storage::Meeting;
using storage::Member;

std::optional<Meeting> meeting_for(core::BranchId branch, Context& context) {
    const auto begun = usecases::roll_call::latest(context.connection(), branch, context.now());
    if (begun && core::local_date(begun->starts_at) == context.today()) return begun;
    const auto next = storage::meetings::next_or_last(context.connection(), branch, context.now());
    return next && next->starts_at > context.now() ? next : begun;
}

std::vector<std::string> folded_words(std::string_view text) { return core::text::words(core::text::fold(text)); }

/// By place in the list, whole name, or given name after a word of address.
std::vector<Member> those_meant(const std::string& whom, const std::vector<Member>& all) {
    static const domain::Phrases kAddress{"đồng chí, đồngchí, dc, ông, bà, cụ, bác, anh, chị, cô, chú, em"};
    const auto typed = domain::reply_words(whom);
    if (typed.empty()) return {};
    std::vector<Member> meant;
    if (typed.size() == 1 && typed.front().number) {
        std::copy_if(all.begin(), all.end(), std::back_inserter(meant), [&](const Member& member) { return std::to_string(member.position) == typed.front().kept; });
        return meant;
    }
    const std::size_t address = kAddress.length_at(typed);
    std::vector<std::string> name;
    for (std::size_t i = address; i < typed.size(); ++i) name.push_back(typed[i].folded);
    std::copy_if(all.begin(), all.end(), std::back_inserter(meant), [&](const Member& member) {
        const auto own = folded_words(member.name);
        return own == name || (name.size() == 1 && !own.empty() && own.back() == name.front());
    });
    return meant;
}

void tell_clerk(const Member& clerk, const Meeting& meeting, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::member;
    word.branch = meeting.branch;
    word.person = clerk.person;
    word.template_name = "clerk";
    word.key = "clerk meeting=" + std::to_string(meeting.id.value) + " person=" + std::to_string(clerk.person.value);
    word.in_private = fill(texts::kYouAreClerk, {{"gio", hour_of(meeting.starts_at)}, {"ngay", day_of(meeting.starts_at)}, {"chi_bo", branch ? branch->name : std::string()}});
    word.meeting = meeting.id;
    word.not_before = context.now();
    word.useful_until = meeting.starts_at + std::chrono::hours{12};
    context.tell(word);
}

}  // namespace

std::optional<std::string> whom_as_clerk(const std::string& arguments) {
    static const domain::Phrases kClerk{"thư ký"};
    const auto words = domain::reply_words(arguments);
    const std::size_t length = kClerk.length_at(words);
    if (length == 0) return std::nullopt;
    return length < words.size() ? core::text::nfc(core::text::trim(arguments)).substr(words[length].begin) : std::string();
}

void name_clerk(const std::string& whom, const Command& command, const Incoming& incoming, Context& context) {
    const auto say = [&](std::string_view text, core::MeetingId about = {}) { context.reply(incoming.message.chat, "rollcall", text, about); };
    if (!usecases::may(command.actor, usecases::Action::keep_meeting_file, command.branch)) return say(texts::kNoRight);
    const auto meeting = meeting_for(command.branch, context);
    if (!meeting) return say(texts::kNoMeetingForClerk);
    const auto all = usecases::audience::invited(context.connection(), meeting->branch, meeting->kind, core::local_date(meeting->starts_at));
    const auto meant = those_meant(whom, all);
    if (meant.size() != 1) return say(meant.empty() ? texts::kClerkWho : texts::kClerkWhich, meeting->id);
    const Member& clerk = meant.front();
    using usecases::clerk::Outcome;
    switch (usecases::clerk::name(context.connection(), command.actor, meeting->id, clerk.person, context.now())) {
        case Outcome::done:
            if (clerk.person != command.actor.person) tell_clerk(clerk, *meeting, context);
            [[fallthrough]];
        case Outcome::unchanged: return say(fill(texts::kClerkNamed, {{"ten", clerk.name}, {"ngay", day_of(meeting->starts_at)}}), meeting->id);
        case Outcome::not_allowed: return say(texts::kNoRight);
        case Outcome::not_found:
        case Outcome::not_there: return say(texts::kClerkWho, meeting->id);
    }
}

}  // namespace mungba::handlers::rollcall

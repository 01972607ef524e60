#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.hpp"
#include "domain/reply_words.hpp"
#include "handlers/attendance/answering.hpp"
#include "handlers/attendance/own_name.hpp"
#include "handlers/attendance/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/typed.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::MeetingKind;
using usecases::Actor;

bool contains_words(const std::string& text, const std::string& words) {
    return (" " + text + " ").find(" " + words + " ") != std::string::npos;
}

std::string joined_words(std::string_view text) {
    std::string joined;
    for (const std::string& word : core::text::words(core::text::fold(text)))
        joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

/// The full name, or the given name after a word of address: "bà Lan". A given name alone may be an
/// ordinary word.
bool names(const std::string& text, const std::string& full_name) {
    constexpr std::array<std::string_view, 12> address = {
        "dong chi", "dc", "d c", "ong", "ba", "cu", "bac", "anh", "chi", "co", "chu", "em"};
    const std::string name = joined_words(full_name);
    if (contains_words(text, name)) return true;
    const std::string given = name.substr(name.rfind(' ') + 1);
    return std::any_of(address.begin(), address.end(), [&](std::string_view word) {
        return contains_words(text, std::string(word) + " " + given);
    });
}

// Whoever speaks for two says it in a few words; longer talk in a group is not looked at.
constexpr std::size_t kMostWordsWithAName = 15;

std::vector<std::string> name_words(std::string_view full_name) {
    return core::text::words(core::text::fold(full_name));
}

/// Where `whom` stands among the words, with what belongs to it: "cả hai vợ chồng", "bà Lan". Of a
/// name the given name is enough after a word of address.
std::optional<std::pair<std::size_t, std::size_t>> place_of(
    const std::vector<std::string>& whom, const std::vector<domain::ReplyWord>& words) {
    static const domain::Phrases kAddress{
        "đồng chí, đồngchí, dc, ông, bà, cụ, bác, anh, chị, cô, chú, em"};
    static const domain::Phrases kAfter{
        "vợ chồng, vợ chồng tôi, đồng chí, đồngchí, chúng tôi, chúng em, ông bà, anh chị, người"};
    const std::span<const domain::ReplyWord> all(words);
    const auto stands_at = [&](std::size_t at, std::span<const std::string> parts) {
        if (parts.empty() || at + parts.size() > words.size()) return false;
        return std::equal(parts.begin(),
                          parts.end(),
                          words.begin() + static_cast<long>(at),
                          [](const auto& part, const auto& word) { return part == word.folded; });
    };
    const bool both = whom.size() == 2 && whom.front() == "ca";
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::size_t address = both ? 0 : kAddress.length_at(all.subspan(at));
        const std::size_t name_at = at + address;
        std::size_t length = 0;
        if (stands_at(name_at, whom)) length = whom.size();
        if (length == 0 && address > 0 && stands_at(name_at, std::span(whom).last(1))) length = 1;
        if (length == 0) continue;
        std::size_t end = name_at + length;
        if (both && end < words.size()) end += kAfter.length_at(all.subspan(end));
        return std::pair(at, end);
    }
    return std::nullopt;
}

}  // namespace

/// In a group only its own branch's meetings, in the branch's group those that concern the branch.
/// Whether the speaker is asked is looked up later: most talk in a group ends here.
void Answering::find_questions() {
    auto& connection = context_.connection();
    if (!incoming_.message.quoted.empty()) {
        quoted_ = storage::outbox::about_message(
            connection, context_.organization(), incoming_.message.quoted);
        quotes_other_ = !quoted_;
        if (quoted_ && !quoted_->meeting) quoted_.reset();
    }
    std::set<core::BranchId> branches;
    if (incoming_.is_private()) {
        for (const Actor& actor : incoming_.actors()) {
            for (const auto& member : actor.memberships) branches.insert(member.branch);
        }
    } else {
        branches.insert(incoming_.branch);
    }
    for (const core::BranchId branch : branches) {
        for (Meeting& meeting :
             storage::meetings::open_questions(connection, branch, incoming_.event_at)) {
            const bool of_committee = meeting.kind == MeetingKind::branch_committee;
            if (incoming_.place != kBranch || !of_committee)
                questions_.push_back(std::move(meeting));
        }
    }
    std::stable_sort(questions_.begin(), questions_.end(), [](const auto& a, const auto& b) {
        return a.starts_at < b.starts_at;
    });
}

bool Answering::speaker_is_asked() {
    std::erase_if(questions_, [&](const Meeting& meeting) { return seated(meeting).empty(); });
    return !questions_.empty();
}

std::vector<const Actor*> Answering::seated(const Meeting& meeting) const {
    std::vector<const Actor*> people;
    for (const Actor& actor : incoming_.actors()) {
        if (usecases::audience::seat_of(actor, meeting)) people.push_back(&actor);
    }
    return people;
}

/// For whom an account speaks, where that is clear: its one member, or who is named, or "cả hai".
std::vector<const Actor*> Answering::spoken_for(const Meeting& meeting) const {
    const auto all = seated(meeting);
    if (all.size() <= 1) return all;
    const std::string text = joined_words(incoming_.text);
    if (contains_words(text, "ca hai") || contains_words(text, "ca 2") ||
        contains_words(text, "ca nha"))
        return all;
    std::vector<const Actor*> named;
    for (const Actor* actor : all) {
        if (names(text, usecases::audience::seat_of(*actor, meeting)->name)) named.push_back(actor);
    }
    return named.size() == 1 ? named : std::vector<const Actor*>{};
}

/// What is left of the text without "cả hai" or the name of one of the account's members; nothing
/// if neither stands there, or the account speaks for one person only.
std::optional<std::string> Answering::without_whom() {
    const std::string text = core::text::nfc(core::text::trim(incoming_.text));
    const auto words = domain::reply_words(text);
    if (questions_.empty() || words.size() > kMostWordsWithAName || !speaker_is_asked())
        return std::nullopt;
    if (incoming_.actors().size() < 2) return std::nullopt;
    std::vector<std::vector<std::string>> all = {{"ca", "hai"}, {"ca", "2"}};
    for (const Meeting& meeting : questions_) {
        const auto people = seated(meeting);
        if (people.size() < 2) continue;
        for (const Actor* actor : people)
            all.push_back(name_words(usecases::audience::seat_of(*actor, meeting)->name));
    }
    if (all.size() == 2) return std::nullopt;
    for (const auto& whom : all) {
        if (const auto found = place_of(whom, words)) {
            const std::size_t from = words[found->first].begin;
            const std::size_t to = words[found->second - 1].end;
            return text.substr(0, from) + text.substr(to);
        }
    }
    return std::nullopt;
}

/// "Em Hương có mặt", by Hương, in words of the first person; nothing if somebody else in the
/// branch is called the same, for then that one may be meant.
std::optional<std::string> Answering::under_own_name() {
    // Longer talk in a group is not looked up.
    if (questions_.empty() || domain::reply_words(incoming_.text).size() > kMostWordsWithAName)
        return std::nullopt;
    if (incoming_.actors().size() != 1 || !speaker_is_asked()) return std::nullopt;
    const Meeting& meeting = questions_.front();
    const auto seat = usecases::audience::seat_of(incoming_.actors().front(), meeting);
    if (!seat) return std::nullopt;
    auto text = with_i_for_own_name(incoming_.text, seat->name);
    if (!text) return std::nullopt;
    const auto people = usecases::audience::invited(context_.connection(),
                                                    meeting.branch,
                                                    MeetingKind::regular,
                                                    core::local_date(meeting.starts_at));
    const auto same = std::count_if(people.begin(), people.end(), [&](const auto& member) {
        return share_given_name(member.name, seat->name);
    });
    return same == 1 ? text : std::nullopt;
}

/// A number answers the latest numbered message; a list that was shown after the question was
/// opened is later than it (§1, rule 4).
bool Answering::is_a_stale_number() const {
    if (incoming_.place == kBranch || questions_.empty() || quoted_) return false;
    if (typed::read_word(incoming_.text).kind != typed::Word::Kind::number) return false;
    core::Instant opened;
    for (const Meeting& meeting : questions_)
        opened = std::max(opened, meeting.announce_at.value_or(core::Instant{}));
    const auto listed = storage::prompts::last_choice_at(context_.connection(),
                                                         context_.organization(),
                                                         incoming_.message.sender,
                                                         incoming_.message.chat);
    return listed && *listed > opened;
}

Claim Answering::nothing_open(const Reply& reply) {
    if (!incoming_.is_private() || incoming_.actors().empty() || reply.kind != Reply::Kind::answer)
        return Claim::not_mine;
    if (reply.answer && domain::is_decided(*reply.answer)) say("no_meeting", texts::kNoMeeting);
    return Claim::done;  // thanks for a notice of old needs no answer
}

/// "đồng ý" by somebody who has answered all: meant for a confirmation that waits no more, of which
/// the frame tells.
bool Answering::is_late_agreement(const Reply& reply) const {
    if (!incoming_.is_private() || reply.answer != domain::Answer::received) return false;
    if (typed::read_word(incoming_.text).kind != typed::Word::Kind::yes) return false;
    return std::all_of(questions_.begin(), questions_.end(), [&](const Meeting& meeting) {
        const auto people = seated(meeting);
        return std::all_of(people.begin(), people.end(), [&](const Actor* actor) {
            const auto said =
                usecases::attendance::standing(context_.connection(), meeting, actor->person);
            return said && domain::is_decided(said->answer);
        });
    });
}

/// An answer that names another day is none to a meeting that is not on it; false if no meeting is
/// left. Who quotes the notice says "mai" of whatever day it was.
bool Answering::keeps_what_fits(const Reply& reply) {
    std::vector<Meeting> fitting;
    for (const Meeting& meeting : questions_) {
        domain::StatedDay day = reply.day;
        if (quoted_ && quoted_->meeting == meeting.id) day.in_days.reset();
        if (day.fits(core::local_date(meeting.starts_at), core::local_date(incoming_.event_at)))
            fitting.push_back(meeting);
    }
    if (fitting.empty()) return false;
    questions_ = std::move(fitting);
    return true;
}

std::optional<storage::Meeting> Answering::meant() const {
    if (quoted_) {
        const auto found =
            std::find_if(questions_.begin(), questions_.end(), [&](const Meeting& meeting) {
                return meeting.id == quoted_->meeting;
            });
        if (found != questions_.end()) return *found;
    }
    if (questions_.size() == 1) return questions_.front();
    if (incoming_.place == kCommittee) {  // where its own notice stands
        const auto own = [](const Meeting& meeting) {
            return meeting.kind == MeetingKind::branch_committee;
        };
        if (std::count_if(questions_.begin(), questions_.end(), own) == 1) {
            return *std::find_if(questions_.begin(), questions_.end(), own);
        }
    }
    return std::nullopt;
}

/// Two questions are open and the answer tells not which: asked in private; in a group nothing is
/// asked of one person.
void Answering::which_meeting(const Reply& reply) {
    if (!incoming_.is_private()) {
        for (const Meeting& meeting : questions_) {
            const Said unclear = said_by({}, incoming_, meeting, false);
            usecases::attendance::answer(
                context_.connection(), *seated(meeting).front(), meeting, unclear, context_.now());
        }
        return;
    }
    std::string list;
    nlohmann::json ids = nlohmann::json::array();
    for (const Meeting& meeting : questions_) {
        ids.push_back(meeting.id.value);
        list += (list.empty() ? "" : "; ") + fill(texts::kOneMeeting,
                                                  {{"so", std::to_string(ids.size())},
                                                   {"ten_buoi", meeting_name(meeting)},
                                                   {"ngay", day_of(meeting.starts_at)}});
    }
    const Said said = said_by(reply, incoming_, questions_.front(), pilot(questions_.front()));
    const nlohmann::json details{
        {"meetings", ids}, {"said", to_json(said)}, {"kind", static_cast<int>(reply.kind)}};
    context_.ask(
        incoming_.message.sender,
        incoming_.message.chat,
        {.kind = storage::prompts::Kind::choice,
         .topic = "attendance.which",
         .template_name = "attendance.which",
         .text = fill(texts::kWhichMeeting, {{"cac_buoi", list}}),
         .title = "báo dự",
         .options = static_cast<int>(questions_.size()),
         .words = {},
         .details = details.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
}

}  // namespace mungba::handlers::attendance

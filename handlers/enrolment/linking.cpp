#include "handlers/enrolment/linking.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "handlers/contract/typed.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/enrolment/texts.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::handlers::enrolment {
namespace {

using usecases::enrolment::Asked;
using usecases::enrolment::Linked;

constexpr std::string_view kIAm = "tôi là";
constexpr std::size_t kFewestWords = 2;
constexpr std::size_t kMostWords = 8;

/// What follows "tôi là"; nothing if the text does not begin so.
std::optional<std::string> after_i_am(std::string_view text) {
    const std::size_t length = typed::length_of(text, core::text::fold(kIAm));
    if (length == 0 || !typed::accents_fit(text.substr(0, length), kIAm)) return std::nullopt;
    // Not in the middle of a word: "tôi làm".
    if (length < text.size() && text[length - 1] != ' ' && text[length] != ' ') return std::nullopt;
    std::string rest = core::text::trim(text.substr(length));
    return rest.empty() ? std::nullopt : std::optional(std::move(rest));
}

struct Introduced {
    std::string name;
    std::string branch;  ///< as typed; empty if none was told
};

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c != ' ' && c != ',' && c != '\n' && c != '\t') {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool is_of_letters(const std::string& folded) {
    return std::all_of(folded.begin(), folded.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\'' || c == '-'; });
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += (i > from ? " " : "") + words[i];
    return text;
}

/// "đ/c Trần Thị Lan, chi bộ 5"; nothing for what is no name.
std::optional<Introduced> read_name(std::string_view text) {
    constexpr std::array<std::string_view, 3> kPolite = {"ạ", "nhé", "nha"};
    auto words = split(core::text::nfc(text));
    while (!words.empty() && std::find(kPolite.begin(), kPolite.end(), words.back()) != kPolite.end()) words.pop_back();
    std::vector<std::string> folded;
    for (const std::string& word : words) folded.push_back(core::text::fold(word));
    std::size_t first = 0;
    if (!folded.empty() && (folded[0] == "dc" || folded[0] == "d/c")) first = 1;
    if (folded.size() > 1 && folded[0] == "dong" && folded[1] == "chi") first = 2;
    std::size_t last = first;
    const auto begins_branch = [&](std::size_t at) {
        return folded[at] == "cb" || (folded[at] == "chi" && at + 1 < folded.size() && folded[at + 1] == "bo");
    };
    while (last < words.size() && !begins_branch(last)) ++last;
    if (last - first < kFewestWords || last - first > kMostWords) return std::nullopt;
    if (!std::all_of(folded.begin() + static_cast<std::ptrdiff_t>(first), folded.begin() + static_cast<std::ptrdiff_t>(last), is_of_letters))
        return std::nullopt;
    Introduced told{.name = joined(words, first, last), .branch = joined(words, last, words.size())};
    if (last < words.size() && folded[last] == "cb") told.branch = "chi bo " + joined(words, last + 1, words.size());
    return told;
}

/// What could be a wrong hand is told at once; all the rest stands in the day's list.
void tell_secretaries(const Linked& linked, Context& context) {
    if (!linked.is_new || (!linked.ended_another && linked.shares_it_with.empty())) return;
    const std::string text =
        linked.shares_it_with.empty()
            ? fill(texts::kNewTelephone, {{"ten", linked.person.name}})
            : fill(texts::kShared, {{"ten_khac", linked.shares_it_with.front().name}, {"ten", linked.person.name}});
    for (const core::BranchId branch : linked.branches) {
        usecases::ladder::Word word;
        word.to = usecases::ladder::Audience::secretary;
        word.branch = branch;
        word.template_name = "enrolment.changed";
        word.key = "enrolment.changed account=" + std::to_string(linked.account.value) + " branch=" + std::to_string(branch.value);
        word.in_private = text;
        word.in_committee = text;
        word.not_before = context.now();
        context.tell(word);
    }
}

Claim code(const Talk& talk, const std::string& digits) {
    if (talk.context.comes_too_fast(talk.incoming.message.chat)) return Claim::done;
    const auto linked = usecases::enrolment::link_by_code(talk.connection(),
                                                          talk.context.organization(),
                                                          talk.user(),
                                                          digits,
                                                          talk.context.surroundings().code_key,
                                                          std::min(talk.incoming.event_at, talk.context.now()),
                                                          talk.context.now());
    if (!linked) {
        talk.say("enrolment.wrong_code", texts::kWrongCode);
        return Claim::done;
    }
    talk.say("enrolment.linked", welcome(*linked, talk.context));
    tell_secretaries(*linked, talk.context);
    ask_for_consent(*linked, talk.user(), talk.context);
    return Claim::done;
}

Claim name(const Talk& talk, const Introduced& told) {
    if (talk.context.comes_too_fast(talk.incoming.message.chat)) return Claim::done;
    core::BranchId branch;
    if (!told.branch.empty()) {
        if (const auto found = storage::branches::find_by_name(talk.connection(), talk.context.organization(), told.branch))
            branch = found->id;
    }
    const Asked asked = usecases::enrolment::ask(
        talk.connection(), talk.context.organization(), talk.user(), told.name, branch, talk.context.now());
    switch (asked.outcome) {
        case Asked::Outcome::nobody:
            return Claim::not_mine;
        case Asked::Outcome::too_many:
            talk.say("enrolment.too_many", texts::kTooManyNames);
            break;
        case Asked::Outcome::waits:
            talk.say("enrolment.asked", texts::kPassedOn);
            break;
        case Asked::Outcome::linked_already: {
            Linked linked;
            linked.person = storage::people::find(talk.connection(), asked.person).value_or(storage::Person{});
            linked.branches = usecases::enrolment::branches_of(talk.connection(), asked.person, talk.context.today());
            talk.say("enrolment.linked", welcome(linked, talk.context));
            break;
        }
    }
    return Claim::done;
}

}  // namespace

Claim introduces_itself(const Talk& talk) {
    if (!talk.incoming.is_private() || talk.incoming.text.empty()) return Claim::not_mine;
    const std::string text(typed::without_end_marks(talk.incoming.text));
    // A number of exactly six digits is never a choice from a list.
    if (const auto digits = usecases::codes::read(text)) return code(talk, *digits);
    const auto rest = after_i_am(text);
    if (!rest) return Claim::not_mine;
    if (const auto digits = usecases::codes::read(*rest)) return code(talk, *digits);
    const auto told = read_name(*rest);
    return told ? name(talk, *told) : Claim::not_mine;
}

}  // namespace mungba::handlers::enrolment

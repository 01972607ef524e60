#include "handlers/rollcall/entries.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "core/text.hpp"

namespace mungba::handlers::rollcall {
namespace {

using What = TypedEntry::What;
using Words = std::vector<std::string>;

constexpr int kMostNumbers = 500;

struct Verb {
    std::array<std::string_view, 3> words;
    What what;
};
// The longest first: "có lý do" before "có".
constexpr std::array<Verb, 14> kVerbs{{{{"co", "ly", "do"}, What::excused},
                                       {{"khong", "ly", "do"}, What::unexcused},
                                       {{"khong", "co", "ly"}, What::unexcused},
                                       {{"co", "phep", ""}, What::excused},
                                       {{"khong", "phep", ""}, What::unexcused},
                                       {{"co", "mat", ""}, What::present},
                                       {{"vang", "mat", ""}, What::absent},
                                       {{"den", "muon", ""}, What::late},
                                       {{"truc", "tuyen", ""}, What::online},
                                       {{"co", "", ""}, What::present},
                                       {{"vang", "", ""}, What::absent},
                                       {{"muon", "", ""}, What::late},
                                       {{"tre", "", ""}, What::late},
                                       {{"onl", "", ""}, What::online}}};

std::size_t fits(const Verb& verb, const Words& words, std::size_t at) {
    std::size_t length = 0;
    for (const std::string_view word : verb.words) {
        if (word.empty()) break;
        if (at + length >= words.size() || words[at + length] != word) return 0;
        ++length;
    }
    // "không có lý do": the third word brings a fourth along.
    const bool brings_do = verb.words[1] == "co" && verb.words[2] == "ly";
    if (brings_do && at + length < words.size() && words[at + length] == "do") ++length;
    return length;
}

std::optional<int> number_of(std::string_view word) {
    if (word.empty() || word.size() > 4 || word.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    return std::atoi(std::string(word).c_str());
}

/// "19", "19-22".
bool take_numbers(const std::string& word, std::vector<int>& numbers) {
    const auto dash = word.find('-');
    const auto from = number_of(std::string_view(word).substr(0, dash));
    const auto to = dash == std::string::npos ? from : number_of(std::string_view(word).substr(dash + 1));
    if (!from || !to || *to < *from || *to - *from > kMostNumbers) return false;
    for (int number = *from; number <= *to; ++number) numbers.push_back(number);
    return true;
}

/// By blanks, commas, semicolons and line ends; a hyphen stays.
Words words_of(std::string_view typed) {
    Words words;
    std::string word;
    for (const char c : core::text::fold(typed) + " ") {
        if (c != ' ' && c != ',' && c != ';' && c != '\n' && c != '.') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// The hour that lies nearest to what it should be near to.
core::TimeOfDay meant(const core::ReadHour& read, core::TimeOfDay near) {
    if (read.outcome != core::ReadHour::Outcome::two_ways) return read.time;
    return std::abs(read.time.minutes - near.minutes) <= std::abs(read.other.minutes - near.minutes) ? read.time : read.other;
}

}  // namespace

std::optional<std::vector<TypedEntry>> read_entries(std::string_view typed) {
    const Words words = words_of(typed);
    std::vector<TypedEntry> entries;
    for (std::size_t at = 0; at < words.size();) {
        const Verb* verb = nullptr;
        std::size_t length = 0;
        for (const Verb& one : kVerbs) {
            if (verb == nullptr && (length = fits(one, words, at)) > 0) verb = &one;
        }
        if (verb == nullptr) return std::nullopt;
        at += length;
        TypedEntry entry{.what = verb->what};
        if (at < words.size() && verb->what == What::present && (words[at] == "het" || words[at] == "du")) {
            entry.all_others = true;
            ++at;
        }
        for (; at < words.size() && take_numbers(words[at], entry.numbers); ++at) {}
        if (entry.numbers.empty() && !entry.all_others) return std::nullopt;
        entries.push_back(std::move(entry));
    }
    if (entries.empty()) return std::nullopt;
    return entries;
}

std::optional<TypedEnding> read_ending(std::string_view typed, core::Instant starts_at) {
    std::string rest = core::text::fold(typed);
    TypedEnding ending;
    const core::LocalTime planned = core::to_local(starts_at);
    const auto skip = [&](std::size_t length) {
        rest = rest.substr(length);
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == ',' || rest.front() == '-')) rest.erase(0, 1);
    };
    skip(0);
    const core::ReadHour begin = core::read_hour(rest);
    if (begin.outcome == core::ReadHour::Outcome::impossible) return std::nullopt;
    if (begin.outcome != core::ReadHour::Outcome::none) {
        skip(begin.length);
        if (rest.starts_with("den ")) skip(4);
        const core::ReadHour end = core::read_hour(rest);
        if (end.outcome == core::ReadHour::Outcome::none || end.outcome == core::ReadHour::Outcome::impossible) return std::nullopt;
        skip(end.length);
        const core::TimeOfDay from = meant(begin, planned.time);
        const core::TimeOfDay to = meant(end, core::TimeOfDay{std::min(from.minutes + 90, 24 * 60 - 1)});
        ending.started_at = core::to_instant(planned.date, from);
        // Past midnight it ends the day after.
        ending.ended_at = core::to_instant(to < from ? core::plus_days(planned.date, 1) : planned.date, to);
    }
    if (rest.starts_with("xep loai ")) skip(9);
    if (!rest.empty()) {
        while (!rest.empty() && (rest.back() == '.' || rest.back() == ' ')) rest.pop_back();
        ending.grade = domain::read_grade(rest);
        if (!ending.grade) return std::nullopt;
    }
    if (!ending.started_at && !ending.grade) return std::nullopt;
    return ending;
}

}  // namespace mungba::handlers::rollcall

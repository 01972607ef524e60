#include "handlers/contract/spoken_day.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/text.hpp"
#include "domain/lunar_calendar.hpp"
#include "handlers/contract/wording.hpp"

namespace mungba::handlers {
namespace {

using core::LocalDate;
using nlohmann::json;

constexpr int kNearTet = 20;
constexpr int kFullMoon = 15;
constexpr int kLastMung = 10;  // the eleventh and later days of a month bear no "mùng"
constexpr std::string_view kTwoDates = "1 dương lịch ({ngay_1}), 2 âm lịch ({ngay_2})?";

/// A word of the text, folded, without the comma after it.
struct Word {
    std::size_t at = 0;
    std::size_t end = 0;
    std::string folded;
};
std::vector<Word> words_of(std::string_view typed) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < typed.size()) {
        if (typed[at] == ' ') {
            ++at;
            continue;
        }
        std::size_t end = std::min(typed.find(' ', at), typed.size());
        const std::size_t next = end;
        while (end > at && (typed[end - 1] == ',' || typed[end - 1] == '.')) --end;
        words.push_back({.at = at, .end = end, .folded = core::text::fold(typed.substr(at, end - at))});
        at = next;
    }
    return words;
}

std::optional<int> small_number(const std::string& word) {
    if (word.empty() || word.size() > 2 || word.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return std::atoi(word.c_str());
}

LocalDate next_solar(int day, LocalDate today) {
    LocalDate date = today.year() / today.month() / static_cast<unsigned>(day);
    if (date < today) date = (today.year() / today.month() + std::chrono::months{1}) / static_cast<unsigned>(day);
    return date;
}

std::optional<LocalDate> next_lunar(int day, LocalDate today) {
    for (int ahead = 0; ahead < 60; ++ahead) {
        const LocalDate date = core::plus_days(today, ahead);
        const auto lunar = domain::lunar_date(date);
        if (lunar && lunar->day == day) return date;
    }
    return std::nullopt;
}

/// Mùng `day` Tết: of the first month that is still to come.
std::optional<LocalDate> of_tet(int day, LocalDate today) {
    for (int year = static_cast<int>(today.year()); year <= static_cast<int>(today.year()) + 1; ++year) {
        if (year > domain::kLastLunarYear) return std::nullopt;
        const LocalDate date = core::plus_days(domain::tet(year), day - 1);
        if (date >= today) return date;
    }
    return std::nullopt;
}

bool is_near_tet(LocalDate date) {
    const int year = static_cast<int>(date.year());
    return year <= domain::kLastLunarYear && std::abs(core::days_between(domain::tet(year), date)) <= kNearTet;
}

bool follows(const std::vector<Word>& words, std::size_t at, const char* first, const char* second) {
    return at + 1 < words.size() && words[at].folded == first && words[at + 1].folded == second;
}

}  // namespace

std::optional<SpokenDay> spoken_day(std::string_view typed, LocalDate today) {
    const auto words = words_of(typed);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_moon = words[i].folded == "ram";
        const bool is_mung = (words[i].folded == "mung" || words[i].folded == "mong") && i + 1 < words.size();
        const auto number = is_mung ? small_number(words[i + 1].folded) : std::nullopt;
        const int day = is_moon ? kFullMoon : number.value_or(0);
        if (day < 1 || (!is_moon && day > kLastMung)) continue;
        std::size_t last = is_moon ? i : i + 1;
        const std::size_t next = last + 1;
        const bool of_first_month = follows(words, next, "thang", "gieng");
        if (next < words.size() && words[next].folded == "thang" && !of_first_month) continue;  // "mùng 5 tháng 10"
        SpokenDay spoken{.at = words[i].at, .length = 0, .date = next_solar(day, today)};
        const auto lunar = next_lunar(day, today);
        if (follows(words, next, "am", "lich")) {
            last = next + 1;
            spoken.date = lunar.value_or(spoken.date);
        } else if (of_first_month || (next < words.size() && words[next].folded == "tet")) {
            last = of_first_month ? next + 1 : next;
            spoken.date = of_tet(day, today).value_or(spoken.date);
        } else if (follows(words, next, "duong", "lich")) {
            last = next + 1;
        } else if (lunar && *lunar != spoken.date && (is_moon || is_near_tet(spoken.date) || is_near_tet(*lunar))) {
            spoken.lunar = lunar;
        }
        spoken.length = words[last].end - words[i].at;
        return spoken;
    }
    return std::nullopt;
}

std::string with_day(std::string_view typed, const SpokenDay& spoken, LocalDate chosen) {
    std::string text(typed);
    return text.replace(spoken.at, spoken.length, core::format_date(chosen));
}

std::string with_plain_day(std::string_view typed, LocalDate today) {
    const auto spoken = spoken_day(typed, today);
    return spoken ? with_day(typed, *spoken, spoken->date) : std::string(typed);
}

Command with_arguments(const Command& command, std::string arguments) {
    Command other = command;
    other.folded_arguments = core::text::fold(arguments);
    other.arguments = std::move(arguments);
    return other;
}

Question calendar_question(const Command& command, const SpokenDay& spoken, std::string topic) {
    Question question;
    question.kind = storage::prompts::Kind::choice;
    question.topic = std::move(topic);
    question.template_name = "calendar";
    question.text = fill(kTwoDates, {{"ngay_1", core::format_day_month(spoken.date)}, {"ngay_2", core::format_day_month(*spoken.lunar)}});
    question.title = command.phrase;
    question.options = 2;
    question.words = {{"duong lich", 1}, {"am lich", 2}};
    question.details = json{{"phrase", command.phrase},
                            {"words", command.words},
                            {"slash", command.with_slash},
                            {"branch", command.branch.value},
                            {"one", with_day(command.arguments, spoken, spoken.date)},
                            {"two", with_day(command.arguments, spoken, *spoken.lunar)}}
                           .dump(-1, ' ', false, json::error_handler_t::replace);
    return question;
}

Command command_after(const Question& question, int number) {
    const auto details = json::parse(question.details);
    Command command;
    command.phrase = details.at("phrase");
    command.words = details.at("words");
    command.with_slash = details.at("slash");
    command.branch = core::BranchId{details.at("branch").get<std::int64_t>()};
    return with_arguments(command, details.at(number == 1 ? "one" : "two"));
}

}  // namespace mungba::handlers

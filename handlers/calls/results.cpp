#include "handlers/calls/results.hpp"

#include <array>

#include "core/text.hpp"
#include "domain/reply_reader.hpp"

namespace mungba::handlers::calls {
namespace {

constexpr int kLongestNumber = 3;

struct Short {
    std::string_view folded;
    domain::Answer answer;
};
// Said about somebody else these mean one thing: a "vâng" is no result of a call.
constexpr auto kShort = std::to_array<Short>({{"vang", domain::Answer::absent},
                                              {"du", domain::Answer::present},
                                              {"co", domain::Answer::present},
                                              {"muon", domain::Answer::late},
                                              {"khong", domain::Answer::absent},
                                              {"da bao", domain::Answer::received},
                                              {"bao roi", domain::Answer::received},
                                              {"da goi", domain::Answer::received}});

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '.'))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find_first_of(",;\n", from), text.size());
        parts.push_back(trimmed(text.substr(from, to - from)));
        from = to + 1;
    }
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return parts;
}

/// The word "gọi" before a number may be left out.
std::string_view without_the_word(std::string_view part) {
    const auto space = part.find(' ');
    if (space == std::string_view::npos || core::text::fold(part.substr(0, space)) != "goi")
        return part;
    return trimmed(part.substr(space));
}

std::vector<int> take_numbers(std::string_view& part) {
    std::vector<int> numbers;
    while (!part.empty() && part.front() >= '0' && part.front() <= '9') {
        int number = 0;
        int digits = 0;
        while (!part.empty() && part.front() >= '0' && part.front() <= '9' &&
               digits < kLongestNumber) {
            number = number * 10 + (part.front() - '0');
            part.remove_prefix(1);
            ++digits;
        }
        numbers.push_back(number);
        part = trimmed(part);
    }
    return numbers;
}

Result understood(std::string_view words) {
    Result result;
    result.words = std::string(words);
    const std::string folded = core::text::fold(words);
    for (const Short& one : kShort) {
        if (folded == one.folded) {
            result.answer = one.answer;
            return result;
        }
    }
    domain::ReplyContext context;
    context.question_open = true;
    context.is_private = true;
    context.online_pilot = true;
    const domain::Reply reply = domain::read_reply(words, context);
    // "có mặt lúc 20h" may be late: which, the secretary says in so many words.
    const bool names_an_hour =
        reply.answer == domain::Answer::present && reply.late_until_minutes >= 0;
    if (reply.kind != domain::Reply::Kind::answer || names_an_hour) return result;
    result.answer = reply.answer;
    result.minutes_late = reply.minutes_late;
    result.reason = reply.reason;
    return result;
}

}  // namespace

Result read_result(std::string_view words) { return understood(words); }

std::optional<std::vector<Result>> read_results(std::string_view arguments) {
    std::vector<Result> results;
    std::vector<int> waiting;  // "1, 3 có mặt": numbers whose result follows
    for (std::string_view part : parts_of(arguments)) {
        part = without_the_word(part);
        const auto numbers = take_numbers(part);
        if (numbers.empty()) {
            if (results.empty() && waiting.empty()) return std::nullopt;
            // A comma within the words of the last result: a reason.
            if (waiting.empty()) {
                results.back().reason +=
                    (results.back().reason.empty() ? "" : ", ") + std::string(part);
                continue;
            }
        }
        waiting.insert(waiting.end(), numbers.begin(), numbers.end());
        if (part.empty()) continue;
        Result result = understood(part);
        for (const int number : waiting) {
            result.number = number;
            results.push_back(result);
        }
        waiting.clear();
    }
    for (const int number : waiting) results.push_back({.number = number});
    if (results.empty()) return std::nullopt;
    return results;
}

}  // namespace mungba::handlers::calls

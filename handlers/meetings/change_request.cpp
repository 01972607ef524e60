#include "handlers/meetings/change_request.hpp"

#include <array>

#include "core/text.hpp"
#include "handlers/contract/typed.hpp"

namespace mungba::handlers::meetings {
namespace {

/// The word at the beginning, by its letters and, where accents were typed, by those.
bool begins_with(std::string_view typed, std::string_view word) {
    const std::string folded = core::text::fold(word);
    const std::size_t length = typed::length_of(typed, folded);
    if (length == 0) return false;
    const bool ends = length == typed.size() || typed[length - 1] == ' ' || typed[length] == ' ' || typed[length] == ':';
    return ends && typed::accents_fit(core::text::trim(typed.substr(0, length)), word);
}

std::string after(std::string_view typed, std::string_view word) {
    std::string rest = core::text::trim(typed.substr(typed::length_of(typed, core::text::fold(word))));
    if (rest.starts_with(":")) rest = core::text::trim(std::string_view(rest).substr(1));
    return rest;
}

/// Goes over small words that bring nothing: "sang", "qua", "buổi".
std::string without_small_words(std::string_view typed) {
    std::string text = core::text::trim(typed);
    for (bool found = true; found;) {
        found = false;
        for (const char* word : {"sang ngày", "sang", "qua ngày", "đến ngày", "vào ngày", "buổi", "lịch"}) {
            if (!begins_with(text, word)) continue;
            text = after(text, word);
            found = true;
        }
    }
    return text;
}

}  // namespace

Split split_reason(std::string_view typed) {
    // "vì" in the middle of the line, by its letters; the first one, for a reason may bear another.
    for (std::size_t at = 0; at < typed.size();) {
        const bool at_word = at == 0 || typed[at - 1] == ' ' || typed[at - 1] == ',';
        if (at_word) {
            for (const char* word : {"vì", "lý do", "do"}) {
                const std::string_view rest = typed.substr(at);
                if (!begins_with(rest, word)) continue;
                std::string before = core::text::trim(typed.substr(0, at));
                while (before.ends_with(",")) before.pop_back();
                return {.before = core::text::trim(before), .reason = core::text::trim(typed::without_end_marks(after(rest, word)))};
            }
        }
        ++at;
    }
    return {.before = core::text::trim(typed), .reason = {}};
}

MoveRequest read_move(std::string_view typed, std::string_view, core::LocalDate today) {
    const Split split = split_reason(typed);
    std::string text = without_small_words(split.before);
    Request to = read_request(text, core::text::fold(text), today);
    if (!to.has_date() && !to.has_hour() && to.kind) {
        // "dời bất thường sang 6/10": the kind, then the rest.
        const std::string rest = without_small_words(to.place);
        const auto kind = to.kind;
        to = read_request(rest, core::text::fold(rest), today);
        to.kind = kind;
    }
    return {.to = std::move(to), .reason = split.reason};
}

EditRequest read_edit(std::string_view typed, std::string_view) {
    using Of = EditRequest::Of;
    struct Word {
        const char* word;
        Of of;
    };
    constexpr std::array kWords{Word{"nội dung", Of::agenda}, Word{"hình thức", Of::mode}, Word{"địa điểm", Of::place}, Word{"nơi", Of::place},
                                Word{"chỗ", Of::place},       Word{"giờ", Of::hour}};
    for (const Word& one : kWords) {
        if (begins_with(typed, one.word)) return {.of = one.of, .value = after(typed, one.word)};
    }
    return {};
}

CancelRequest read_cancel(std::string_view typed, std::string_view, core::LocalDate today) {
    const Split split = split_reason(typed);
    std::string text = core::text::trim(split.before);
    for (const char* word : {"buổi họp", "họp", "buổi", "lịch"}) {
        if (begins_with(text, word)) text = after(text, word);
    }
    const Request read = read_request(text, core::text::fold(text), today);
    return {.kind = read.kind, .date = read.date, .reason = split.reason, .rest = read.place};
}

}  // namespace mungba::handlers::meetings

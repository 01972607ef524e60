#include "handlers/attendance/own_name.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "core/text.hpp"
#include "domain/reply_words.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::ReplyWord;

/// As it is called, or typed without accents but like a name: "đang" is not Đăng, nor is "mai" Mai.
bool is_name(const ReplyWord& typed, const ReplyWord& name) {
    return typed.kept == name.kept
               ? typed.accented || typed.capital
               : !typed.accented && typed.capital && typed.folded == name.folded;
}

/// How many words at the beginning are the name, or its end ("Thị Hà", "Hà").
std::size_t length_of_name(std::span<const ReplyWord> words, std::span<const ReplyWord> name) {
    for (std::size_t length = std::min(words.size(), name.size()); length > 0; --length) {
        const auto part = name.last(length);
        if (std::equal(
                part.begin(), part.end(), words.begin(), [](const auto& own, const auto& typed) {
                    return is_name(typed, own);
                }))
            return length;
    }
    return 0;
}

std::string given_name(std::string_view name) {
    const auto words = core::text::words(core::text::fold(name));
    return words.empty() ? std::string() : words.back();
}

}  // namespace

std::optional<std::string> with_i_for_own_name(std::string_view typed, std::string_view full_name) {
    static const domain::Phrases kAddress{
        "đồng chí, đồngchí, dc, ông, bà, cụ, bác, anh, chị, cô, chú, em, cháu, con, tôi, mình, tôi "
        "là, em là, cháu là"};
    static const domain::Phrases kIAgain{"tôi, em, cháu, mình"};
    const std::string text = core::text::nfc(core::text::trim(typed));
    const auto words = domain::reply_words(text);
    const auto name = domain::reply_words(full_name);
    const std::span<const ReplyWord> all(words);
    const std::size_t address = kAddress.length_at(all);
    const std::size_t length = length_of_name(all.subspan(address), name);
    std::size_t end = address + length;
    if (length == 0 || end >= words.size()) return std::nullopt;
    if (kIAgain.length_at(all.subspan(end)) > 0) ++end;  // "Hà: tôi có mặt"
    if (end >= words.size()) return std::nullopt;
    return "tôi " + text.substr(words[end].begin);
}

bool share_given_name(std::string_view one, std::string_view other) {
    return given_name(one) == given_name(other);
}

}  // namespace mungba::handlers::attendance

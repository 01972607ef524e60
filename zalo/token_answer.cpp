#include "zalo/token_answer.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "zalo/header_value.hpp"
#include "zalo/read_json.hpp"

namespace mungba::zalo {
namespace {

constexpr std::size_t kMaxTokenBytes = 8 * 1024;
constexpr std::size_t kLongestName = 64;
constexpr std::int64_t kTooManyCalls = -32;

std::string_view advice_for(std::int64_t code) {
    switch (code) {
        case -14002:
            return "the app is not active";
        case -14003:
            return "the callback address is not the one of the console";
        case -14004:
            return "the app's secret key is wrong";
        case kTooManyCalls:
            return "too many calls in this minute";
        case -14020:
            return "the refresh token was used before or has expired: the OA must authorise the "
                   "app again";
        default:
            return "the authorisation failed; the code is in no table of Zalo's";
    }
}

// A token is sent in a header, so it is one word of printable ASCII.
bool is_token(const nlohmann::json& value) {
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    return text.size() <= kMaxTokenBytes && can_be_header(text);
}

std::chrono::seconds lifetime_of(const nlohmann::json& answer) {
    constexpr std::chrono::hours kShortest{1};
    constexpr std::chrono::hours kLongest{25};
    std::optional<std::int64_t> told = whole_number(answer, "expires_in");
    const auto found = answer.find("expires_in");
    if (!told && found != answer.end() && found->is_number_float()) {
        told = static_cast<std::int64_t>(std::clamp(found->get<double>(), 0.0, 1e9));
    }
    if (!told) return kLongest;
    const auto capped = std::clamp<std::int64_t>(*told, 0, 1'000'000'000);
    return std::clamp<std::chrono::seconds>(std::chrono::seconds(capped), kShortest, kLongest);
}

// Zalo's words may repeat what we sent; a short name of plain letters is let through.
std::string name_of(const nlohmann::json& answer) {
    const auto found = answer.find("error_name");
    if (found == answer.end() || !found->is_string()) return {};
    const auto& name = found->get_ref<const std::string&>();
    const bool plain =
        name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ' ';
        });
    return plain ? name : std::string{};
}

}  // namespace

std::variant<TokenPair, TokenRefusal, core::Error> read_token_reply(std::string_view text) {
    const auto answer = read_json(text);
    if (!answer || !answer->is_object()) return core::Error{"token answer: not a JSON object"};
    // Zalo refuses with HTTP 200 too, and an odd answer must never replace a pair that works.
    if (const auto code = whole_number(*answer, "error"); code && *code != 0) {
        return TokenRefusal{
            .code = static_cast<int>(std::clamp<std::int64_t>(*code, INT32_MIN, INT32_MAX)),
            .name = name_of(*answer),
            .meaning = std::string(advice_for(*code)),
            .needs_human = *code != kTooManyCalls};
    }
    const auto access = answer->find("access_token");
    const auto refresh = answer->find("refresh_token");
    const bool has_access = access != answer->end() && is_token(*access);
    const bool has_refresh = refresh != answer->end() && is_token(*refresh);
    if (has_access && has_refresh) {
        return TokenPair{
            access->get<std::string>(), refresh->get<std::string>(), lifetime_of(*answer)};
    }
    return core::Error{std::string("token answer: no usable ") +
                       (has_access ? "refresh_token" : "access_token")};
}

core::Result<TokenPair> read_token_answer(std::string_view text) {
    auto reply = read_token_reply(text);
    if (auto* pair = std::get_if<TokenPair>(&reply)) return std::move(*pair);
    if (const auto* refusal = std::get_if<TokenRefusal>(&reply)) {
        return core::Error{"token answer: error " + std::to_string(refusal->code) + ": " +
                           refusal->meaning};
    }
    return std::get<core::Error>(std::move(reply));
}

}  // namespace mungba::zalo

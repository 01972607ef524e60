#include "core/mention.hpp"

#include <algorithm>
#include <string_view>

namespace mungba::core::text {
namespace {

constexpr std::size_t kLongestId = 64;

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<std::string> call(std::string_view id) {
    if (id.empty() || id.size() > kLongestId) return std::nullopt;
    if (!std::all_of(id.begin(), id.end(), is_letter_or_digit)) return std::nullopt;
    return "[@" + std::string(id) + "]";
}

}  // namespace

std::optional<std::string> mention(const UserId& person) { return call(person.value); }

std::optional<std::string> mention_all(const GroupId& group) { return call(group.value); }

}  // namespace mungba::core::text

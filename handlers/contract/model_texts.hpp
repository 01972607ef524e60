#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/rule_pack.hpp"

/// The model texts of conversation.md §5 that speak of a meeting by themselves, as data; a rule pack may word each its own way (`texts`). Pure, any thread.
namespace mungba::handlers::model_texts {

/// UTF-16 units of a filled one.
inline constexpr std::size_t kLongest = 600;

/// The text of that code ("M1", "M2" …) for `fill`. Throws std::logic_error for a code that is none.
std::string_view of(const domain::RulePack& rules, std::string_view code);

/// What is wrong with the pack's own texts: a code that is none, a value that this text has not, brackets that do not match, more than 600 characters when
/// filled with the longest values. A line each, with its path: "texts.M3: …".
std::vector<std::string> mistakes(const domain::RulePack& rules);

}  // namespace mungba::handlers::model_texts

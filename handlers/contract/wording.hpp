#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace mungba::handlers {

/// A value of a text: `{name}`.
struct Value {
    std::string_view name;
    std::string text;
};

/// Fills a text of conversation.md: `{name}` is replaced once (what is put in is never expanded
/// again), `[…]` is left out when a value directly in it is empty; brackets may stand inside
/// brackets. Pure, any thread. Throws std::logic_error for a name without a value and for brackets
/// that do not match: a mistake of ours.
std::string fill(std::string_view text, std::initializer_list<Value> values);
std::string fill(std::string_view text, std::span<const Value> values);

}  // namespace mungba::handlers

#pragma once
#include <simdjson.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// How the fields of a webhook body are read; for this folder's .cpp files only (the header brings
/// simdjson along).
namespace mungba::zalo::json {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// Longer ids than this are not Zalo's (they have up to 20 characters).
constexpr std::size_t kMaxIdBytes = 128;

/// Room for the digits of one whole number.
using Digits = std::array<char, 24>;

/// Text of an id: a string, or a whole number's digits (written to `room`). Null counts as absent:
/// empty. Nothing if it is of another type, too long, or has control characters (an id goes into
/// keys, logs and addresses).
std::optional<std::string_view> id_text(const element& value, Digits& room);

/// A field of an object as id text: empty if absent or null, nothing if wrong.
std::optional<std::string> id_of(const object& parent, std::string_view key);

/// An object inside: nothing if it is absent or anything else.
std::optional<object> object_in(const object& parent, std::string_view key);
std::optional<array> array_in(const object& parent, std::string_view key);

/// A string that only describes: empty if absent or of another type.
std::string_view text_or_empty(const object& parent, std::string_view key);

}  // namespace mungba::zalo::json

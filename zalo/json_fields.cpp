#include "zalo/json_fields.hpp"

#include <charconv>

namespace mungba::zalo::json {
namespace {

bool is_id(std::string_view text) {
    bool bad = text.size() > kMaxIdBytes;
    if (bad) return false;
    for (const char c : text) bad |= static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    return !bad;
}

template <typename Number>
std::string_view digits_of(Number number, Digits& room) {
    const auto end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
    return {room.data(), static_cast<std::size_t>(end - room.data())};
}

}  // namespace

// A whole number has one spelling in JSON, so its digits are the literal text; "-0" and fractions
// are no ids.
std::optional<std::string_view> id_text(const element& value, Digits& room) {
    switch (value.type()) {
        case simdjson::dom::element_type::STRING: {
            const std::string_view text = value.get_string().value_unsafe();
            if (!is_id(text)) return std::nullopt;
            return text;
        }
        case simdjson::dom::element_type::INT64:
            return digits_of(value.get_int64().value_unsafe(), room);
        case simdjson::dom::element_type::UINT64:
            return digits_of(value.get_uint64().value_unsafe(), room);
        case simdjson::dom::element_type::NULL_VALUE:
            return std::string_view{};
        default:
            return std::nullopt;
    }
}

std::optional<std::string> id_of(const object& parent, std::string_view key) {
    element value;
    if (parent.at_key(key).get(value)) return std::string{};
    Digits room;
    const auto text = id_text(value, room);
    if (!text) return std::nullopt;
    return std::string(*text);
}

std::optional<object> object_in(const object& parent, std::string_view key) {
    object found;
    if (parent.at_key(key).get(found)) return std::nullopt;
    return found;
}

std::optional<array> array_in(const object& parent, std::string_view key) {
    array found;
    if (parent.at_key(key).get(found)) return std::nullopt;
    return found;
}

std::string_view text_or_empty(const object& parent, std::string_view key) {
    std::string_view found;
    if (parent.at_key(key).get(found)) return {};
    return found;
}

}  // namespace mungba::zalo::json

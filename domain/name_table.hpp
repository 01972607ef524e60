#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "core/text.hpp"

namespace mungba::domain {

/// The values of an enum with their names, both ways; also any words with what they mean.
template <typename Value, std::size_t Size>
using NameTable = std::array<std::pair<Value, std::string_view>, Size>;

template <typename Value, std::size_t Size>
constexpr std::string_view name_in(const NameTable<Value, Size>& table, Value value) {
    for (const auto& [entry, name] : table) {
        if (entry == value) return name;
    }
    throw std::logic_error("a value without a name");
}

template <typename Value, std::size_t Size>
constexpr std::optional<Value> value_in(const NameTable<Value, Size>& table,
                                        std::string_view name) {
    for (const auto& [value, entry] : table) {
        if (entry == name) return value;
    }
    return std::nullopt;
}

/// A cell of a table as people fill it in, for comparing: folded, letters and digits only ("Tổ
/// dân-phố " → "todanpho").
inline std::string squeezed(std::string_view cell) {
    std::string letters;
    for (const std::string& word : core::text::words(core::text::fold(cell))) letters += word;
    return letters;
}

}  // namespace mungba::domain

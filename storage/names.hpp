#pragma once
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// How values of an enum are written in a column.
namespace mungba::storage {

template <typename T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

template <typename T, std::size_t N>
std::string_view name_in(const Names<T, N>& table, T value) {
    for (const auto& [entry, name] : table) {
        if (entry == value) return name;
    }
    throw std::logic_error("a value without a name");
}

template <typename T, std::size_t N>
T value_in(const Names<T, N>& table, std::string_view name) {
    for (const auto& [value, entry] : table) {
        if (entry == name) return value;
    }
    throw std::logic_error("a column holds a name that this program does not know: " + std::string(name));
}

}  // namespace mungba::storage

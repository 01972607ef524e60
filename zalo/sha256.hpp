#pragma once
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace mungba::zalo {

using Sha256 = std::array<std::byte, 32>;

/// SHA-256 of the parts one after another, nothing between them. Any thread; throws
/// std::runtime_error only if OpenSSL has no SHA-256 or no memory.
Sha256 sha256(std::initializer_list<std::string_view> parts);

}  // namespace mungba::zalo

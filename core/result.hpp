#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace mungba::core {

/// Why something of the outside world failed: what was tried, on what, why. Never a token, never a member's text.
struct Error {
    std::string message;
};

/// A value, or why there is none. (g++ 12 has no std::expected in C++20.)
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::move(value)) {}      // NOLINT: a value is a result
    Result(Error error) : content_(std::move(error)) {}  // NOLINT: so is an error

    explicit operator bool() const { return std::holds_alternative<T>(content_); }
    /// Only when there is a value; else std::bad_variant_access.
    T& value() & { return std::get<T>(content_); }
    const T& value() const& { return std::get<T>(content_); }
    T&& value() && { return std::get<T>(std::move(content_)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    /// Only when there is none.
    const Error& error() const { return std::get<Error>(content_); }

private:
    std::variant<T, Error> content_;
};

}  // namespace mungba::core

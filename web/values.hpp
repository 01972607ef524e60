#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mungba::web {

/// Names and values of a query, a form or a cookie header, in the order in which they came; a name may come twice. Plain value, any thread.
class Values {
public:
    Values() = default;
    Values(std::initializer_list<std::pair<std::string, std::string>> pairs) : pairs_(pairs) {}

    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
    /// The first of that name; empty if there is none.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    /// A whole number, written in digits alone; nothing if it is none.
    std::optional<std::int64_t> number(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// "a=1&b=%C3%A1": '+' is a space. Nothing if an escape is broken, a text is not UTF-8 or holds a NUL, or there are more than 2,000 names.
std::optional<Values> read_urlencoded(std::string_view text);
/// A Cookie header; what does not read is left out.
Values read_cookies(std::string_view header);
/// "%C3%A1": for a value that goes into an address.
std::string url_encoded(std::string_view text);
/// An address of ours with its query: address("/nhat-ky", {{"trang", "2"}}); empty values are left out.
std::string address(std::string_view path, const Values& query);

}  // namespace mungba::web

#include "web/values.hpp"

#include <charconv>

#include "core/text.hpp"

namespace mungba::web {
namespace {

constexpr std::size_t kMostNames = 2'000;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            out += ' ';
        } else if (text[at] != '%') {
            out += text[at];
        } else {
            if (at + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[at + 1]);
            const int low = hex_digit(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            at += 2;
        }
    }
    if (!core::text::is_utf8(out) || out.find('\0') != std::string::npos) return std::nullopt;
    return out;
}

}  // namespace

std::string_view Values::get(std::string_view name) const {
    for (const auto& [key, value] : pairs_) {
        if (key == name) return value;
    }
    return {};
}

bool Values::has(std::string_view name) const {
    for (const auto& [key, value] : pairs_) {
        if (key == name) return true;
    }
    return false;
}

std::vector<std::string> Values::all(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto& [key, value] : pairs_) {
        if (key == name) found.push_back(value);
    }
    return found;
}

std::optional<std::int64_t> Values::number(std::string_view name) const {
    const std::string_view text = get(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Values> read_urlencoded(std::string_view text) {
    Values values;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals));
        auto value = equals == std::string_view::npos ? std::optional<std::string>("") : decoded(pair.substr(equals + 1));
        if (!name || !value || values.pairs().size() == kMostNames) return std::nullopt;
        values.add(std::move(*name), std::move(*value));
    }
    return values;
}

Values read_cookies(std::string_view header) {
    Values cookies;
    while (!header.empty() && cookies.pairs().size() < 50) {
        const std::size_t end = header.find(';');
        std::string_view pair = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        cookies.add(std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1)));
    }
    return cookies;
}

std::string url_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

std::string address(std::string_view path, const Values& query) {
    std::string out(path);
    char sign = '?';
    for (const auto& [name, value] : query.pairs()) {
        if (value.empty()) continue;
        out += sign + url_encoded(name) + "=" + url_encoded(value);
        sign = '&';
    }
    return out;
}

}  // namespace mungba::web

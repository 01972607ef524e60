#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "config/settings_reader.hpp"
#include "core/text.hpp"

namespace mungba::config {
namespace {

std::optional<std::int64_t> read_integer(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_address(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> parsed{};
    return inet_pton(AF_INET, host.c_str(), parsed.data()) == 1;
}

bool is_address_6(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> parsed{};
    return host.size() > 2 && host.front() == '[' && host.back() == ']' &&
           inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), parsed.data()) == 1;
}

bool has_blank(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    });
}

}  // namespace

std::optional<core::TimeOfDay> read_clock_hour(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = read_integer(text.substr(0, 2));
    const auto minute = read_integer(text.substr(3));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59)
        return std::nullopt;
    return core::at_hour(static_cast<int>(*hour), static_cast<int>(*minute));
}

void SettingsReader::text(Key key, std::string& value, Need need) {
    const std::size_t before = mistakes_.size();
    if (const auto found = find(key)) {
        if (auto text = text_of(key, *found)) value = core::text::nfc(core::text::trim(*text));
    }
    if (need == Need::required) need_value(key, value, before, "");
}

void SettingsReader::whole_number(Key key, int& value, int lowest, int highest) {
    const auto found = find(key);
    if (!found) return;
    std::optional<std::int64_t> number;
    if (const auto* written = std::get_if<std::int64_t>(&found->value.content)) number = *written;
    if (found->from_environment) number = read_integer(std::get<std::string>(found->value.content));
    if (!number) return wrong(key, *found, fmt::format("a whole number ({}..{})", lowest, highest));
    if (*number < lowest || *number > highest)
        return mistake(key, fmt::format("{} is not in {}..{}", *number, lowest, highest));
    value = static_cast<int>(*number);
}

void SettingsReader::flag(Key key, bool& value) {
    const auto found = find(key);
    if (!found) return;
    if (const auto* written = std::get_if<bool>(&found->value.content)) {
        value = *written;
        return;
    }
    const auto* word = std::get_if<std::string>(&found->value.content);
    if (found->from_environment && *word == "true") {
        value = true;
    } else if (found->from_environment && *word == "false") {
        value = false;
    } else {
        wrong(key, *found, "true or false");
    }
}

void SettingsReader::hour(Key key, core::TimeOfDay& value) {
    const auto found = find(key);
    if (!found) return;
    const auto* text = std::get_if<std::string>(&found->value.content);
    const auto read = text != nullptr ? read_clock_hour(*text) : std::nullopt;
    if (!read) return wrong(key, *found, "an hour (\"00:00\"..\"23:59\")");
    value = *read;
}

void SettingsReader::listen(Key key, std::string& value) {
    const auto found = find(key);
    if (!found) return;
    const auto text = text_of(key, *found);
    if (!text) return;
    const std::size_t colon = text->rfind(':');
    std::string host = text->substr(0, colon == std::string::npos ? 0 : colon);
    if (host == "localhost") host = "127.0.0.1";
    std::int64_t port = -1;
    if (colon != std::string::npos) port = read_integer(std::string_view(*text).substr(colon + 1)).value_or(-1);
    if (!(is_address(host) || is_address_6(host)) || port < 0 || port > 65535) {
        return wrong(key,
                     *found,
                     "an address and a port 0..65535, as in \"127.0.0.1:8080\" or \"[::1]:8080\"");
    }
    value = fmt::format("{}:{}", host, port);
}

void SettingsReader::url(Key key,
                         std::string& value,
                         const std::vector<std::string_view>& schemes) {
    const auto found = find(key);
    if (!found) return;
    auto text = text_of(key, *found);
    if (!text) return;
    while (text->ends_with('/')) text->pop_back();
    const bool begins = std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
        return text->starts_with(scheme) && text->size() > scheme.size();
    });
    if (!text->empty() &&
        (!begins || has_blank(*text) || text->find_first_of("?#\"<>") != std::string::npos)) {
        return wrong(
            key, *found, fmt::format("an address that begins with {}", fmt::join(schemes, " or ")));
    }
    value = *text;
}

std::optional<std::size_t> SettingsReader::choice(Key key,
                                                  const std::vector<std::string_view>& words) {
    const auto found = find(key);
    if (!found) return std::nullopt;
    if (const auto* text = std::get_if<std::string>(&found->value.content)) {
        const auto word = std::find(words.begin(), words.end(), *text);
        if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
    }
    wrong(key, *found, fmt::format("one of: {}", fmt::join(words, ", ")));
    return std::nullopt;
}

std::optional<std::vector<std::string>> SettingsReader::texts(Key key) {
    const auto found = find(key);
    if (!found) return std::nullopt;
    if (const auto* list = std::get_if<std::vector<std::string>>(&found->value.content))
        return *list;
    if (!found->from_environment) {
        wrong(key, *found, "a list of texts, as in [\"one\", \"two\"]");
        return std::nullopt;
    }
    std::vector<std::string> list;
    std::string_view rest = std::get<std::string>(found->value.content);
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        std::string piece = core::text::trim(rest.substr(0, comma));
        if (!piece.empty()) list.push_back(std::move(piece));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return list;
}

}  // namespace mungba::config

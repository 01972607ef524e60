#include "bot/command_request.hpp"

#include <nlohmann/json.hpp>

namespace mungba::bot {
namespace {

using nlohmann::json;

// A roster may be in any encoding, so its bytes travel as numbers would: JSON text must be UTF-8.
std::string to_hex(std::string_view bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t index = 0; index < hex.size(); index += 2) {
        const int high = digit(hex[index]);
        const int low = digit(hex[index + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

}  // namespace

Reach reach_of(const CommandRequest& request) {
    if (request.name == "backup" || request.name == "check database") return Reach::reads_all;
    const bool reads = request.name.starts_with("export") || request.name == "organization list" || request.name == "group bindings" || request.name == "group people";
    return reads ? Reach::reads : Reach::writes;
}

std::string encode(const CommandRequest& request) {
    return json{{"name", request.name}, {"options", request.options}, {"input", to_hex(request.input)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string encode(const CommandOutcome& outcome) {
    return json{{"exit", outcome.exit_code}, {"out", to_hex(outcome.out)}, {"err", to_hex(outcome.err)}}.dump();
}

std::optional<CommandRequest> decode_request(std::string_view text) try {
    const json parsed = json::parse(text);
    auto input = from_hex(parsed.at("input").get<std::string>());
    if (!input) return std::nullopt;
    return CommandRequest{.name = parsed.at("name").get<std::string>(),
                          .options = parsed.at("options").get<std::map<std::string, std::string>>(),
                          .input = std::move(*input)};
} catch (const json::exception&) {
    return std::nullopt;
}

std::optional<CommandOutcome> decode_outcome(std::string_view text) try {
    const json parsed = json::parse(text);
    auto out = from_hex(parsed.at("out").get<std::string>());
    auto err = from_hex(parsed.at("err").get<std::string>());
    if (!out || !err) return std::nullopt;
    return CommandOutcome{.exit_code = parsed.at("exit").get<int>(), .out = std::move(*out), .err = std::move(*err)};
} catch (const json::exception&) {
    return std::nullopt;
}

}  // namespace mungba::bot

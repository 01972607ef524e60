#include "bot/http/response_head.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/status.hpp>
#include <charconv>
#include <cstddef>

#include "bot/http/framing.hpp"

namespace mungba::http {
namespace {

constexpr std::array<std::string_view, 3> kServersOwn = {
    "Content-Length", "Transfer-Encoding", "Connection"};

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

bool bears(const Response& response, std::string_view name) {
    return std::any_of(response.headers.begin(), response.headers.end(), [&](const auto& field) {
        return framing::equal_ignoring_case(field.first, name);
    });
}

}  // namespace

std::string_view reason_phrase(int status) {
    const auto phrase = boost::beast::http::obsolete_reason(
        boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    return {phrase.data(), phrase.size()};
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string_view flaw_of(const Response& response) {
    if (response.status < 200 || response.status > 599) return "status out of range";
    if (!framing::is_field_value(response.content_type))
        return "content type with control characters";
    for (const auto& [name, value] : response.headers) {
        if (!framing::is_token(name)) return "header name that is no token";
        if (!framing::is_field_value(value)) return "header value with control characters";
        for (const std::string_view own : kServersOwn) {
            if (framing::equal_ignoring_case(name, own))
                return "header that the server sets itself";
        }
    }
    return {};
}

void append_head(std::string& out, const Response& response, const Delivery& delivery, const CommonFields& common) {
    out.append(delivery.http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ");
    append_number(out, static_cast<std::size_t>(response.status));
    out.append(" ").append(reason_phrase(response.status)).append("\r\n");
    const bool has_body = may_have_body(response.status);
    if (has_body && !response.content_type.empty()) {
        append_field(out, "Content-Type", response.content_type);
    }
    if (delivery.chunked) {
        append_field(out, "Transfer-Encoding", "chunked");
    } else if (has_body && !response.stream) {
        out.append("Content-Length: ");
        append_number(out, response.body.size());
        out.append("\r\n");
    }
    for (const auto& [name, value] : response.headers) append_field(out, name, value);
    bool says_nosniff = bears(response, "X-Content-Type-Options");
    for (const auto& [name, value] : common) {
        if (bears(response, name)) continue;
        says_nosniff = says_nosniff || framing::equal_ignoring_case(name, "X-Content-Type-Options");
        append_field(out, name, value);
    }
    if (!says_nosniff) append_field(out, "X-Content-Type-Options", "nosniff");
    if (delivery.close) {
        append_field(out, "Connection", "close");
    } else if (delivery.http_1_0) {
        append_field(out, "Connection", "keep-alive");
    }
    out.append("\r\n");
}

}  // namespace mungba::http

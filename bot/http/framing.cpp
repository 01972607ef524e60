#include "bot/http/framing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace mungba::http::framing {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kMaxLengthDigits = 18;  // below 2^63, so that no sum overflows

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::array<bool, 256> make_token_table() {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char c = static_cast<char>(i);
        table[i] = is_digit(c) || is_letter(c) ||
                   std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    }
    return table;
}
constexpr std::array<bool, 256> kToken = make_token_table();

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

void refuse(HeaderCheck& check, int status, std::string_view reason) {
    check.status = status;
    check.reason = reason;
}

bool is_target(std::string_view target) {
    if (target.empty() || target.front() != '/') return false;
    return std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

void inspect_version(std::string_view version, HeaderCheck& check) {
    if (version == "HTTP/1.1") return;
    if (version == "HTTP/1.0") {
        check.http_1_0 = true;
        return;
    }
    const bool well_formed = version.size() == 8 && version.starts_with("HTTP/") &&
                             is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
    if (well_formed) return refuse(check, 505, "only HTTP/1.0 and HTTP/1.1 are spoken here");
    refuse(check, 400, "malformed request line");
}

void inspect_request_line(std::string_view line, const Limits& limits, HeaderCheck& check) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        return refuse(check, 400, "malformed request line");
    }
    check.method = line.substr(0, first);
    check.target = line.substr(first + 1, last - first - 1);
    if (!is_token(check.method)) return refuse(check, 400, "malformed method");
    if (check.target.size() > limits.max_target_bytes) return refuse(check, 414, "target too long");
    if (!is_target(check.target)) return refuse(check, 400, "malformed target");
    inspect_version(line.substr(last + 1), check);
    if (check.status == 0 && !known_method(check.method)) refuse(check, 501, "unknown method");
}

bool is_port(std::string_view digits) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return error == std::errc() && end == digits.data() + digits.size() && port <= 65535;
}

// "name", "name:port", "[address]:port": the name without the port; nothing if malformed.
std::optional<std::string_view> host_name(std::string_view value) {
    const bool literal = value.starts_with('[');
    const std::size_t name_end =
        literal ? value.find(']') + 1 : std::min(value.find(':'), value.size());
    if (name_end == 0) return std::nullopt;
    const std::string_view name = value.substr(0, name_end);
    const std::string_view inside = literal ? name.substr(1, name.size() - 2) : name;
    const bool letters_fit = std::all_of(inside.begin(), inside.end(), [&](char c) {
        return is_digit(c) || is_letter(c) || c == '-' || c == '.' ||
               (literal ? c == ':' : c == '_');
    });
    if (inside.empty() || !letters_fit) return std::nullopt;
    const std::string_view rest = value.substr(name_end);
    if (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1)))) return std::nullopt;
    return name;
}

bool is_served(std::string_view name, const std::vector<std::string>& hosts) {
    return hosts.empty() || std::any_of(hosts.begin(), hosts.end(), [&](const std::string& host) {
               return equal_ignoring_case(host, name);
           });
}

struct Seen {
    int hosts = 0;
    int transfer_encodings = 0;
    bool close = false;
    bool keep_alive = false;
};

void read_connection(std::string_view value, Seen& seen) {
    while (!value.empty()) {
        const std::size_t comma = std::min(value.find(','), value.size());
        const std::string_view word = trimmed(value.substr(0, comma));
        if (equal_ignoring_case(word, "close")) seen.close = true;
        if (equal_ignoring_case(word, "keep-alive")) seen.keep_alive = true;
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
}

void read_content_length(std::string_view value, HeaderCheck& check) {
    if (check.content_length) return refuse(check, 400, "repeated Content-Length");
    if (value.empty() || value.size() > kMaxLengthDigits ||
        !std::all_of(value.begin(), value.end(), is_digit)) {
        return refuse(check, 400, "malformed Content-Length");
    }
    std::uint64_t length = 0;
    std::from_chars(value.data(), value.data() + value.size(), length);
    check.content_length = length;
}

void read_host(std::string_view value, const Limits& limits, Seen& seen, HeaderCheck& check) {
    if (++seen.hosts > 1) return refuse(check, 400, "repeated Host");
    const auto name = host_name(value);
    if (!name) return refuse(check, 400, "malformed Host");
    if (!is_served(*name, limits.hosts)) refuse(check, 400, "unknown Host");
}

// The fields that say where the request ends or whose it is; the others are only kept.
void read_field(const Field& field, const Limits& limits, Seen& seen, HeaderCheck& check) {
    switch (field.name.size()) {
        case 4:
            if (equal_ignoring_case(field.name, "host"))
                read_host(field.value, limits, seen, check);
            break;
        case 6:
            if (!check.http_1_0 && equal_ignoring_case(field.name, "expect")) {
                if (!equal_ignoring_case(field.value, "100-continue")) {
                    return refuse(check, 417, "unknown expectation");
                }
                check.expects_continue = true;
            }
            break;
        case 10:
            if (equal_ignoring_case(field.name, "connection")) read_connection(field.value, seen);
            break;
        case 14:
            if (equal_ignoring_case(field.name, "content-length"))
                read_content_length(field.value, check);
            break;
        case 17:
            if (!equal_ignoring_case(field.name, "transfer-encoding")) break;
            if (++seen.transfer_encodings > 1)
                return refuse(check, 400, "repeated Transfer-Encoding");
            if (!equal_ignoring_case(field.value, "chunked")) {
                return refuse(check, 400, "Transfer-Encoding is not chunked");
            }
            check.chunked = true;
            break;
        default:
            break;
    }
}

std::optional<Field> split_field(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
    const Field field{line.substr(0, colon), trimmed(line.substr(colon + 1))};
    if (!is_field_value(field.value)) return std::nullopt;
    return field;
}

void inspect_fields(std::string_view lines, const Limits& limits, Seen& seen, HeaderCheck& check) {
    while (!lines.starts_with(kLineEnd)) {
        const std::size_t end = lines.find(kLineEnd);
        if (end == std::string_view::npos) return refuse(check, 400, "header without an end");
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end + kLineEnd.size());
        if (line.front() == ' ' || line.front() == '\t') return refuse(check, 400, "folded field");
        if (check.fields.size() == limits.max_header_fields)
            return refuse(check, 431, "too many fields");
        const auto field = split_field(line);
        if (!field) return refuse(check, 400, "malformed field");
        check.fields.push_back(*field);
        read_field(*field, limits, seen, check);
        if (check.status != 0) return;
    }
    if (lines.size() != kLineEnd.size()) refuse(check, 400, "bytes after the header");
}

}  // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return lower(a) == lower(b);
    });
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return kToken[static_cast<unsigned char>(c)];
    });
}

bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= ' ' && byte != 0x7f) || byte == '\t';
    });
}

std::optional<Method> known_method(std::string_view name) {
    if (name == "GET") return Method::get;
    if (name == "POST") return Method::post;
    if (name == "HEAD") return Method::head;
    if (name == "PUT") return Method::put;
    if (name == "DELETE") return Method::del;
    for (const std::string_view other : {"OPTIONS", "PATCH", "TRACE", "CONNECT"}) {
        if (name == other) return Method::other;
    }
    return std::nullopt;
}

HeaderEnd find_end(std::string_view bytes, std::size_t resume) {
    std::size_t line_start = resume;  // always the beginning of a line
    for (;;) {
        const std::size_t feed = bytes.find('\n', line_start);
        if (feed == std::string_view::npos) return {HeaderEnd::State::incomplete, line_start};
        if (feed == line_start || bytes[feed - 1] != '\r')
            return {HeaderEnd::State::malformed, line_start};
        if (feed == line_start + 1) {
            const auto state =
                line_start == 0 ? HeaderEnd::State::malformed : HeaderEnd::State::complete;
            return {state, feed + 1};
        }
        line_start = feed + 1;
    }
}

void inspect(std::string_view header_text, const Limits& limits, HeaderCheck& check) {
    std::vector<Field> memory = std::move(check.fields);
    memory.clear();
    check = HeaderCheck{};
    check.fields = std::move(memory);
    if (header_text.size() > limits.max_header_bytes) {
        return refuse(check, overflow_status(header_text, limits), "header too large");
    }
    const std::size_t line_end = header_text.find(kLineEnd);
    if (line_end == std::string_view::npos) return refuse(check, 400, "header without an end");
    inspect_request_line(header_text.substr(0, line_end), limits, check);
    if (check.status != 0) return;
    Seen seen;
    inspect_fields(header_text.substr(line_end + kLineEnd.size()), limits, seen, check);
    if (check.status != 0) return;
    if (!check.http_1_0 && seen.hosts == 0) return refuse(check, 400, "no Host");
    if (check.chunked && check.http_1_0) return refuse(check, 400, "Transfer-Encoding on HTTP/1.0");
    if (check.chunked && check.content_length) {
        return refuse(check, 400, "Transfer-Encoding beside Content-Length");
    }
    check.keep_alive = !seen.close && (!check.http_1_0 || seen.keep_alive);
}

HeaderCheck inspect(std::string_view header_text, const Limits& limits) {
    HeaderCheck check;
    inspect(header_text, limits, check);
    return check;
}

int overflow_status(std::string_view bytes, const Limits& limits) {
    const std::string_view line = bytes.substr(0, bytes.find(kLineEnd));
    const std::size_t first = line.find(' ');
    if (first == std::string_view::npos) return 431;
    const std::string_view rest = line.substr(first + 1);
    return std::min(rest.find(' '), rest.size()) > limits.max_target_bytes ? 414 : 431;
}

}  // namespace mungba::http::framing

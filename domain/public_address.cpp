#include "domain/public_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>

namespace mungba::domain {
namespace {

struct Range4 {
    std::uint32_t first;
    int bits;
};
constexpr std::uint32_t quad(unsigned a, unsigned b, unsigned c, unsigned d) { return (a << 24) | (b << 16) | (c << 8) | d; }
constexpr std::array kSpecial4{Range4{quad(0, 0, 0, 0), 8},       Range4{quad(10, 0, 0, 0), 8},     Range4{quad(100, 64, 0, 0), 10}, Range4{quad(127, 0, 0, 0), 8},
                               Range4{quad(169, 254, 0, 0), 16},  Range4{quad(172, 16, 0, 0), 12},  Range4{quad(192, 0, 0, 0), 24},  Range4{quad(192, 0, 2, 0), 24},
                               Range4{quad(192, 88, 99, 0), 24},  Range4{quad(192, 168, 0, 0), 16}, Range4{quad(198, 18, 0, 0), 15}, Range4{quad(198, 51, 100, 0), 24},
                               Range4{quad(203, 0, 113, 0), 24}, Range4{quad(224, 0, 0, 0), 4},    Range4{quad(240, 0, 0, 0), 4}};

bool is_public4(std::uint32_t address) {
    return std::none_of(kSpecial4.begin(), kSpecial4.end(), [&](const Range4& range) { return (address ^ range.first) >> (32 - range.bits) == 0; });
}

using Bytes16 = std::array<unsigned char, 16>;

std::uint32_t quad_at(const Bytes16& bytes, std::size_t at) { return quad(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]); }

/// Only 2000::/3 is handed out; of it these are special.
bool is_public6(const Bytes16& bytes) {
    constexpr std::array<unsigned char, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    constexpr std::array<unsigned char, 12> kTranslated{0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};
    const bool wraps = std::equal(kMapped.begin(), kMapped.end(), bytes.begin()) || std::equal(kTranslated.begin(), kTranslated.end(), bytes.begin());
    if (wraps) return is_public4(quad_at(bytes, 12));
    if ((bytes[0] & 0xE0U) != 0x20) return false;
    const unsigned first = (static_cast<unsigned>(bytes[0]) << 8) | bytes[1];
    const unsigned second = (static_cast<unsigned>(bytes[2]) << 8) | bytes[3];
    if (first == 0x2001 && second < 0x0200) return false;   // protocol assignments, Teredo among them
    if (first == 0x2001 && second == 0x0DB8) return false;  // documentation
    if (first == 0x3FFF && second < 0x1000) return false;   // documentation
    if (first == 0x2002) return is_public4(quad_at(bytes, 2));  // 6to4
    return true;
}

bool is_host_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.'; }

/// A name of letters with a dot; a numeric last part would be an address in disguise ("127.1", "0x7f.1").
bool is_host_name(std::string_view host) {
    const std::size_t dot = host.rfind('.');
    if (host.empty() || host.size() > 253 || dot == std::string_view::npos || dot + 1 >= host.size() || host.front() == '.') return false;
    const auto last = host.substr(dot + 1);
    const bool letters = std::any_of(last.begin(), last.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
    return letters && !last.starts_with("0x") && host.find("..") == std::string_view::npos && std::all_of(host.begin(), host.end(), is_host_char);
}

}  // namespace

bool is_public_address(std::string_view typed) {
    const std::string address(typed);
    in_addr four{};
    if (inet_pton(AF_INET, address.c_str(), &four) == 1) return is_public4(ntohl(four.s_addr));
    in6_addr six{};
    if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return false;
    Bytes16 bytes{};
    std::memcpy(bytes.data(), six.s6_addr, bytes.size());
    return is_public6(bytes);
}

std::optional<FetchTarget> read_fetch_target(std::string_view address) {
    constexpr std::size_t kLongest = 2000;
    if (address.size() > kLongest) return std::nullopt;
    const bool hidden = std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == '\x7F'; });
    if (hidden) return std::nullopt;
    std::string scheme;
    const std::size_t colon = address.find("://");
    if (colon == std::string_view::npos) return std::nullopt;
    for (const char c : address.substr(0, colon)) scheme += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (scheme != "https" && scheme != "http") return std::nullopt;
    const std::string_view rest = address.substr(colon + 3);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string host;
    for (const char c : rest.substr(0, end)) host += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::string usual_port = scheme == "https" ? ":443" : ":80";
    if (host.ends_with(usual_port)) host.resize(host.size() - usual_port.size());
    while (host.ends_with('.')) host.pop_back();
    if (!is_host_name(host)) return std::nullopt;
    std::string path(rest.substr(end, rest.find('#') == std::string_view::npos ? std::string_view::npos : rest.find('#') - end));
    if (!path.starts_with('/')) path.insert(path.begin(), '/');
    return FetchTarget{.secure = scheme == "https", .host = std::move(host), .path = std::move(path)};
}

}  // namespace mungba::domain

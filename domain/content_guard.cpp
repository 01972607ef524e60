#include "domain/content_guard.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "core/text.hpp"

namespace mungba::domain {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_host_char(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

/// What is compared of "User@Host.VN.:8080".
std::string host_of(std::string_view authority) {
    const std::size_t user = authority.rfind('@');
    if (user != std::string_view::npos) authority.remove_prefix(user + 1);
    authority = authority.substr(0, authority.find(':'));
    while (authority.ends_with('.')) authority.remove_suffix(1);
    return core::text::fold_keep_accents(authority);
}

/// "bit.ly" in "bit.ly/x": letters, a dot, at least two letters at the end, and no word before it.
bool looks_like_host(std::string_view word) {
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || word.size() - dot < 3) return false;
    const auto end = word.substr(dot + 1);
    return std::all_of(end.begin(), end.end(), [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0;
    });
}

/// Where the authority of a link ends.
std::size_t end_of_authority(std::string_view text, std::size_t from) {
    constexpr std::string_view kEnds = "/?#\\ \n\t\"'<>()[]{}|,;";
    return std::min(text.find_first_of(kEnds, from), text.size());
}

/// Words that are links without "://".
void add_bare_hosts(std::string_view text, std::vector<std::string>& hosts) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_host_char(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_host_char(text[end])) ++end;
        const std::string_view word = text.substr(i, end - i);
        const bool path = end < text.size() && text[end] == '/';
        const bool www = core::text::fold(word.substr(0, 4)) == "www.";
        const bool mail = i > 0 && text[i - 1] == '@';
        if (!mail && looks_like_host(word) && (path || www)) hosts.push_back(host_of(word));
        i = end;
    }
}

}  // namespace

std::vector<std::string> hosts_in(std::string_view text) {
    // Wide letters and hidden characters do not make another address of it.
    const std::string seen = core::text::fold_keep_accents(text);
    std::vector<std::string> hosts;
    for (std::size_t at = seen.find("://"); at != std::string::npos;
         at = seen.find("://", at + 3)) {
        const std::size_t begin = at + 3;
        std::string host =
            host_of(std::string_view(seen).substr(begin, end_of_authority(seen, begin) - begin));
        if (!host.empty()) hosts.push_back(std::move(host));
    }
    add_bare_hosts(seen, hosts);
    std::vector<std::string> each_once;
    for (std::string& host : hosts) {
        if (std::find(each_once.begin(), each_once.end(), host) == each_once.end())
            each_once.push_back(std::move(host));
    }
    return each_once;
}

bool is_allowed_host(std::string_view host, const std::vector<std::string>& allowed) {
    return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& one) {
        return host == one || (host.size() > one.size() + 1 && host.ends_with(one) &&
                               host[host.size() - one.size() - 1] == '.');
    });
}

int count_numbers_of_persons(std::string_view text) {
    constexpr std::size_t kPhone = 10;
    constexpr std::size_t kIdentity = 12;
    const std::string seen = core::text::fold_keep_accents(text);
    std::set<std::string> numbers;
    for (std::size_t i = 0; i < seen.size();) {
        if (!is_digit(seen[i])) {
            ++i;
            continue;
        }
        std::string digits;
        std::size_t end = i;
        // One blank, dot or dash may stand between groups of at least two digits.
        std::size_t group = 0;
        while (end < seen.size()) {
            if (is_digit(seen[end])) {
                digits += seen[end++];
                ++group;
                continue;
            }
            const bool joins = (seen[end] == ' ' || seen[end] == '.' || seen[end] == '-') &&
                               group >= 2 && end + 1 < seen.size() && is_digit(seen[end + 1]);
            // "10 0912345671", "0912345671 0912345672": the next is a number of its own.
            const bool ours = digits[0] == '0' || digits.starts_with("84");
            const bool whole = digits.size() >= kPhone && joins && seen[end + 1] == '0';
            if (!ours || whole) break;
            if (!joins || digits.size() >= kIdentity) break;
            group = 0;
            ++end;
        }
        const bool abroad = i > 0 && seen[i - 1] == '+' && digits.starts_with("84");
        if (abroad || (digits.size() == kPhone + 1 && digits.starts_with("84")))
            digits = "0" + digits.substr(2);
        const bool mobile = digits.size() == kPhone && digits[0] == '0' && digits[1] >= '3';
        const bool landline = digits.size() == kPhone + 1 && digits.starts_with("02");
        const bool identity = digits.size() == kIdentity && digits[0] == '0';
        if (mobile || landline || identity) numbers.insert(digits);
        i = end;
    }
    return static_cast<int>(numbers.size());
}

std::vector<GuardFinding> guard_text(std::string_view text, const GuardRules& rules) {
    std::vector<GuardFinding> findings;
    const auto lines = lines_of(text);
    if (const auto mark = find_secrecy_mark(text)) {
        GuardFinding found{.kind = GuardFinding::Kind::marking, .mark = mark, .host = {}};
        for (std::size_t i = 0; i < lines.size() && found.line == 0; ++i) {
            if (find_secrecy_mark(lines[i])) found.line = static_cast<int>(i) + 1;
        }
        findings.push_back(std::move(found));
    }
    if (const int count = count_numbers_of_persons(text); count > rules.numbers_allowed) {
        GuardFinding found{
            .kind = GuardFinding::Kind::person_list, .mark = {}, .count = count, .host = {}};
        for (std::size_t i = 0; i < lines.size() && found.line == 0; ++i) {
            if (count_numbers_of_persons(lines[i]) > 0) found.line = static_cast<int>(i) + 1;
        }
        findings.push_back(std::move(found));
    }
    if (!rules.check_links) return findings;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::string& host : hosts_in(lines[i])) {
            if (!is_allowed_host(host, rules.allowed_hosts))
                findings.push_back({.kind = GuardFinding::Kind::link,
                                    .mark = {},
                                    .line = static_cast<int>(i) + 1,
                                    .host = std::move(host)});
        }
    }
    return findings;
}

}  // namespace mungba::domain

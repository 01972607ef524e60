#pragma once
#include <algorithm>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/cpp_text.hpp"
#include "tests/house/source_tree.hpp"

/// Rules on single files; each gives a line for everything it finds. Words that a plain search
/// through the repository should not meet are written in two pieces.
namespace mungba::house {

using Lines = std::vector<std::string>;

inline void add_matches(Lines& lines,
                        const std::string& text,
                        const std::regex& pattern,
                        const std::string& why) {
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end;
         ++match) {
        lines.push_back("\"" + match->str() + "\": " + why);
    }
}

/// The system's clock and its zone are asked in core/clock.cpp alone; chance in core/random.cpp.
inline Lines asks_the_system(const SourceFile& file) {
    static const std::regex time(
        R"re(\b(?:system|steady|high_resolution|utc|file)_clock::now\b|\b(?:gettimeofday|clock_gettime|timespec_get|localtime|localtime_r|gmtime|gmtime_r|mktime|ftime|current_zone)\s*\(|\bstd::(?:time|clock)\s*\(|\btime\s*\(\s*(?:nullptr|NULL|0|&\s*\w+)\s*\)|\bCLOCK_(?:REALTIME|MONOTONIC)\w*)re");
    static const std::regex chance(
        R"re(\brandom_device\b|\bmt19937(?:_64)?\b|\bdefault_random_engine\b|\bs?rand\s*\(|\barc4random\w*)re");
    static const std::regex sql_time(
        R"re('now'|\bCURRENT_(?:TIMESTAMP|TIME|DATE)\b|\bunixepoch\s*\(\s*\))re",
        std::regex::icase);
    Lines lines;
    const std::string is_clocks = "ask core::Clock or core::steady_now()";
    if (!is_cpp(file.path)) {
        add_matches(lines, file.text, sql_time, is_clocks);
        return lines;
    }
    const CppText text = split_cpp(file.text);
    if (file.path != "core/clock.cpp") add_matches(lines, text.code, time, is_clocks);
    if (file.path != "core/random.cpp") add_matches(lines, text.code, chance, "ask core::Random");
    for (const std::string& literal : text.literals)
        add_matches(lines, literal, sql_time, is_clocks);
    return lines;
}

/// Where SQL may stand: repositories, and storage's own machinery.
inline bool may_hold_sql(std::string_view path) {
    static const std::regex allowed(
        R"re((?:storage|handlers/[a-z_]+)/(?:[a-z_]*repository|[a-z_]*_repository_\w+)\.[ch]pp|storage/(?:sqlite|connection|statement|transaction|writer|readers?|migrator|database|backup|integrity|invariants|maintenance|schema|checks?)\w*\.[ch]pp)re");
    return std::regex_match(path.begin(), path.end(), allowed);
}

inline Lines holds_sql(const SourceFile& file) {
    static const std::regex sql(
        R"re(\bSELECT\b[^;]*\bFROM\b|\bUPDATE\s+\w+\s+SET\b|\b(?:PRAGMA|SAVEPOINT|BEGIN IMMEDIATE|VACUUM)\b|\b(?:insert\s+(?:or\s+\w+\s+)?into|delete\s+from|(?:create|drop|alter)\s+table)\s+\w)re");
    static const std::regex upper(
        R"re(\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|DELETE\s+FROM|(?:CREATE|DROP|ALTER)\s+TABLE)\b)re");
    Lines lines;
    if (may_hold_sql(file.path)) return lines;
    for (const std::string& literal : split_cpp(file.text).literals) {
        std::string line = literal;
        std::replace(line.begin(), line.end(), '\n', ' ');
        add_matches(lines, line, sql, "SQL stands in a repository");
        add_matches(lines, line, upper, "SQL stands in a repository");
    }
    return lines;
}

/// Mustache tags that do not escape what they put in.
inline Lines holds_raw_tags(const SourceFile& file) {
    static const std::regex raw(R"re(\{\{\{|\{\{\s*&)re");
    Lines lines;
    const auto look = [&lines](const std::string& text) {
        add_matches(lines, text, raw, "this tag does not escape");
    };
    if (!is_cpp(file.path))
        look(file.text);
    else
        for (const std::string& literal : split_cpp(file.text).literals) look(literal);
    return lines;
}

/// Folders of one machine, and hosts from which one machine installs.
inline Lines names_a_machine(const SourceFile& file) {
    static const std::regex machine(
        "(?:^|[^A-Za-z0-9_.])/(?:wo"
        "rk|ro"
        "ot|ho"
        "me/[a-z]+)/|registry\\.np"
        "mjs|reg"
        "istry\\.yarnpkg|deb\\.deb"
        "ian\\.org|files\\.python"
        "hosted");
    Lines lines;
    add_matches(lines, file.text, machine, "the repository names no machine and no registry");
    return lines;
}

inline Lines waits_blindly(const SourceFile& file) {
    static const std::regex wait(
        "\\bsleep"
        "_(?:for|until)\\b|\\bu?sle"
        "ep\\s*\\(|\\bnanosle"
        "ep\\b|waitFor"
        "Timeout|setTime"
        "out\\s*\\(");
    Lines lines;
    add_matches(lines,
                is_cpp(file.path) ? split_cpp(file.text).code : file.text,
                wait,
                "wait for a state or a named point");
    return lines;
}

constexpr std::ptrdiff_t kMaxLines = 350;

inline Lines is_too_long(const SourceFile& file) {
    const auto count = std::count(file.text.begin(), file.text.end(), '\n');
    if (count <= kMaxLines) return {};
    return {std::to_string(count) + " lines: is it the room through which everything passes?"};
}

inline Lines lacks_guard(const SourceFile& file) {
    const CppText text = split_cpp(file.text);
    return text.code.find("#pragma once") == std::string::npos ? Lines{"no #pragma once"} : Lines{};
}

inline Lines promises_for_later(const SourceFile& file) {
    static const std::regex later(
        "\\bTO"
        "DO\\b|\\bFIX"
        "ME\\b|\\bXX"
        "X\\b");
    Lines lines;
    add_matches(lines, file.text, later, "do it now, or open an issue");
    return lines;
}

}  // namespace mungba::house

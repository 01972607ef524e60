#pragma once
#include <catch2/catch.hpp>
#include <string>

#include "domain/reply_reader.hpp"

namespace mungba::test {

using namespace mungba::domain;

/// In 1:1, with the meeting's question open.
inline constexpr ReplyContext kAsked{.question_open = true, .is_private = true};
inline constexpr ReplyContext kAskedInGroup{.question_open = true, .is_private = false};

/// "late 15", "absent_excused: bận", "none" …
inline std::string told(const Reply& reply) {
    switch (reply.kind) {
        case Reply::Kind::not_an_answer:
            return "none";
        case Reply::Kind::ask_two:
            return "ask_two";
        case Reply::Kind::ask_three:
            return "ask_three";
        case Reply::Kind::retract:
            return "retract";
        case Reply::Kind::answer:
            break;
    }
    std::string line(name_of(reply.answer.value()));
    if (reply.minutes_late > 0) line += " " + std::to_string(reply.minutes_late);
    if (reply.late_until_minutes >= 0) line += " until " + std::to_string(reply.late_until_minutes);
    if (!reply.reason.empty()) line += ": " + reply.reason;
    return line;
}

/// What was typed, and what it came to in the words of `told`.
struct Row {
    const char* typed;
    const char* expected;
};

template <std::size_t Size>
void check_rows(const Row (&rows)[Size], const ReplyContext& context) {
    for (const Row& row : rows) {
        INFO(row.typed);
        CHECK(told(read_reply(row.typed, context)) == row.expected);
    }
}

}  // namespace mungba::test

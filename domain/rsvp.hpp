#pragma once
#include <optional>
#include <string_view>

namespace mungba::domain {

/// What a member said about a meeting. `received` heard the notice and said nothing else; `unclear`
/// was asked or stands on the secretary's list as "chưa rõ". Silence is no answer and has no row.
/// Source: design §4 "export answers", domain.md §5.2.
enum class Answer {
    present,
    absent,
    absent_excused,
    late,
    online,
    online_request,
    received,
    unclear
};

/// Who brought the answer in.
enum class AnswerSource { group, private_chat, on_behalf, call, page };

std::string_view name_of(Answer answer);
std::string_view name_of(AnswerSource source);
std::optional<Answer> answer_named(std::string_view name);
std::optional<AnswerSource> answer_source_named(std::string_view name);

/// True for the answers that say whether somebody comes; false for `received` and `unclear`.
constexpr bool is_decided(Answer answer) {
    return answer != Answer::received && answer != Answer::unclear;
}

}  // namespace mungba::domain

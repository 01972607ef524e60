#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The order of a meeting: its three parts (domain.md §3.2). Pure, any thread.
namespace mungba::domain {

enum class AgendaPart { opening, conduct, closing };
std::string_view name_of(AgendaPart part);
std::optional<AgendaPart> agenda_part_named(std::string_view name);

/// UTF-16 units of the contents in a notice, and in that of a combined meeting (conversation.md §5).
inline constexpr std::size_t kLongestAgenda = 110;
inline constexpr std::size_t kLongestAgendaOfTwo = 60;
inline constexpr std::size_t kLongestTopic = 75;

/// What the lines of a new meeting's agenda are taken from: `{thang}` is its month, `{thang_truoc}` the one before.
struct AgendaForm {
    std::vector<std::string> opening;
    std::vector<std::string> conduct;  ///< these stand in the notice
    std::vector<std::string> closing;
    std::vector<std::string> combined;  ///< instead of `conduct` where a thematic part follows: there the notice has less room
    friend bool operator==(const AgendaForm&, const AgendaForm&) = default;
};
AgendaForm default_agenda();
std::vector<std::string> default_topic_groups();

/// A line of the form for that month, 1 to 12.
std::string agenda_line(std::string_view form, unsigned month);
/// As a notice has it: "(1) …; (2) …"; one alone without its number.
std::string as_contents(const std::vector<std::string>& lines);

}  // namespace mungba::domain

#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/local_time.hpp"

namespace mungba::domain {

/// Source: domain.md §1.2.
enum class MeetingKind { regular, thematic, branch_committee, extraordinary };

/// proposed → confirmed → announced → held → recorded; out of the way: moved, cancelled, not_held.
/// A meeting whose day passed without a word stays `announced` (it awaits its record): never "not
/// held" by itself.
enum class MeetingState {
    proposed,
    confirmed,
    announced,
    held,
    recorded,
    moved,
    cancelled,
    not_held
};

enum class MeetingMode { in_person, online };

/// UTF-16 units of a place in a notice (conversation.md §5): a person shortens a longer one, not
/// the bot.
inline constexpr std::size_t kLongestPlace = 60;

std::string_view name_of(MeetingKind kind);
std::string_view name_of(MeetingState state);
std::string_view name_of(MeetingMode mode);
std::optional<MeetingKind> meeting_kind_named(std::string_view name);
std::optional<MeetingState> meeting_state_named(std::string_view name);
std::optional<MeetingMode> meeting_mode_named(std::string_view name);

/// Reads the kind at the beginning of a folded text ("bat thuong", "chi uy", "thuong ky"); `length`
/// bytes were read, 0 if none.
struct ReadMeetingKind {
    std::optional<MeetingKind> kind;
    std::size_t length = 0;
};
ReadMeetingKind read_meeting_kind(std::string_view folded);

/// When answers close: three hours before the start (conversation.md §4).
core::Instant answers_close(core::Instant starts_at);
/// The hour that a notice prints as the deadline: `answers_close`, or 20:00 of the evening before
/// where that falls into quiet hours.
core::Instant printed_deadline(core::Instant starts_at,
                               core::TimeOfDay quiet_from,
                               core::TimeOfDay quiet_to);

/// True if `time` lies in [from, to), over midnight where from > to.
bool in_quiet_hours(core::TimeOfDay time, core::TimeOfDay from, core::TimeOfDay to);

}  // namespace mungba::domain

#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"
#include "domain/roll_call.hpp"

/// What a secretary types at the roll call and at its end. Pure, any thread.
namespace mungba::handlers::rollcall {

/// "có 19 20, vắng 21, muộn 5": numbers are places in the list, never minutes.
struct TypedEntry {
    enum class What {
        present,
        absent,     ///< with or without a reason is asked where it is not known
        late,
        online,
        excused,    ///< "có lý do 20"
        unexcused,  ///< "không lý do 21"
    } what = What::present;
    std::vector<int> numbers{};
    bool all_others = false;  ///< "có hết": whoever is still open
};
/// Nothing if anything in it is not understood.
std::optional<std::vector<TypedEntry>> read_entries(std::string_view typed);

/// "19h30 21h05 tốt"; hours without sáng or tối are those that fit the meeting.
struct TypedEnding {
    std::optional<core::Instant> started_at{};
    std::optional<core::Instant> ended_at{};
    std::optional<domain::Grade> grade{};
    bool has_hours() const { return started_at && ended_at; }
};
/// Nothing if anything in it is not understood. @param starts_at  of the meeting: its day, and which half of it is meant.
std::optional<TypedEnding> read_ending(std::string_view typed, core::Instant starts_at);

}  // namespace mungba::handlers::rollcall

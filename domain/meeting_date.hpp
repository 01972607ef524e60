#pragma once
#include <bitset>
#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/branch.hpp"
#include "domain/days_off.hpp"

/// "The 3rd of the month, or a day of the first week if that is a day off." Source of the rule: domain.md §4.4, §4.5. Pure, any thread.
namespace mungba::domain {

/// The day of the month on which everybody meets.
inline constexpr unsigned kCommonDay = 3;

/// The kinds of days off that a branch does not meet on.
class DayOffKinds {
public:
    DayOffKinds() = default;
    DayOffKinds(std::initializer_list<DayOffKind> kinds) {
        for (const DayOffKind kind : kinds) bits_.set(static_cast<std::size_t>(kind));
    }
    void add(DayOffKind kind) { bits_.set(static_cast<std::size_t>(kind)); }
    bool has(DayOffKind kind) const { return bits_.test(static_cast<std::size_t>(kind)); }
    friend bool operator==(const DayOffKinds&, const DayOffKinds&) = default;

private:
    std::bitset<kDayOffKinds> bits_;
};

/// Where a day is looked for if the 3rd is avoided.
enum class Direction {
    next,      ///< after it, else before it, going away from it
    previous,  ///< before it, else after it
    nearest,   ///< the nearer one; of two the later
};
std::string_view name_of(Direction direction);
std::optional<Direction> direction_named(std::string_view name);

/// How the date of a branch's regular meeting is found.
struct DatePolicy {
    DayOffKinds avoid;
    Direction direction = Direction::next;
    unsigned first_day = 1;  ///< of the month: the first week, 1 ≤ first_day ≤ 3 ≤ last_day
    unsigned last_day = 7;
    friend bool operator==(const DatePolicy&, const DatePolicy&) = default;
};
/// What domain.md §4.5 recommends; a rule pack may say otherwise.
DatePolicy default_policy(DatePreset preset);

/// A month's date and why it is that one.
struct MeetingDate {
    std::optional<core::LocalDate> date;   ///< nothing: no day of the window is left, somebody must choose
    std::optional<DaysOff::Reason> why;    ///< why not on the 3rd; nothing where it is
    Basis basis = Basis::announced;        ///< on what it stands
    std::vector<core::LocalDate> options;  ///< where no day is left, two to choose from: of the window first, then the working days after it
    std::vector<core::LocalDate> earlier;  ///< shortly before Tết: earlier days of the window that a person may prefer
};
MeetingDate meeting_date(std::chrono::year_month month, const DatePolicy& policy, const DaysOff& days_off);

/// The day of the rule itself.
core::LocalDate third_of(std::chrono::year_month month);
/// Whether a date lies in the first week, as the policy has it.
bool is_in_window(core::LocalDate date, std::chrono::year_month month, const DatePolicy& policy);

}  // namespace mungba::domain

#include "domain/meeting_date.hpp"

#include <algorithm>
#include <array>

#include "domain/lunar_calendar.hpp"
#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<Direction, 3> kDirections{
    {{Direction::next, "next"}, {Direction::previous, "previous"}, {Direction::nearest, "nearest"}}};

// So many days before the first day of the Tết break a meeting is better held earlier, as far as the window goes.
constexpr int kShortlyBeforeTet = 3;
constexpr std::size_t kOptions = 2;

core::LocalDate day_of(std::chrono::year_month month, unsigned day) { return core::LocalDate{month / std::chrono::day{day}}; }

/// The days of the window in the order in which they are tried; the 3rd first.
std::vector<unsigned> in_order(const DatePolicy& policy) {
    std::vector<unsigned> after;
    std::vector<unsigned> before;
    for (unsigned day = kCommonDay + 1; day <= policy.last_day; ++day) after.push_back(day);
    for (unsigned day = kCommonDay; day-- > policy.first_day;) before.push_back(day);
    std::vector<unsigned> order{kCommonDay};
    const auto append = [&](const std::vector<unsigned>& days) { order.insert(order.end(), days.begin(), days.end()); };
    switch (policy.direction) {
        case Direction::next:
            append(after);
            append(before);
            break;
        case Direction::previous:
            append(before);
            append(after);
            break;
        case Direction::nearest:
            for (std::size_t i = 0; i < std::max(after.size(), before.size()); ++i) {
                if (i < after.size()) order.push_back(after[i]);
                if (i < before.size()) order.push_back(before[i]);
            }
            break;
    }
    return order;
}

bool is_avoided(core::LocalDate date, const DatePolicy& policy, const DaysOff& days_off) {
    const auto reason = days_off.why_off(date);
    return reason && policy.avoid.has(reason->kind);
}

std::optional<core::LocalDate> chosen(std::chrono::year_month month, const DatePolicy& policy, const DaysOff& days_off) {
    for (const unsigned day : in_order(policy)) {
        if (!is_avoided(day_of(month, day), policy, days_off)) return day_of(month, day);
    }
    return std::nullopt;
}

/// A year with data is announced where its document speaks of those days, and wholly so if it speaks of every holiday; the rest is law, save
/// what the choices for that year may change.
Basis basis_of(std::chrono::year_month month, const DatePolicy& policy, const DaysOff& days_off, std::optional<core::LocalDate> date) {
    const int year = static_cast<int>(month.year());
    if (days_off.has_year(year)) return days_off.is_announced_around(month) ? Basis::announced : Basis::law;
    for (const int before : {1, 2}) {
        for (const int beside : {-1, 1}) {
            const DaysOff other = days_off.under({.tet_days_before = before, .next_to_national = beside});
            if (chosen(month, policy, other) != date) return Basis::provisional;
        }
    }
    return Basis::law;
}

std::vector<core::LocalDate> options_of(std::chrono::year_month month, const DatePolicy& policy, const DaysOff& days_off) {
    std::vector<core::LocalDate> options;
    for (const unsigned day : in_order(policy)) {
        const auto reason = days_off.why_off(day_of(month, day));
        if (reason && reason->kind != DayOffKind::holiday && reason->kind != DayOffKind::compensatory) options.push_back(day_of(month, day));
    }
    for (core::LocalDate date = day_of(month, policy.last_day); options.size() < kOptions;) {
        date = core::plus_days(date, 1);
        if (!days_off.why_off(date)) options.push_back(date);
    }
    options.resize(kOptions);
    return options;
}

std::vector<core::LocalDate> earlier_than(core::LocalDate date, const DatePolicy& policy, const DaysOff& days_off) {
    const int year = static_cast<int>(date.year());
    if (year < kFirstLunarYear || year > kLastLunarYear) return {};
    // The break begins with the first of the days off that reach without a gap to Tết.
    core::LocalDate begins = tet(year);
    while (days_off.why_off(core::plus_days(begins, -1))) begins = core::plus_days(begins, -1);
    const int left = core::days_between(date, begins);
    if (left < 1 || left > kShortlyBeforeTet) return {};
    std::vector<core::LocalDate> earlier;
    for (unsigned day = policy.first_day; day < static_cast<unsigned>(date.day()); ++day) {
        const core::LocalDate other = date.year() / date.month() / day;
        if (!is_avoided(other, policy, days_off)) earlier.push_back(other);
    }
    return earlier;
}

}  // namespace

std::string_view name_of(Direction direction) { return name_in(kDirections, direction); }
std::optional<Direction> direction_named(std::string_view name) { return value_in(kDirections, name); }

DatePolicy default_policy(DatePreset preset) {
    DatePolicy policy{.avoid = {DayOffKind::holiday, DayOffKind::compensatory, DayOffKind::swap_off}};
    if (preset == DatePreset::standard) {
        policy.avoid.add(DayOffKind::saturday);
        policy.avoid.add(DayOffKind::sunday);
    }
    return policy;
}

core::LocalDate third_of(std::chrono::year_month month) { return day_of(month, kCommonDay); }

bool is_in_window(core::LocalDate date, std::chrono::year_month month, const DatePolicy& policy) {
    if (date.year() / date.month() != month) return false;
    const auto day = static_cast<unsigned>(date.day());
    return day >= policy.first_day && day <= policy.last_day;
}

MeetingDate meeting_date(std::chrono::year_month month, const DatePolicy& policy, const DaysOff& days_off) {
    MeetingDate found;
    found.date = chosen(month, policy, days_off);
    if (found.date != third_of(month)) found.why = days_off.why_off(third_of(month));
    found.basis = basis_of(month, policy, days_off, found.date);
    if (!found.date) found.options = options_of(month, policy, days_off);
    if (found.date) found.earlier = earlier_than(*found.date, policy, days_off);
    return found;
}

}  // namespace mungba::domain

#include "domain/days_off.hpp"

#include <algorithm>

namespace mungba::domain {

DaysOff::DaysOff(std::vector<AnnouncedYear> years) {
    for (AnnouncedYear& year : years) {
        const int number = year.year;
        years_.insert_or_assign(number, std::move(year));
    }
}

std::optional<DaysOff::Reason> DaysOff::why_off(core::LocalDate date) const {
    const std::chrono::sys_days day{date};
    if (const auto year = years_.find(static_cast<int>(date.year())); year != years_.end()) {
        const auto& announced = year->second.days;
        const auto& makeup = year->second.makeup_work;
        // A holiday on a Sunday is a holiday first: some branches meet at weekends, none on
        // holidays.
        if (const auto found = announced.find(day); found != announced.end()) {
            return Reason{found->second.kind, found->second.name};
        }
        if (std::find(makeup.begin(), makeup.end(), day) != makeup.end()) return std::nullopt;
    }
    const unsigned weekday = core::weekday_of(date).iso_encoding();
    if (weekday == 6) return Reason{DayOffKind::saturday, core::format_weekday(date)};
    if (weekday == 7) return Reason{DayOffKind::sunday, core::format_weekday(date)};
    return std::nullopt;
}

bool DaysOff::has_year(int year) const { return years_.contains(year); }

}  // namespace mungba::domain

#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/local_time.hpp"

namespace mungba::domain {

/// Why a day is off. Source: domain.md §1.2, §4.
enum class DayOffKind { holiday, compensatory, swap_off, saturday, sunday };

/// One year's days as announced: what a `days-off-YYYY.json` holds. Weekends are not listed; a
/// make-up Saturday is.
struct AnnouncedYear {
    int year = 0;
    std::string document;  ///< who announced it, with number and date
    struct Day {
        DayOffKind kind = DayOffKind::holiday;
        std::string name;  ///< "nghỉ Quốc khánh", as it reads in "Ngày 02/09 là …"
    };
    std::map<std::chrono::sys_days, Day> days;
    std::vector<std::chrono::sys_days> makeup_work;  ///< Saturdays on which one works
};

/// All days off that are known. Immutable after building, any thread.
class DaysOff {
public:
    DaysOff() = default;
    explicit DaysOff(std::vector<AnnouncedYear> years);
    struct Reason {
        DayOffKind kind;
        std::string name;  ///< "thứ Bảy", "Chủ nhật", "nghỉ Quốc khánh"
    };
    /// Nothing for a working day. Weekends are always known; other days only for years with data.
    std::optional<Reason> why_off(core::LocalDate date) const;
    bool has_year(int year) const;

private:
    std::map<int, AnnouncedYear> years_;
};

}  // namespace mungba::domain

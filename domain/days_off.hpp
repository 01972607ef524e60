#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"

namespace mungba::domain {

/// Why a day is off. Source: domain.md §1.2, §4.
enum class DayOffKind { holiday, compensatory, swap_off, saturday, sunday };
inline constexpr int kDayOffKinds = 5;
std::string_view name_of(DayOffKind kind);  ///< "holiday", "swap_off" …
std::optional<DayOffKind> day_off_kind_named(std::string_view name);

/// On what a statement about days off stands.
enum class Basis {
    announced,    ///< a document of that year
    law,          ///< the Labour Code, and nothing that is decided year by year can change it
    provisional,  ///< dự kiến: it depends on what will be decided for that year
};
std::string_view name_of(Basis basis);

/// One year's days as announced: what a `days-off-YYYY.json` holds. Weekends are not listed; a
/// make-up Saturday is.
struct AnnouncedYear {
    int year = 0;
    std::string document;  ///< who announced it, with number and date
    struct Day {
        DayOffKind kind = DayOffKind::holiday;
        std::string name;  ///< "nghỉ Quốc khánh", as it reads in "Ngày 02/09 là …"
        bool by_law = false;  ///< not in the announcement: it follows from the Labour Code
    };
    std::map<std::chrono::sys_days, Day> days;
    std::vector<std::chrono::sys_days> makeup_work;  ///< Saturdays on which one works
};

/// What is decided for each year anew (Labour Code, Art. 112.3): before it is known, a choice.
struct YearlyChoice {
    int tet_days_before = 2;     ///< of its five days; 1 or 2
    int next_to_national = 0;    ///< -1: 1/9, 1: 3/9, 0: whichever makes the longer rest
};
/// A year's days off as the law has them, under such a choice: holidays, and the working days that make up for those on a weekend.
/// Source: Labour Code 45/2019/QH14, Art. 111.3 and 112; resolution 28/2026/QH16 (24/11, from 2026 on).
AnnouncedYear days_off_by_law(int year, const YearlyChoice& choice);

/// All days off that are known; a year without data is projected from the law. Any thread.
class DaysOff {
public:
    DaysOff();
    explicit DaysOff(std::vector<AnnouncedYear> years);
    /// The same with other choices for the years without data.
    DaysOff under(const YearlyChoice& choice) const;

    struct Reason {
        DayOffKind kind;
        std::string name;  ///< "thứ Bảy", "Chủ nhật", "nghỉ Quốc khánh"
        Basis basis = Basis::law;
    };
    /// Nothing for a working day.
    std::optional<Reason> why_off(core::LocalDate date) const;
    bool has_year(int year) const;  ///< as data
    /// Whether the first week of that month is as a document says: of a year with data, unless what it lists there follows from the law alone
    /// and its other days do not all stand in the document.
    bool is_announced_around(std::chrono::year_month month) const;

private:
    struct Projected;
    const AnnouncedYear& in(int year) const;

    std::map<int, AnnouncedYear> years_;
    YearlyChoice choice_;
    std::shared_ptr<Projected> projected_;  ///< made when they are asked for
};

}  // namespace mungba::domain

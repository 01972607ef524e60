#include <array>

#include "domain/days_off.hpp"
#include "domain/lunar_calendar.hpp"

namespace mungba::domain {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Vietnam Culture Day is a day off from this year on.
constexpr int kFirstCultureDay = 2026;
constexpr int kTetDays = 5;

bool is_weekend(sys_days day) { return std::chrono::weekday{day}.iso_encoding() > 5; }

/// 2/9 on a Tuesday, Wednesday, Friday or Saturday joins 1/9; else 3/9. It was so from 2023 to 2027.
int next_to(sys_days national) {
    const unsigned weekday = std::chrono::weekday{national}.iso_encoding();
    return weekday == 2 || weekday == 3 || weekday == 5 || weekday == 6 ? -1 : 1;
}

class Year {
public:
    explicit Year(int year) { made_.year = year; }

    void holiday(sys_days day, std::string_view name) {
        made_.days[day] = {.kind = DayOffKind::holiday, .name = "nghỉ " + std::string(name), .by_law = true};
        holidays_.emplace_back(day, name);
    }

    /// A holiday on a weekend is made up for on the next working day; called when all holidays stand.
    AnnouncedYear compensated() && {
        for (const auto& [day, name] : holidays_) {
            if (!is_weekend(day)) continue;
            sys_days free = day;
            while (is_weekend(free) || made_.days.contains(free)) free += days{1};
            made_.days[free] = {.kind = DayOffKind::compensatory, .name = "nghỉ bù " + std::string(name), .by_law = true};
        }
        return std::move(made_);
    }

private:
    AnnouncedYear made_;
    std::vector<std::pair<sys_days, std::string_view>> holidays_;
};

}  // namespace

AnnouncedYear days_off_by_law(int number, const YearlyChoice& choice) {
    const std::chrono::year year{number};
    Year made(number);
    made.holiday(sys_days{year / 1 / 1}, "Tết Dương lịch");
    if (number >= kFirstLunarYear && number <= kLastLunarYear) {
        const sys_days first = sys_days{tet(number)} - days{choice.tet_days_before};
        for (int i = 0; i < kTetDays; ++i) made.holiday(first + days{i}, "Tết Nguyên đán");
        made.holiday(sys_days{hung_kings_day(number)}, "Giỗ Tổ Hùng Vương");
    }
    made.holiday(sys_days{year / 4 / 30}, "ngày Chiến thắng 30/4");
    made.holiday(sys_days{year / 5 / 1}, "ngày Quốc tế Lao động");
    const sys_days national{year / 9 / 2};
    const int beside = choice.next_to_national != 0 ? choice.next_to_national : next_to(national);
    if (beside < 0) made.holiday(national - days{1}, "Quốc khánh");
    made.holiday(national, "Quốc khánh");
    if (beside > 0) made.holiday(national + days{1}, "Quốc khánh");
    if (number >= kFirstCultureDay) made.holiday(sys_days{year / 11 / 24}, "ngày Văn hóa Việt Nam");
    return std::move(made).compensated();
}

}  // namespace mungba::domain

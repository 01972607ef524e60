#include "domain/days_off.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<DayOffKind, kDayOffKinds> kKinds{{{DayOffKind::holiday, "holiday"},
                                                      {DayOffKind::compensatory, "compensatory"},
                                                      {DayOffKind::swap_off, "swap_off"},
                                                      {DayOffKind::saturday, "saturday"},
                                                      {DayOffKind::sunday, "sunday"}}};
constexpr NameTable<Basis, 3> kBases{{{Basis::announced, "announced"}, {Basis::law, "law"}, {Basis::provisional, "provisional"}}};

}  // namespace

std::string_view name_of(DayOffKind kind) { return name_in(kKinds, kind); }
std::optional<DayOffKind> day_off_kind_named(std::string_view name) { return value_in(kKinds, name); }
std::string_view name_of(Basis basis) { return name_in(kBases, basis); }

struct DaysOff::Projected {
    std::mutex mutex;
    std::map<int, AnnouncedYear> years;  // never erased: references stay good
};

DaysOff::DaysOff() : projected_(std::make_shared<Projected>()) {}

DaysOff::DaysOff(std::vector<AnnouncedYear> years) : DaysOff() {
    for (AnnouncedYear& year : years) {
        const int number = year.year;
        years_.insert_or_assign(number, std::move(year));
    }
}

DaysOff DaysOff::under(const YearlyChoice& choice) const {
    DaysOff other(*this);
    other.choice_ = choice;
    other.projected_ = std::make_shared<Projected>();
    return other;
}

const AnnouncedYear& DaysOff::in(int number) const {
    if (const auto year = years_.find(number); year != years_.end()) return year->second;
    const std::scoped_lock lock(projected_->mutex);
    auto year = projected_->years.find(number);
    if (year == projected_->years.end()) year = projected_->years.emplace(number, days_off_by_law(number, choice_)).first;
    return year->second;
}

std::optional<DaysOff::Reason> DaysOff::why_off(core::LocalDate date) const {
    const std::chrono::sys_days day{date};
    const AnnouncedYear& year = in(static_cast<int>(date.year()));
    // A holiday on a Sunday is a holiday first: some branches meet at weekends, none on holidays.
    if (const auto found = year.days.find(day); found != year.days.end())
        return Reason{found->second.kind, found->second.name, found->second.by_law ? Basis::law : Basis::announced};
    if (std::find(year.makeup_work.begin(), year.makeup_work.end(), day) != year.makeup_work.end()) return std::nullopt;
    const unsigned weekday = core::weekday_of(date).iso_encoding();
    if (weekday == 6) return Reason{DayOffKind::saturday, core::format_weekday(date)};
    if (weekday == 7) return Reason{DayOffKind::sunday, core::format_weekday(date)};
    return std::nullopt;
}

bool DaysOff::has_year(int year) const { return years_.contains(year); }

bool DaysOff::is_announced_around(std::chrono::year_month month) const {
    const auto year = years_.find(static_cast<int>(month.year()));
    if (year == years_.end()) return false;
    const auto& days = year->second.days;
    const auto by_law = [](const auto& entry) { return entry.second.by_law; };
    if (std::none_of(days.begin(), days.end(), by_law)) return true;
    const std::chrono::sys_days first{month / 1};
    const auto in_first_week = [&](const auto& entry) {
        return entry.first >= first && entry.first < first + std::chrono::days{7};
    };
    return std::any_of(days.begin(), days.end(), [&](const auto& entry) { return in_first_week(entry) && !by_law(entry); });
}

}  // namespace mungba::domain

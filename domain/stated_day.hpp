#pragma once
#include <optional>
#include <string_view>

#include "core/local_time.hpp"

namespace mungba::domain {

/// The day that an answer names, as far as it names one: "ngày 5", "tháng 11", "14/10", "thứ Năm",
/// "tối nay". Pure, any thread.
struct StatedDay {
    std::optional<int> day{};
    std::optional<int> month{};
    std::optional<int> year{};
    std::optional<unsigned> weekday{};  ///< 0 is Sunday
    std::optional<int> in_days{};       ///< 0 today, 1 tomorrow
    std::optional<int> in_months{};     ///< 0 this month, 1 the next
    bool contradicts = false;           ///< two different days, or none that there is: fits nothing

    /// Reads "5/10", "05/10/2026", "5/10/26".
    void take_date(std::string_view folded);
    /// Takes over what the other one says.
    void add(const StatedDay& other);
    /// Whether `date` can be meant by what was written on `written`. Who names nothing fits all.
    bool fits(core::LocalDate date, core::LocalDate written) const;

private:
    bool names_date() const { return day || month || weekday; }
};

}  // namespace mungba::domain

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/local_time.hpp"

/// Quarters of the calendar: at least one thematic meeting in each. Pure, any thread.
namespace mungba::domain {

struct Quarter {
    int year = 2026;
    int number = 1;  ///< 1 to 4
    friend auto operator<=>(const Quarter&, const Quarter&) = default;
};

Quarter quarter_of(core::LocalDate date);
core::LocalDate first_day(const Quarter& quarter);
core::LocalDate last_day(const Quarter& quarter);
Quarter next(const Quarter& quarter);
/// Days from `today` to the quarter's last; negative once it is over.
int days_left(const Quarter& quarter, core::LocalDate today);
/// The month whose regular meeting is the last of its quarter: March, June, September, December.
bool ends_quarter(std::chrono::month month);
std::string roman(int number);  ///< "I" to "IV"

/// "quy 4", "quy iv", "q4", with or without a year after it ("quy 4/2026", "quy 1 nam 2027"), at the beginning of a folded text.
struct ReadQuarter {
    int number = 0;           ///< 0: none was read
    std::optional<int> year;  ///< as typed
    bool impossible = false;  ///< "quy 5"
    std::size_t length = 0;
};
ReadQuarter read_quarter(std::string_view folded);

}  // namespace mungba::domain

#include "domain/stated_day.hpp"

#include <array>
#include <charconv>

namespace mungba::domain {
namespace {

template <typename Value>
bool differ(std::optional<Value>& mine, const std::optional<Value>& other) {
    if (!other) return false;
    if (mine && *mine != *other) return true;
    mine = other;
    return false;
}

template <typename Value>
bool is_other(const std::optional<Value>& stated, Value actual) {
    return stated && *stated != actual;
}

int months_of(core::LocalDate date) {
    return static_cast<int>(date.year()) * 12 +
           static_cast<int>(static_cast<unsigned>(date.month()));
}

}  // namespace

void StatedDay::take_date(std::string_view folded) {
    std::array<int, 3> parts{};
    std::size_t count = 0;
    const char* at = folded.data();
    const char* const end = at + folded.size();
    bool well_formed = true;
    while (well_formed && count < parts.size() && at != end) {
        const auto [stop, error] = std::from_chars(at, end, parts[count]);
        well_formed = error == std::errc{} && (stop == end || (*stop == '/' && stop + 1 != end));
        ++count;
        at = stop == end ? end : stop + 1;
    }
    if (!well_formed || at != end || count < 2) {
        contradicts = true;
        return;
    }
    StatedDay stated;
    stated.day = parts[0];
    stated.month = parts[1];
    if (count == 3) stated.year = parts[2] < 100 ? parts[2] + 2000 : parts[2];
    add(stated);
}

void StatedDay::add(const StatedDay& other) {
    const bool two = differ(day, other.day) | differ(month, other.month) |
                     differ(year, other.year) | differ(weekday, other.weekday) |
                     differ(in_days, other.in_days) | differ(in_months, other.in_months);
    contradicts = contradicts || other.contradicts || two;
}

bool StatedDay::fits(core::LocalDate date, core::LocalDate written) const {
    if (contradicts) return false;
    if (is_other(day, static_cast<int>(static_cast<unsigned>(date.day()))) ||
        is_other(month, static_cast<int>(static_cast<unsigned>(date.month()))) ||
        is_other(year, static_cast<int>(date.year())) ||
        is_other(weekday, core::weekday_of(date).c_encoding()))
        return false;
    if (is_other(in_months, months_of(date) - months_of(written))) return false;
    // "hôm nay tôi báo vắng buổi 12/10": the date says more.
    return names_date() || !is_other(in_days, core::days_between(written, date));
}

}  // namespace mungba::domain

#include "core/local_time.hpp"

#include <fmt/format.h>

#include <array>

namespace mungba::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;

/// Viet Nam has had neither summer time nor another zone since 1975.
constexpr hours kOffset{7};

int year_of(LocalDate date) { return static_cast<int>(date.year()); }
unsigned month_of(LocalDate date) { return static_cast<unsigned>(date.month()); }
unsigned day_of(LocalDate date) { return static_cast<unsigned>(date.day()); }

/// Takes fixed fields off the front of a text; once one fails, all fail.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int value = 0;
        if (rest_.size() < count) failed_ = true;
        for (std::size_t i = 0; i < count && !failed_; ++i) {
            if (rest_[i] < '0' || rest_[i] > '9') failed_ = true;
            value = value * 10 + (rest_[i] - '0');
        }
        if (!failed_) rest_.remove_prefix(count);
        return value;
    }
    int digits_in(std::size_t count, int highest) {
        const int value = digits(count);
        if (value > highest) failed_ = true;
        return value;
    }
    bool skip(char expected) {
        if (failed_ || rest_.empty() || rest_.front() != expected) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char expected) {
        if (!skip(expected)) failed_ = true;
    }
    bool at_digit() const {
        return !failed_ && !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9';
    }
    void fail() { failed_ = true; }
    bool done() const { return !failed_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool failed_ = false;
};

/// Up to nine digits after the point; what is finer than a millisecond is dropped.
Milliseconds read_fraction(Scanner& scanner) {
    int value = 0;
    int count = 0;
    for (; scanner.at_digit(); ++count) {
        const int digit = scanner.digits(1);
        if (count < 3) value = value * 10 + digit;
    }
    if (count < 1 || count > 9) scanner.fail();
    for (int i = count; i < 3; ++i) value *= 10;
    return Milliseconds{value};
}

minutes read_offset(Scanner& scanner) {
    if (scanner.skip('Z')) return minutes{0};
    const bool west = scanner.skip('-');
    if (!west) scanner.expect('+');
    const hours whole{scanner.digits_in(2, 23)};
    scanner.expect(':');
    const minutes offset = whole + minutes{scanner.digits_in(2, 59)};
    return west ? -offset : offset;
}

}  // namespace

LocalTime to_local(Instant instant) {
    const auto local = instant + kOffset;
    const auto day = std::chrono::floor<days>(local);
    const auto minute = std::chrono::floor<minutes>(local - day);
    return {LocalDate{day}, {static_cast<int>(minute.count())}};
}

LocalDate local_date(Instant instant) { return to_local(instant).date; }

Instant to_instant(LocalDate date, TimeOfDay time) {
    return Instant{sys_days{date}} + minutes{time.minutes} - kOffset;
}

LocalDate plus_days(LocalDate date, int count) { return LocalDate{sys_days{date} + days{count}}; }

int days_between(LocalDate from, LocalDate to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

std::chrono::weekday weekday_of(LocalDate date) { return std::chrono::weekday{sys_days{date}}; }

std::optional<Instant> parse_iso(std::string_view text) {
    Scanner scanner{text};
    const std::chrono::year year{scanner.digits(4)};
    scanner.expect('-');
    const std::chrono::month month{static_cast<unsigned>(scanner.digits(2))};
    scanner.expect('-');
    const std::chrono::day day{static_cast<unsigned>(scanner.digits(2))};
    scanner.expect('T');
    const hours hour{scanner.digits_in(2, 23)};
    scanner.expect(':');
    const minutes minute{scanner.digits_in(2, 59)};
    scanner.expect(':');
    const std::chrono::seconds second{scanner.digits_in(2, 59)};
    const Milliseconds fraction = scanner.skip('.') ? read_fraction(scanner) : Milliseconds{0};
    const minutes offset = read_offset(scanner);
    const LocalDate date{year, month, day};
    if (!scanner.done() || !date.ok()) return std::nullopt;
    return Instant{sys_days{date}} + hour + minute + second + fraction - offset;
}

std::string format_iso(Instant instant) {
    const LocalTime local = to_local(instant);
    const auto rest = instant - to_instant(local.date, local.time);
    const auto ms = static_cast<int>(rest.count());
    return fmt::format("{}T{:02}:{:02}:{:02}{}+07:00",
                       format_iso_date(local.date),
                       local.time.hour(),
                       local.time.minute(),
                       ms / 1000,
                       ms % 1000 == 0 ? "" : fmt::format(".{:03}", ms % 1000));
}

std::string format_iso_date(LocalDate date) {
    return fmt::format("{:04}-{:02}-{:02}", year_of(date), month_of(date), day_of(date));
}

std::string format_hour(TimeOfDay time) {
    return fmt::format("{:02} giờ {:02}", time.hour(), time.minute());
}

std::string format_weekday(LocalDate date) {
    static constexpr std::array<const char*, 7> kNames = {
        "Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"};
    return kNames[weekday_of(date).c_encoding()];
}

std::string format_date(LocalDate date) {
    return fmt::format("{:02}/{:02}/{:04}", day_of(date), month_of(date), year_of(date));
}

std::string format_day_month(LocalDate date) {
    return fmt::format("{:02}/{:02}", day_of(date), month_of(date));
}

std::string format_hour_and_day(Instant instant) {
    const LocalTime local = to_local(instant);
    return fmt::format("{}, ngày {}", format_hour(local.time), format_day_month(local.date));
}

}  // namespace mungba::core

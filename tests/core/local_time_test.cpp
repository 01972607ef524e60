#include "core/local_time.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace mungba::core;
using namespace std::chrono;

namespace {

Instant at(const char* iso) {
    const auto instant = parse_iso(iso);
    REQUIRE(instant);
    return *instant;
}

LocalDate day_of(int y, unsigned m, unsigned d) { return LocalDate{year{y}, month{m}, day{d}}; }

}  // namespace

TEST_CASE("an instant is a day and an hour at UTC+7", "[local_time]") {
    struct Row {
        const char* utc;
        const char* date;
        int hour;
        int minute;
    };
    const Row rows[] = {
        {"2026-10-02T16:59:59.999Z", "2026-10-02", 23, 59},
        {"2026-10-02T17:00:00Z", "2026-10-03", 0, 0},  // midnight in Viet Nam
        {"2026-12-31T17:00:00Z", "2027-01-01", 0, 0},  // year's end
        {"2028-02-28T17:00:00Z", "2028-02-29", 0, 0},  // leap day
        {"2028-02-29T17:00:00Z", "2028-03-01", 0, 0},
        {"1969-12-31T16:59:59Z", "1969-12-31", 23, 59},  // before the epoch
    };
    for (const Row& row : rows) {
        INFO(row.utc);
        const LocalTime local = to_local(at(row.utc));
        CHECK(format_iso_date(local.date) == row.date);
        CHECK(local.time == at_hour(row.hour, row.minute));
        CHECK(local_date(at(row.utc)) == local.date);
    }
    CHECK(to_instant(day_of(2027, 1, 1), at_hour(0)) == at("2026-12-31T17:00:00Z"));
    CHECK(to_instant(day_of(2026, 10, 5), at_hour(19, 30)) == at("2026-10-05T19:30:00+07:00"));
}

TEST_CASE("days are counted over months, years and leap days", "[local_time]") {
    CHECK(plus_days(day_of(2026, 12, 31), 1) == day_of(2027, 1, 1));
    CHECK(plus_days(day_of(2027, 1, 3), -10) == day_of(2026, 12, 24));
    CHECK(plus_days(day_of(2028, 2, 28), 1) == day_of(2028, 2, 29));
    CHECK(plus_days(day_of(2027, 2, 28), 1) == day_of(2027, 3, 1));
    CHECK(days_between(day_of(2026, 12, 24), day_of(2027, 1, 3)) == 10);
    CHECK(days_between(day_of(2027, 1, 3), day_of(2026, 12, 24)) == -10);
    CHECK(weekday_of(day_of(2026, 10, 3)) == Saturday);
}

TEST_CASE("ISO instants are read strictly", "[local_time]") {
    CHECK(to_ms(at("1970-01-01T07:00:00+07:00")) == 0);
    CHECK(at("2026-10-02T18:00:00+07:00") == at("2026-10-02T11:00:00Z"));
    CHECK(at("2026-10-02T06:00:00-05:00") == at("2026-10-02T11:00:00Z"));
    CHECK(at("2026-10-02T11:00:00.5Z") - at("2026-10-02T11:00:00Z") == milliseconds{500});
    CHECK(at("2026-10-02T11:00:00.123456789Z") - at("2026-10-02T11:00:00Z") == milliseconds{123});
    for (const char* wrong : {"",
                              "tomorrow",
                              "2026-10-02",
                              "2026-10-02T18:00:00",
                              "2026-10-02 18:00:00Z",
                              "2026-10-02T18:00Z",
                              "2026-02-29T00:00:00Z",
                              "2026-13-01T00:00:00Z",
                              "2026-10-02T24:00:00Z",
                              "2026-10-02T18:60:00Z",
                              "2026-10-02T18:00:60Z",
                              "2026-10-02T18:00:00+0700",
                              "2026-10-02T18:00:00+24:00",
                              "2026-10-02T18:00:00.Z",
                              "2026-10-02T18:00:00.1234567890Z",
                              "2026-10-02T18:00:00Z ",
                              "+026-10-02T18:00:00Z",
                              "2026-10-02t18:00:00z",
                              "2026-10-02T18:00:00−07:00"}) {
        INFO(wrong);
        CHECK_FALSE(parse_iso(wrong));
    }
}

TEST_CASE("instants are written as ISO with +07:00", "[local_time]") {
    CHECK(format_iso(at("2026-10-02T11:00:00Z")) == "2026-10-02T18:00:00+07:00");
    CHECK(format_iso(at("2026-12-31T17:00:05.040Z")) == "2027-01-01T00:00:05.040+07:00");
    CHECK(format_iso(at("1969-12-31T16:59:59.999Z")) == "1969-12-31T23:59:59.999+07:00");
    const Instant odd = at("2026-10-02T11:00:59.001Z");
    CHECK(parse_iso(format_iso(odd)) == odd);
}

TEST_CASE("days and hours read as the texts write them", "[local_time]") {
    CHECK(format_hour(at_hour(19, 30)) == "19 giờ 30");
    CHECK(format_hour(at_hour(17)) == "17 giờ 00");
    CHECK(format_hour(at_hour(7, 5)) == "07 giờ 05");
    CHECK(format_date(day_of(2026, 10, 5)) == "05/10/2026");
    CHECK(format_day_month(day_of(2026, 2, 12)) == "12/02");
    CHECK(format_hour_and_day(at("2026-10-05T16:30:00+07:00")) == "16 giờ 30, ngày 05/10");
    CHECK(format_hour_and_day(at("2026-10-05T20:00:00Z")) == "03 giờ 00, ngày 06/10");
    const char* names[] = {
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"};
    for (int i = 0; i < 7; ++i)
        CHECK(format_weekday(plus_days(day_of(2026, 10, 5), i)) == names[i]);
}

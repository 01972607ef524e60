#include <catch2/catch.hpp>

#include <string>

#include "core/local_time.hpp"

using namespace mungba::core;
using namespace std::chrono;

namespace {

LocalDate iso_date(const char* text) {
    const auto instant = parse_iso(std::string(text) + "T12:00:00+07:00");
    REQUIRE(instant);
    return local_date(*instant);
}

struct DateRow {
    const char* today;
    const char* typed;
    const char* date;  ///< "" none, "!" impossible
    const char* rest;
};

struct HourRow {
    const char* typed;
    const char* time;  ///< "" none, "!" impossible, "07:30/19:30" two ways
    const char* rest;
};

std::string told(const ReadHour& read) {
    const auto plain = [](TimeOfDay time) {
        return format_hour(time).replace(2, std::string(" giờ ").size(), ":");
    };
    switch (read.outcome) {
        case ReadHour::Outcome::none:
            return "";
        case ReadHour::Outcome::impossible:
            return "!";
        case ReadHour::Outcome::time:
            return plain(read.time);
        case ReadHour::Outcome::two_ways:
            return plain(read.time) + "/" + plain(read.other);
    }
    return "?";
}

}  // namespace

TEST_CASE("dates as people type them", "[date_reader]") {
    constexpr const char* kThursday = "2026-10-01";
    const DateRow rows[] = {
        {kThursday, "12/10", "2026-10-12", ""},
        {kThursday, "12/10 19h30", "2026-10-12", " 19h30"},
        {kThursday, "ngay 12/10 vi bao", "2026-10-12", " vi bao"},
        {kThursday, "12/10/2026", "2026-10-12", ""},
        {kThursday, "12/10/26, 19h", "2026-10-12", ", 19h"},
        {kThursday, "12-10", "2026-10-12", ""},
        {kThursday, "12-10-2027", "2027-10-12", ""},
        {kThursday, "mung 5/10", "2026-10-05", ""},
        {kThursday, "ngay mung 5/10", "2026-10-05", ""},
        {kThursday, "mong 5/10", "2026-10-05", ""},
        {kThursday, "12 thang 10 nam 2026", "2026-10-12", ""},
        {kThursday, "ngay 12 thang 10", "2026-10-12", ""},
        {kThursday, "1/10", "2026-10-01", ""},
        {kThursday, "hom nay 19h", "2026-10-01", " 19h"},
        {kThursday, "mai", "2026-10-02", ""},
        {kThursday, "ngay mai", "2026-10-02", ""},
        {kThursday, "mot", "2026-10-03", ""},
        {kThursday, "ngay mot", "2026-10-03", ""},
        {kThursday, "thu nam", "2026-10-08", ""},  // the next one, not today
        {kThursday, "thu hai", "2026-10-05", ""},
        {kThursday, "thu 2 19h30", "2026-10-05", " 19h30"},
        {kThursday, "chu nhat", "2026-10-04", ""},
        {kThursday, "thu hai tuan sau", "2026-10-05", ""},
        {kThursday, "thu sau tuan sau tai nvh", "2026-10-09", " tai nvh"},
        {kThursday, "thu sau tuan nay", "2026-10-02", ""},
        {kThursday, "thu hai, ngay 12/10", "2026-10-12", ""},
        {kThursday, "30/9", "2026-09-30", ""},  // just past: this year's, to be told as past
        {kThursday, "1/4", "2027-04-01", ""},
        {"2026-12-20", "3/1", "2027-01-03", ""},
        {"2026-12-20", "12/10", "2026-10-12", ""},
        {"2026-12-31", "1/1", "2027-01-01", ""},
        {"2027-01-02", "28/12", "2026-12-28", ""},
        {"2027-01-02", "1/7", "2027-07-01", ""},
        {"2028-01-15", "29/2", "2028-02-29", ""},
        {"2026-12-31", "mai", "2027-01-01", ""},
        {"2028-02-28", "mai", "2028-02-29", ""},
    };
    for (const DateRow& row : rows) {
        INFO(row.typed << " on " << row.today);
        const ReadDate read = read_date(row.typed, iso_date(row.today));
        CHECK(read.outcome == ReadDate::Outcome::date);
        CHECK(format_iso_date(read.date) == row.date);
        CHECK(std::string(row.typed).substr(read.length) == row.rest);
    }
}

TEST_CASE("half a year decides whether a bare date is past or to come", "[date_reader]") {
    const LocalDate today = iso_date("2026-10-01");
    // 180 days back and 185 ahead: this year's, so that it can be told as past.
    CHECK(format_iso_date(read_date("4/4", today).date) == "2026-04-04");
    // 181 days back: the coming one is meant.
    CHECK(format_iso_date(read_date("3/4", today).date) == "2027-04-03");
    // 180 days ahead: the coming one.
    CHECK(format_iso_date(read_date("30/3", today).date) == "2027-03-30");
}

TEST_CASE("dates that are in no calendar are told, not mended", "[date_reader]") {
    const LocalDate today = iso_date("2026-10-01");
    for (const char* typed : {"31/02",
                              "31/2",
                              "30/02/2028",
                              "32/10",
                              "12/13",
                              "0/10",
                              "12/0",
                              "31-11",
                              "29/2/2027",
                              "29/02",
                              "ngay 31/02"}) {
        INFO(typed);
        const ReadDate read = read_date(typed, today);
        CHECK(read.outcome == ReadDate::Outcome::impossible);
        CHECK(read.length == std::string(typed).size());
    }
    CHECK(read_date("ngay 31/02 nhe", today).as_typed == "31/02");
}

TEST_CASE("what is no date is left alone", "[date_reader]") {
    const LocalDate today = iso_date("2026-10-01");
    for (const char* typed :
         {"",         "12",          "19h30", "mot2",  "maii",  "12/10/20261", "12/10a",
          "112/10",   "12/10/10/10", "12/",   "/10",   "ngay",  "thu",         "thu 8",
          "thu 2/10", "nha van hoa", "5-30",  "40-10", "12 10", "12 thang",    "12/10/202"}) {
        INFO(typed);
        CHECK(read_date(typed, today).outcome == ReadDate::Outcome::none);
    }
}

TEST_CASE("hours as people type them", "[date_reader]") {
    const HourRow rows[] = {
        {"19h30", "19:30", ""},
        {"19h", "19:00", ""},
        {"19:30", "19:30", ""},
        {"19 gio 30", "19:30", ""},
        {"19gio30", "19:30", ""},
        {"19 gio", "19:00", ""},
        {"19g30", "19:30", ""},
        {"luc 19h30 tai nvh", "19:30", " tai nvh"},
        {"19h30 nha van hoa", "19:30", " nha van hoa"},
        {"19h 30 le loi", "19:00", " 30 le loi"},  // a house number
        {"19h 5 le loi", "19:00", " 5 le loi"},
        {"19h 30", "19:30", ""},
        {"19h 30 phut", "19:30", ""},
        {"19h 5 phut tai nvh", "19:05", " tai nvh"},
        {"7h 30 toi", "19:30", ""},
        {"19h 30 ngay 12/10", "19:30", " ngay 12/10"},
        {"19h 30 tai nvh", "19:30", " tai nvh"},
        {"19h 30, nvh", "19:30", ", nvh"},
        {"19h 12/10", "19:00", " 12/10"},
        {"19h 12-10", "19:00", " 12-10"},
        {"19h 30 12/10", "19:30", " 12/10"},
        {"19h 5", "19:00", " 5"},
        {"19h 75", "19:00", " 75"},
        {"19h 300", "19:00", " 300"},
        {"19 gio 12/10", "19:00", " 12/10"},
        {"19 gio 30 phut", "19:30", ""},
        {"19h30p", "19:30", ""},
        {"7h30", "07:30/19:30", ""},
        {"7h30 toi", "19:30", ""},
        {"7h30 sang", "07:30", ""},
        {"7 gio sang", "07:00", ""},
        {"7h ruoi", "07:30/19:30", ""},
        {"7h30 buoi toi, nvh", "19:30", ", nvh"},
        {"07h30", "07:30", ""},
        {"02h", "02:00", ""},
        {"5h", "05:00/17:00", ""},
        {"9:00", "09:00/21:00", ""},
        {"2h chieu", "14:00", ""},
        {"2h", "14:00", ""},
        {"4:15", "16:15", ""},
        {"10h", "10:00", ""},
        {"12h", "12:00", ""},
        {"12h trua", "12:00", ""},
        {"1h trua", "13:00", ""},
        {"12h dem", "00:00", ""},
        {"0h", "00:00", ""},
        {"0h15", "00:15", ""},
        {"23h59", "23:59", ""},
        {"8h5", "08:05/20:05", ""},
        {"8h toi nay", "20:00", " nay"},
        {"24h", "!", ""},
        {"25h", "!", ""},
        {"19h60", "!", ""},
        {"19:75", "!", ""},
        {"13h sang", "!", ""},
        {"8h chieu", "!", ""},
        {"19", "", ""},
        {"", "", ""},
        {"h30", "", ""},
        {"19:3", "", ""},
        {"19ha", "", ""},
        {"123h", "", ""},
        {"19h305", "", ""},
        {"12/10", "", ""},
        {"muon 15p", "", ""},
    };
    for (const HourRow& row : rows) {
        INFO(row.typed);
        const ReadHour read = read_hour(row.typed);
        CHECK(told(read) == row.time);
        if (read.outcome != ReadHour::Outcome::none)
            CHECK(std::string(row.typed).substr(read.length) == row.rest);
    }
}

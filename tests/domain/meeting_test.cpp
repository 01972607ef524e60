#include "domain/meeting.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace mungba;
using namespace mungba::domain;

namespace {

core::Instant at(const std::string& local) {
    const auto instant = core::parse_iso(local + ":00+07:00");
    REQUIRE(instant);
    return *instant;
}

}  // namespace

TEST_CASE("the kind of a meeting at the beginning of a text", "[meeting]") {
    struct Row {
        const char* typed;
        std::optional<MeetingKind> kind;
        const char* rest;
    };
    const Row rows[] = {
        {"bat thuong 12/10 19h30", MeetingKind::extraordinary, " 12/10 19h30"},
        {"chi bo bat thuong", MeetingKind::extraordinary, ""},
        {"chi uy 28/9 19h", MeetingKind::branch_committee, " 28/9 19h"},
        {"thuong ky", MeetingKind::regular, ""},
        {"sinh hoat thuong ky 5/10", MeetingKind::regular, " 5/10"},
        {"chuyen de: chuyen doi so", MeetingKind::thematic, ": chuyen doi so"},
        {"chi uyen 5/10", std::nullopt, "chi uyen 5/10"},
        {"12/10 bat thuong", std::nullopt, "12/10 bat thuong"},
        {"", std::nullopt, ""},
    };
    for (const Row& row : rows) {
        INFO(row.typed);
        const ReadMeetingKind read = read_meeting_kind(row.typed);
        CHECK(read.kind == row.kind);
        CHECK(std::string(row.typed).substr(read.length) == row.rest);
    }
}

TEST_CASE("quiet hours run over midnight", "[meeting]") {
    const auto quiet = [](int hour, int minute = 0) {
        return in_quiet_hours(core::at_hour(hour, minute), core::at_hour(21), core::at_hour(7));
    };
    CHECK_FALSE(quiet(20, 59));
    CHECK(quiet(21));
    CHECK(quiet(0));
    CHECK(quiet(6, 59));
    CHECK_FALSE(quiet(7));
    CHECK(in_quiet_hours(core::at_hour(12, 30), core::at_hour(12), core::at_hour(13)));
    CHECK_FALSE(in_quiet_hours(core::at_hour(13), core::at_hour(12), core::at_hour(13)));
    CHECK_FALSE(
        in_quiet_hours(core::at_hour(9), core::at_hour(9), core::at_hour(9)));  // none at all
}

TEST_CASE("answers close three hours before; a deadline at night is printed for the evening before",
          "[meeting]") {
    struct Row {
        const char* start;
        const char* printed;
    };
    const Row rows[] = {
        {"2026-10-05T19:30", "2026-10-05T16:30"},
        {"2026-10-05T10:00", "2026-10-05T07:00"},
        {"2026-10-05T09:59", "2026-10-04T20:00"},
        {"2026-10-05T07:30", "2026-10-04T20:00"},
        {"2027-01-01T08:00", "2026-12-31T20:00"},
        {"2026-10-05T01:00", "2026-10-04T20:00"},
    };
    for (const Row& row : rows) {
        INFO(row.start);
        CHECK(answers_close(at(row.start)) == at(row.start) - std::chrono::hours{3});
        CHECK(printed_deadline(at(row.start), core::at_hour(21), core::at_hour(7)) ==
              at(row.printed));
    }
}

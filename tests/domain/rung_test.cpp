#include "domain/rung.hpp"

#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "domain/agenda.hpp"

using namespace mungba;
using namespace mungba::domain;

namespace {

const Rung& rung(RungName name) {
    static const auto ladder = default_ladder();
    for (const Rung& one : ladder) {
        if (one.name == name) return one;
    }
    throw std::logic_error("no such rung");
}

core::Instant at(const std::string& local) { return *core::parse_iso(local + ":00+07:00"); }
core::LocalDate day(const std::string& iso) { return core::local_date(at(iso + "T12:00")); }

std::string due(RungName name, const std::string& start, const std::string& third, const QuietSpan& quiet = {}) {
    return core::format_iso(due_at(rung(name), at(start), day(third), quiet, DaysOff())).substr(0, 16);
}

}  // namespace

TEST_CASE("the ladder of October 2026: the 3rd is a Saturday", "[rung]") {
    const std::string start = "2026-10-05T19:30";
    CHECK(due(RungName::propose, start, "2026-10-03") == "2026-09-25T08:00");
    CHECK(due(RungName::make_final, start, "2026-10-03") == "2026-09-28T08:00");  // five days before the 3rd: earlier than D−4
    CHECK(due(RungName::prepare, start, "2026-10-03") == "2026-09-30T08:00");
    CHECK(due(RungName::notice, start, "2026-10-03") == "2026-10-02T07:30");
    CHECK(due(RungName::not_today, start, "2026-10-03") == "2026-10-03T07:00");
    CHECK(due(RungName::documents, start, "2026-10-03") == "2026-10-03T08:00");
    CHECK(due(RungName::ask_silent, start, "2026-10-03") == "2026-10-04T18:00");
    CHECK(due(RungName::evening_before, start, "2026-10-03") == "2026-10-04T18:00");
    CHECK(due(RungName::last_figures, start, "2026-10-03") == "2026-10-05T16:30");
    CHECK(due(RungName::thanks, start, "2026-10-03") == "2026-10-06T08:00");
    CHECK(due(RungName::documents_after, start, "2026-10-03") == "2026-10-07T08:00");
    CHECK(due(RungName::thanks_again, start, "2026-10-03") == "2026-10-08T08:00");
}

TEST_CASE("a date on the 3rd is final four days before", "[rung]") {
    CHECK(due(RungName::make_final, "2026-11-03T19:30", "2026-11-03") == "2026-10-30T08:00");
}

TEST_CASE("a date before the 3rd is final five days before the 3rd or four before itself, whichever is earlier", "[rung]") {
    CHECK(due(RungName::make_final, "2026-10-02T19:30", "2026-10-03") == "2026-09-28T08:00");
    CHECK(due(RungName::make_final, "2026-10-01T19:30", "2026-10-03") == "2026-09-27T08:00");
}

TEST_CASE("what comes before a meeting comes the evening before where it would disturb the night", "[rung]") {
    CHECK(due(RungName::last_figures, "2026-10-05T08:30", "2026-10-03") == "2026-10-04T20:00");  // 05:30
    CHECK(due(RungName::last_figures, "2026-10-05T00:30", "2026-10-03") == "2026-10-04T20:00");  // 21:30 of the day before
    CHECK(due(RungName::last_figures, "2026-10-05T10:00", "2026-10-03") == "2026-10-05T07:00");  // quiet ends
    const QuietSpan in_the_day{.from = core::at_hour(12), .to = core::at_hour(19)};
    CHECK(due(RungName::evening_before, "2026-10-05T19:30", "2026-10-03", in_the_day) == "2026-10-03T20:00");
}

TEST_CASE("what comes after a meeting waits for a working morning", "[rung]") {
    CHECK(due(RungName::thanks, "2026-11-06T19:30", "2026-11-03") == "2026-11-09T07:30");           // Saturday → Monday
    CHECK(due(RungName::thanks, "2026-10-05T19:30", "2026-10-03") == "2026-10-06T08:00");
    CHECK(due(RungName::documents_after, "2028-04-02T19:30", "2028-04-03") == "2028-04-05T07:30");  // Giỗ Tổ on the 4th
    const QuietSpan late{.from = core::at_hour(21), .to = core::at_hour(9)};
    CHECK(due(RungName::thanks, "2026-10-05T19:30", "2026-10-03", late) == "2026-10-06T07:30");
}

TEST_CASE("nothing is due in the night or, after a meeting, on a day off", "[rung][property]") {
    const DaysOff days_off;
    rc::prop("for any meeting and rung", [&] {
        const auto ladder = default_ladder();
        const Rung& one = ladder[*rc::gen::inRange<std::size_t>(0, ladder.size())];
        const core::Instant start = at("2026-01-01T00:00") + std::chrono::minutes{*rc::gen::inRange(0, 4 * 365 * 24 * 60)};
        const core::LocalDate date = core::local_date(start);
        const core::LocalDate third = date.year() / date.month() / std::chrono::day{3};
        const core::Instant when = due_at(one, start, third, {}, days_off);
        RC_ASSERT(!in_quiet_hours(core::to_local(when).time, core::at_hour(21), core::at_hour(7)));
        if (one.is_before()) {
            if (one.from != Rung::From::third) RC_ASSERT(when <= start);
        } else {
            RC_ASSERT(when > start);
            RC_ASSERT(!days_off.why_off(core::local_date(when)));
        }
    });
}

TEST_CASE("the names of rungs are read back", "[rung]") {
    for (const Rung& one : default_ladder()) {
        CHECK(rung_named(name_of(one.name)) == one.name);
        CHECK(one.audience == audience_of(one.name));
        CHECK(one.text == text_of(one.name));
        CHECK(rung_condition_named(name_of(one.condition)) == one.condition);
        CHECK(missed_run_named(name_of(one.missed)) == one.missed);
        CHECK(rung_from_named(name_of(one.from)) == one.from);
    }
    CHECK_FALSE(rung_named("lullaby"));
}

TEST_CASE("the lines of an agenda know their month", "[agenda]") {
    CHECK(agenda_line("kết quả tháng {thang_truoc}, nhiệm vụ tháng {thang}", 10) == "kết quả tháng 9, nhiệm vụ tháng 10");
    CHECK(agenda_line("kết quả tháng {thang_truoc}, nhiệm vụ tháng {thang}", 1) == "kết quả tháng 12, nhiệm vụ tháng 1");
    CHECK(as_contents({"thông tin thời sự", "nội dung khác"}) == "(1) thông tin thời sự; (2) nội dung khác");
    CHECK(as_contents({"đại hội chi bộ"}) == "đại hội chi bộ");
    CHECK(as_contents({}) == "");
}

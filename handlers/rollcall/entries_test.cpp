#include "handlers/rollcall/entries.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using handlers::rollcall::read_ending;
using handlers::rollcall::read_entries;
using What = handlers::rollcall::TypedEntry::What;

TEST_CASE("numbers after a word are places in the list", "[rollcall]") {
    const auto entries = read_entries("có 19 20, vắng 21, muộn 5");
    REQUIRE(entries);
    REQUIRE(entries->size() == 3);
    CHECK((*entries)[0].what == What::present);
    CHECK((*entries)[0].numbers == std::vector<int>{19, 20});
    CHECK((*entries)[1].what == What::absent);
    CHECK((*entries)[2].what == What::late);
    CHECK((*entries)[2].numbers == std::vector<int>{5});
    CHECK((*read_entries("co 1-3, 7"))[0].numbers == std::vector<int>{1, 2, 3, 7});
    CHECK((*read_entries("có lý do 20, không lý do 21"))[0].what == What::excused);
    CHECK((*read_entries("có lý do 20, không lý do 21"))[1].what == What::unexcused);
    CHECK((*read_entries("khong co ly do 4"))[0].what == What::unexcused);
    CHECK((*read_entries("co phep 4; khong phep 5"))[1].what == What::unexcused);
    CHECK((*read_entries("có mặt 2"))[0].what == What::present);
    CHECK((*read_entries("vang 4, co het"))[1].all_others);
}

TEST_CASE("what is not wholly understood is not taken", "[rollcall]") {
    for (const char* typed : {"", "có", "19 20", "muộn 5 10 phút", "có 19 nhé", "vắng Lan", "có 5-2", "điểm danh giúp tôi", "có 12345"}) {
        INFO(typed);
        CHECK_FALSE(read_entries(typed));
    }
}

TEST_CASE("the end of a meeting as it is typed", "[rollcall]") {
    const core::Instant evening = core::parse_iso("2026-11-03T19:30:00+07:00").value();
    const auto whole = read_ending("19h30 21h05 tốt", evening);
    REQUIRE(whole);
    CHECK(core::format_iso(*whole->started_at) == "2026-11-03T19:30:00+07:00");
    CHECK(core::format_iso(*whole->ended_at) == "2026-11-03T21:05:00+07:00");
    CHECK(whole->grade == domain::Grade::good);
    const auto short_hours = read_ending("7h30 9h05 khá", evening);  // of an evening meeting
    REQUIRE(short_hours);
    CHECK(core::format_iso(*short_hours->started_at) == "2026-11-03T19:30:00+07:00");
    CHECK(core::format_iso(*short_hours->ended_at) == "2026-11-03T21:05:00+07:00");
    CHECK(read_ending("tốt", evening)->grade == domain::Grade::good);
    CHECK(read_ending("xếp loại trung bình", evening)->grade == domain::Grade::average);
    CHECK_FALSE(read_ending("19h30 21h05", evening)->grade);
    CHECK(core::format_iso(*read_ending("23h 0h30", core::parse_iso("2026-11-03T23:00:00+07:00").value())->ended_at) == "2026-11-04T00:30:00+07:00");
    for (const char* typed : {"", "19h30", "19h30 25h", "19h30 21h05 xuất sắc", "hôm nay"}) {
        INFO(typed);
        CHECK_FALSE(read_ending(typed, evening));
    }
}

#include <chrono>

#include "tests/domain/reply_rows.hpp"

using namespace mungba;
using namespace mungba::test;

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// A meeting on Monday, 12/10/2026, of which something is written on Wednesday, 07/10.
bool fits(const char* typed, core::LocalDate meeting = year{2026} / month{10} / day{12}) {
    return read_reply(typed, kAsked).day.fits(meeting, year{2026} / month{10} / day{7});
}

}  // namespace

TEST_CASE("an answer fits the day that it names", "[reply][day]") {
    for (const char* typed : {"tôi vắng",
                              "tôi vắng buổi 12/10",
                              "12/10 tôi vắng",
                              "ngày 12/10/2026 tôi vắng",
                              "ngày 12 tôi vắng",
                              "ngày 12 tháng 10 tôi vắng",
                              "tháng 10 tôi vắng",
                              "tháng này tôi vắng",
                              "thứ hai tôi vắng",
                              "buổi này tôi vắng",
                              "kỳ này tôi vắng",
                              "buổi tới tôi vắng",
                              "hôm nay tôi báo vắng buổi 12/10",
                              "tôi vắng vì đi Hà Nội ngày 14/10"}) {
        INFO(typed);
        CHECK(read_reply(typed, kAsked).kind == Reply::Kind::answer);
        CHECK(fits(typed));
    }
    for (const char* typed : {"tháng 11 tôi vắng",
                              "tháng tới tôi vắng",
                              "tôi vắng buổi 14/10",
                              "ngày 03/09 tôi vắng mặt",
                              "ngày 12/10/2025 tôi vắng",
                              "ngày 14 tôi vắng",
                              "thứ năm tôi vắng",
                              "tôi vắng thứ năm 12/10",
                              "tôi vắng 12/10 14/10",
                              "tối nay tôi vắng",
                              "mai tôi vắng",
                              "chiều mai có mặt",
                              "tôi vắng 1/2/3/4",
                              "14/10 tôi đến muộn 15 phút"}) {
        INFO(typed);
        CHECK(read_reply(typed, kAsked).kind == Reply::Kind::answer);
        CHECK_FALSE(fits(typed));
    }
    CHECK(fits("mai tôi vắng", year{2026} / month{10} / day{8}));
    CHECK(fits("tối nay em xin nghỉ", year{2026} / month{10} / day{7}));
    CHECK(fits("tháng tới tôi vắng", year{2026} / month{11} / day{3}));
    CHECK(told(read_reply("hôm ấy tôi vắng", kAsked)) == "none");
    CHECK(told(read_reply("hôm đó tôi vắng", kAsked)) == "none");
}

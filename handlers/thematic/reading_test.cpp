#include <catch2/catch.hpp>

#include "core/text.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/thematic/request.hpp"
#include "handlers/thematic/results.hpp"

using namespace mungba;
using namespace std::chrono_literals;
using handlers::thematic::Request;

namespace {
Request read(const std::string& typed) { return handlers::thematic::read_request(typed, core::text::fold(typed), 2026y / 11 / 10); }
}  // namespace

TEST_CASE("the arguments of chuyên đề", "[thematic]") {
    CHECK(read("").what == Request::What::status);
    CHECK(read("xong 3/12").what == Request::What::done);
    CHECK(read("xong 3/12").date.date == 2026y / 12 / 3);
    CHECK(read("quy 4 3/12").quarter.number == 4);
    CHECK(read("quy 4 3/12").date.date == 2026y / 12 / 3);
    CHECK(read("quy 4 3/12").rest.empty());
    CHECK(read("12/12 19h30 “Chuyển đổi số”.").rest == "Chuyển đổi số");
    CHECK(read("12/12 19h30 Chuyển đổi số").hour.time == core::at_hour(19, 30));
    CHECK(read("quý IV Học tập và làm theo Bác").rest == "Học tập và làm theo Bác");
    CHECK(read("trình bày đồng chí Lan").what == Request::What::presenter);
    CHECK(read("trình bày đồng chí Lan").rest == "đồng chí Lan");
    CHECK_FALSE(read("hay quá").has_date());
    CHECK_FALSE(read("hay quá").has_quarter());
}

TEST_CASE("the short form as people type it", "[thematic]") {
    using handlers::thematic::read_result;
    const auto whole = read_result("dự 22/25, có nghị quyết, 3 nhiệm vụ");
    REQUIRE(whole.is_whole());
    CHECK(*whole.present == 22);
    CHECK(*whole.members == 25);
    CHECK(*whole.resolution);
    CHECK(*whole.tasks == 3);
    const auto bare = read_result("22/25 khong nghi quyet khong nhiem vu");
    REQUIRE(bare.is_whole());
    CHECK_FALSE(*bare.resolution);
    CHECK(*bare.tasks == 0);
    CHECK(read_result("dự 20/20, không ra nghị quyết, giao 2 nhiệm vụ").is_whole());
    CHECK_FALSE(read_result("dự 26/25, có nghị quyết, 3 nhiệm vụ").is_whole());
    CHECK_FALSE(read_result("có nghị quyết").present);
    CHECK_FALSE(read_result("nghị quyết").resolution);
    CHECK_FALSE(read_result("").is_whole());
}

TEST_CASE("a rate as the tables have it", "[thematic]") {
    using handlers::percent;
    CHECK(percent(22, 25) == "88,0%");
    CHECK(percent(58, 60) == "96,7%");
    CHECK(percent(60, 60) == "100%");
    CHECK(percent(0, 60) == "0,0%");
    CHECK(percent(0, 0) == "–");
}

#include "bot/commands/calendar_command.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace mungba;
using namespace mungba::bot;

namespace {

const domain::DatePolicy kStandard = domain::default_policy(domain::DatePreset::standard);

}  // namespace

TEST_CASE("a year's dates, a line a month", "[calendar]") {
    CHECK(calendar_text(2028, kStandard, domain::DaysOff()) ==
          "2028-01  2028-01-04  compensatory  law\n"
          "2028-02  2028-02-03  -  law\n"
          "2028-03  2028-03-03  -  law\n"
          "2028-04  2028-04-03  -  law\n"
          "2028-05  2028-05-03  -  law\n"
          "2028-06  2028-06-05  saturday  law\n"
          "2028-07  2028-07-03  -  law\n"
          "2028-08  2028-08-03  -  law\n"
          "2028-09  2028-09-05  sunday  provisional\n"
          "2028-10  2028-10-03  -  law\n"
          "2028-11  2028-11-03  -  law\n"
          "2028-12  2028-12-04  sunday  law\n");
}

TEST_CASE("the same as JSON, with what a person has to choose from", "[calendar]") {
    const auto days_off = domain::DaysOff().under({.tet_days_before = 1, .next_to_national = 0});
    const auto months = nlohmann::json::parse(calendar_json(2030, kStandard, days_off));
    REQUIRE(months.size() == 12);
    CHECK(months[1] == nlohmann::json::parse(R"({"month": "2030-02", "date": null, "reason": "holiday", "reason_text": "nghỉ Tết Nguyên đán",
        "basis": "provisional", "options": ["2030-02-08", "2030-02-11"]})"));
    CHECK(months[2]["date"] == "2030-03-04");
    CHECK(calendar_text(2030, kStandard, days_off).find("2030-02  -           holiday  provisional\n") != std::string::npos);
}

#include <catch2/catch.hpp>

#include "bot/commands/doctor_report.hpp"
#include "bot/commands/doctor_visitor.hpp"
#include "core/local_time.hpp"

using namespace mungba;
namespace doctor = bot::doctor;

TEST_CASE("the date of an answer is read to the second", "[doctor]") {
    const auto read = doctor::read_http_date("Wed, 07 Oct 2026 02:30:05 GMT");
    REQUIRE(read);
    CHECK(*read == core::parse_iso("2026-10-07T09:30:05+07:00"));
}

TEST_CASE("what is not the date of an answer is not taken for one", "[doctor]") {
    const std::string text = GENERATE("",
                                      "Wed, 07 Oct 2026 02:30:05",
                                      "Wed, 07 Okt 2026 02:30:05 GMT",
                                      "Wed, 31 Feb 2026 02:30:05 GMT",
                                      "Wed, 07 Oct 2026 24:30:05 GMT",
                                      "Wed, -7 Oct 2026 02:30:05 GMT",
                                      "Wed, 07 Oct 2026 02:30:05 UTC",
                                      "Wednesday, 07-Oct-26 02:30:05 GMT");
    CHECK_FALSE(doctor::read_http_date(text));
}

TEST_CASE("a report is a line a finding, and well if nothing is NO", "[doctor]") {
    doctor::Report report;
    report.ok("config", "mungba.toml");
    report.warn("alarm", "nobody is told", "set alerts.command");
    CHECK(report.is_well());
    CHECK(report.text() == "ok    config: mungba.toml\nwarn  alarm: nobody is told; set alerts.command\n");
    report.no("database", "damaged", "restore a backup");
    CHECK_FALSE(report.is_well());
    CHECK(report.text().ends_with("NO    database: damaged; restore a backup\n"));
}

#include "bot/care/package_alarms.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using storage::group_packages::GroupPackage;

namespace {

core::LocalDate day(const std::string& iso) { return core::local_date(core::parse_iso(iso + "T12:00:00+07:00").value()); }
core::Instant noon(const std::string& iso) { return core::parse_iso(iso + "T12:00:00+07:00").value(); }

GroupPackage group(std::int64_t id, const std::string& branch, const std::string& ends_on) {
    GroupPackage made;
    made.id = core::ChatGroupId{id};
    made.kind = "branch";
    made.branch = branch;
    made.ends_on = ends_on;
    return made;
}

std::string level(const GroupPackage& one, const std::string& today) {
    const auto alarms = care::package_alarms({one}, day(today));
    return alarms.empty() ? "" : alarms[0].level;
}

}  // namespace

TEST_CASE("the end of a package is told at 30, 14, 7, 3 and 1 days and when it has come", "[packages]") {
    GroupPackage one = group(7, "Chi bộ 5", "2026-12-31");
    const std::pair<const char*, const char*> stages[] = {{"2026-11-30", ""},     {"2026-12-01", "30/7"}, {"2026-12-16", "30/7"},
                                                          {"2026-12-17", "14/7"}, {"2026-12-24", "7/7"},  {"2026-12-28", "3/7"},
                                                          {"2026-12-29", "3/7"},  {"2026-12-30", "1/7"},  {"2026-12-31", "1/7"}};
    for (const auto& [today, told] : stages) {
        INFO(today);
        CHECK(level(one, today) == told);
    }
    // What was told before its end may have been renewed since.
    one.checked_at = noon("2026-12-31");
    CHECK(level(one, "2027-01-01").empty());
    one.checked_at = noon("2027-01-01");
    CHECK(level(one, "2027-01-01") == "ended/7");
}

TEST_CASE("a package that renews itself is told only if it has not", "[packages]") {
    GroupPackage one = group(7, "Chi bộ 5", "2026-12-31");
    one.renews = true;
    CHECK(level(one, "2026-12-30").empty());
    one.dissolves_at = noon("2027-02-10");
    CHECK(level(one, "2026-12-30").empty());
    one.checked_at = noon("2027-01-01");
    const auto alarms = care::package_alarms({one}, day("2027-01-02"));
    REQUIRE(alarms.size() == 1);
    CHECK(alarms[0].dissolves_on == day("2027-02-10"));
}

TEST_CASE("without a word of the channel the group is dissolved forty-five days after the end", "[packages]") {
    const auto alarms = care::package_alarms({group(7, "Chi bộ 5", "2026-12-31")}, day("2026-12-30"));
    REQUIRE(alarms.size() == 1);
    CHECK(alarms[0].dissolves_on == day("2027-02-14"));
}

TEST_CASE("groups whose packages end on one day are told together", "[packages]") {
    std::vector<GroupPackage> groups;
    for (int n = 1; n <= 6; ++n) groups.push_back(group(n, "Chi bộ " + std::to_string(n), "2026-12-31"));
    groups[1].kind = "branch_committee";
    groups.push_back(group(9, "", "2027-01-05"));
    auto alarms = care::package_alarms(groups, day("2026-12-29"));
    REQUIRE(alarms.size() == 2);
    CHECK(alarms[0].groups == "Chi bộ 1, chi ủy Chi bộ 2, Chi bộ 3 và 3 nhóm khác");
    CHECK(alarms[0].level == "3/6");
    CHECK(alarms[1].groups == "bí thư các chi bộ");
    groups.resize(2);
    CHECK(care::package_alarms(groups, day("2026-12-29"))[0].groups == "Chi bộ 1 và chi ủy Chi bộ 2");
}

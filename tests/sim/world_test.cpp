#include "sim/world.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/local_time.hpp"

using namespace mungba;
using nlohmann::json;

namespace {

json good_world() {
    return json::parse(R"({
      "organization": "Đảng bộ phường", "app_id": "360846524940903967", "app_secret": "a", "oa_id": "388613280878808645",
      "oa_secret_key": "b", "oa_name": "Trợ lý", "access_token": "c", "refresh_token": "d", "start": "2026-10-01T08:00:00+07:00",
      "groups": [{"id": "f414c8f76fa586fbdfb4", "name": "Chi bộ 5", "kind": "branch", "branch": "Chi bộ 5"}],
      "people": [{"name": "Trần Thị Lan", "branch": "Chi bộ 5", "user_id": "1000000000000000001", "groups": ["f414c8f76fa586fbdfb4"]},
                 {"name": "Đỗ Văn Bình", "branch": "Chi bộ 5", "user_id": null}]})");
}

std::string mistakes_of(const json& world) {
    const auto read = sim::parse_world(world.dump(), "world.json");
    return read ? "" : read.error().message;
}

}  // namespace

TEST_CASE("a world file says who is in which group", "[sim][world]") {
    const auto world = sim::parse_world(good_world().dump(), "world.json");
    REQUIRE(world);
    CHECK(world.value().start == core::parse_iso("2026-10-01T01:00:00Z").value());
    CHECK(world.value().groups.at(0).kind == sim::GroupKind::branch);
    CHECK(world.value().people.at(0).groups == std::vector<std::string>{"f414c8f76fa586fbdfb4"});
    CHECK(world.value().people.at(1).user_id.empty());
}

TEST_CASE("every mistake of a world file is told with its place", "[sim][world]") {
    json world = good_world();
    world.erase("app_id");
    world["start"] = "tomorrow";
    world["surprise"] = 1;
    world["groups"][0]["kind"] = "family";
    world["people"][0]["groups"] = json::array({"00000000000000000009"});
    world["people"][1]["name"] = 5;
    CHECK(mistakes_of(world) ==
          "world.json: surprise: is not a known key\n"
          "world.json: app_id: is missing or empty\n"
          "world.json: start: is not an instant like 2026-10-01T08:00:00+07:00\n"
          "world.json: groups[0].kind: is none of branch, committee, secretaries\n"
          "world.json: people[0].groups[0]: is none of the groups' ids\n"
          "world.json: people[1].name: is not a text");
}

TEST_CASE("ids must look like Zalo's and be there once", "[sim][world]") {
    json world = good_world();
    world["oa_id"] = "12345678901234567890";
    world["groups"].push_back({{"id", "f414c8f76fa586fbdfb4"}, {"name", "x"}, {"kind", "branch"}});
    world["groups"].push_back({{"id", "F414"}, {"name", "y"}, {"kind", "branch"}});
    world["people"].push_back(
        {{"name", "Hai"}, {"branch", "x"}, {"user_id", "1000000000000000001"}});
    world["people"].push_back(
        {{"name", "Ba"}, {"branch", "x"}, {"groups", {"f414c8f76fa586fbdfb4"}}});
    CHECK(mistakes_of(world) ==
          "world.json: oa_id: is not 1 to 19 digits in quotes\n"
          "world.json: groups[1].id: is there twice\n"
          "world.json: groups[2].id: is not 20 hexadecimal digits\n"
          "world.json: people[2].user_id: is there twice\n"
          "world.json: people[3].groups: somebody without user_id is in no group");
}

TEST_CASE("a syntax error tells line and column, and nothing of what stands there",
          "[sim][world]") {
    const auto world = sim::parse_world("{\n  \"app_secret\": hush\n}", "world.json");
    REQUIRE_FALSE(world);
    CHECK(world.error().message == "world.json:2:17: is not JSON");
}

TEST_CASE("a token may live at most as long as Zalo's", "[sim][world]") {
    json world = good_world();
    world["access_token_seconds"] = 90'000;
    CHECK(mistakes_of(world).empty());
    world["access_token_seconds"] = 90'001;
    CHECK(mistakes_of(world) == "world.json: access_token_seconds: is not in 0..90000");
}

TEST_CASE("limits, packages and people's ways are read", "[sim][world]") {
    json world = good_world();
    world["limits"] = {
        {"calls_per_minute_oa", 200}, {"webhook_retry_scale", 0.1}, {"webhook_timeout_ms", 500}};
    world["packages"] = json::array({{{"asset_id", "0000000000000000aaaa"},
                                      {"members", 50},
                                      {"quota_type", "reward_quota"},
                                      {"valid_through", "2026-12-31"},
                                      {"auto_renew", true}}});
    world["groups"][0]["asset"] = "0000000000000000aaaa";
    world["groups"][0]["join_appr"] = true;
    world["people"][0]["follows"] = false;
    world["people"][0]["oa_admin"] = true;
    const auto read = sim::parse_world(world.dump(), "world.json");
    REQUIRE(read);
    CHECK(read->limits.calls_per_minute_app == 4000);
    CHECK(read->limits.calls_per_minute_oa == 200);
    CHECK(read->limits.webhook_retry_scale == 0.1);
    CHECK(read->limits.webhook_timeout == std::chrono::milliseconds{500});
    CHECK(read->packages.at(0).members == 50);
    CHECK(core::format_iso_date(read->packages.at(0).valid_through) == "2026-12-31");
    CHECK(read->packages.at(0).auto_renew);
    CHECK(read->groups.at(0).asset_id == "0000000000000000aaaa");
    CHECK(read->groups.at(0).settings.join_appr);
    CHECK_FALSE(read->people.at(0).follows);
    CHECK(read->people.at(0).oa_admin);
    CHECK(read->people.at(1).follows);
}

TEST_CASE("mistakes in limits and packages are told too", "[sim][world]") {
    json world = good_world();
    world["limits"] = {{"webhook_retry_scale", 0}, {"webhook_timeout_ms", "x"}, {"y", 1}};
    world["packages"] = json::array({{{"asset_id", "AA"}, {"members", 20}, {"quota_type", "gift"}},
                                     {{"asset_id", "0000000000000000aaaa"},
                                      {"valid_through", "31/12/2026"},
                                      {"auto_renew", 1}}});
    world["groups"][0]["asset"] = "0000000000000000bbbb";
    CHECK(mistakes_of(world) ==
          "world.json: limits.y: is not a known key\n"
          "world.json: limits.webhook_timeout_ms: is not in 1..60000\n"
          "world.json: limits.webhook_retry_scale: is not in 0.001..100\n"
          "world.json: packages[0].asset_id: is not 20 hexadecimal digits\n"
          "world.json: packages[0].members: is none of 10, 50, 100, 1000\n"
          "world.json: packages[0].quota_type: is none of sub_quota, purchase_quota, reward_quota\n"
          "world.json: packages[0].valid_through: is missing or empty\n"
          "world.json: packages[1].valid_through: is not a day like 2027-01-31\n"
          "world.json: packages[1].auto_renew: is neither true nor false\n"
          "world.json: groups[0].asset: is none of the packages' ids");
}

TEST_CASE("a file that is not there is told by its name", "[sim][world]") {
    const auto world = sim::load_world("/nowhere/world.json");
    REQUIRE_FALSE(world);
    CHECK(world.error().message == "/nowhere/world.json: cannot be read");
}

TEST_CASE("the sample world has three branches of forty members", "[sim][world]") {
    const auto world = sim::load_world(MUNGBA_SOURCE_DIR "/sim/sample/world.json");
    REQUIRE(world);
    std::set<std::string> branches;
    std::size_t members = 0;
    for (const sim::Person& person : world.value().people) {
        if (person.branch == "Phường") continue;
        branches.insert(person.branch);
        ++members;
    }
    CHECK(branches.size() == 3);
    CHECK(members == 40);
}

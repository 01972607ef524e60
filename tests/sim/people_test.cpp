#include <catch2/catch.hpp>

#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;
using sim::PersonDeed;

namespace {

const core::Chat kAlone{core::ChatKind::private_chat, kLan};

int code(Zalo& zalo) { return zalo.to_person(kLan, "x")["error"]; }

}  // namespace

TEST_CASE("following opens the window, leaving closes it", "[sim][people]") {
    sim::World world = small_world();
    world.people[0].follows = false;
    Zalo zalo(world);
    CHECK(code(zalo) == -213);
    REQUIRE(zalo.oa.act(kLan, PersonDeed::follow));
    CHECK(code(zalo) == 0);
    REQUIRE(zalo.oa.act(kLan, PersonDeed::unfollow));
    CHECK(code(zalo) == -213);
    const auto events = zalo.events();
    REQUIRE(events.size() == 3);
    const json follow{{"app_id", "360846524940903967"},
                      {"oa_id", "388613280878808645"},
                      {"user_id_by_app", "5000000000000000001"},
                      {"follower", {{"id", kLan}}},
                      {"event_name", "follow"},
                      {"source", "oa_profile"},
                      {"timestamp", std::to_string(core::to_ms(kStart))}};
    CHECK(events[0] == follow);
    CHECK(events[2]["event_name"] == "unfollow");
    CHECK_FALSE(events[2].contains("source"));
    CHECK(zalo.oa.act(kLan, PersonDeed::unfollow).error().message == "user: does not follow");
    CHECK(zalo.oa.act("9", PersonDeed::follow).error().message == "user: nobody has this user id");
}

TEST_CASE("who does not follow can be answered while the window is open", "[sim][people]") {
    sim::World world = small_world();
    world.people[0].follows = false;
    Zalo zalo(world);
    REQUIRE(zalo.oa.say(kLan, kAlone, "chào", ""));
    CHECK(code(zalo) == 0);
    zalo.oa.advance_to(kStart + 24h * 7);
    CHECK(code(zalo) == -213);
}

TEST_CASE("who has blocked the OA is not reached, and Zalo tells nobody", "[sim][people]") {
    Zalo zalo;
    REQUIRE(zalo.oa.say(kLan, kAlone, "chào", ""));
    zalo.events();
    REQUIRE(zalo.oa.act(kLan, PersonDeed::block));
    CHECK(code(zalo) == -217);
    CHECK(zalo.oa.act(kLan, PersonDeed::block).error().message == "user: has blocked already");
    CHECK(zalo.events().empty());
    REQUIRE(zalo.oa.act(kLan, PersonDeed::unblock));
    CHECK(code(zalo) == 0);
}

TEST_CASE("the click on chat is told once, and only before the first word", "[sim][people]") {
    Zalo zalo;
    REQUIRE(zalo.oa.act(kLan, PersonDeed::click_chatnow));
    CHECK(code(zalo) == 0);
    const json event = zalo.events().at(0);
    CHECK(event["event_name"] == "user_click_chatnow");
    CHECK(event["user_id"] == kLan);
    CHECK(event["oa_id"] == "388613280878808645");
    const auto again = [&](const std::string& user) {
        return zalo.oa.act(user, PersonDeed::click_chatnow).error().message;
    };
    CHECK(again(kLan) == "user: has chatted before; Zalo tells the click once");
    REQUIRE(zalo.oa.say(kSon, {core::ChatKind::private_chat, kSon}, "chào", ""));
    CHECK(again(kSon) == "user: has chatted before; Zalo tells the click once");
}

TEST_CASE("who withdraws asks for the own data to be erased", "[sim][people]") {
    Zalo zalo;
    REQUIRE(zalo.oa.act(kLan, PersonDeed::withdraw));
    const json event = zalo.events().at(0);
    CHECK(event["event_name"] == "user_withdraw");
    CHECK(event["user_id"] == kLan);
    CHECK(event["user_id_by_app"] == "5000000000000000001");
}

TEST_CASE("the OA tells about its people", "[sim][people]") {
    Zalo zalo;
    REQUIRE(zalo.oa.say(kLan, kAlone, "chào", ""));
    const json lan = zalo.get_data("/v3.0/oa/user/detail", {{"user_id", kLan}})["data"];
    CHECK(lan["display_name"] == "Trần Thị Lan");
    CHECK(lan["user_last_interaction_date"] == "02/10/2026");
    CHECK(lan["user_is_follower"] == true);
    CHECK(zalo.get_data("/v3.0/oa/user/detail", {{"user_id", "9"}})["error"] == -201);
    REQUIRE(zalo.oa.act(kSon, PersonDeed::unfollow));
    const auto total = [&](const json& data) -> json {
        return zalo.get_data("/v3.0/oa/user/getlist", data)["data"]["total"];
    };
    CHECK(total({{"offset", 0}, {"count", 50}}) == 1);
    CHECK(total({{"is_follower", "true"}}) == 1);
    CHECK(zalo.get("/v3.0/oa/user/getlist")["error"] == -201);
    CHECK(zalo.get("/v2.0/oa/getoa")["data"]["num_follower"] == 1);
}

TEST_CASE("private chats have a history of their own", "[sim][people]") {
    Zalo zalo;
    for (int i = 0; i < 12; ++i) REQUIRE(zalo.oa.say(kLan, kAlone, std::to_string(i), ""));
    REQUIRE(zalo.oa.say(kSon, {core::ChatKind::private_chat, kSon}, "tôi", ""));
    zalo.to_person(kLan, "Chào đồng chí");
    const json history = zalo.get_data("/v2.0/oa/conversation",
                                       {{"user_id", kLan}, {"offset", 0}, {"count", 99}})["data"];
    REQUIRE(history.size() == 10);
    CHECK(history[0]["src"] == 0);
    CHECK(history[0]["from_id"] == "388613280878808645");
    CHECK(history[0]["to_id"] == kLan);
    CHECK(history[0]["to_display_name"] == "Trần Thị Lan");
    CHECK(history[1]["message"] == "11");
    CHECK(history[1]["to_id"] == "388613280878808645");
    const json recent =
        zalo.get_data("/v2.0/oa/listrecentchat", {{"offset", 0}, {"count", 5}})["data"];
    REQUIRE(recent.size() == 2);
    CHECK(recent[0]["message"] == "Chào đồng chí");
    CHECK(recent[1]["from_id"] == kSon);
    CHECK(zalo.get("/v2.0/oa/conversation")["error"] == -201);
}

TEST_CASE("the history calls kinds by names of its own", "[sim][people]") {
    Zalo zalo;
    const core::Chat chat{core::ChatKind::group, kGroup};
    for (const char* kind : {"image", "gif", "audio", "sticker", "business_card"})
        REQUIRE(
            zalo.oa.say(kLan, chat, "", "", sim::Attachment{kind, R"({"url":"https://a.vn"})"}));
    const json recent = zalo.get("/v3.0/oa/group/listrecentchat", "count=9")["data"];
    std::vector<std::string> types;
    for (const json& item : recent) types.push_back(item["type"]);
    CHECK(types == std::vector<std::string>{"link", "sticker", "voice", "GIF", "photo"});
    CHECK(recent[4]["url"] == "https://a.vn");
    CHECK(recent[0]["group_id"] == kGroup);
}

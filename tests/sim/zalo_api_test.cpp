#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;

TEST_CASE("a group message is answered with its id and group", "[sim][api]") {
    Zalo zalo;
    const json answer = zalo.to_group(kGroup, "hello from Zalo");
    const json expected{
        {"data", {{"message_id", zalo.oa.messages().at(0).id}, {"group_id", kGroup}}},
        {"error", 0},
        {"message", "Success"}};
    CHECK(answer == expected);
    CHECK(zalo.last.status == 200);
    CHECK(zalo.oa.messages().at(0).text == "hello from Zalo");
}

TEST_CASE("a private message is answered with its quota", "[sim][api]") {
    Zalo zalo;
    REQUIRE(zalo.oa.say(kLan, {core::ChatKind::private_chat, kLan}, "tôi", ""));
    const json answer = zalo.to_person(kLan, "Đồng chí Trần Thị Lan");
    CHECK(answer["error"] == 0);
    CHECK(answer["data"]["user_id"] == kLan);
    CHECK(answer["data"]["message_id"] == zalo.oa.messages().at(1).id);
    CHECK(answer["data"]["sent_time"] == std::to_string(core::to_ms(kStart) + 1));
    CHECK(answer["data"]["quota"]["quota_type"] == "reply");
    CHECK(answer["data"]["quota"]["expired_date"] == "04/10/2026");
    CHECK(answer["data"]["quota"]["owner_id"] == "388613280878808645");
}

TEST_CASE("refusals come with HTTP 200 and Zalo's codes", "[sim][api]") {
    Zalo zalo;
    CHECK(zalo.to_group("00000000000000000009", "x")["error"] == -403);
    CHECK(zalo.to_person("999", "x")["error"] == -213);
    CHECK(zalo.to_person(kLan, "x")["error"] == -230);
    CHECK(zalo.to_group(kGroup, "")["error"] == -201);
    CHECK(zalo.to_group(kGroup, std::string(2000, 'a'))["error"] == 0);
    CHECK(zalo.to_group(kGroup, std::string(2001, 'a'))["error"] == -210);
    CHECK(zalo.call(http::Method::post, "/v3.0/oa/group/message", "{")["error"] == -201);
    CHECK(zalo.post("/v3.0/oa/group/message", {{"recipient", "x"}})["error"] == -201);
    zalo.token = "another";
    CHECK(zalo.to_group(kGroup, "x") ==
          json{{"error", -216}, {"message", "Access token is invalid"}});
    CHECK(zalo.last.status == 200);
    zalo.token = "";
    CHECK(zalo.get("/v2.0/oa/getoa")["error"] == -216);
    CHECK(zalo.oa.messages().size() == 1);
}

TEST_CASE("a recipient's id may be written as a number", "[sim][api]") {
    Zalo zalo;
    const json answer =
        zalo.call(http::Method::post,
                  "/v3.0/oa/message/cs",
                  R"({"recipient":{"user_id":1000000000000000001},"message":{"text":"x"}})");
    CHECK(answer["error"] == -230);
}

TEST_CASE("the OA describes itself under both names of its id", "[sim][api]") {
    Zalo zalo;
    const json oa = zalo.get("/v2.0/oa/getoa")["data"];
    CHECK(oa["oa_id"] == "388613280878808645");
    CHECK(oa["oaid"] == oa["oa_id"]);
    CHECK(oa["name"] == "Trợ lý chi bộ");
    CHECK(oa["num_follower"] == 2);
}

TEST_CASE("an unknown path is 404, and every answer tells the limit", "[sim][api]") {
    Zalo zalo;
    const json none{{"error", 404}, {"message", "empty or invalid API"}};
    CHECK(zalo.get("/v3.0/oa/group/message") == none);
    CHECK(zalo.last.status == 404);
    CHECK(zalo.header("X-RateLimit-Limit") == "4000");
    CHECK(zalo.header("X-RateLimit-Remain") == "3999");
    zalo.get("/v2.0/oa/getoa");
    CHECK(zalo.header("X-RateLimit-Remain") == "3998");
    zalo.oa.advance_to(kStart + std::chrono::minutes{1});
    zalo.get("/v2.0/oa/getoa");
    CHECK(zalo.header("X-RateLimit-Remain") == "3999");
}

TEST_CASE("tokens are renewed by a form, once", "[sim][api]") {
    Zalo zalo;
    const std::string form =
        "app_id=360846524940903967&grant_type=refresh_token&refresh_token=the-refresh-token";
    const json pair = zalo.call(http::Method::post, "/v4/oa/access_token", form);
    CHECK(pair["expires_in"] == "90000");
    CHECK(pair["access_token"].get<std::string>() != kToken);
    CHECK(zalo.call(http::Method::post, "/v4/oa/access_token", form)["error"] == -14020);
    CHECK(zalo.last.status == 200);
    CHECK(zalo.call(http::Method::post, "/v4/oa/access_token", "grant_type=password")["error"] ==
          -14012);
    CHECK(zalo.get("/v2.0/oa/getoa")["error"] == -216);
    zalo.token = pair["access_token"];
    CHECK(zalo.get("/v2.0/oa/getoa")["error"] == 0);
}

TEST_CASE("groups, members and history come page by page", "[sim][api]") {
    Zalo zalo;
    CHECK(zalo.get("/v3.0/oa/group/getgroupsofoa",
                   "offset=1&count=1")["data"]["groups"][0]["name"] == "Bí thư phường");
    const json members =
        zalo.get("/v3.0/oa/group/listmember", "group_id=" + kGroup + "&offset=0&count=2")["data"];
    CHECK(members["total"] == 3);
    CHECK(members["members"].size() == 2);
    CHECK(members["members"][0]["oa_id"] == "388613280878808645");
    CHECK(members["members"][1]["user_id"] == kLan);
    CHECK(zalo.get("/v3.0/oa/group/listmember", "group_id=9")["error"] == -403);

    for (int i = 0; i < 60; ++i)
        REQUIRE(zalo.oa.say(kLan, {core::ChatKind::group, kGroup}, std::to_string(i), ""));
    zalo.to_group(kGroup, "newest");
    const json history = zalo.get("/v3.0/oa/group/conversation",
                                  "group_id=" + kGroup + "&offset=0&count=99")["data"];
    REQUIRE(history.size() == 50);
    CHECK(history[0]["src"] == 0);
    CHECK(history[0]["message"] == "newest");
    CHECK(history[1]["src"] == 1);
    CHECK(history[1]["from_display_name"] == "Trần Thị Lan");
}

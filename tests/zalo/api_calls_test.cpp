#include <catch2/catch.hpp>

#include "api_world.hpp"

using namespace mungba;
using namespace mungba::test;
using What = zalo::Failure::What;

namespace {

core::LocalDate day(int year, unsigned month, unsigned date) {
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(date)};
}

}  // namespace

TEST_CASE("the OA tells of itself, under either name of its id", "[api]") {
    for (const char* id : {R"("oaid":"3886")", R"("oa_id":"3886")", R"("oaid":3886)"}) {
        ApiWorld world;
        Kept<zalo::OaProfile> kept;
        world.api->oa(world.oa, kept.done());
        CHECK(world.asked() == "GET /v2.0/oa/getoa");
        CHECK(world.http.requests.back().timeout == std::chrono::seconds(10));
        CHECK(world.http.requests.back().max_response_bytes == 1 << 20);
        world.answer_data(
            std::string("{") + id +
            R"(,"name":"Đảng ủy phường","is_verified":true,"num_follower":"120",)"
            R"("package_name":"Tăng trưởng","package_valid_through_date":"01/02/2027",)"
            R"("package_auto_renew_date":""})");
        CHECK(kept.value().id == core::OaId("3886"));
        CHECK(kept.value().name == "Đảng ủy phường");
        CHECK(kept.value().verified == true);
        CHECK(kept.value().followers == 120);
        CHECK(kept.value().package == "Tăng trưởng");
        CHECK(kept.value().package_until == day(2027, 2, 1));
        CHECK_FALSE(kept.value().package_renews_on);
    }
}

TEST_CASE("a group is told whole, flags in each of their writings", "[api]") {
    ApiWorld world;
    Kept<zalo::GroupDetail> kept;
    world.api->group(world.oa, core::GroupId("f4&14"), kept.done());
    CHECK(world.asked() == "GET /v3.0/oa/group/getgroup?group_id=f4%2614");
    world.answer_data(
        R"({"group_info":{"group_id":"f414","name":"Tổ 5","group_link":"https://zalo.me/g/x",)"
        R"("status":"enabled","total_member":"12","max_member":"50","auto_delete_date":"31/12/2026"},)"
        R"("asset_info":{"asset_type":"gmf50","asset_id":"a1","valid_through":"10/10/2026","auto_renew":"true"},)"
        R"("group_setting":{"lock_send_msg":false,"join_appr":1,"enable_msg_history":"0"}})");
    const zalo::GroupDetail& found = kept.value();
    CHECK(found.group.id == core::GroupId("f414"));
    CHECK(found.group.members == 12);
    CHECK(found.group.status == zalo::GroupStatus::enabled);
    CHECK(found.most_members == 50);
    CHECK(found.dissolves_on == day(2026, 12, 31));
    CHECK(found.asset_id == "a1");
    CHECK(found.asset_until == day(2026, 10, 10));
    CHECK(found.asset_renews == true);
    CHECK(found.settings.only_admins_write == false);
    CHECK(found.settings.joining_needs_approval == true);
    CHECK(found.settings.newcomers_see_history == false);
    CHECK_FALSE(found.settings.joining_by_link);
}

TEST_CASE("quotas are asked for by POST", "[api]") {
    ApiWorld world;
    Kept<zalo::MessageQuota> messages;
    world.api->message_quota(world.oa, core::UserId("246"), messages.done());
    CHECK(world.asked() == R"(POST /v3.0/oa/quota/message {"user_id":"246"})");
    world.answer_data(
        R"({"last_interaction":"1790000000000","cs_reply":{"remain":8,"total":8},"promotion":{}})");
    CHECK(messages.value().last_word_at == core::from_ms(1'790'000'000'000));
    REQUIRE(messages.value().replies);
    CHECK(messages.value().replies->left == 8);

    Kept<std::vector<zalo::GroupAsset>> groups;
    world.api->group_quota(world.oa, {.product = "gmf50"}, groups.done());
    CHECK(
        world.asked() ==
        R"(POST /v3.0/oa/quota/group {"product_type":"gmf50","quota_owner":"OA","quota_type":"sub_quota"})");
    world.answer_data(
        R"([{"asset_id":"a1","product_type":"gmf50","status":"available","valid_through":"10/10/2026","auto_renew":true},)"
        R"({"asset_id":"a2","status":"used","used_id":"f414"}])");
    REQUIRE(groups.value().size() == 2);
    CHECK(groups.value()[0].available);
    CHECK(groups.value()[0].until == day(2026, 10, 10));
    CHECK_FALSE(groups.value()[1].available);
    CHECK(groups.value()[1].used_by == core::GroupId("f414"));
}

TEST_CASE("groups are made, changed and peopled by exactly Zalo's bodies", "[api]") {
    ApiWorld world;
    Kept<zalo::GroupSummary> made;
    world.api->create_group(world.oa,
                            {.name = "Chi bộ Tổ 5",
                             .asset_id = "a1",
                             .members = {core::UserId("1"), core::UserId("2")}},
                            made.done());
    CHECK(
        world.asked() ==
        R"(POST /v3.0/oa/group/creategroupwithoa {"asset_id":"a1","group_name":"Chi bộ Tổ 5","member_user_ids":["1","2"]})");
    world.answer_data(R"({"group_id":"f414","name":"Chi bộ Tổ 5","status":"enabled"})");
    CHECK(made.value().id == core::GroupId("f414"));

    Kept<zalo::Nothing> updated;
    world.api->update_group(world.oa,
                            world.group,
                            {.name = "Tổ 6", .settings = {.only_admins_write = true}},
                            updated.done());
    CHECK(
        world.asked() ==
        R"(POST /v3.0/oa/group/updateinfo {"group_id":"f414c8f76fa586fbdfb4","group_name":"Tổ 6","lock_send_msg":true})");
    world.answer_data("{}");
    updated.value();

    using Call = void (zalo::Api::*)(const core::OaId&,
                                     const core::GroupId&,
                                     const zalo::Api::Users&,
                                     zalo::Done<zalo::Nothing>);
    const std::pair<Call, const char*> calls[] = {{&zalo::Api::invite, "invite"},
                                                  {&zalo::Api::accept, "acceptpendinginvite"},
                                                  {&zalo::Api::reject, "rejectpendinginvite"},
                                                  {&zalo::Api::remove, "removemembers"},
                                                  {&zalo::Api::add_admins, "addadmins"}};
    for (const auto& [call, name] : calls) {
        Kept<zalo::Nothing> kept;
        ((*world.api).*call)(world.oa, world.group, {core::UserId("1")}, kept.done());
        CHECK(world.asked() ==
              std::string("POST /v3.0/oa/group/") + name +
                  R"( {"group_id":"f414c8f76fa586fbdfb4","member_user_ids":["1"]})");
        world.http.answer(200, R"({"error":0,"message":"Success"})");
        kept.value();
    }
}

TEST_CASE("arguments that Zalo would refuse are told without a call", "[api]") {
    ApiWorld world;
    const auto refused = [&](auto call) {
        Kept<zalo::Nothing> kept;
        call(kept.done());
        world.run();
        CHECK(kept.failure().what == What::give_up);
        CHECK_FALSE(kept.failure().reached);
        return kept.failure().detail;
    };
    const zalo::Api::Users users(100, core::UserId("1"));
    CHECK(refused([&](auto done) { world.api->invite(world.oa, world.group, {}, done); }) ==
          "there are no members");
    CHECK(refused([&](auto done) { world.api->invite(world.oa, world.group, users, done); }) ==
          "more than 99 members in one call");
    CHECK(refused([&](auto done) {
              world.api->remove(world.oa, world.group, {core::UserId()}, done);
          }) == "a member without an id");
    CHECK(refused([&](auto done) { world.api->accept(world.oa, {}, {core::UserId("1")}, done); }) ==
          "there is no group id");
    CHECK(refused([&](auto done) { world.api->update_group(world.oa, world.group, {}, done); }) ==
          "there is nothing to change");
    for (const std::string& name : {std::string(), std::string("  "), std::string(31, 'x')}) {
        CHECK(refused([&](auto done) {
                  world.api->update_group(world.oa, world.group, {.name = name}, done);
              }) == "a group's name has 1 to 30 characters");
    }
    Kept<zalo::GroupSummary> made;
    world.api->create_group(
        world.oa, {.name = "Tổ 5", .asset_id = "", .members = {core::UserId("1")}}, made.done());
    world.run();
    CHECK(made.failure().detail == "there is no package to make the group of");
    CHECK(world.http.requests.empty());
}

TEST_CASE("the history is asked for in each of its four ways", "[api]") {
    ApiWorld world;
    const std::string in_group =
        R"([{"src":1,"time":1790000000000,"type":"text","message":"có mặt","message_id":"aa",)"
        R"("from_id":246,"group_id":"f414c8f76fa586fbdfb4"},{"type":"hologram"}])";
    Kept<zalo::HistoryPage> all;
    world.api->recent_in_groups(world.oa, {.offset = 20, .count = 50}, all.done());
    CHECK(world.asked() == "GET /v3.0/oa/group/listrecentchat?offset=20&count=50");
    world.answer_data(in_group);
    CHECK(all.value().items.size() == 1);
    CHECK(all.value().unreadable == 1);
    CHECK(all.value().received == 2);

    Kept<zalo::HistoryPage> one;
    world.api->group_history(world.oa, world.group, {.offset = -1, .count = 0}, one.done());
    CHECK(world.asked() ==
          "GET /v3.0/oa/group/conversation?group_id=f414c8f76fa586fbdfb4&offset=0&count=1");
    world.answer_data(in_group);
    CHECK(one.value().items.at(0).event.name == "user_send_group_text");

    Kept<zalo::HistoryPage> recent;
    world.api->recent_in_private(world.oa, {.offset = 0, .count = 50}, recent.done());
    CHECK(world.asked() ==
          "GET /v2.0/oa/listrecentchat?data=%7B%22count%22%3A10%2C%22offset%22%3A0%7D");
    world.answer_data("[]");
    CHECK(recent.value().items.empty());

    Kept<zalo::HistoryPage> person;
    world.api->private_history(world.oa, core::UserId("246"), {.offset = 10}, person.done());
    CHECK(
        world.asked() ==
        "GET /v2.0/oa/"
        "conversation?data=%7B%22count%22%3A10%2C%22offset%22%3A10%2C%22user_id%22%3A%22246%22%7D");
    world.answer_data(
        R"([{"src":0,"time":1,"type":"text","message":"chào","message_id":"bb","from_id":"388613280878808645","to_id":"246"}])");
    CHECK(std::get<core::Echo>(person.value().items.at(0).event.body).chat.id == "246");
}

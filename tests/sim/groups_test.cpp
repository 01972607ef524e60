#include <catch2/catch.hpp>

#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;

namespace {

const std::string kHoa = "1000000000000000003";
using Names = std::vector<std::string>;

/// A third person without a group, and packages of every kind.
sim::World rich_world() {
    sim::World world = small_world();
    world.people.push_back({"Đỗ Thị Hoa", "Chi bộ 5", "", "", kHoa, {}});
    const auto day = core::local_date(at("2026-10-31T00:00:00+07:00"));
    world.packages = {{"0000000000000000aaaa", 10, "sub_quota", day, false},
                      {"0000000000000000bbbb", 50, "purchase_quota", day, true},
                      {"0000000000000000cccc", 10, "sub_quota", core::plus_days(day, -31), false},
                      {"0000000000000000dddd", 100, "sub_quota", core::plus_days(day, 365), false}};
    world.groups[0].asset_id = "0000000000000000aaaa";
    return world;
}

struct Groups : Zalo {
    Groups() : Zalo(rich_world()) {}

    json detail() { return get("/v3.0/oa/group/getgroup", "group_id=" + kGroup)["data"]; }
    json people_call(const std::string& name, const std::vector<std::string>& users) {
        return group_call(name, {{"group_id", kGroup}, {"member_user_ids", users}});
    }
    json create(const std::string& asset, const std::vector<std::string>& users = {kLan, kHoa}) {
        return group_call(
            "creategroupwithoa",
            {{"group_name", "Chi bộ 6"}, {"asset_id", asset}, {"member_user_ids", users}});
    }
};

}  // namespace

TEST_CASE("the quota lists the packages and who uses them", "[sim][groups]") {
    Groups zalo;
    const json all = zalo.post("/v3.0/oa/quota/group", {{"quota_owner", "OA"}})["data"];
    REQUIRE(all.size() == 5);  // the fifth is of the group that names none
    const json first{{"product_type", "gmf10"},
                     {"quota_type", "sub_quota"},
                     {"asset_id", "0000000000000000aaaa"},
                     {"valid_through", "31/10/2026"},
                     {"auto_renew", false},
                     {"status", "used"},
                     {"used_id", kGroup}};
    CHECK(all[0] == first);
    CHECK(all[1]["status"] == "available");
    const json asked{
        {"quota_owner", "OA"}, {"product_type", "gmf50"}, {"quota_type", "purchase_quota"}};
    CHECK(zalo.post("/v3.0/oa/quota/group", asked)["data"].size() == 1);
    CHECK(zalo.post("/v3.0/oa/quota/group", {{"quota_owner", "APP"}})["data"].empty());
    CHECK(zalo.post("/v3.0/oa/quota/group", {{"quota_owner", "x"}})["error"] == -201);
    CHECK(zalo.post("/v3.0/oa/quota/group",
                    {{"quota_owner", "OA"}, {"product_type", "gmf7"}})["error"] == -201);
}

TEST_CASE("a group is created on a free package, and told", "[sim][groups]") {
    Groups zalo;
    const json made = zalo.create("0000000000000000bbbb")["data"];
    CHECK(made["name"] == "Chi bộ 6");
    CHECK(made["total_member"] == 3);
    const std::string id = made["group_id"];
    CHECK(zalo.to_group(id, "Chào")["error"] == 0);
    const auto events = zalo.events();
    REQUIRE(events.size() == 3);
    CHECK(events[0]["event_name"] == "create_group");
    CHECK(events[0]["group_id"] == id);
    CHECK_FALSE(events[0].contains("users"));
    CHECK(events[1]["event_name"] == "user_join_group");
    const json users{{{"id", kLan}}, {{"id", kHoa}}};
    CHECK(events[1]["users"] == users);
    CHECK(zalo.get("/v3.0/oa/group/getgroupsofoa")["data"]["total"] == 3);
}

TEST_CASE("a group is not created on what is used, ended or unknown", "[sim][groups]") {
    Groups zalo;
    CHECK(zalo.create("0000000000000000aaaa")["error"] == -238);
    CHECK(zalo.create("0000000000000000cccc")["error"] == -241);
    CHECK(zalo.create("0000000000000000eeee")["error"] == -201);
    CHECK(zalo.create("0000000000000000bbbb", {})["error"] == -201);
    CHECK(zalo.create("0000000000000000bbbb", {"9"})["error"] == -201);
    CHECK(zalo.create("0000000000000000bbbb", {kLan, kLan})["error"] == -201);
    CHECK(zalo.group_call("creategroupwithoa",
                          {{"group_name", std::string(31, 'x')},
                           {"asset_id", "0000000000000000bbbb"},
                           {"member_user_ids", {kLan}}})["error"] == -210);
    CHECK(zalo.group_call("creategroupwithoa",
                          {{"group_name", "a"}, {"asset_id", "0000000000000000bbbb"}})["error"] ==
          -201);
    CHECK(zalo.events().empty());
}

TEST_CASE("where admins of the OA are known, one of them founds a group", "[sim][groups]") {
    sim::World world = rich_world();
    world.people[0].oa_admin = true;
    Zalo zalo(world);
    const auto create = [&](const std::string& user) -> json {
        return zalo.group_call("creategroupwithoa",
                               {{"group_name", "a"},
                                {"asset_id", "0000000000000000bbbb"},
                                {"member_user_ids", {user}}})["error"];
    };
    CHECK(create(kSon) == -201);
    CHECK(create(kLan) == 0);
}

TEST_CASE("a group tells its package and settings", "[sim][groups]") {
    Groups zalo;
    const json detail = zalo.detail();
    CHECK(detail["group_info"]["max_member"] == "10");
    CHECK(detail["group_info"]["total_member"] == 3);
    CHECK(detail["group_info"]["status"] == "enabled");
    CHECK(detail["group_info"]["auto_delete_date"] == "15/12/2026");
    CHECK(detail["asset_info"] == json{{"asset_type", "gmf10"},
                                       {"asset_id", "0000000000000000aaaa"},
                                       {"valid_through", "31/10/2026"},
                                       {"auto_renew", "false"}});
    CHECK(detail["group_setting"] == json{{"lock_send_msg", false},
                                          {"join_appr", false},
                                          {"enable_msg_history", true},
                                          {"enable_link_join", true}});
    CHECK(zalo.get("/v3.0/oa/group/getgroup", "group_id=9")["error"] == -403);
}

TEST_CASE("settings are changed, told and obeyed", "[sim][groups]") {
    Groups zalo;
    const json change{{"group_id", kGroup}, {"group_name", "Chi bộ Năm"}, {"lock_send_msg", true}};
    const json detail = zalo.group_call("updateinfo", change)["data"];
    CHECK(detail["group_info"]["name"] == "Chi bộ Năm");
    CHECK(detail["group_setting"]["lock_send_msg"] == true);
    CHECK(zalo.event_names() == Names{"update_group_info"});
    const core::Chat chat{core::ChatKind::group, kGroup};
    CHECK(zalo.oa.say(kLan, chat, "x", "").error().message ==
          "chat: only the OA and its deputies write in this group");
    CHECK(zalo.people_call("addadmins", {kLan})["error"] == 0);
    CHECK(zalo.oa.say(kLan, chat, "x", ""));
    CHECK(zalo.event_names() == Names{"add_group_admin", "user_send_group_text"});
    CHECK(zalo.people_call("addadmins", {kLan})["error"] == -201);
    CHECK(zalo.people_call("removeadmins", {kLan})["error"] == 0);
    CHECK(zalo.event_names() == Names{"remove_group_admin"});
    CHECK(zalo.group_call("updateinfo", {{"group_id", kGroup}, {"join_appr", "yes"}})["error"] ==
          -201);
    CHECK(zalo.group_call("updateinfo", {{"group_id", "9"}})["error"] == -403);
}

TEST_CASE("who asks to join is let in or sent away by the OA", "[sim][groups]") {
    Groups zalo;
    zalo.group_call("updateinfo", {{"group_id", kGroup}, {"join_appr", true}});
    zalo.events();
    CHECK_FALSE(zalo.oa.ask_to_join(kGroup, kHoa).value());
    CHECK(zalo.oa.ask_to_join(kGroup, kHoa).error().message == "user: has asked already");
    CHECK(zalo.event_names() == Names{"user_request_join_group"});
    const json pending = zalo.get("/v3.0/oa/group/listpendinginvite", "group_id=" + kGroup)["data"];
    CHECK(pending["members"] == json::array({{{"name", "Đỗ Thị Hoa"}, {"user_id", kHoa}}}));
    CHECK(pending["total"] == 1);
    CHECK(zalo.people_call("rejectpendinginvite", {kHoa})["error"] == 0);
    CHECK(zalo.event_names() == Names{"reject_request_join_group"});
    CHECK(zalo.people_call("acceptpendinginvite", {kHoa})["error"] == -201);
    zalo.oa.ask_to_join(kGroup, kHoa).value();
    CHECK(zalo.people_call("acceptpendinginvite", {kHoa})["error"] == 0);
    CHECK(zalo.event_names() ==
          Names{"user_request_join_group", "accept_request_join_group", "user_join_group"});
    CHECK(zalo.oa.is_member(kGroup, kHoa));
}

TEST_CASE("a link that needs no approval lets people in, one that is off nobody", "[sim][groups]") {
    Groups zalo;
    CHECK(zalo.oa.ask_to_join(kGroup, kHoa).value());
    CHECK(zalo.event_names() == Names{"user_join_group"});
    CHECK(zalo.people_call("removemembers", {kHoa})["error"] == 0);
    CHECK(zalo.event_names() == Names{"user_out_group"});
    zalo.group_call("updateinfo", {{"group_id", kGroup}, {"enable_link_join", false}});
    CHECK(zalo.oa.ask_to_join(kGroup, kHoa).error().message == "group: its link is switched off");
    CHECK(zalo.people_call("removemembers", {kHoa})["error"] == -201);
}

TEST_CASE("who is invited comes or declines", "[sim][groups]") {
    Groups zalo;
    CHECK(zalo.people_call("invite", {kLan})["error"] == -201);  // is in it
    CHECK(zalo.people_call("invite", {kHoa})["error"] == 0);
    CHECK(zalo.event_names().empty());
    CHECK_FALSE(zalo.oa.answer_invitation(kGroup, kHoa, false).value());
    CHECK(zalo.oa.answer_invitation(kGroup, kHoa, true).error().message ==
          "user: has no invitation to this group");
    CHECK(zalo.people_call("invite", {kHoa})["error"] == 0);
    CHECK(zalo.oa.answer_invitation(kGroup, kHoa, true).value());
    CHECK(zalo.event_names() == Names{"user_join_group"});
}

TEST_CASE("only followers, or who has spoken within 7 days, are invited", "[sim][groups]") {
    Groups zalo;
    REQUIRE(zalo.oa.act(kHoa, sim::PersonDeed::unfollow));
    CHECK(zalo.people_call("invite", {kHoa})["error"] == -213);
    REQUIRE(zalo.oa.say(kHoa, {core::ChatKind::private_chat, kHoa}, "chào", ""));
    CHECK(zalo.people_call("invite", {kHoa})["error"] == 0);
    zalo.oa.advance_to(kStart + 24h * 8);
    CHECK(zalo.people_call("invite", {kHoa})["error"] == -213);
}

TEST_CASE("a package holds so many, the OA among them", "[sim][groups]") {
    sim::World world = rich_world();
    for (int i = 0; i < 7; ++i)
        world.people.push_back(
            {"Đảng viên", "Chi bộ 5", "", "", "200000000000000000" + std::to_string(i), {kGroup}});
    Zalo zalo(world);
    const auto join = [&] {
        return zalo.oa.change_member(kGroup, kHoa, sim::MemberChange::joined);
    };
    CHECK(join().error().message == "group: is full");
    CHECK(zalo.group_call("invite", {{"group_id", kGroup}, {"member_user_ids", {kHoa}}})["error"] ==
          -210);
    zalo.group_call("removemembers", {{"group_id", kGroup}, {"member_user_ids", {kSon}}});
    CHECK(join());
}

TEST_CASE("a group without its package is disabled, and disbanded 45 days later", "[sim][groups]") {
    Groups zalo;
    const core::Instant end = at("2026-11-01T00:00:00+07:00");
    CHECK(zalo.oa.next_due() == end);
    zalo.oa.advance_to(end - 1ms);
    CHECK(zalo.to_group(kGroup, "x")["error"] == 0);
    zalo.oa.advance_to(end);
    CHECK(zalo.to_group(kGroup, "x") ==
          json{{"error", -237}, {"message", "The group is disabled"}});
    CHECK(zalo.detail()["group_info"]["status"] == "disabled");
    CHECK(zalo.oa.say(kLan, {core::ChatKind::group, kGroup}, "x", "").error().message ==
          "chat: the group's package has ended");
    zalo.events();
    zalo.oa.advance_to(end + 24h * 45 - 1ms);
    CHECK(zalo.event_names().empty());
    zalo.oa.advance_to(end + 24h * 45);
    CHECK(zalo.event_names() == Names{"delete_group"});
    CHECK(zalo.to_group(kGroup, "x")["error"] == -403);
    CHECK_FALSE(zalo.oa.is_member(kGroup, kLan));
}

TEST_CASE("another package brings a disabled group back", "[sim][groups]") {
    Groups zalo;
    zalo.oa.advance_to(at("2026-11-02T00:00:00+07:00"));
    const auto move = [&](const char* asset) {
        return zalo.group_call("updateasset", {{"group_id", kGroup}, {"asset_id", asset}});
    };
    CHECK(move("0000000000000000cccc")["error"] == -241);
    CHECK(move("0000000000000000aaaa")["error"] == -238);
    CHECK(move("0000000000000000dddd")["data"]["group_info"]["status"] == "enabled");
    CHECK(zalo.to_group(kGroup, "x")["error"] == 0);
    CHECK(zalo.event_names() == Names{"update_group_info", "oa_send_group_text"});
}

TEST_CASE("a package that renews itself never ends", "[sim][groups]") {
    Zalo zalo;
    zalo.oa.advance_to(kStart + 24h * 1000);
    CHECK(zalo.to_group(kGroup, "x")["error"] == 0);
}

TEST_CASE("a group is disbanded by the bot", "[sim][groups]") {
    Groups zalo;
    CHECK(zalo.group_call("delete", {{"group_id", kGroup}}) ==
          json{{"error", 0}, {"message", "Success"}});
    CHECK(zalo.event_names() == Names{"delete_group"});
    CHECK(zalo.group_call("delete", {{"group_id", kGroup}})["error"] == -403);
    CHECK(zalo.group_call("delete", json::object())["error"] == -201);
}

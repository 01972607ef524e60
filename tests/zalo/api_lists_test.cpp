#include <catch2/catch.hpp>

#include "api_world.hpp"

using namespace mungba;
using namespace mungba::test;
using Members = zalo::Listing<zalo::Member>;

namespace {

// A page of members numbered from..to-1.
std::string page(int from, int to, const std::string& total) {
    nlohmann::json members = nlohmann::json::array();
    for (int i = from; i < to; ++i)
        members.push_back({{"user_id", std::to_string(i)}, {"name", "x"}});
    return R"({"members":)" + members.dump() + (total.empty() ? "" : R"(,"total":)" + total) + "}";
}

struct Listed {
    ApiWorld world;
    Kept<Members> kept;

    explicit Listed(zalo::ListOptions options = {}) {
        world.api->members(world.oa, world.group, std::move(options), kept.done());
    }
    bool asks() const { return !world.http.pending.empty(); }
};

}  // namespace

TEST_CASE("members are fetched page by page to the end", "[api]") {
    Listed listed;
    CHECK(listed.world.asked() ==
          "GET /v3.0/oa/group/listmember?group_id=f414c8f76fa586fbdfb4&offset=0&count=50");
    listed.world.answer_data(page(0, 50, "\"53\""));
    CHECK(listed.world.asked().ends_with("&offset=50&count=50"));
    listed.world.answer_data(
        R"({"total":53,"members":[{"user_id":50},{"user_id":"51"},{"oa_id":"3886","name":"OA"}]})");
    CHECK_FALSE(listed.asks());
    const Members& found = listed.kept.value();
    CHECK(found.complete);
    REQUIRE(found.items.size() == 53);
    CHECK(found.items[50].user == core::UserId("50"));
    CHECK(found.items[52].user.empty());
    CHECK(found.items[52].oa == core::OaId("3886"));
}

TEST_CASE("pages shorter than asked for move on by what came", "[api]") {
    Listed listed;
    listed.world.answer_data(page(0, 5, "7"));
    CHECK(listed.world.asked().ends_with("&offset=5&count=50"));
    listed.world.answer_data(page(5, 7, "7"));
    CHECK(listed.kept.value().complete);
    CHECK(listed.kept.value().items.size() == 7);
}

TEST_CASE("without a total an empty page is the end", "[api]") {
    Listed listed;
    listed.world.answer_data(page(0, 5, ""));
    listed.world.answer_data(page(0, 0, ""));
    CHECK(listed.kept.value().complete);
    CHECK(listed.kept.value().items.size() == 5);
}

TEST_CASE("an empty list is complete, with or without the field", "[api]") {
    for (const char* data :
         {R"({"total":0})", R"({"total":0,"members":null})", R"({"total":0,"members":[]})"}) {
        Listed listed;
        listed.world.answer_data(data);
        CHECK(listed.kept.value().complete);
        CHECK(listed.kept.value().items.empty());
    }
}

TEST_CASE("pages that do not add up never make a complete list", "[api]") {
    // The same page for ever.
    Listed stuck;
    stuck.world.answer_data(page(0, 5, "100"));
    stuck.world.answer_data(page(0, 5, "100"));
    CHECK_FALSE(stuck.asks());
    CHECK_FALSE(stuck.kept.value().complete);
    CHECK(stuck.kept.value().items.size() == 5);
    // The list ends before its total.
    Listed early;
    early.world.answer_data(page(0, 5, "6"));
    early.world.answer_data(page(0, 0, "6"));
    CHECK_FALSE(early.kept.value().complete);
    // Somebody moved to another page meanwhile: each once.
    Listed shifted;
    shifted.world.answer_data(page(0, 5, "8"));
    shifted.world.answer_data(page(4, 7, "8"));
    shifted.world.answer_data(page(7, 8, "8"));
    CHECK(shifted.kept.value().complete);
    CHECK(shifted.kept.value().items.size() == 8);
}

TEST_CASE("a list has bounds, and may be stopped", "[api]") {
    Listed large({.max_items = 7});
    large.world.answer_data(page(0, 5, "100"));
    large.world.answer_data(page(5, 10, "100"));
    CHECK_FALSE(large.asks());
    CHECK(large.kept.value().items.size() == 7);
    CHECK_FALSE(large.kept.value().complete);

    Listed long_one({.max_pages = 2});
    long_one.world.answer_data(page(0, 5, "100"));
    long_one.world.answer_data(page(5, 10, "100"));
    CHECK_FALSE(long_one.asks());
    CHECK_FALSE(long_one.kept.value().complete);

    std::vector<std::size_t> asked;
    Listed stopped({.go_on = [&](std::size_t so_far) {
        asked.push_back(so_far);
        return so_far < 10;
    }});
    stopped.world.answer_data(page(0, 5, "100"));
    stopped.world.answer_data(page(5, 10, "100"));
    CHECK_FALSE(stopped.asks());
    CHECK(asked == std::vector<std::size_t>{5, 10});
    CHECK_FALSE(stopped.kept.value().complete);

    Listed odd({.page_size = -5});
    CHECK(odd.world.asked().ends_with("&count=1"));
}

TEST_CASE("a failure on the way is the failure of the list", "[api]") {
    Listed listed;
    listed.world.answer_data(page(0, 5, "100"));
    listed.world.http.answer(200, R"({"error":-32})");
    CHECK(listed.kept.failure().what == zalo::Failure::What::wait);
}

TEST_CASE("a page with a member without an id is none", "[api]") {
    for (const char* data : {R"({"total":2,"members":[{"user_id":"1"},{"name":"x"}]})",
                             R"({"total":1,"members":[5]})",
                             R"({"total":1,"members":[{"user_id":"1","oa_id":"2"}]})",
                             R"({"total":1})",
                             R"({"total":1,"members":{}})",
                             "[]"}) {
        CAPTURE(data);
        Listed listed;
        listed.world.answer_data(data);
        CHECK(listed.kept.failure().what == zalo::Failure::What::retry);
    }
}

TEST_CASE("destruction ends a list on its way", "[api]") {
    Listed listed;
    listed.world.answer_data(page(0, 5, "100"));
    listed.world.api.reset();
    listed.world.answer_data(page(5, 10, "100"));
    CHECK_FALSE(listed.asks());
    CHECK_FALSE(listed.kept.answer);
}

TEST_CASE("groups and those who ask to join are lists too", "[api]") {
    ApiWorld world;
    Kept<zalo::Listing<zalo::GroupSummary>> groups;
    world.api->groups(world.oa, {.page_size = 20}, groups.done());
    CHECK(world.asked() == "GET /v3.0/oa/group/getgroupsofoa?offset=0&count=20");
    world.answer_data(
        R"({"total":1,"groups":[{"group_id":"f414","name":"Tổ 5","status":"disabled","total_member":3}]})");
    CHECK(groups.value().complete);
    CHECK(groups.value().items.at(0).status == zalo::GroupStatus::disabled);

    Kept<Members> pending;
    world.api->pending(world.oa, world.group, {}, pending.done());
    CHECK(world.asked() ==
          "GET /v3.0/oa/group/listpendinginvite?group_id=f414c8f76fa586fbdfb4&offset=0&count=50");
    world.answer_data(page(0, 2, "2"));
    CHECK(pending.value().items.size() == 2);
}

#include "sim/webhook_body.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/sim_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;

namespace {

const sim::EventOrigin kOrigin{
    "360846524940903967", "388613280878808645", core::from_ms(1790902800123)};

}  // namespace

TEST_CASE("a word in a group has the shape of Zalo's sample", "[sim][webhook]") {
    CHECK(
        sim::user_sent(kOrigin, {kLan, kGroup, "96d3cdf3af150460909a", "có mặt", ""}) ==
        R"({"app_id":"360846524940903967","oa_id":"388613280878808645","sender":{"id":"1000000000000000001"},)"
        R"("recipient":{"id":"f414c8f76fa586fbdfb4"},"event_name":"user_send_group_text",)"
        R"("message":{"text":"có mặt","msg_id":"96d3cdf3af150460909a"},"timestamp":"1790902800123"})");
}

TEST_CASE("a private word goes to the OA and carries the id by app", "[sim][webhook]") {
    CHECK(
        sim::user_sent(kOrigin,
                            {kLan, "", "96d3cdf3af150460909a", "tôi", "81d74a9cd71d6f473608"}) ==
        R"({"app_id":"360846524940903967","sender":{"id":"1000000000000000001"},"user_id_by_app":"5000000000000000001",)"
        R"("recipient":{"id":"388613280878808645"},"event_name":"user_send_text",)"
        R"("message":{"text":"tôi","msg_id":"96d3cdf3af150460909a","quote_msg_id":"81d74a9cd71d6f473608"},"timestamp":"1790902800123"})");
}

TEST_CASE("an echo comes from the OA", "[sim][webhook]") {
    CHECK(
        sim::oa_sent(kOrigin, {"", kGroup, "a1", "Kính nhắc", ""}) ==
        R"({"app_id":"360846524940903967","oa_id":"388613280878808645","sender":{"id":"388613280878808645"},)"
        R"("recipient":{"id":"f414c8f76fa586fbdfb4"},"event_name":"oa_send_group_text",)"
        R"("message":{"text":"Kính nhắc","msg_id":"a1"},"timestamp":"1790902800123"})");
    CHECK(sim::oa_sent(kOrigin, {kLan, "", "a2", "Chào", ""})
              .find(R"("recipient":{"id":"1000000000000000001"},"event_name":"oa_send_text")") !=
          std::string::npos);
}

TEST_CASE("who joins and who leaves is told with the group", "[sim][webhook]") {
    CHECK(
        sim::group_event(kOrigin, "user_join_group", kGroup, {kSon}) ==
        R"({"app_id":"360846524940903967","oa_id":"388613280878808645","group_id":"f414c8f76fa586fbdfb4",)"
        R"("event_name":"user_join_group","users":[{"id":"1000000000000000002"}],"timestamp":"1790902800123"})");
    CHECK(sim::group_event(kOrigin, "user_out_group", kGroup, {kSon})
              .find("user_out_group") != std::string::npos);
}

// The value was computed apart from this program: printf %s "<app id><body><timestamp><secret>" |
// sha256sum
TEST_CASE("the signature is the SHA-256 that sha256sum finds", "[sim][webhook]") {
    CHECK(sim::webhook_signature(
              kOrigin, R"({"app_id":"360846524940903967","text":"có mặt"})", "the-oa-secret") ==
          "mac=e720150598c3671e8c6b0c78a7d294b2d3a4c6665a92058ae443bb6d1e463df4");
}

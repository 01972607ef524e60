#include "sim/deliveries.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/sim_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;

namespace {

sim::Delivery in_chat(const char* chat) {
    sim::Delivery delivery;
    delivery.chat = chat;
    return delivery;
}

}  // namespace

TEST_CASE("what is told with 200 is done", "[sim][deliveries]") {
    sim::Deliveries deliveries;
    const auto number = deliveries.add(in_chat("a"), kStart);
    REQUIRE(deliveries.claim(kStart));
    CHECK(deliveries.any_under_way());
    CHECK(deliveries.finish(number, {200, 1ms}, kStart).outcome == sim::DeliveryOutcome::delivered);
    CHECK(deliveries.waiting() == 0);
    CHECK_FALSE(deliveries.claim(kStart + 24h));
}

TEST_CASE("a chat's first tries do not overtake each other, other chats go on",
          "[sim][deliveries]") {
    sim::Deliveries deliveries;
    const auto first = deliveries.add(in_chat("a"), kStart);
    const auto second = deliveries.add(in_chat("a"), kStart);
    const auto elsewhere = deliveries.add(in_chat("b"), kStart);
    CHECK(deliveries.claim(kStart)->number == first);
    CHECK(deliveries.claim(kStart)->number == elsewhere);
    CHECK_FALSE(deliveries.claim(kStart));
    deliveries.finish(first, {200, 1ms}, kStart);
    CHECK(deliveries.claim(kStart)->number == second);
}

TEST_CASE("a failed try comes again after 30 s, 5, 15, 30 min and 1 h, then no more",
          "[sim][deliveries]") {
    sim::Deliveries deliveries;
    const auto number = deliveries.add(in_chat("a"), kStart);
    core::Instant now = kStart;
    int failures = 0;
    for (const core::Milliseconds delay : {core::Milliseconds{30s},
                                           core::Milliseconds{5min},
                                           core::Milliseconds{15min},
                                           core::Milliseconds{30min},
                                           core::Milliseconds{1h}}) {
        const auto claimed = deliveries.claim(now);
        REQUIRE(claimed);
        CHECK(claimed->failures == failures);
        const auto finished = deliveries.finish(number, {failures % 2 == 0 ? 0 : 503, 1ms}, now);
        CHECK(finished.outcome == sim::DeliveryOutcome::later);
        CHECK(deliveries.next_due() == now + delay);
        CHECK_FALSE(deliveries.claim(now + delay - 1ms));
        now += delay;
        ++failures;
    }
    CHECK(deliveries.claim(now)->failures == 5);
    CHECK(deliveries.finish(number, {503, 1ms}, now).outcome == sim::DeliveryOutcome::given_up);
    CHECK(deliveries.waiting() == 0);
    CHECK_FALSE(deliveries.next_due());
}

TEST_CASE(
    "what waits for a further try holds up nobody, and goes in the old order when both are due",
    "[sim][deliveries]") {
    sim::Deliveries deliveries;
    const auto first = deliveries.add(in_chat("a"), kStart);
    deliveries.claim(kStart);
    deliveries.finish(first, {503, 1ms}, kStart);
    const auto second = deliveries.add(in_chat("a"), kStart);
    CHECK(deliveries.claim(kStart)->number == second);
    deliveries.finish(second, {503, 1ms}, kStart);
    CHECK(deliveries.claim(kStart + 30s)->number == first);
}

#include "sim/webhooks.hpp"

#include <catch2/catch.hpp>

#include "sim/views.hpp"
#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;
using sim::FaultKind;
using State = sim::DeliveryStatus::State;

namespace {

const core::Chat kBranch{core::ChatKind::group, kGroup};

struct OneOa : Zalo {
    using Zalo::Zalo;

    std::string say(const std::string& text) { return oa.say(kLan, kBranch, text, "")->id; }
    State state_of(const std::string& id) const { return oa.find_message(id)->delivery.state; }
    void fault(FaultKind kind, const std::string& event = "", std::optional<int> count = {}) {
        sim::FaultRule rule;
        rule.kind = kind;
        rule.event = event;
        rule.count = count;
        oa.faults().add(rule);
    }
    /// Fails every try until nothing is due any more within three hours.
    void fail_all() {
        for (int minute = 0; minute <= 180; ++minute) {
            while (const auto delivery = oa.claim_delivery())
                oa.finish_delivery(delivery->number, {503, 1ms});
            oa.advance_to(oa.now() + 1min);
        }
    }
    std::vector<std::string> texts() {
        std::vector<std::string> found;
        for (const json& body : events()) found.push_back(body["message"]["text"]);
        return found;
    }
    json ledger() const { return sim::ledger_json(oa, ""); }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the last failed try ends the subscription until somebody enables it",
          "[sim][webhooks]") {
    OneOa one;
    const std::string first = one.say("1");
    one.oa.claim_delivery();
    one.oa.finish_delivery(1, {0, 1ms});
    one.oa.advance_to(kStart + 1h);
    const std::string second = one.say("2");
    one.fail_all();
    CHECK(one.state_of(first) == State::given_up);
    CHECK(one.state_of(second) == State::given_up);  // it waited for a retry of its own
    CHECK_FALSE(one.oa.webhooks().subscribed());
    CHECK(std::ranges::count(one.oa.log(), sim::LogLine::Kind::unsubscribed, &sim::LogLine::kind) ==
          1);

    const std::string third = one.say("3");
    CHECK(one.state_of(third) == State::unsubscribed);
    CHECK_FALSE(one.oa.next_due());
    one.oa.subscribe();
    const std::string fourth = one.say("4");
    CHECK(one.texts() == Texts{"4"});
    CHECK(one.state_of(fourth) == State::delivered);
    CHECK(one.get("/v3.0/oa/group/conversation", "group_id=" + kGroup)["data"].size() == 4);
}

TEST_CASE("the times of retries follow the world's scale", "[sim][webhooks]") {
    sim::World world = small_world();
    world.limits.webhook_retry_scale = 0.01;
    OneOa one(world);
    one.say("1");
    for (const core::Milliseconds wait : {300ms, 3000ms, 9000ms, 18'000ms, 36'000ms}) {
        one.oa.finish_delivery(one.oa.claim_delivery()->number, {503, 1ms});
        CHECK(one.oa.next_due() == one.oa.now() + wait);
        one.oa.advance_to(one.oa.now() + wait);
    }
}

TEST_CASE("a duplicate comes as the same bytes, without a retry's mark", "[sim][webhooks]") {
    OneOa one;
    one.fault(FaultKind::duplicate, "user_*");
    const std::string id = one.say("1");
    const auto first = one.oa.claim_delivery();
    one.oa.finish_delivery(first->number, {200, 1ms});
    const auto second = one.oa.claim_delivery();
    REQUIRE(second);
    CHECK(second->body == first->body);
    CHECK(second->signature == first->signature);
    CHECK(second->failures == 0);
    one.oa.finish_delivery(second->number, {503, 1ms});
    CHECK(one.state_of(id) == State::delivered);  // the copy's fate is not the message's
    one.oa.send_to_group(kGroup, {"echo"});
    CHECK(one.texts() == Texts{"echo"});
}

TEST_CASE("out of order: the next one of the chat goes first", "[sim][webhooks]") {
    OneOa one;
    one.fault(FaultKind::out_of_order, "", 1);
    const std::string held = one.say("1");
    CHECK(one.state_of(held) == State::later);
    CHECK(one.events().empty());
    one.say("2");
    CHECK(one.texts() == Texts{"2", "1"});
    CHECK(one.state_of(held) == State::delivered);
}

TEST_CASE("out of order without a next one: a minute later", "[sim][webhooks]") {
    OneOa one;
    one.fault(FaultKind::out_of_order, "", 1);
    one.say("1");
    one.oa.advance_to(kStart + 59s);
    CHECK(one.events().empty());
    one.oa.advance_to(kStart + 60s);
    CHECK(one.texts() == Texts{"1"});
}

TEST_CASE("what is dropped only the history shows", "[sim][webhooks]") {
    OneOa one;
    one.fault(FaultKind::dropped);
    const std::string id = one.say("mất");
    CHECK(one.state_of(id) == State::dropped);
    CHECK(one.events().empty());
    const json history = one.get("/v3.0/oa/group/conversation", "group_id=" + kGroup)["data"];
    CHECK(history[0]["message_id"] == id);
}

TEST_CASE("a signature may be left out or wrong, the retry has its own chance", "[sim][webhooks]") {
    OneOa one;
    one.fault(FaultKind::unsigned_, "", 1);
    one.fault(FaultKind::bad_signature, "", 1);
    one.say("1");
    const auto bare = one.oa.claim_delivery();
    CHECK(bare->signature.empty());
    one.oa.finish_delivery(bare->number, {503, 1ms});
    one.oa.advance_to(kStart + 30s);
    const auto wrong = one.oa.claim_delivery();
    one.oa.finish_delivery(wrong->number, {403, 1ms});
    one.oa.advance_to(one.oa.now() + 5min);
    const auto good = one.oa.claim_delivery();
    CHECK(wrong->signature.size() == good->signature.size());
    CHECK(wrong->signature != good->signature);
    CHECK(good->signature.starts_with("mac="));
}

TEST_CASE("the history may bear other ids, the same at each asking", "[sim][webhooks]") {
    OneOa one;
    const std::string id = one.say("1");
    one.fault(FaultKind::other_ids);
    const auto ask = [&] {
        return one.get("/v3.0/oa/group/conversation",
                       "group_id=" + kGroup)["data"][0]["message_id"];
    };
    const json other = ask();
    CHECK(other != id);
    CHECK(other.get<std::string>().size() == 20);
    CHECK(ask() == other);
    CHECK(one.oa.faults().rules().front().struck == 2);
}

TEST_CASE("the ledger counts doubles and losses", "[sim][webhooks]") {
    OneOa one;
    one.oa.send_to_group(kGroup, {"Kính nhắc"});
    one.oa.send_to_group(kGroup, {"Kính nhắc"});
    one.oa.send_to_group(kGroup, {"Khác"});
    one.fault(FaultKind::dropped, "user_*");
    one.fault(FaultKind::duplicate, "oa_*", 1);
    one.say("mất");
    one.oa.send_to_group(kOtherGroup, {"Kính nhắc"});
    one.events();
    const json ledger = one.ledger();
    const json& accepted = ledger["accepted"]["group:" + kGroup];
    REQUIRE(accepted.size() == 2);
    CHECK(accepted[0]["text"] == "Kính nhắc");
    CHECK(accepted[0]["times"] == 2);
    CHECK(accepted[0]["ids"].size() == 2);
    CHECK(accepted[1]["times"] == 1);
    std::vector<std::string> outcomes;
    for (const json& webhook : ledger["webhooks"]) outcomes.push_back(webhook["outcome"]);
    CHECK(outcomes ==
          Texts{"delivered", "delivered", "delivered", "dropped", "delivered", "delivered"});
    CHECK(ledger["webhooks"][5]["copy"] == true);
    CHECK(ledger["webhooks"][0]["tries"] ==
          json::array({{{"at", "2026-10-02T08:00:00+07:00"}, {"status", 200}}}));
    CHECK(sim::ledger_json(one.oa, "group:" + kOtherGroup)["webhooks"].size() == 2);
}

TEST_CASE("over the limit of calls: -32 until the next minute", "[sim][webhooks]") {
    sim::World world = small_world();
    world.limits.calls_per_minute_oa = 3;
    OneOa one(world);
    for (int i = 0; i < 3; ++i) CHECK(one.get("/v2.0/oa/getoa")["error"] == 0);
    CHECK(one.header("X-RateLimit-Limit") == "3");
    CHECK(one.header("X-RateLimit-Remain") == "0");
    CHECK(one.to_group(kGroup, "x") ==
          json{{"error", -32}, {"message", "Your OA reached limit call api"}});
    CHECK(one.oa.messages().empty());
    one.oa.advance_to(kStart + 1min);
    CHECK(one.to_group(kGroup, "x")["error"] == 0);
    CHECK(one.header("X-RateLimit-Remain") == "2");
}

TEST_CASE("an app has 4,000 calls a minute", "[sim][webhooks]") {
    OneOa one;
    for (int i = 0; i < 4000; ++i) one.oa.count_call();
    CHECK(one.get("/v2.0/oa/getoa")["message"] == "Your application reached limit call api");
}

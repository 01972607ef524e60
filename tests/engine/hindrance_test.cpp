// What hinders one OA, one group or the clock hinders nothing else.
#include <map>

#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using namespace mungba::tests;
using Outcome = core::SendResult::Outcome;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// A channel that answers by organization or by chat, until told otherwise.
struct PickyChannel final : core::MessageSender {
    engine::Post post;
    std::map<std::string, core::SendResult> by_chat;
    std::map<core::OaId, core::SendResult> by_oa;
    std::vector<std::string> sent;
    std::map<core::OaId, int> tries;

    explicit PickyChannel(engine::Post by) : post(std::move(by)) {}
    void send(const core::Outgoing& message, std::function<void(core::SendResult)> done) override {
        ++tries[message.oa];
        core::SendResult answer = result(Outcome::sent);
        answer.message_id = core::MessageId{"z" + std::to_string(sent.size())};
        if (const auto chat = by_chat.find(message.to.id); chat != by_chat.end()) answer = chat->second;
        if (const auto oa = by_oa.find(message.oa); oa != by_oa.end()) answer = oa->second;
        if (answer.outcome == Outcome::sent) sent.push_back(message.to.id + ": " + message.text);
        post([done = std::move(done), answer] { done(answer); });
    }
};

struct Hindered : EngineFixture {
    PickyChannel picky{post()};

    Hindered() { channel->instead = &picky; }
    void queue(core::OrganizationId organization, const std::string& chat, const std::string& text) {
        storage::outbox::NewMessage message;
        message.organization = organization;
        message.message_class = core::OutgoingClass::reminder;
        message.to = {core::ChatKind::group, chat};
        message.template_name = "M1";
        message.text = text;
        message.not_before = clock.now();
        storage::outbox::queue(database.connection(), message, handlers::text_hash(text), clock.now());
        engine->sender.kick();
        run();
    }
};

}  // namespace

TEST_CASE("an OA that fails for a day holds up no other, and its messages leave in their order when it is back", "[engine][sender]") {
    Hindered ward;
    const auto other = ward.database.add_organization("Phường Hai", "oa2");
    auto failure = result(Outcome::retry);
    failure.reached = false;
    ward.picky.by_oa[core::OaId{"oa2"}] = failure;
    for (int hour = 0; hour < 24; ++hour) {
        ward.queue(other, "B", "B" + std::to_string(hour));
        ward.queue(ward.database.organization(), "A", "A" + std::to_string(hour));
        CHECK(ward.picky.sent.back() == "A: A" + std::to_string(hour));
        ward.step(hours{1});
    }
    CHECK(ward.picky.sent.size() == 24);
    CHECK(ward.picky.tries[core::OaId{"oa2"}] < 24 * 8);  // a rest that grows, not a hammer
    ward.picky.by_oa.clear();
    ward.step(minutes{20});
    REQUIRE(ward.picky.sent.size() == 48);
    for (int hour = 0; hour < 24; ++hour) CHECK(ward.picky.sent[static_cast<std::size_t>(24 + hour)] == "B: B" + std::to_string(hour));
}

TEST_CASE("a group that is disabled in the middle of its queue waits alone, and goes on in its order", "[engine][sender]") {
    Hindered ward;
    const auto organization = ward.database.organization();
    ward.queue(organization, "A", "A1");
    ward.picky.by_chat["A"] = result(Outcome::ask_a_human, -237);
    ward.queue(organization, "A", "A2");
    ward.queue(organization, "A", "A3");
    ward.queue(organization, "B", "B1");
    ward.step(hours{1});
    CHECK(ward.picky.sent == std::vector<std::string>{"A: A1", "B: B1"});
    ward.picky.by_chat.clear();
    ward.step(minutes{20});
    CHECK(ward.picky.sent == std::vector<std::string>{"A: A1", "B: B1", "A: A2", "A: A3"});
}

TEST_CASE("a clock that is set back an hour runs nothing twice and holds nothing up", "[engine][clock]") {
    Hindered ward;
    ward.says("an", "later");  // a job in an hour
    ward.step(hours{1});
    CHECK(ward.probe->jobs.size() == 1);
    // An OA rests by the clock that was ahead.
    auto limit = result(Outcome::wait, -32);
    limit.retry_at = ward.clock.now() + minutes{1};
    limit.whole_oa = true;
    ward.picky.by_chat["A"] = limit;
    ward.queue(ward.database.organization(), "A", "limited");
    ward.picky.by_chat.clear();
    const core::Instant before = ward.clock.now();
    ward.clock.set(before - hours{1});
    ward.engine->clock_was_set(before, ward.clock.now());
    ward.run();
    const std::size_t sent = ward.picky.sent.size();
    ward.says("binh", "chào");
    CHECK(ward.picky.sent.size() == sent + 1);
    ward.step(hours{1} + minutes{1});
    CHECK(ward.probe->jobs.size() == 1);
    CHECK(ward.picky.sent.back() == "A: limited");
}

TEST_CASE("a clock that is set an hour forward runs what is due once", "[engine][clock]") {
    Hindered ward;
    ward.says("an", "later");
    const core::Instant before = ward.clock.now();
    ward.clock.set(before + hours{1} + minutes{1});
    ward.engine->clock_was_set(before, ward.clock.now());
    ward.run();
    CHECK(ward.probe->jobs.size() == 1);
    ward.says("binh", "chào");
    CHECK(ward.picky.sent.back() == "binh: re: chào");
}

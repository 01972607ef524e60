#include <catch2/catch.hpp>

#include "bot/engine/engine.hpp"
#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using engine::Inbox;
using engine::Stepper;
using tests::EngineFixture;
using tests::result;
using Outcome = core::SendResult::Outcome;
using Texts = std::vector<std::string>;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("each outcome of a send goes its way", "[engine][sender]") {
    EngineFixture fixture;
    const auto after = [&](core::SendResult first) {
        fixture.channel->results.push_back(std::move(first));
        fixture.says("an", "chào");
    };
    SECTION("retry: again after back-off") {
        after(result(Outcome::retry, -200));
        CHECK(fixture.state_of_message(1) == "queued");
        fixture.step(seconds{2});
        CHECK(fixture.state_of_message(1) == "sent");
        CHECK(fixture.channel->texts.size() == 2);
    }
    SECTION("wait: not before the instant that was named, and the whole OA rests") {
        auto limit = result(Outcome::wait, -32);
        limit.retry_at = fixture.clock.now() + seconds{40};
        limit.whole_oa = true;
        after(limit);
        fixture.says("binh", "chào");
        CHECK(fixture.channel->texts.size() == 1);
        fixture.step(seconds{39});
        CHECK(fixture.channel->texts.size() == 1);
        fixture.step(seconds{1});
        CHECK(fixture.channel->texts.size() == 3);
        CHECK(fixture.state_of_message(2) == "sent");
    }
    SECTION("unreachable and give up are final at once") {
        after(result(Outcome::unreachable, -230));
        CHECK(fixture.state_of_message(1) == "unreachable");
        fixture.channel->results.push_back(result(Outcome::give_up, -201));
        fixture.says("an", "lần nữa");
        CHECK(fixture.state_of_message(2) == "dead");
        CHECK(fixture.probe->settled_states == Texts{"probe unreachable", "probe dead"});
    }
    SECTION("a token that is not accepted spends no attempt") {
        after(result(Outcome::renew_token, -216));
        fixture.step(minutes{1});
        CHECK(fixture.state_of_message(1) == "sent");
        static constexpr storage::Query kAttempts{"test.attempts", "SELECT attempts FROM outbox WHERE id = 1"};
        CHECK(fixture.database.number(kAttempts) == 1);
    }
}

TEST_CASE("while the channel is not reached a message spends no attempt, and waits as long as it is of use", "[engine][sender]") {
    EngineFixture fixture;
    auto not_reached = result(Outcome::retry);
    not_reached.reached = false;
    for (int n = 0; n < 200; ++n) fixture.channel->results.push_back(not_reached);
    storage::outbox::NewMessage notice{.organization = fixture.database.organization(),
                                       .message_class = core::OutgoingClass::reminder,
                                       .to = {core::ChatKind::group, "A"},
                                       .template_name = "M1",
                                       .text = "thông báo",
                                       .started_by_bot = true,
                                       .cause = {},
                                       .meeting = {},
                                       .idempotency_key = {},
                                       .not_before = fixture.clock.now(),
                                       .useful_until = fixture.clock.now() + hours{72}};
    storage::outbox::queue(fixture.database.connection(), notice, handlers::text_hash(notice.text), fixture.clock.now());
    fixture.step(hours{8});
    CHECK(fixture.state_of_message(1) == "queued");
    CHECK(fixture.channel->texts.size() > 8);    // it went on trying …
    CHECK(fixture.channel->texts.size() < 60);   // … at growing distances
    fixture.channel->results.clear();
    fixture.step(minutes{16});
    CHECK(fixture.state_of_message(1) == "sent");
}

TEST_CASE("a feature that throws on a settled message stops neither its state nor the sending", "[engine][sender]") {
    EngineFixture fixture;
    fixture.probe->fail_on_settled = true;
    fixture.says("an", "chào");
    fixture.says("binh", "chào");
    CHECK(fixture.state_of_message(1) == "sent");
    CHECK(fixture.state_of_message(2) == "sent");
}

TEST_CASE("an echo that comes while the repeat waits settles it: it does not go twice", "[engine][sender]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::unknown)};
    fixture.says("an", "chào");
    auto limit = result(Outcome::wait, -32);
    limit.retry_at = fixture.clock.now() + minutes{30};
    limit.whole_oa = true;
    fixture.channel->results = {limit};
    fixture.says("binh", "chào");  // the OA rests over the minute after which the first would be repeated
    fixture.step(minutes{2});
    CHECK(fixture.state_of_message(1) == "queued");
    fixture.echoes("z77", 77);
    CHECK(fixture.state_of_message(1) == "sent");
}

TEST_CASE("a message of unknown outcome is repeated once after a minute, marked, then given up", "[engine][sender]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::unknown), result(Outcome::unknown)};
    fixture.says("an", "chào");
    CHECK(fixture.state_of_message(1) == "unknown");
    fixture.step(seconds{59});
    CHECK(fixture.channel->texts.size() == 1);
    fixture.step(seconds{1});
    CHECK(fixture.channel->texts.size() == 2);
    static constexpr storage::Query kRepeated{"test.repeated", "SELECT repeated FROM outbox WHERE id = 1"};
    CHECK(fixture.database.number(kRepeated) == 1);
    fixture.step(minutes{5});
    CHECK(fixture.channel->texts.size() == 2);
    CHECK(fixture.state_of_message(1) == "dead");
}

TEST_CASE("an echo settles a message of unknown outcome, whoever is first", "[engine][sender]") {
    EngineFixture fixture;
    const auto echo = [&](int key) { fixture.echoes("z" + std::to_string(key), key); };
    SECTION("after the answer was lost") {
        fixture.channel->results = {result(Outcome::unknown)};
        fixture.says("an", "chào");
        echo(77);
        CHECK(fixture.state_of_message(1) == "sent");
        fixture.step(minutes{5});
        CHECK(fixture.channel->texts.size() == 1);
    }
    SECTION("before the answer came") {
        fixture.channel->holding = true;
        fixture.says("an", "chào");
        echo(77);
        CHECK(fixture.state_of_message(1) == "sent");
        fixture.channel->held.at(0)({.outcome = Outcome::sent, .message_id = core::MessageId{"z77"}, .retry_at = {}, .detail = {}});
        fixture.run();
        CHECK(fixture.probe->settled_states == Texts{"probe sent"});
    }
    CHECK(fixture.probe->seen == Texts{"chào"});
}

TEST_CASE("an echo of a message that is settled does not settle the next of the same words", "[engine][sender]") {
    EngineFixture fixture;
    fixture.says("an", "chào");
    fixture.channel->results = {result(Outcome::unknown)};
    fixture.says("an", "chào");
    fixture.echoes("z1");
    CHECK(fixture.state_of_message(2) == "unknown");
}

TEST_CASE("messages left in flight by a process that ended are unknown after the start", "[engine][sender]") {
    EngineFixture fixture;
    fixture.channel->holding = true;
    fixture.says("an", "chào");
    CHECK(fixture.state_of_message(1) == "sending");
    engine::Sender::recover(fixture.database.connection(), fixture.clock.now());
    CHECK(fixture.state_of_message(1) == "unknown");
}

TEST_CASE("a host that is not reached is one failure, however many were in flight", "[engine][sender]") {
    EngineFixture fixture;
    auto not_reached = result(Outcome::retry);
    not_reached.reached = false;
    for (int n = 0; n < 10; ++n) fixture.channel->results.push_back(not_reached);
    for (int n = 0; n < 10; ++n) {
        fixture.engine->inbox.submit(
            fixture.database.organization(), fixture.event("user" + std::to_string(n), "chào"), [](Inbox::Outcome) {});
    }
    fixture.run();
    REQUIRE(fixture.channel->texts.size() == 10);
    fixture.step(seconds{2});
    CHECK(fixture.channel->texts.size() == 20);
    CHECK(fixture.state_of_message(10) == "sent");
}

TEST_CASE("what the bot started does not leave in quiet hours, a reply does", "[engine][sender]") {
    const auto morning = storage::MemoryDatabase::kMade + hours{24};
    engine::EngineOptions options;
    options.sender.after_quiet_hours = [morning](core::Instant at) { return std::max(at, morning); };
    EngineFixture fixture(options);
    const auto queue = [&](const std::string& text, core::OutgoingClass message_class) {
        storage::outbox::queue(fixture.database.connection(),
                               {.organization = fixture.database.organization(),
                                .message_class = message_class,
                                .to = {core::ChatKind::private_chat, "an"},
                                .template_name = "M9",
                                .text = text,
                                .started_by_bot = true,
                                .cause = {},
                                .meeting = {},
                                .idempotency_key = {},
                                .not_before = fixture.clock.now(),
                                .useful_until = {}},
                               handlers::text_hash(text),
                               fixture.clock.now());
        fixture.engine->sender.kick();
        fixture.run();
    };
    queue("nhắc", core::OutgoingClass::reminder);
    CHECK(fixture.channel->texts.empty());
    fixture.says("an", "chào");
    CHECK(fixture.channel->texts == Texts{"an: re: chào"});
    queue("gấp", core::OutgoingClass::urgent);
    CHECK(fixture.channel->texts.back() == "an: gấp");
    fixture.step(hours{12});
    CHECK(fixture.channel->texts.back() == "an: nhắc");
}

TEST_CASE("a feature that throws when an echo settles its message does not bring the message out again", "[engine][sender]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::unknown)};
    fixture.says("an", "chào");
    fixture.probe->fail_on_settled = true;
    fixture.echoes("z77", 77);
    CHECK(fixture.state_of_message(1) == "sent");
    fixture.step(minutes{5});
    CHECK(fixture.channel->texts.size() == 1);
}

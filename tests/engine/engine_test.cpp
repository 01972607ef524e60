#include "bot/engine/engine.hpp"

#include <catch2/catch.hpp>

#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using engine::Inbox;
using engine::Stepper;
using tests::EngineFixture;
using Outcome = core::SendResult::Outcome;
using Texts = std::vector<std::string>;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr storage::Query kInboxState{"test.inbox_state", "SELECT state || ':' || attempts FROM inbox WHERE id = ?1"};

std::string inbox_state(EngineFixture& fixture, std::int64_t id) {
    auto rows = fixture.database.connection().rows(kInboxState, id);
    return rows.next() ? rows.text(0) : "";
}

core::SendResult result(Outcome outcome, int code = 0) {
    return {.outcome = outcome, .message_id = {}, .retry_at = {}, .whole_oa = false, .code = code, .detail = "test"};
}

}  // namespace

TEST_CASE("a word comes in, is stored, answered once and sent", "[engine]") {
    EngineFixture fixture;
    CHECK(fixture.says("an", "chào", 1) == Inbox::Outcome::stored);
    CHECK(fixture.channel->texts == Texts{"an: re: chào"});
    CHECK(fixture.state_of_message(1) == "sent");
    CHECK(fixture.probe->settled_states == Texts{"probe sent"});
    CHECK(fixture.says("an", "chào", 1) == Inbox::Outcome::repeat);
    CHECK(fixture.channel->texts.size() == 1);
}

TEST_CASE("an event that fails is tried again later, and holds up no other", "[engine]") {
    EngineFixture fixture;
    fixture.says("an", "throw");
    CHECK(inbox_state(fixture, 1) == "stored:1");
    fixture.says("binh", "chào");
    CHECK(fixture.channel->texts == Texts{"binh: re: chào"});
    fixture.step(seconds{2});
    CHECK(fixture.probe->seen == Texts{"throw", "chào", "throw"});
}

TEST_CASE("what an event did before it failed is taken back", "[engine]") {
    EngineFixture fixture;
    fixture.says("an", "half");
    CHECK(fixture.channel->texts.empty());
    CHECK(fixture.state_of_message(1).empty());
}

TEST_CASE("an event that fails eight times is a dead letter without its text", "[engine]") {
    EngineFixture fixture;
    fixture.says("an", "throw");
    fixture.step(hours{2});
    CHECK(inbox_state(fixture, 1) == "dead:7");
    CHECK(fixture.probe->seen.size() == 8);
    fixture.step(hours{24});
    CHECK(fixture.probe->seen.size() == 8);
}

TEST_CASE("an event that comes more than ten minutes late changes state and is not answered", "[engine]") {
    EngineFixture fixture;
    core::Event late = fixture.event("an", "chào");
    late.at -= minutes{11};
    fixture.engine->inbox.submit(fixture.database.organization(), late, [](Inbox::Outcome) {});
    fixture.run();
    CHECK(fixture.probe->seen == Texts{"chào"});
    CHECK(fixture.channel->texts.empty());
}

TEST_CASE("a reply that cannot leave within ten minutes expires", "[engine]") {
    EngineFixture fixture;
    for (int n = 0; n < 20; ++n) fixture.channel->results.push_back(result(Outcome::renew_token, -216));
    fixture.says("an", "chào");
    fixture.step(minutes{11});
    CHECK(fixture.state_of_message(1) == "expired");
    CHECK(fixture.probe->settled_states == Texts{"probe expired"});
}

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
    const auto echo = [&](int key) {
        core::Event event = fixture.event("an", "", key);
        event.name = "oa_send_text";
        event.body = core::Echo{.chat = {core::ChatKind::private_chat, "an"},
                                .id = core::MessageId{"z" + std::to_string(key)},
                                .text = "re: chào",
                                .content = core::ContentKind::text,
                                .by_admin = false};
        fixture.engine->inbox.submit(fixture.database.organization(), event, [](Inbox::Outcome) {});
        fixture.run();
    };
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
    core::Event event = fixture.event("an", "");
    event.name = "oa_send_text";
    event.body = core::Echo{.chat = {core::ChatKind::private_chat, "an"},
                            .id = core::MessageId{"z1"},
                            .text = "re: chào",
                            .content = core::ContentKind::text,
                            .by_admin = false};
    fixture.engine->inbox.submit(fixture.database.organization(), event, [](Inbox::Outcome) {});
    fixture.run();
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

TEST_CASE("a job runs once, when it is due", "[engine][scheduler]") {
    EngineFixture fixture;
    fixture.says("an", "later");
    fixture.says("an", "later");
    fixture.step(minutes{59});
    CHECK(fixture.probe->jobs.empty());
    const auto stepped = fixture.step(minutes{1});
    CHECK(fixture.probe->jobs == Texts{"one"});
    CHECK(stepped.ran == 2);  // the job, and what it said
    CHECK(fixture.channel->texts == Texts{"job: job one"});
    fixture.step(hours{24});
    CHECK(fixture.probe->jobs.size() == 1);
}

TEST_CASE("a job that fails is tried again, at last dead", "[engine][scheduler]") {
    EngineFixture fixture;
    fixture.probe->fail_jobs = true;
    fixture.says("an", "later");
    fixture.step(hours{4});
    CHECK(fixture.probe->jobs.size() == 8);
}

TEST_CASE("the clock goes from due instant to due instant, never back", "[engine][clock]") {
    EngineFixture fixture;
    const core::Instant start = fixture.clock.now();
    CHECK(fixture.step(hours{3}).now == start + hours{3});
    CHECK(fixture.clock.now() == start + hours{3});
    const auto back = fixture.step(-hours{1});
    CHECK(back.went_back);
    CHECK(back.now == start + hours{3});
    CHECK(fixture.clock.now() == start + hours{3});
}

TEST_CASE("a jump sets the time at once: what was due on the way is late, not on time", "[engine][clock]") {
    EngineFixture fixture;
    fixture.says("an", "later");
    fixture.step(hours{5}, Stepper::Mode::jump);
    CHECK(fixture.probe->jobs == Texts{"one"});
}

TEST_CASE("after an unclean stop one event at a time is taken; one that ended the process three times is set aside", "[engine][crash]") {
    EngineFixture fixture;
    auto& connection = fixture.database.connection();
    storage::inbox::insert(connection, fixture.database.organization(), fixture.event("an", "độc", 1), fixture.clock.now());
    storage::inbox::insert(connection, fixture.database.organization(), fixture.event("an", "lành", 2), fixture.clock.now());
    storage::inbox::mark_handling(connection, core::EventId{1});
    storage::inbox::count_crash(connection, core::EventId{1});
    storage::inbox::count_crash(connection, core::EventId{1});
    fixture.engine->dispatcher.begin(connection);
    fixture.engine->dispatcher.be_careful();
    fixture.run();
    CHECK(inbox_state(fixture, 1) == "set_aside:0");
    CHECK(inbox_state(fixture, 2) == "done:0");
    CHECK(fixture.probe->seen == Texts{"lành"});
}

TEST_CASE("an event that was in hand once at a crash is still handled", "[engine][crash]") {
    EngineFixture fixture;
    auto& connection = fixture.database.connection();
    storage::inbox::insert(connection, fixture.database.organization(), fixture.event("an", "chào", 1), fixture.clock.now());
    storage::inbox::mark_handling(connection, core::EventId{1});
    fixture.engine->dispatcher.begin(connection);
    fixture.engine->dispatcher.be_careful();
    fixture.run();
    CHECK(inbox_state(fixture, 1) == "done:0");
    CHECK(fixture.probe->seen == Texts{"chào"});
}

TEST_CASE("the door refuses early when too much waits", "[engine][inbox]") {
    engine::EngineOptions options;
    options.inbox.max_waiting = 2;
    EngineFixture fixture(options);
    std::vector<Inbox::Outcome> outcomes;
    for (int n = 1; n <= 3; ++n) {
        fixture.engine->inbox.submit(fixture.database.organization(), fixture.event("an", "chào"), [&](Inbox::Outcome told) { outcomes.push_back(told); });
    }
    CHECK_FALSE(fixture.engine->inbox.accepts());
    fixture.run();
    CHECK(outcomes == std::vector<Inbox::Outcome>{Inbox::Outcome::too_late, Inbox::Outcome::stored, Inbox::Outcome::stored});
    CHECK(fixture.engine->inbox.accepts());
}

TEST_CASE("bodies, prompts and texts go when their time has come", "[engine][maintenance]") {
    EngineFixture fixture;
    fixture.says("an", "chào");
    static constexpr storage::Query kBodies{"test.bodies", "SELECT count(*) FROM outbox WHERE body IS NOT NULL"};
    static constexpr storage::Query kTexts{"test.texts", "SELECT count(*) FROM inbox WHERE text IS NOT NULL"};
    CHECK(fixture.database.number(kTexts) == 0);
    CHECK(fixture.database.number(kBodies) == 1);
    fixture.step(hours{23});
    CHECK(fixture.database.number(kBodies) == 1);
    fixture.step(hours{2});
    CHECK(fixture.database.number(kBodies) == 0);
}

#include <catch2/catch.hpp>

#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using tests::EngineFixture;
using tests::result;
using Outcome = core::SendResult::Outcome;
using Texts = std::vector<std::string>;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::int64_t is_repeated(EngineFixture& fixture) {
    static constexpr storage::Query kRepeated{"test.repeated",
                                              "SELECT repeated FROM outbox WHERE id = 1"};
    return fixture.database.number(kRepeated);
}

}  // namespace

TEST_CASE(
    "an echo of a message that was refused says that the refusal was not true: it does not go "
    "again",
    "[engine][echo]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::retry, -200)};
    fixture.says("an", "chào");
    REQUIRE(fixture.state_of_message(1) == "queued");
    fixture.echoes("z77", 77);
    CHECK(fixture.state_of_message(1) == "sent");
    fixture.step(minutes{5});
    CHECK(fixture.channel->texts.size() == 1);
    CHECK(is_repeated(fixture) == 0);
}

TEST_CASE("an echo of what has not been tried yet is of another message", "[engine][echo]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::unknown)};
    fixture.says("an", "khác");
    fixture.says("an", "chào");  // waits for the one before it
    fixture.echoes("z77", 77);
    CHECK(fixture.state_of_message(2) == "queued");
}

TEST_CASE(
    "an echo of the first attempt that comes after the second marks the message: it came twice",
    "[engine][echo]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::retry, -200)};
    fixture.says("an", "chào");
    fixture.step(seconds{2});
    REQUIRE(fixture.state_of_message(1) == "sent");
    REQUIRE(is_repeated(fixture) == 0);
    fixture.echoes("z2", 2);  // of the second attempt: nothing new
    CHECK(is_repeated(fixture) == 0);
    fixture.echoes("z77", 77);
    CHECK(is_repeated(fixture) == 1);
    CHECK(fixture.probe->settled_states == Texts{"probe sent"});
}

TEST_CASE("an echo of a message that was given up brings it to 'sent', and the features hear of it",
          "[engine][echo]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::unknown), result(Outcome::unknown)};
    fixture.says("an", "chào");
    fixture.step(minutes{2});
    REQUIRE(fixture.state_of_message(1) == "dead");
    fixture.echoes("z77", 77);
    CHECK(fixture.state_of_message(1) == "sent");
    CHECK(fixture.probe->settled_states == Texts{"probe dead", "probe sent"});
    CHECK(storage::outbox::about_message(
        fixture.database.connection(), fixture.database.organization(), core::MessageId{"z77"}));
}

TEST_CASE("an echo of a message whose person was out of reach at last brings it to 'sent', too",
          "[engine][echo]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::retry, -200), result(Outcome::unreachable, -230)};
    fixture.says("an", "chào");
    fixture.step(seconds{2});
    REQUIRE(fixture.state_of_message(1) == "unreachable");
    fixture.says("an", "chào");  // the same words once more
    REQUIRE(fixture.state_of_message(2) == "sent");
    fixture.echoes("z77", 77);
    CHECK(fixture.state_of_message(1) == "sent");
}

TEST_CASE("the history may show a message under another id: that brings no other one to 'sent'",
          "[engine][echo]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::give_up, -210)};
    fixture.says("an", "chào");
    fixture.step(seconds{10});
    fixture.says("an", "chào");
    REQUIRE(fixture.state_of_message(2) == "sent");
    const bool at_that_instant = GENERATE(true, false);
    core::Event shown = fixture.event("an", "", 77);
    shown.name = "oa_send_text";
    if (!at_that_instant) shown.at -= seconds{10};
    shown.body = core::Echo{.chat = {core::ChatKind::private_chat, "an"},
                            .id = core::MessageId{"h1"},
                            .text = "re: chào",
                            .content = core::ContentKind::text,
                            .by_admin = false};
    fixture.engine->inbox.submit_history(
        fixture.database.organization(), {shown}, [](std::optional<int>) {});
    fixture.run();
    CHECK(fixture.state_of_message(1) == (at_that_instant ? "dead" : "sent"));
}

TEST_CASE("an echo long after a message was given up is of another one of the same words",
          "[engine][echo]") {
    EngineFixture fixture;
    fixture.channel->results = {result(Outcome::unknown), result(Outcome::unknown)};
    fixture.says("an", "chào");
    fixture.step(minutes{30});
    fixture.echoes("z77", 77);
    CHECK(fixture.state_of_message(1) == "dead");
}

TEST_CASE("an echo under another id of a message that went at once changes nothing",
          "[engine][echo]") {
    EngineFixture fixture;
    fixture.says("an", "chào");
    fixture.echoes("z77", 77);
    CHECK(is_repeated(fixture) == 0);
    CHECK(fixture.probe->settled_states == Texts{"probe sent"});
}

TEST_CASE("the history settles what is open, unless it may show another one of the same words",
          "[engine][echo]") {
    EngineFixture fixture;
    const bool said_before = GENERATE(false, true);
    if (said_before) fixture.says("an", "chào");
    fixture.channel->results = {result(Outcome::unknown)};
    fixture.says("an", "chào");
    core::Event shown = fixture.event("an", "", 77);
    shown.name = "oa_send_text";
    shown.body = core::Echo{.chat = {core::ChatKind::private_chat, "an"},
                            .id = core::MessageId{"h1"},
                            .text = "re: chào",
                            .content = core::ContentKind::text,
                            .by_admin = false};
    fixture.engine->inbox.submit_history(
        fixture.database.organization(), {shown}, [](std::optional<int>) {});
    fixture.run();
    CHECK(fixture.state_of_message(said_before ? 2 : 1) == (said_before ? "unknown" : "sent"));
}

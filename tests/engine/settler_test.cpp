#include "bot/engine/settler.hpp"

#include <catch2/catch.hpp>

#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using tests::result;
using Outcome = core::SendResult::Outcome;
using Texts = std::vector<std::string>;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// A channel's record that answers as it is told to.
class FakeRecord final : public core::MessageFinder {
public:
    explicit FakeRecord(engine::Post post) : post_(std::move(post)) {}
    void find(const core::Outgoing& message, core::Instant, std::function<void(core::Found)> done) override {
        asked.push_back(message.to.id + ": " + message.text);
        core::Found answer = answers.empty() ? core::Found{.asked = true, .ids = {}} : answers.front();
        if (!answers.empty()) answers.erase(answers.begin());
        post_([done = std::move(done), answer] { done(answer); });
    }
    Texts asked;
    std::vector<core::Found> answers;

private:
    engine::Post post_;
};

struct Recorded : tests::EngineFixture {
    FakeRecord record{post()};
    Recorded() { engine->settler.ask(record); }
    void loses_the_answer_of(const std::string& user) {
        channel->results = {result(Outcome::unknown)};
        says(user, "chào");
    }
};

core::Found there(std::vector<const char*> ids) {
    core::Found found{.asked = true, .ids = {}};
    for (const char* id : ids) found.ids.emplace_back(id);
    return found;
}

}  // namespace

TEST_CASE("the record is asked after a minute without an echo, and what it shows does not go twice", "[engine][settler]") {
    Recorded ward;
    ward.loses_the_answer_of("an");
    ward.step(seconds{59});
    CHECK(ward.record.asked.empty());
    ward.record.answers = {there({"z9"})};
    ward.step(seconds{1});
    CHECK(ward.record.asked == Texts{"an: re: chào"});
    CHECK(ward.state_of_message(1) == "sent");
    ward.step(minutes{30});
    CHECK(ward.channel->texts.size() == 1);
    CHECK(ward.probe->settled_states == Texts{"probe sent"});
}

TEST_CASE("what the record does not show is sent once more, marked, and at the second loss no more", "[engine][settler]") {
    Recorded ward;
    ward.channel->results = {result(Outcome::unknown), result(Outcome::unknown)};
    ward.says("an", "chào");
    ward.step(minutes{1});
    CHECK(ward.channel->texts.size() == 2);
    static constexpr storage::Query kRepeated{"test.repeated", "SELECT repeated FROM outbox WHERE id = 1"};
    CHECK(ward.database.number(kRepeated) == 1);
    ward.step(minutes{30});
    CHECK(ward.channel->texts.size() == 2);
    CHECK(ward.record.asked.size() == 2);
    CHECK(ward.state_of_message(1) == "dead");
}

TEST_CASE("a record that cannot be read is asked again before anything goes twice", "[engine][settler]") {
    Recorded ward;
    ward.loses_the_answer_of("an");
    ward.record.answers = {core::Found{}, core::Found{}, there({"z9"})};
    ward.step(minutes{5});
    CHECK(ward.record.asked.size() == 3);
    CHECK(ward.state_of_message(1) == "sent");
    CHECK(ward.channel->texts.size() == 1);
}

TEST_CASE("the message in the record that is known already is another one of the same words", "[engine][settler]") {
    Recorded ward;
    ward.says("an", "chào");  // z1
    ward.loses_the_answer_of("an");
    ward.record.answers = {there({"z1"})};
    ward.step(minutes{1});
    CHECK(ward.channel->texts.size() == 3);
}

TEST_CASE("a record that calls messages by ids of its own: each of them is one of ours, and no more", "[engine][settler]") {
    Recorded ward;
    ward.says("an", "chào");  // z1
    ward.loses_the_answer_of("an");
    SECTION("the one that it shows is the one that we know of") {
        ward.record.answers = {there({"h1"})};
        ward.step(minutes{1});
        CHECK(ward.channel->texts.size() == 3);
    }
    SECTION("the second one is the one whose answer was lost") {
        ward.record.answers = {there({"h1", "h2"})};
        ward.step(minutes{1});
        CHECK(ward.channel->texts.size() == 2);
        CHECK(ward.state_of_message(2) == "sent");
    }
    SECTION("of long ago it shows nothing") {
        ward.step(minutes{30});
        ward.loses_the_answer_of("an");
        ward.record.answers = {there({"h3"})};
        ward.step(minutes{1});
        CHECK(ward.state_of_message(3) == "sent");
    }
}

TEST_CASE("an echo that comes while the record is asked settles first", "[engine][settler]") {
    Recorded ward;
    ward.loses_the_answer_of("an");
    ward.echoes("z77", 77);
    ward.step(minutes{5});
    CHECK(ward.record.asked.empty());
    CHECK(ward.channel->texts.size() == 1);
}

TEST_CASE("what a process left in flight is settled by the record after the start", "[engine][settler]") {
    Recorded ward;
    ward.channel->holding = true;
    ward.says("an", "chào");
    ward.engine->begin(ward.database.connection());
    CHECK(ward.state_of_message(1) == "unknown");
    ward.channel->holding = false;
    ward.channel->held.at(0)(result(Outcome::retry));  // the former process's call; nobody hears it any more
    ward.run();
    ward.record.answers = {there({"z9"})};
    ward.step(minutes{1});
    CHECK(ward.state_of_message(1) == "sent");
}

#include "bot/engine/engine.hpp"

#include <catch2/catch.hpp>

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

namespace {

constexpr storage::Query kInboxState{"test.inbox_state", "SELECT state || ':' || attempts FROM inbox WHERE id = ?1"};

std::string inbox_state(EngineFixture& fixture, std::int64_t id) {
    auto rows = fixture.database.connection().rows(kInboxState, id);
    return rows.next() ? rows.text(0) : "";
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

TEST_CASE("a full disk while an event is taken up with care is no crash of that event", "[engine][crash]") {
    EngineFixture fixture;
    auto& connection = fixture.database.connection();
    storage::inbox::insert(connection, fixture.database.organization(), fixture.event("an", "chào", 1), fixture.clock.now());
    fixture.engine->dispatcher.begin(connection);
    fixture.engine->dispatcher.be_careful();
    fixture.engine->writer.run_round();  // marked as `handling`, committed
    fixture.probe->disk_is_full = 5;
    for (int round = 0; round < 5; ++round) fixture.engine->writer.run_round();
    fixture.run();
    CHECK(inbox_state(fixture, 1) == "done:0");
    static constexpr storage::Query kCrashes{"test.crashes", "SELECT crashes FROM inbox WHERE id = 1"};
    CHECK(fixture.database.number(kCrashes) == 0);
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

TEST_CASE("the file of a meeting goes when its years are over, by itself", "[engine][maintenance]") {
    engine::EngineOptions options;
    options.maintenance.keep_meeting_files = hours{48};
    EngineFixture fixture(options);
    auto& connection = fixture.database.connection();
    static constexpr storage::Query kBranch{"test.branch", "INSERT INTO branch (id, organization_id, name, folded_name, created_at) VALUES (1, ?1, 'A', 'a', 0)"};
    static constexpr storage::Query kMeeting{"test.meeting", R"sql(
        INSERT INTO meeting (id, organization_id, branch_id, kind, state, month, starts_at, answers_close_at, planned_minutes, created_at)
        VALUES (1, ?1, 1, 'regular', 'held', '2026-10', ?2, ?2, 90, 0))sql"};
    static constexpr storage::Query kWord{"test.word", "INSERT INTO meeting_word (meeting_id, template, body, audience, sent_at) VALUES (1, 'M1', 'x', 1, 0)"};
    static constexpr storage::Query kWords{"test.words", "SELECT count(*) FROM meeting_word"};
    connection.execute(kBranch, fixture.database.organization());
    connection.execute(kMeeting, fixture.database.organization(), fixture.clock.now());
    connection.execute(kWord);
    fixture.step(hours{47});
    CHECK(fixture.database.number(kWords) == 1);
    fixture.step(hours{2});
    CHECK(fixture.database.number(kWords) == 0);
}

TEST_CASE("care ends with what an unclean stop left behind, whatever comes in meanwhile", "[engine][crash]") {
    engine::EngineOptions options;
    options.dispatcher.slice = hours{1};
    EngineFixture fixture(options);
    auto& connection = fixture.database.connection();
    storage::inbox::insert(connection, fixture.database.organization(), fixture.event("an", "cũ", 1), fixture.clock.now());
    fixture.engine->dispatcher.begin(connection);
    fixture.engine->dispatcher.be_careful();
    fixture.engine->writer.run_round();  // marked as `handling`
    for (int key = 2; key < 5; ++key) {
        fixture.engine->inbox.submit(fixture.database.organization(), fixture.event("binh", "mới", key), [](Inbox::Outcome) {});
    }
    fixture.engine->writer.run_round();  // the old one is handled, the new ones are stored
    CHECK(fixture.probe->seen == Texts{"cũ"});
    fixture.engine->writer.run_round();
    fixture.engine->writer.run_round();  // no longer one at a time
    CHECK(fixture.probe->seen == Texts{"cũ", "mới", "mới", "mới"});
}

TEST_CASE("a row that cannot be read is a failed event and holds up no other", "[engine]") {
    EngineFixture fixture;
    auto& connection = fixture.database.connection();
    storage::inbox::insert(connection, fixture.database.organization(), fixture.event("an", "chào", 1), fixture.clock.now());
    static constexpr storage::Query kSpoil{"test.spoil", "UPDATE inbox SET details = '{\"kind\":\"from the future\"' WHERE id = 1"};
    connection.execute(kSpoil);
    fixture.engine->dispatcher.begin(connection);
    fixture.run();
    CHECK(inbox_state(fixture, 1) == "stored:1");
    fixture.says("binh", "chào", 2);
    CHECK(fixture.probe->seen == Texts{"chào"});
    fixture.step(hours{2});
    CHECK(inbox_state(fixture, 1) == "dead:7");
}

TEST_CASE("a job that came too late to be of use is written down as missed", "[engine][scheduler]") {
    EngineFixture fixture;
    fixture.probe->miss_jobs = true;
    fixture.says("an", "later");
    fixture.step(hours{1});
    static constexpr storage::Query kState{"test.job_state", "SELECT count(*) FROM job WHERE state = 'missed'"};
    CHECK(fixture.database.number(kState) == 1);
    CHECK(fixture.probe->jobs.size() == 1);
}

TEST_CASE("the door is shut while a round of the writer hangs", "[engine][inbox]") {
    engine::EngineOptions options;
    options.inbox.max_behind = std::chrono::milliseconds{0};
    EngineFixture fixture(options);
    std::optional<bool> accepted;
    fixture.engine->writer.submit(
        [&](storage::Connection&) {
            while (fixture.engine->writer.behind() == core::Milliseconds{0}) {
            }
            accepted = fixture.engine->inbox.accepts();
        },
        {});
    CHECK(fixture.engine->inbox.accepts());
    fixture.run();
    CHECK(accepted == false);
    CHECK(fixture.engine->inbox.accepts());
}

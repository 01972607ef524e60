#include "bot/care/token_guardian.hpp"

#include <catch2/catch.hpp>
#include <deque>

#include "config/secrets.hpp"
#include "storage/alarm_repository.hpp"
#include "tests/engine/engine_fixture.hpp"
#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Texts = std::vector<std::string>;

namespace {

/// A guardian over the engine's fixture; the token host answers as it is told to.
struct Guarded : tests::EngineFixture {
    tests::TemporaryFolder folder;
    config::SealingKey key = config::SealingKey::load(folder.file("test.key"), config::SealingKey::IfMissing::create).value();
    care::AccessTokens tokens{key};
    std::deque<std::function<void()>> later;
    std::vector<std::string> asked;  // refresh tokens that were shown to the host
    std::deque<zalo::Renewal> answers;
    bool holding = false;
    std::vector<std::function<void(zalo::Renewal)>> held;
    std::unique_ptr<care::TokenGuardian> guardian;
    std::vector<std::unique_ptr<care::TokenGuardian>> former;

    Guarded() { begin(); }

    void begin() {
        guardian = std::make_unique<care::TokenGuardian>(care::TokenGuardian::Parts{
            .engine = *engine,
            .tokens = tokens,
            .key = key,
            .clock = clock,
            .random = random,
            .post = post(),
            .testpoint = {},
            .call = [this](const zalo::RenewalRequest& request, std::function<void(zalo::Renewal)> done) {
                asked.push_back(request.refresh_token);
                if (holding) return held.push_back(std::move(done));
                zalo::Renewal answer = answers.empty() ? zalo::Renewal(pair(static_cast<int>(asked.size()) + 1)) : answers.front();
                if (!answers.empty()) answers.pop_front();
                post()([done = std::move(done), answer] { done(answer); });
            }});
        engine->attend(*guardian);
        engine->sender.on_token_refused([this](core::OrganizationId id) { guardian->refused(id); });
        guardian->begin(database.connection(), keys());
    }
    /// A new guardian finds what the old one left in the database.
    void restart() {
        guardian->stop();
        former.push_back(std::move(guardian));
        begin();
    }
    std::vector<care::RenewalKeys> keys() {
        return {{.organization = database.organization(), .oa = core::OaId{"oa"}, .app = core::AppId{"app"}, .app_secret = "secret"}};
    }
    static zalo::TokenPair pair(int number) {
        return {.access_token = "access" + std::to_string(number), .refresh_token = "refresh" + std::to_string(number), .expires_in = hours{25}};
    }
    void import(int number) {
        care::store_tokens(database.connection(), key, database.organization(), pair(number), clock.now());
        tokens.use(tokens.read(database.connection()));
        guardian->reload(keys());
        run();
    }
    Texts alarms() {
        Texts kinds;
        for (const auto& alarm : storage::alarms::open(database.connection())) kinds.push_back(alarm.kind);
        return kinds;
    }
    std::string in_force() { return key.open(storage::tokens::current(database.connection(), database.organization())->access).value(); }
};

}  // namespace

TEST_CASE("tokens are renewed when half of their life has gone, stored, then used", "[tokens]") {
    Guarded ward;
    ward.import(1);
    ward.step(hours{12});
    CHECK(ward.asked.empty());
    ward.step(minutes{31});
    CHECK(ward.asked == Texts{"refresh1"});
    CHECK(ward.in_force() == "access2");
    ward.step(hours{26});
    CHECK(ward.asked == Texts{"refresh1", "refresh2", "refresh3"});
    CHECK(ward.alarms().empty());
}

TEST_CASE("a token that is refused in many calls is renewed once, and the messages leave", "[tokens]") {
    Guarded ward;
    ward.import(1);
    for (int n = 0; n < 32; ++n) ward.channel->results.push_back(tests::result(core::SendResult::Outcome::renew_token, -216));
    for (int n = 0; n < 32; ++n) {
        ward.engine->inbox.submit(
            ward.database.organization(), ward.event("user" + std::to_string(n), "chào"), [](engine::Inbox::Outcome) {});
    }
    ward.run();
    CHECK(ward.asked == Texts{"refresh1"});
    CHECK(ward.in_force() == "access2");
    // On a slow machine some are refused only after the renewal: the OA then rests a minute, and nothing is renewed again.
    ward.step(minutes{2});
    CHECK(ward.asked == Texts{"refresh1"});
    for (int n = 1; n <= 32; ++n) CHECK(ward.state_of_message(n) == "sent");
}

TEST_CASE("a spent refresh token is for people: told once, never tried again, also after a restart", "[tokens]") {
    Guarded ward;
    ward.import(1);
    ward.answers = {zalo::TokenRefusal{.code = -14020, .name = "", .meaning = "the refresh token is used or expired", .needs_human = true}};
    ward.step(hours{13});
    CHECK(ward.alarms() == Texts{"token_refused"});
    ward.step(hours{48});
    CHECK(ward.asked.size() == 1);
    ward.restart();
    ward.run();
    ward.guardian->tick();
    ward.run();
    CHECK(ward.asked.size() == 1);
    ward.import(7);  // what people do
    CHECK(ward.alarms().empty());  // so that a second loss is told, too
    ward.guardian->tick();
    ward.step(hours{13});
    CHECK(ward.asked.back() == "refresh7");
    CHECK(ward.alarms().empty());
}

TEST_CASE("a pair that people import ends the alarms about the one before, so that its own refusal is told anew", "[tokens]") {
    Guarded ward;
    const auto tell_all = [&ward] {
        const auto untold = storage::alarms::to_tell(ward.database.connection(), ward.clock.now());
        for (const auto& alarm : untold) storage::alarms::mark_told(ward.database.connection(), alarm.id, ward.clock.now());
        return untold.size();
    };
    const zalo::TokenRefusal spent{.code = -14020, .name = "", .meaning = "the refresh token is used or expired", .needs_human = true};
    ward.answers = {spent, spent};
    ward.import(1);
    ward.step(hours{13});
    CHECK(tell_all() == 1);
    ward.import(2);
    CHECK(ward.alarms().empty());
    ward.step(hours{13});
    CHECK(tell_all() == 1);
}

TEST_CASE("a lost answer raises the alarm at once and is tried once more with the stored token", "[tokens]") {
    Guarded ward;
    ward.import(1);
    SECTION("which works if the host had not acted") {
        ward.answers = {zalo::RenewalUnknown{"Timeout was reached"}};
        ward.step(hours{12} + minutes{30});
        CHECK(ward.alarms() == Texts{"token_lost"});
        CHECK(ward.in_force() == "access1");
        ward.step(seconds{30});
        CHECK(ward.asked == Texts{"refresh1", "refresh1"});
        CHECK(ward.alarms().empty());
    }
    SECTION("and then left to people") {
        ward.answers = {zalo::RenewalUnknown{"cut"}, zalo::RenewalUnknown{"cut"}};
        ward.step(hours{48});
        CHECK(ward.asked.size() == 2);
        CHECK(ward.alarms() == Texts{"token_lost"});
    }
}

TEST_CASE("a process that ended in the middle of a renewal tries once with the stored token", "[tokens]") {
    Guarded ward;
    ward.import(1);
    const auto stored = storage::tokens::current(ward.database.connection(), ward.database.organization());
    storage::tokens::begin_refresh(ward.database.connection(), ward.database.organization(), stored->generation, ward.clock.now());
    ward.answers = {zalo::RenewalUnknown{"cut"}};
    ward.restart();
    ward.guardian->tick();
    ward.run();
    ward.guardian->tick();
    ward.run();
    CHECK(ward.asked == Texts{"refresh1"});
    CHECK(ward.alarms() == Texts{"token_lost"});
}

TEST_CASE("a token host that is not reached is tried with back-off, and spends nothing", "[tokens]") {
    Guarded ward;
    ward.import(1);
    for (int n = 0; n < 5; ++n) ward.answers.push_back(zalo::RenewalNotReached{"Could not resolve host"});
    ward.step(hours{12} + minutes{30});
    CHECK(ward.asked.size() == 1);
    CHECK_FALSE(storage::tokens::current(ward.database.connection(), ward.database.organization())->refresh_begun_at);
    ward.step(minutes{2});
    CHECK(ward.asked.size() == 6);
    CHECK(ward.in_force() != "access1");
    CHECK(ward.alarms().empty());
}

TEST_CASE("a pair that was imported while a renewal was under way is the one that stays", "[tokens]") {
    Guarded ward;
    ward.import(1);
    ward.holding = true;
    ward.guardian->refused(ward.database.organization());
    ward.run();
    REQUIRE(ward.held.size() == 1);
    ward.import(9);
    ward.held.front()(Guarded::pair(2));
    ward.run();
    CHECK(ward.in_force() == "access9");
}

TEST_CASE("a pair that was imported while a renewal was lost is looked after as any other", "[tokens]") {
    Guarded ward;
    ward.import(1);
    zalo::Renewal outcome = zalo::RenewalUnknown{"cut"};
    SECTION("lost") {}
    SECTION("refused") {
        outcome = zalo::TokenRefusal{.code = -14020, .name = "", .meaning = "the refresh token is used or expired", .needs_human = true};
    }
    ward.holding = true;
    ward.guardian->refused(ward.database.organization());
    ward.run();
    ward.import(9);
    ward.holding = false;
    ward.held.front()(outcome);
    ward.run();
    CHECK(ward.alarms().empty());
    ward.step(hours{13});
    CHECK(ward.asked == Texts{"refresh1", "refresh9"});
    CHECK(ward.in_force() == "access3");
}

TEST_CASE("a token host at its limit is asked again soon, and nobody is told", "[tokens]") {
    Guarded ward;
    ward.import(1);
    ward.answers = {zalo::TokenRefusal{.code = -32, .name = "", .meaning = "too many calls", .needs_human = false}};
    ward.step(hours{12} + minutes{30});
    CHECK(ward.alarms().empty());
    ward.step(minutes{2});
    CHECK(ward.asked == Texts{"refresh1", "refresh1"});
    CHECK(ward.in_force() == "access3");
}

TEST_CASE("a held pair is not renewed until somebody says so", "[tokens]") {
    Guarded ward;
    ward.import(1);
    static constexpr storage::Query kHold{"test.hold", "UPDATE token SET held = 1"};
    ward.database.connection().execute(kHold);
    ward.step(hours{30});
    CHECK(ward.asked.empty());
}

TEST_CASE("a pair that was obtained by a clock ahead of this one is renewed by this one", "[tokens]") {
    Guarded ward;
    care::store_tokens(ward.database.connection(), ward.key, ward.database.organization(), Guarded::pair(1), ward.clock.now() + hours{24 * 40});
    ward.guardian->reload(ward.keys());
    ward.run();
    ward.step(hours{12} + minutes{31});
    CHECK(ward.asked == Texts{"refresh1"});
}

#include "bot/care/group_caller.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <map>

#include "storage/group_repository.hpp"
#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using std::chrono::minutes;
using Texts = std::vector<std::string>;
using Kind = storage::ChannelCall::Kind;
using What = zalo::Failure::What;

namespace {

/// The engine with a channel that takes everybody but those it was told to refuse.
struct Calling : tests::EngineFixture {
    Texts asked;
    std::map<std::string, zalo::Failure> refused;  // by user
    std::deque<zalo::Failure> failures;            // the next ones
    core::ChatGroupId group;
    std::unique_ptr<care::GroupCaller> caller;

    Calling() {
        group = storage::groups::bind(
            database.connection(), database.organization(), {}, storage::ChatGroup::Kind::secretaries, core::GroupId{"A"}, clock.now());
        begin();
    }
    void begin() {
        caller = std::make_unique<care::GroupCaller>(care::GroupCaller::Parts{
            .engine = *engine,
            .clock = clock,
            .random = random,
            .post = post(),
            .call = [this](Kind kind,
                           const core::OaId&,
                           const core::GroupId& chat,
                           const std::vector<core::UserId>& users,
                           zalo::Done<zalo::Nothing> done) { call(kind, chat, users, std::move(done)); }});
    }
    void call(Kind kind, const core::GroupId& chat, const std::vector<core::UserId>& users, zalo::Done<zalo::Nothing> done) {
        zalo::Answer<zalo::Nothing> answer = zalo::Nothing{};
        std::string who = chat.value + (kind == Kind::invite ? " invite" : kind == Kind::accept ? " accept" : " other");
        for (const core::UserId& user : users) {
            who += " " + user.value;
            if (const auto found = refused.find(user.value); found != refused.end()) answer = found->second;
        }
        asked.push_back(who);
        if (!failures.empty()) {
            answer = failures.front();
            failures.pop_front();
        }
        post()([done = std::move(done), answer] { done(answer); });
    }
    static zalo::Failure failure(What what, int code, bool reached = true) {
        zalo::Failure made;
        made.what = what;
        made.code = code;
        made.reached = reached;
        return made;
    }
    core::ChannelCallId queue(const std::string& user, Kind kind = Kind::invite, const std::string& then = {}) {
        storage::ChannelCall made;
        made.organization = database.organization();
        made.kind = kind;
        made.group = group;
        made.user = core::UserId{user};
        made.unique_key = "test " + user + std::to_string(static_cast<int>(kind));
        made.then_job = then;
        const auto id = storage::channel_calls::queue(database.connection(), made, clock.now());
        caller->look_soon();
        return id;
    }
    void go(core::Milliseconds by = core::Milliseconds{0}) {
        clock.set(clock.now() + by);
        caller->tick();
        run();
    }
    std::string state(core::ChannelCallId id) { return storage::channel_calls::find(database.connection(), id)->state; }
};

}  // namespace

TEST_CASE("people who are invited into one group go together, another deed apart", "[calls]") {
    Calling ward;
    const auto an = ward.queue("an");
    ward.queue("binh");
    ward.queue("chi", Kind::accept);
    ward.go();
    CHECK(ward.asked == Texts{"A accept chi", "A invite an binh"});
    CHECK(ward.state(an) == "done");
    ward.go(minutes{5});
    CHECK(ward.asked.size() == 2);
}

TEST_CASE("one who cannot be invited keeps nobody else out", "[calls]") {
    Calling ward;
    ward.refused["binh"] = Calling::failure(What::give_up, -213);
    const auto an = ward.queue("an");
    const auto binh = ward.queue("binh", Kind::invite, "probe.job");
    ward.go();
    CHECK(ward.state(an) == "done");
    CHECK(ward.state(binh) == "failed");
    CHECK(storage::channel_calls::find(ward.database.connection(), binh)->error_code == -213);
    CHECK(ward.probe->jobs == Texts{"call=" + std::to_string(binh.value)});
}

TEST_CASE("a passing fault is tried again; waiting costs no attempt; in the end it has failed", "[calls]") {
    Calling ward;
    ward.failures.push_back(Calling::failure(What::renew_token, -216));
    ward.failures.push_back(Calling::failure(What::retry, 0, false));
    const auto an = ward.queue("an");
    ward.go();
    ward.go(minutes{2});
    CHECK(ward.state(an) == "waiting");
    CHECK(storage::channel_calls::find(ward.database.connection(), an)->attempts == 0);
    for (int n = 0; n < 8; ++n) ward.failures.push_back(Calling::failure(What::unknown, 0));
    for (int n = 0; n < 8; ++n) ward.go(minutes{20});
    CHECK(ward.state(an) == "failed");
}

TEST_CASE("what an ended process left half done is asked once more", "[calls]") {
    Calling ward;
    const auto an = ward.queue("an");
    CHECK(storage::channel_calls::claim(ward.database.connection(), ward.clock.now(), 5).size() == 1);
    ward.begin();
    ward.go();
    CHECK(ward.state(an) == "done");
}

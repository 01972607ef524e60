#include "bot/care/group_watch.hpp"

#include <catch2/catch.hpp>
#include <deque>

#include "bot/care/alarm_watch.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/organization_repository.hpp"
#include "tests/engine/engine_fixture.hpp"
#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using std::chrono::hours;
using Texts = std::vector<std::string>;

namespace {

/// The engine with both watches; the channel tells of groups what it is told to.
struct Watched : tests::EngineFixture {
    std::map<std::string, zalo::Answer<zalo::GroupDetail>> answers;  // by group
    Texts asked;
    domain::DaysOff days_off;
    tests::TemporaryFolder folder;
    care::AlarmWatch alarms{
        {.engine = *engine, .clock = clock, .post = post(), .days_off = days_off, .data_folder = folder.path(), .raised = [] {}}};
    care::GroupWatch groups{{.engine = *engine,
                             .clock = clock,
                             .post = post(),
                             .ask = [this](const core::OaId&, const core::GroupId& group, zalo::Done<zalo::GroupDetail> done) {
                                 asked.push_back(group.value);
                                 const auto found = answers.find(group.value);
                                 const auto answer = found == answers.end() ? detail(group.value) : found->second;
                                 post()([done = std::move(done), answer] { done(answer); });
                             },
                             .changed = [this] { alarms.look_soon(); },
                             .found_new = [this](core::OrganizationId) { ++found_new; }}};
    int found_new = 0;

    Watched() {
        bind(storage::ChatGroup::Kind::secretaries, "A");
    }
    void bind(storage::ChatGroup::Kind kind, const char* group) {
        storage::groups::bind(database.connection(), database.organization(), {}, kind, core::GroupId{group}, clock.now());
    }
    static zalo::GroupDetail detail(const std::string& id, zalo::GroupStatus status = zalo::GroupStatus::enabled) {
        zalo::GroupDetail made;
        made.group.id = core::GroupId{id};
        made.group.status = status;
        return made;
    }
    static zalo::Failure failure(zalo::Failure::What what, int code) {
        zalo::Failure made;
        made.what = what;
        made.code = code;
        return made;
    }
    void look() {
        for (int round = 0; round < 2; ++round) {
            groups.tick();
            run();
            alarms.tick();
            run();
        }
    }
    void later(core::Milliseconds by) {
        clock.set(clock.now() + by);
        look();
    }
    storage::ChatGroup::State state(const char* group = "A") {
        return storage::groups::find(database.connection(), database.organization(), core::GroupId{group})->state;
    }
    Texts standing() {
        Texts kinds;
        for (const auto& alarm : storage::alarms::open(database.connection())) kinds.push_back(alarm.kind + " " + alarm.details);
        return kinds;
    }
};

using State = storage::ChatGroup::State;
using Status = zalo::GroupStatus;
using What = zalo::Failure::What;

}  // namespace

TEST_CASE("each group is asked about once a day", "[groups]") {
    Watched ward;
    ward.look();
    CHECK(ward.asked == Texts{"A"});
    ward.later(hours{2});
    CHECK(ward.asked.size() == 1);
    ward.later(hours{22});
    CHECK(ward.asked.size() == 2);
    CHECK(ward.standing().empty());
    CHECK(ward.found_new == 1);  // its members are read then
}

TEST_CASE("the end of its package is written down and told with the day on which the group is dissolved", "[groups]") {
    Watched ward;
    auto ends = Watched::detail("A");
    ends.asset_until = core::plus_days(core::local_date(ward.clock.now()), 5);
    ward.answers["A"] = ends;
    ward.look();
    REQUIRE(ward.standing().size() == 1);
    CHECK(ward.standing()[0].find("group_package") == 0);
    CHECK(ward.standing()[0].find(core::format_date(core::plus_days(*ends.asset_until, 45))) != std::string::npos);
    ends.asset_until = core::plus_days(*ends.asset_until, 365);
    ward.answers["A"] = ends;
    ward.later(hours{24});
    CHECK(ward.standing().empty());
}

TEST_CASE("a group that is disabled is told, asked about each hour, and forgotten when it is enabled again", "[groups]") {
    Watched ward;
    ward.answers["A"] = Watched::detail("A", Status::disabled);
    ward.look();
    CHECK(ward.state() == State::disabled);
    REQUIRE(ward.standing().size() == 1);
    CHECK(ward.standing()[0].find("group_disabled") == 0);
    ward.later(hours{1});
    CHECK(ward.asked.size() == 2);
    ward.answers["A"] = Watched::detail("A", Status::enabled);
    ward.later(hours{1});
    CHECK(ward.state() == State::active);
    CHECK(ward.standing().empty());
}

TEST_CASE("a message that is refused because its group is disabled marks the group at once", "[groups]") {
    Watched ward;
    ward.look();
    ward.alarms.refused(ward.database.organization(), -237, {core::ChatKind::group, "A"});
    ward.run();
    CHECK(ward.state() == State::disabled);
    CHECK(ward.standing().size() == 1);
    ward.later(hours{1});
    CHECK(ward.state() == State::active);
    CHECK(ward.standing().empty());
}

TEST_CASE("a group that the channel does not know hinders no other and is asked about tomorrow", "[groups]") {
    Watched ward;
    const auto other = ward.database.add_organization("Phường Hai", "oa2");
    storage::groups::bind(ward.database.connection(), other, {}, storage::ChatGroup::Kind::secretaries, core::GroupId{"B"}, ward.clock.now());
    ward.answers["A"] = Watched::failure(What::give_up, -233);
    ward.look();
    CHECK(ward.asked == Texts{"A", "B"});
    CHECK(ward.state() == State::active);
    ward.later(hours{1});
    CHECK(ward.asked.size() == 2);
}

TEST_CASE("what hinders the whole OA leaves its groups due and the others alone", "[groups]") {
    Watched ward;
    const auto other = ward.database.add_organization("Phường Hai", "oa2");
    storage::groups::bind(ward.database.connection(), other, {}, storage::ChatGroup::Kind::secretaries, core::GroupId{"B"}, ward.clock.now());
    ward.answers["A"] = Watched::failure(What::renew_token, -216);
    ward.look();
    CHECK(ward.asked == Texts{"A", "B"});
    ward.answers.clear();
    ward.later(hours{1});
    CHECK(ward.asked == Texts{"A", "B", "A"});
}

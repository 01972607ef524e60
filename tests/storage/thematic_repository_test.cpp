#include "storage/thematic_repository.hpp"

#include <catch2/catch.hpp>

#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "tests/storage/memory_database.hpp"

using namespace mungba;
using domain::MeetingState;
using storage::ThematicSlot;
namespace thematic = storage::thematic;

namespace {

const core::Instant kNow = core::from_ms(1000);

struct Scene {
    storage::MemoryDatabase database;
    storage::Connection& connection = database.connection();
    core::OrganizationId organization = database.organization();
    core::BranchId branch = make_branch("Chi bộ 5");

    core::BranchId make_branch(const std::string& name) {
        storage::Branch row;
        row.organization = organization;
        row.name = name;
        return storage::branches::insert(connection, row, kNow);
    }
    core::MeetingId meeting(MeetingState state, core::Instant starts_at) {
        storage::Meeting row;
        row.organization = organization;
        row.branch = branch;
        row.kind = domain::MeetingKind::thematic;
        row.state = state;
        row.month = "2026-12";
        row.starts_at = starts_at;
        row.answers_close_at = starts_at;
        return storage::meetings::insert(connection, row, kNow);
    }
    ThematicSlot slot(int quarter, const std::string& topic) {
        return {.id = {}, .organization = organization, .branch = branch, .quarter = {.year = 2026, .number = quarter}, .topic = topic};
    }
};

}  // namespace

TEST_CASE("suggestions: of a quarter before those of the whole year, withdrawn ones are gone", "[thematic]") {
    Scene scene;
    const auto year = thematic::suggest(scene.connection, {.id = {}, .organization = scene.organization, .year = 2026, .quarter = 0, .topic = "Cả năm", .group = 5}, {}, kNow);
    thematic::suggest(scene.connection, {.id = {}, .organization = scene.organization, .year = 2026, .quarter = 4, .topic = "Quý bốn", .group = 7}, {}, kNow);
    thematic::suggest(scene.connection, {.id = {}, .organization = scene.organization, .year = 2027, .quarter = 1, .topic = "Năm sau", .group = 1}, {}, kNow);
    const auto list = thematic::suggestions(scene.connection, scene.organization, 2026);
    REQUIRE(list.size() == 2);
    CHECK(list[0].topic == "Quý bốn");
    CHECK(list[0].group == 7);
    CHECK(list[1].quarter == 0);
    CHECK(thematic::withdraw_suggestion(scene.connection, year, kNow));
    CHECK_FALSE(thematic::withdraw_suggestion(scene.connection, year, kNow));
    CHECK(thematic::suggestions(scene.connection, scene.organization, 2026).size() == 1);
    CHECK_FALSE(thematic::suggestion(scene.connection, year));
}

TEST_CASE("a place in the plan: its meeting counts as long as it stands", "[thematic]") {
    Scene scene;
    const auto id = thematic::add(scene.connection, scene.slot(4, "Chuyển đổi số"), {}, kNow);
    auto slot = thematic::find(scene.connection, id).value();
    CHECK(slot.topic == "Chuyển đổi số");
    CHECK_FALSE(slot.has_date());
    const auto meeting = scene.meeting(MeetingState::confirmed, core::from_ms(5000));
    thematic::set_date(scene.connection, id, meeting, "");
    slot = thematic::of_meeting(scene.connection, meeting).value();
    CHECK(slot.meeting == meeting);
    CHECK(slot.starts_at == core::from_ms(5000));
    CHECK_FALSE(slot.is_held());
    storage::meetings::set_state(scene.connection, meeting, MeetingState::held);
    CHECK(thematic::find(scene.connection, id)->is_held());
    storage::meetings::set_state(scene.connection, meeting, MeetingState::cancelled);
    CHECK_FALSE(thematic::find(scene.connection, id)->has_date());
    slot.topic = "Đề khác";
    slot.draft_due = "2026-11-26";
    slot.quarter.number = 3;
    thematic::update(scene.connection, slot);
    CHECK(thematic::find(scene.connection, id)->topic == "Đề khác");
    CHECK(thematic::find(scene.connection, id)->draft_due == "2026-11-26");
    CHECK(thematic::withdraw(scene.connection, id, kNow));
    CHECK_FALSE(thematic::find(scene.connection, id));
}

TEST_CASE("a plan is read quarter by quarter; what waits for a month is found by it", "[thematic]") {
    Scene scene;
    const auto last = thematic::add(scene.connection, scene.slot(4, "D"), {}, kNow);
    thematic::add(scene.connection, scene.slot(1, "A"), {}, kNow);
    thematic::set_date(scene.connection, last, {}, "2026-12");
    const auto plan = thematic::of_branch(scene.connection, scene.branch, 2026);
    REQUIRE(plan.size() == 2);
    CHECK(plan[0].topic == "A");
    CHECK(plan[1].has_date());
    CHECK(thematic::of_organization(scene.connection, scene.organization, 2026).size() == 2);
    CHECK(thematic::of_organization(scene.connection, scene.organization, 2027).empty());
    CHECK(thematic::waiting_for(scene.connection, scene.branch, "2026-12").size() == 1);
    CHECK(thematic::waiting_for(scene.connection, scene.branch, "2026-11").empty());
    const auto other = scene.make_branch("Chi bộ 6");
    CHECK(thematic::without_plan(scene.connection, scene.organization, 2026, {}, 10) == std::vector{other});
    CHECK(thematic::without_plan(scene.connection, scene.organization, 2027, scene.branch, 10) == std::vector{other});
}

TEST_CASE("results and explanations", "[thematic]") {
    Scene scene;
    const auto meeting = scene.meeting(MeetingState::held, core::from_ms(5000));
    CHECK_FALSE(thematic::result_of(scene.connection, meeting));
    thematic::put_result(scene.connection, {.meeting = meeting, .organization = scene.organization, .present = 22, .members = 25, .resolution = true, .tasks = 3, .reported_by = {}, .reported_at = kNow});
    thematic::put_result(scene.connection, {.meeting = meeting, .organization = scene.organization, .present = 23, .members = 25, .resolution = false, .tasks = 0, .reported_by = {}, .reported_at = kNow});
    CHECK(thematic::result_of(scene.connection, meeting)->present == 23);
    const domain::Quarter quarter{2026, 2};
    thematic::excuse(scene.connection, scene.organization, scene.branch, quarter, {}, kNow);
    thematic::excuse(scene.connection, scene.organization, scene.branch, quarter, {}, kNow);
    CHECK(thematic::excuses(scene.connection, scene.organization, 2026).size() == 1);
    CHECK(thematic::is_excused(scene.connection, scene.branch, quarter));
    CHECK(thematic::take_back_excuse(scene.connection, scene.branch, quarter));
    CHECK_FALSE(thematic::is_excused(scene.connection, scene.branch, quarter));
}

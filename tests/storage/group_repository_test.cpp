#include "storage/group_repository.hpp"

#include <catch2/catch.hpp>

#include "storage/branch_repository.hpp"
#include "tests/storage/memory_database.hpp"

using namespace mungba;
using namespace mungba::storage;
using Kind = ChatGroup::Kind;
using State = ChatGroup::State;

namespace {

struct TwoBranches {
    MemoryDatabase database;
    Connection& connection = database.connection();
    core::OrganizationId organization = database.organization();
    core::BranchId five = add("Chi bộ 5");
    core::BranchId six = add("Chi bộ 6");

    core::BranchId add(const char* name) {
        Branch branch;
        branch.organization = organization;
        branch.name = name;
        return branches::insert(connection, branch, MemoryDatabase::kMade);
    }
    core::ChatGroupId bind(core::BranchId branch, Kind kind, const char* id) {
        return groups::bind(
            connection, organization, branch, kind, core::GroupId{id}, MemoryDatabase::kMade);
    }
    std::optional<ChatGroup> find(const char* id) {
        return groups::find(connection, organization, core::GroupId{id});
    }
};

}  // namespace

TEST_CASE("a bound group is found by its id and by its branch", "[storage][groups]") {
    TwoBranches ward;
    const auto id = ward.bind(ward.five, Kind::branch, "a1");
    ward.bind(ward.five, Kind::branch_committee, "b2");

    const auto found = ward.find("a1");
    REQUIRE(found);
    CHECK(found->id == id);
    CHECK(found->branch == ward.five);
    CHECK(found->kind == Kind::branch);
    CHECK(found->state == State::active);
    CHECK(groups::of_branch(ward.connection, ward.five, Kind::branch_committee)->group_id.value ==
          "b2");
    CHECK_FALSE(groups::of_branch(ward.connection, ward.six, Kind::branch));
    CHECK_FALSE(ward.find("c3"));
    CHECK(groups::all(ward.connection, ward.organization).size() == 2);
}

TEST_CASE("another group takes the place of the former", "[storage][groups]") {
    TwoBranches ward;
    ward.bind(ward.five, Kind::branch, "a1");
    ward.bind(ward.five, Kind::branch, "a2");
    CHECK(ward.find("a1")->state == State::deleted);
    CHECK(groups::of_branch(ward.connection, ward.five, Kind::branch)->group_id.value == "a2");

    SECTION("and may come back") {
        ward.bind(ward.five, Kind::branch, "a1");
        CHECK(ward.find("a1")->state == State::active);
        CHECK(ward.find("a2")->state == State::deleted);
    }
    SECTION("and the former may serve another branch") {
        ward.bind(ward.six, Kind::branch_committee, "a1");
        CHECK(ward.find("a1")->branch == ward.six);
        CHECK(ward.find("a1")->kind == Kind::branch_committee);
        CHECK(groups::of_branch(ward.connection, ward.five, Kind::branch)->group_id.value == "a2");
    }
}

TEST_CASE("an organization has one secretaries' group, without a branch", "[storage][groups]") {
    TwoBranches ward;
    CHECK_FALSE(groups::of_secretaries(ward.connection, ward.organization));
    ward.bind(core::BranchId{}, Kind::secretaries, "s1");
    ward.bind(core::BranchId{}, Kind::secretaries, "s2");
    const auto found = groups::of_secretaries(ward.connection, ward.organization);
    REQUIRE(found);
    CHECK(found->group_id.value == "s2");
    CHECK_FALSE(found->branch);
    CHECK(ward.find("s1")->state == State::deleted);
}

TEST_CASE("a disabled group is still the branch's, a deleted one is not", "[storage][groups]") {
    TwoBranches ward;
    const auto id = ward.bind(ward.five, Kind::branch, "a1");
    groups::set_state(ward.connection, id, State::disabled);
    CHECK(groups::of_branch(ward.connection, ward.five, Kind::branch)->state == State::disabled);
    groups::set_state(ward.connection, id, State::deleted);
    CHECK_FALSE(groups::of_branch(ward.connection, ward.five, Kind::branch));
    CHECK(groups::all(ward.connection, ward.organization).empty());
}

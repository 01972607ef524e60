#include "storage/branch_repository.hpp"

#include <catch2/catch.hpp>

#include "tests/storage/memory_database.hpp"

using namespace mungba;
using namespace mungba::storage;

namespace {

Branch full_branch(core::OrganizationId organization) {
    return {.id = {},
            .organization = organization,
            .name = "Chi bộ 5",
            .type = domain::BranchType::residential,
            .has_committee = true,
            .session = domain::Session::evening,
            .hour = core::at_hour(19, 30),
            .venue = "Nhà văn hóa tổ dân phố 5",
            .date_preset = domain::DatePreset::residential,
            .party_groups = "Tổ 1; Tổ 2",
            .online_pilot = true};
}

}  // namespace

TEST_CASE("a branch comes back as it was stored", "[storage][branches]") {
    MemoryDatabase database;
    Connection& connection = database.connection();
    Branch branch = full_branch(database.organization());
    branch.id = branches::insert(connection, branch, MemoryDatabase::kMade);
    CHECK(branches::find(connection, branch.id) == branch);

    SECTION("and as it was changed, unknown things unknown") {
        Branch bare;
        bare.id = branch.id;
        bare.organization = branch.organization;
        bare.name = "Chi bộ Hoa Sữa";
        branches::update(connection, bare);
        CHECK(branches::find(connection, branch.id) == bare);
        CHECK_FALSE(branches::find_by_name(connection, branch.organization, "Chi bộ 5"));
    }
}

TEST_CASE("a branch is found by its name in any spelling, in its organization only",
          "[storage][branches]") {
    MemoryDatabase database;
    Connection& connection = database.connection();
    const auto organization = database.organization();
    const auto id = branches::insert(connection, full_branch(organization), MemoryDatabase::kMade);
    const auto other = database.add_organization("Đảng bộ phường khác", "42");

    for (const char* name : {"Chi bộ 5", "  CHI BO  5 ", "Chi bo\xCC\xA3\xCC\x82 5"}) {
        INFO(name);
        const auto found = branches::find_by_name(connection, organization, name);
        REQUIRE(found);
        CHECK(found->id == id);
    }
    CHECK_FALSE(branches::find_by_name(connection, organization, "Chi bộ 6"));
    CHECK_FALSE(branches::find_by_name(connection, other, "Chi bộ 5"));
    CHECK(branches::all(connection, organization).size() == 1);
    CHECK(branches::all(connection, other).empty());
}

TEST_CASE("two branches of one folded name cannot be", "[storage][branches]") {
    MemoryDatabase database;
    Branch branch = full_branch(database.organization());
    branches::insert(database.connection(), branch, MemoryDatabase::kMade);
    branch.name = "CHI BỘ 5";
    CHECK_THROWS_AS(branches::insert(database.connection(), branch, MemoryDatabase::kMade),
                    StorageError);
}

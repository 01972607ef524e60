#include "storage/audit_repository.hpp"

#include <catch2/catch.hpp>

#include "tests/storage/memory_database.hpp"

using namespace mungba;
namespace audit = storage::audit;

namespace {

void append_three(storage::MemoryDatabase& database) {
    for (int number = 1; number <= 3; ++number) {
        audit::append(database.connection(),
                      {.organization = database.organization(),
                       .actor_kind = "person",
                       .actor_id = number,
                       .source = "chat",
                       .action = "meeting.open",
                       .branch = core::BranchId{7},
                       .object_kind = "meeting",
                       .object_id = number,
                       .fields = "starts_at venue"},
                      storage::MemoryDatabase::kMade);
    }
}

}  // namespace

TEST_CASE("the audit's chain fits from the first row to the last", "[audit]") {
    storage::MemoryDatabase database;
    CHECK_FALSE(audit::first_broken(database.connection()));
    append_three(database);
    CHECK_FALSE(audit::first_broken(database.connection()));
}

TEST_CASE("a row that was changed, or one that is missing, breaks it", "[audit]") {
    const std::string change = GENERATE("UPDATE audit SET action = 'meeting.cancel' WHERE id = 2",
                                        "UPDATE audit SET at = at + 1 WHERE id = 2",
                                        "UPDATE audit SET actor_id = 9 WHERE id = 2",
                                        "DELETE FROM audit WHERE id = 2");
    storage::MemoryDatabase database;
    append_three(database);
    database.connection().script(change, "test");
    CHECK(audit::first_broken(database.connection()) >= 2);
}

#include "storage/job_repository.hpp"

#include <catch2/catch.hpp>

#include "tests/storage/memory_database.hpp"

using namespace mungba;
namespace jobs = storage::jobs;

namespace {

const core::Instant kNow = core::from_ms(1000);

storage::jobs::Job job(const storage::MemoryDatabase& database, const std::string& key, core::Instant due) {
    return {.id = {}, .organization = database.organization(), .kind = "test", .unique_key = key, .due_at = due, .details = "{}"};
}

}  // namespace

TEST_CASE("a job is left once; one that was cancelled waits again when it is left again", "[jobs]") {
    storage::MemoryDatabase database;
    auto& connection = database.connection();
    CHECK(jobs::schedule(connection, job(database, "meeting=1 rung=a", core::from_ms(2000)), kNow));
    CHECK_FALSE(jobs::schedule(connection, job(database, "meeting=1 rung=a", core::from_ms(9000)), kNow));
    CHECK(jobs::next_due_at(connection) == core::from_ms(2000));
    CHECK(jobs::cancel(connection, "test", "meeting=1 ", kNow) == 1);
    CHECK_FALSE(jobs::next_due_at(connection));
    CHECK(jobs::schedule(connection, job(database, "meeting=1 rung=a", core::from_ms(3000)), kNow));
    CHECK(jobs::next_due_at(connection) == core::from_ms(3000));
    const auto due = jobs::next_due(connection, core::from_ms(3000));
    REQUIRE(due);
    jobs::finish(connection, due->id, "done", core::from_ms(3000));
    CHECK_FALSE(jobs::schedule(connection, job(database, "meeting=1 rung=a", core::from_ms(4000)), kNow));
    CHECK_FALSE(jobs::next_due_at(connection));
}

TEST_CASE("what is cancelled by the beginning of its key is that alone", "[jobs]") {
    storage::MemoryDatabase database;
    auto& connection = database.connection();
    for (const char* key : {"meeting=1 a", "meeting=1 b", "meeting=10 a", "meeting=2 a", "meeting=1"}) jobs::schedule(connection, job(database, key, kNow), kNow);
    CHECK(jobs::cancel(connection, "other", "meeting=1 ", kNow) == 0);
    CHECK(jobs::cancel(connection, "test", "meeting=1 ", kNow) == 2);
    CHECK(jobs::cancel(connection, "test", "meeting=1", kNow) == 2);  // "meeting=10 a" and the bare one
}

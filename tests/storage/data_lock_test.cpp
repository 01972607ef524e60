#include "storage/data_lock.hpp"

#include <catch2/catch.hpp>

#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using storage::DataLock;

TEST_CASE("a second taker of a data folder is refused, and may have it afterwards", "[lock]") {
    tests::TemporaryFolder folder;
    {
        auto first = DataLock::take(folder.file("x.db"));
        REQUIRE(std::holds_alternative<DataLock>(first));
        auto second = DataLock::take(folder.file("x.db"));
        REQUIRE(std::holds_alternative<DataLock::Failure>(second));
        CHECK(std::get<DataLock::Failure>(second).refusal == DataLock::Refusal::held);
    }
    CHECK(std::holds_alternative<DataLock>(DataLock::take(folder.file("x.db"))));
}

TEST_CASE("the lock remembers that a database was made", "[lock]") {
    tests::TemporaryFolder folder;
    {
        auto lock = std::get<DataLock>(DataLock::take(folder.file("x.db")));
        CHECK_FALSE(lock.database_was_made());
        lock.remember_database_made();
        CHECK(lock.database_was_made());
    }
    CHECK(std::get<DataLock>(DataLock::take(folder.file("x.db"))).database_was_made());
}

TEST_CASE("a folder that is not there is told with its path", "[lock]") {
    tests::TemporaryFolder folder;
    auto lock = DataLock::take(folder.file("nowhere/x.db"));
    REQUIRE(std::holds_alternative<DataLock::Failure>(lock));
    CHECK(std::get<DataLock::Failure>(lock).refusal == DataLock::Refusal::unwritable);
    CHECK(std::get<DataLock::Failure>(lock).message.find("nowhere/x.db.lock") != std::string::npos);
}

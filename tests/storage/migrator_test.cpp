#include "storage/migrator.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/storage/memory_database.hpp"
#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using core::EmbeddedFile;
using storage::Connection;

namespace {

const core::Instant kNow = core::from_ms(1'790'000'000'000);
const EmbeddedFile kTwo[] = {{"0002_more.sql", "ALTER TABLE a ADD COLUMN c INTEGER;"}, {"0001_first.sql", "CREATE TABLE a (b INTEGER) STRICT;"}};

}  // namespace

TEST_CASE("migrations run in order, once", "[migrator]") {
    Connection connection("", Connection::Mode::memory);
    const auto line = storage::migration_line(kTwo);
    CHECK(storage::migrate(connection, "core", line, kNow) == 2);
    CHECK(storage::migrate(connection, "core", line, kNow) == 0);
    CHECK_NOTHROW(connection.script("INSERT INTO a (b, c) VALUES (1, 2)", "test"));
}

TEST_CASE("a newer database is refused and left as it was", "[migrator]") {
    Connection connection("", Connection::Mode::memory);
    storage::migrate(connection, "core", storage::migration_line(kTwo), kNow);
    const std::string before = storage::schema_of(connection);
    const EmbeddedFile only_first[] = {kTwo[1]};
    CHECK_THROWS_AS(storage::migrate(connection, "core", storage::migration_line(only_first), kNow), storage::DatabaseRefused);
    CHECK(storage::schema_of(connection) == before);
}

TEST_CASE("a step that fails takes all steps of that start back", "[migrator]") {
    Connection connection("", Connection::Mode::memory);
    const EmbeddedFile files[] = {kTwo[1], {"0002_wrong.sql", "CREATE TABLE x (y INTEGER) STRICT; ALTER TABLE nowhere ADD COLUMN c;"}};
    CHECK_THROWS_AS(storage::migrate(connection, "core", storage::migration_line(files), kNow), storage::StorageError);
    CHECK(storage::schema_of(connection).empty());
}

TEST_CASE("another program's database is refused", "[migrator]") {
    Connection connection("", Connection::Mode::memory);
    connection.script("CREATE TABLE theirs (x)", "test");
    CHECK_THROWS_AS(storage::migrate(connection, "core", storage::migration_line(kTwo), kNow), storage::DatabaseRefused);
}

TEST_CASE("a file that is no database is told as damaged", "[migrator]") {
    tests::TemporaryFolder folder;
    tests::write_bytes(folder.file("x.db"), std::string(8192, 'x'));
    try {
        Connection connection(folder.file("x.db"), Connection::Mode::write);
        FAIL("it was opened");
    } catch (const storage::StorageError& error) {
        CHECK(error.kind() == storage::StorageError::Kind::damaged);
    }
    CHECK(tests::bytes_of(folder.file("x.db")) == std::string(8192, 'x'));
}

TEST_CASE("gaps, doubles and odd names in a line are mistakes of ours", "[migrator]") {
    const EmbeddedFile gap[] = {{"0002_x.sql", ""}};
    const EmbeddedFile twice[] = {{"0001_x.sql", ""}, {"0001_y.sql", ""}};
    const EmbeddedFile odd[] = {{"1_x.sql", ""}};
    CHECK_THROWS_AS(storage::migration_line(gap), std::logic_error);
    CHECK_THROWS_AS(storage::migration_line(twice), std::logic_error);
    CHECK_THROWS_AS(storage::migration_line(odd), std::logic_error);
}

TEST_CASE("schema.sql is what the migrations make", "[migrator]") {
    storage::MemoryDatabase database;
    const std::string file = std::string(MUNGBA_SOURCE_DIR) + "/storage/schema.sql";
    const std::string made = "-- What all migrations together make; a test compares. Written by MUNGBA_WRITE_SCHEMA=1 test_storage.\n\n" +
                             storage::schema_of(database.connection());
    if (std::getenv("MUNGBA_WRITE_SCHEMA")) tests::write_bytes(file, made);
    CHECK(tests::bytes_of(file) == made);
}

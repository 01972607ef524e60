#include "storage/sqlite.hpp"

#include <catch2/catch.hpp>

#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using storage::Connection;
using storage::Query;
using storage::StorageError;

namespace {

constexpr Query kPut{"test.put", "INSERT INTO t (a, b) VALUES (?1, ?2)"};
constexpr Query kCount{"test.count", "SELECT count(*) FROM t"};
constexpr Query kAll{"test.all", "SELECT a, b FROM t ORDER BY a"};

std::int64_t count(Connection& connection) {
    auto rows = connection.rows(kCount);
    rows.next();
    return rows.integer(0);
}

struct Table {
    Connection connection{"", Connection::Mode::memory};
    Table() { connection.script("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT CHECK (b <> 'x')) STRICT", "test"); }
};

}  // namespace

TEST_CASE("values come back as they were bound", "[sqlite]") {
    Table table;
    table.connection.execute(kPut, 1, "đồng chí");
    table.connection.execute(kPut, 2, std::optional<std::string>());
    table.connection.execute(kPut, 3, std::string_view());
    auto rows = table.connection.rows(kAll);
    REQUIRE(rows.next());
    CHECK(rows.text(1) == "đồng chí");
    REQUIRE(rows.next());
    CHECK(rows.is_null(1));
    REQUIRE(rows.next());
    CHECK_FALSE(rows.is_null(1));
    CHECK(rows.text(1).empty());
    CHECK_FALSE(rows.next());
}

TEST_CASE("a transaction without commit leaves nothing", "[sqlite]") {
    Table table;
    {
        storage::Transaction transaction(table.connection);
        table.connection.execute(kPut, 1, "a");
    }
    CHECK(count(table.connection) == 0);
    CHECK_FALSE(table.connection.in_transaction());
}

TEST_CASE("a savepoint takes back its own part alone", "[sqlite]") {
    Table table;
    storage::Transaction transaction(table.connection);
    table.connection.execute(kPut, 1, "a");
    {
        storage::Savepoint savepoint(table.connection);
        table.connection.execute(kPut, 2, "b");
    }
    {
        storage::Savepoint savepoint(table.connection);
        table.connection.execute(kPut, 3, "c");
        savepoint.release();
    }
    transaction.commit();
    CHECK(count(table.connection) == 2);
}

TEST_CASE("a broken CHECK is told by the query's name and without the value", "[sqlite]") {
    Table table;
    try {
        table.connection.execute(kPut, 1, "x");
        FAIL("it was accepted");
    } catch (const StorageError& error) {
        CHECK(error.kind() == StorageError::Kind::constraint);
        CHECK(std::string(error.what()).starts_with("test.put: "));
        CHECK_FALSE(error.is_fatal());
    }
}

TEST_CASE("a wrong number of values is a mistake of ours, not a row", "[sqlite]") {
    Table table;
    CHECK_THROWS_AS(table.connection.execute(kPut, 1), std::logic_error);
    CHECK(count(table.connection) == 0);
}

TEST_CASE("a reader cannot write, and a missing file is not made for it", "[sqlite]") {
    tests::TemporaryFolder folder;
    CHECK_THROWS_AS(Connection(folder.file("x.db"), Connection::Mode::read_only), StorageError);
    Connection writer(folder.file("x.db"), Connection::Mode::write);
    writer.script("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) STRICT", "test");
    Connection reader(folder.file("x.db"), Connection::Mode::read_only);
    CHECK(count(reader) == 0);
    CHECK_THROWS_AS(reader.execute(kPut, 1, "a"), StorageError);
}

TEST_CASE("nothing is copied out of the WAL by itself; truncate empties it", "[sqlite]") {
    tests::TemporaryFolder folder;
    Connection connection(folder.file("x.db"), Connection::Mode::write);
    connection.script("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) STRICT", "test");
    for (int row = 1; row <= 2000; ++row) connection.execute(kPut, row, std::string(500, 'b'));
    CHECK(connection.wal_pages() > 1000);
    CHECK(connection.checkpoint(Connection::Checkpoint::truncate));
    CHECK(tests::bytes_of(folder.file("x.db-wal")).empty());
    CHECK(connection.wal_pages() == 0);
}

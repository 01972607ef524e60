#include "storage/backup.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "storage/embedded_migrations.hpp"
#include "storage/integrity.hpp"
#include "storage/migrator.hpp"
#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using storage::Connection;

namespace {

namespace fs = std::filesystem;
const core::Instant kNow = core::from_ms(1'790'000'000'000);
constexpr storage::Query kCount{"test.count", "SELECT count(*) FROM organization"};

std::int64_t organizations_in(const std::string& file) {
    Connection connection(file, Connection::Mode::read_only, Connection::Missing::refuse);
    storage::Rows rows = connection.rows(kCount);
    rows.next();
    return rows.integer(0);
}

void add_organization(Connection& connection, int number) {
    connection.script("INSERT INTO organization (name, app_id, oa_id, created_at) VALUES ('Đảng bộ', '1', '" + std::to_string(number) + "', 0)",
                      "test");
}

/// A database in use: a writer with its WAL open.
struct InUse {
    tests::TemporaryFolder folder;
    Connection writer{folder.file("x.db"), Connection::Mode::write};
    InUse() {
        storage::migrate(writer, "core", storage::migration_line(storage::embedded_files()), kNow);
        add_organization(writer, 1);
    }
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder.path())) names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }
};

}  // namespace

TEST_CASE("a reader copies what is committed, while the writer goes on", "[backup]") {
    InUse house;
    Connection reader(house.folder.file("x.db"), Connection::Mode::read_only);
    const std::string copy = house.folder.file("copy.db");
    const auto bytes = storage::copy_database(reader, copy);
    REQUIRE(bytes);
    CHECK(*bytes == fs::file_size(copy));
    add_organization(house.writer, 2);
    CHECK(organizations_in(copy) == 1);
    CHECK(organizations_in(house.folder.file("x.db")) == 2);
    CHECK(fs::status(copy).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(storage::looks_like_ours(copy));
}

TEST_CASE("the reader that made a copy may still not write", "[backup]") {
    InUse house;
    Connection reader(house.folder.file("x.db"), Connection::Mode::read_only);
    REQUIRE(storage::copy_database(reader, house.folder.file("copy.db")));
    CHECK_THROWS_AS(add_organization(reader, 2), storage::StorageError);
    CHECK_FALSE(storage::copy_database(reader, house.folder.file("nowhere/copy.db")));
    CHECK_THROWS_AS(add_organization(reader, 2), storage::StorageError);
    // And it can make another one.
    CHECK(storage::copy_database(reader, house.folder.file("copy.db")));
}

TEST_CASE("a copy that fails leaves nothing behind, and what had its name stays", "[backup]") {
    InUse house;
    Connection reader(house.folder.file("x.db"), Connection::Mode::read_only);
    const std::string copy = house.folder.file("copy.db");
    tests::write_bytes(copy, "an older one");
    house.writer.script("PRAGMA foreign_keys=OFF; INSERT INTO branch (organization_id, name, folded_name, created_at) VALUES (99, 'x', 'x', 0)",
                        "test");
    const auto before = house.files();
    const auto failed = storage::copy_database(reader, copy);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().message.find("branch row 1 refers to a row of organization that is not there") != std::string::npos);
    CHECK(house.files() == before);
    CHECK(tests::bytes_of(copy) == "an older one");
}

TEST_CASE("what an interrupted copy left is replaced", "[backup]") {
    InUse house;
    Connection reader(house.folder.file("x.db"), Connection::Mode::read_only);
    tests::write_bytes(house.folder.file("copy.db.part"), "half of it");
    REQUIRE(storage::copy_database(reader, house.folder.file("copy.db")));
    CHECK_FALSE(fs::exists(house.folder.file("copy.db.part")));
}

TEST_CASE("only a database of ours looks like one", "[backup]") {
    InUse house;
    const std::string other = house.folder.file("other.db");
    {
        Connection theirs(other, Connection::Mode::write);
        theirs.script("CREATE TABLE theirs (x)", "test");
    }
    CHECK_FALSE(storage::looks_like_ours(other));
    tests::write_bytes(other, "SQLite format 3");
    CHECK_FALSE(storage::looks_like_ours(other));
    CHECK_FALSE(storage::looks_like_ours(house.folder.file("nowhere")));
}

TEST_CASE("integrity and foreign keys tell every complaint", "[integrity]") {
    InUse house;
    CHECK(storage::integrity_complaints(house.writer).empty());
    CHECK(storage::foreign_key_complaints(house.writer).empty());
    house.writer.script(
        "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON;"
        "INSERT INTO branch (organization_id, name, folded_name, created_at, has_committee) VALUES (99, 'x', 'x', 0, 7)",
        "test");
    CHECK(storage::foreign_key_complaints(house.writer).size() == 1);
    house.writer.script("PRAGMA ignore_check_constraints=OFF", "test");
    CHECK(storage::integrity_complaints(house.writer) == std::vector<std::string>{"CHECK constraint failed in branch"});
}

#include "storage/writer.hpp"

#include <catch2/catch.hpp>
#include <future>
#include <stdexcept>

#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using storage::Connection;
using storage::Query;
using storage::Writer;

namespace {

constexpr Query kPut{"test.put", "INSERT INTO t (a) VALUES (?1)"};
constexpr Query kCount{"test.count", "SELECT count(*) FROM t"};

struct Store {
    Connection connection{"", Connection::Mode::memory};
    Store() { connection.script("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT", "test"); }
    std::int64_t rows() {
        auto counted = connection.rows(kCount);
        counted.next();
        return counted.integer(0);
    }
};

// Notes the order of calls; may refuse a commit as a full disk does.
struct Part final : storage::RoundPart {
    explicit Part(std::string name, std::string& log) : name_(std::move(name)), log_(log) {}
    bool work(Connection&) override {
        log_ += name_ + ".work ";
        if (full) throw storage::StorageError(storage::StorageError::Kind::full, "full");
        return false;
    }
    void committed() override { log_ += name_ + ".committed "; }
    void rolled_back(const storage::StorageError&) override { log_ += name_ + ".rolled_back "; }
    bool full = false;

private:
    std::string name_;
    std::string& log_;
};

}  // namespace

TEST_CASE("a round: first part, what was submitted, the other parts, commit, then the outcomes", "[writer]") {
    Store store;
    Writer writer(store.connection, {});
    std::string log;
    Part receipts("receipts", log);
    Part events("events", log);
    writer.add(receipts);
    writer.add(events);
    writer.submit([&](Connection& connection) { connection.execute(kPut, 1); log += "deed "; },
                  [&](std::exception_ptr failure) { log += failure ? "failed " : "done "; });
    writer.run_round();
    CHECK(log == "receipts.work deed events.work receipts.committed events.committed done ");
    CHECK(store.rows() == 1);
}

TEST_CASE("a deed that throws loses its own rows only", "[writer]") {
    Store store;
    Writer writer(store.connection, {});
    int failed = 0;
    int done = 0;
    const auto tell = [&](std::exception_ptr failure) { failure ? ++failed : ++done; };
    writer.submit([](Connection& connection) { connection.execute(kPut, 1); }, tell);
    writer.submit(
        [](Connection& connection) {
            connection.execute(kPut, 2);
            throw std::runtime_error("changed its mind");
        },
        tell);
    writer.submit([](Connection& connection) { connection.execute(kPut, 1); }, tell);  // a broken constraint
    writer.submit([](Connection& connection) { connection.execute(kPut, 3); }, tell);
    writer.run_round();
    CHECK(store.rows() == 2);
    CHECK(done == 2);
    CHECK(failed == 2);
}

TEST_CASE("a full disk takes the round back, tells everybody, and the next round goes on", "[writer]") {
    Store store;
    Writer writer(store.connection, {});
    std::string log;
    Part part("part", log);
    writer.add(part);
    part.full = true;
    bool told_failure = false;
    writer.submit([](Connection& connection) { connection.execute(kPut, 1); }, [&](std::exception_ptr failure) { told_failure = failure != nullptr; });
    CHECK(writer.run_round());
    CHECK(log == "part.work part.rolled_back ");
    CHECK(told_failure);
    CHECK(store.rows() == 0);
    part.full = false;
    writer.submit([](Connection& connection) { connection.execute(kPut, 1); }, [&](std::exception_ptr failure) { told_failure = failure != nullptr; });
    writer.run_round();
    CHECK_FALSE(told_failure);
    CHECK(store.rows() == 1);
}

TEST_CASE("an error of the disk is fatal: nothing is acknowledged", "[writer]") {
    Store store;
    bool fatal = false;
    Writer::Options options;
    options.on_fatal = [&](const storage::StorageError&) { fatal = true; };
    Writer writer(store.connection, options);
    bool told = false;
    writer.submit([](Connection&) { throw storage::StorageError(storage::StorageError::Kind::io, "disk"); }, [&](std::exception_ptr) { told = true; });
    CHECK_THROWS_AS(writer.run_round(), storage::StorageError);
    CHECK(fatal);
    CHECK_FALSE(told);
}

TEST_CASE("the thread does what was submitted before stop returns", "[writer]") {
    tests::TemporaryFolder folder;
    Connection connection(folder.file("x.db"), Connection::Mode::write);
    connection.script("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT", "test");
    Writer writer(connection, {});
    writer.start();
    std::promise<void> first;
    writer.submit([](Connection& c) { c.execute(kPut, 1); }, [&](std::exception_ptr) { first.set_value(); });
    first.get_future().wait();
    for (int row = 2; row <= 100; ++row) writer.submit([row](Connection& c) { c.execute(kPut, row); }, {});
    writer.stop();
    auto rows = connection.rows(kCount);
    rows.next();
    CHECK(rows.integer(0) == 100);
    CHECK(writer.rounds() >= 2);
}

TEST_CASE("erased bytes are gone from database and WAL after a truncate", "[writer][erasing]") {
    tests::TemporaryFolder folder;
    Connection connection(folder.file("x.db"), Connection::Mode::write);
    connection.script("CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT) STRICT", "test");
    static constexpr Query kSay{"test.say", "INSERT INTO said (id, text) VALUES (?1, ?2)"};
    static constexpr Query kErase{"test.erase", "UPDATE said SET text = NULL WHERE id = ?1"};
    // Waiting and finished rows interleave, pages split and shrink: what stays must not leave copies of what goes.
    Writer writer(connection, {});
    std::uint64_t random = 12345;
    const auto next = [&] { return random = random * 6364136223846793005ULL + 1442695040888963407ULL; };
    std::vector<int> waiting;
    int id = 0;
    for (int round = 0; round < 60; ++round) {
        writer.submit(
            [&](Connection& c) {
                for (std::uint64_t more = next() % 80; more > 0; --more) {
                    waiting.push_back(++id);
                    c.execute(kSay, id, "loiriengtu" + std::string(next() >> 55, 'x') + std::to_string(id));
                }
                while (!waiting.empty() && next() % 20 != 0) {
                    const std::size_t which = next() % waiting.size();
                    c.execute(kErase, waiting[which]);
                    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(which));
                }
            },
            {});
        writer.run_round();
    }
    CHECK(id > 1000);
    writer.submit([&](Connection& c) { for (const int left : waiting) c.execute(kErase, left); }, {});
    writer.request_truncate();
    writer.run_round();
    CHECK_FALSE(writer.truncate_pending());
    CHECK(tests::bytes_of(folder.file("x.db")).find("loiriengtu") == std::string::npos);
    CHECK(tests::bytes_of(folder.file("x.db-wal")).find("loiriengtu") == std::string::npos);
}

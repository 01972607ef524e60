#include "storage/erasure_list.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using storage::Erasure;
using storage::ErasureList;

namespace {

Erasure erasure_of(std::int64_t person) {
    return {.at = core::from_ms(1'790'000'000'000 + person),
            .oa = core::OaId{"388613280878808645"},
            .person = core::PersonId{person},
            .made_at = core::from_ms(1'780'000'000'000)};
}

}  // namespace

TEST_CASE("what was appended to the list of erasures is read again, in its order", "[erasures]") {
    tests::TemporaryFolder folder;
    const ErasureList list(folder.file("x.erasures"));
    CHECK(list.read().erasures.empty());
    list.append(erasure_of(7));
    list.append(erasure_of(3));
    CHECK(list.read().erasures == std::vector{erasure_of(7), erasure_of(3)});
    CHECK(tests::bytes_of(list.path()) ==
          "1790000000007 388613280878808645 7 1780000000000 erased\n"
          "1790000000003 388613280878808645 3 1780000000000 erased\n");
    CHECK(std::filesystem::status(list.path()).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a line that was cut off in writing is nobody's, and the next one stands on its own", "[erasures]") {
    const std::string whole = storage::line_of(erasure_of(42));
    const std::size_t kept = GENERATE_REF(range(std::size_t{1}, whole.size()));
    tests::TemporaryFolder folder;
    const ErasureList list(folder.file("x.erasures"));
    list.append(erasure_of(1));
    tests::write_bytes(list.path(), tests::bytes_of(list.path()) + whole.substr(0, kept));
    list.append(erasure_of(2));
    auto expected = std::vector{erasure_of(1), erasure_of(2)};
    // Only the line's end was missing: all of it was there.
    if (kept == whole.size() - 1) expected.insert(expected.begin() + 1, erasure_of(42));
    CHECK(list.read().erasures == expected);
}

TEST_CASE("lines that are none of ours are counted and not taken", "[erasures]") {
    const std::string line = GENERATE("1 2 3",
                                      "x 388 7 1780000000000 erased",
                                      "1790000000007 388 seven 1780000000000 erased",
                                      "1790000000007 388 7 1780000000000 erased twice",
                                      "1790000000007  7 1780000000000 erased",
                                      "1790000000007 388 99999999999999999999 1780000000000 erased");
    const auto content = storage::read_erasures(line + "\n" + storage::line_of(erasure_of(5)));
    CHECK(content.unreadable == 1);
    CHECK(content.erasures == std::vector{erasure_of(5)});
}

TEST_CASE("two lists are joined without doubles, and nothing is written if nothing is new", "[erasures]") {
    tests::TemporaryFolder folder;
    const ErasureList list(folder.file("x.erasures"));
    list.merge({});
    CHECK_FALSE(std::filesystem::exists(list.path()));
    list.append(erasure_of(1));
    list.merge({erasure_of(2), erasure_of(1), erasure_of(2)});
    CHECK(list.read().erasures == std::vector{erasure_of(1), erasure_of(2)});
    const std::string before = tests::bytes_of(list.path());
    list.merge({erasure_of(1)});
    CHECK(tests::bytes_of(list.path()) == before);
    CHECK(ErasureList::beside_backup("/a/b/c.db").path() == "/a/b/erasures.list");
}

#include "config/secrets.hpp"

#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "tests/config/folder.hpp"

using mungba::config::SealingKey;
using mungba::test::Folder;
using IfMissing = SealingKey::IfMissing;

namespace {

SealingKey key_in(const std::filesystem::path& path, IfMissing if_missing = IfMissing::create) {
    auto key = SealingKey::load(path, if_missing);
    REQUIRE(key);
    return std::move(key).value();
}

std::string content_of(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

}  // namespace

TEST_CASE("the key is made once, for its owner alone, and read again", "[secrets]") {
    const Folder folder;
    const auto path = folder.path() / "mungba.key";
    const auto sealed = key_in(path).seal("refresh-token");
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0600);
    CHECK(content_of(path).size() == 65);
    CHECK(key_in(path, IfMissing::refuse).open(sealed) == "refresh-token");
    const auto files = std::distance(std::filesystem::directory_iterator(folder.path()),
                                     std::filesystem::directory_iterator());
    CHECK(files == 1);  // nothing temporary is left
}

TEST_CASE("a missing key is not replaced unless asked for", "[secrets]") {
    const Folder folder;
    const auto key = SealingKey::load(folder.path() / "mungba.key", IfMissing::refuse);
    REQUIRE_FALSE(key);
    CHECK(key.error().message.find("mungba.key") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "mungba.key"));
    CHECK_FALSE(SealingKey::load(folder.path() / "no-folder/mungba.key", IfMissing::create));
}

TEST_CASE("a key of 32 raw bytes is read, too", "[secrets]") {
    const Folder folder;
    const std::string raw(32, '\x0A');
    std::string hex;
    for (int i = 0; i < 32; ++i) hex += "0A";
    const auto sealed = key_in(folder.write("raw.key", raw)).seal("x");
    CHECK(key_in(folder.write("hex.key", hex + "\r\n")).open(sealed) == "x");
}

TEST_CASE("a key that is open to others or no key is refused", "[secrets]") {
    const Folder folder;
    for (const ::mode_t mode : {0640U, 0604U, 0620U}) {
        const auto key = SealingKey::load(folder.write("open.key", std::string(32, 'k'), mode),
                                          IfMissing::create);
        REQUIRE_FALSE(key);
        CHECK(key.error().message.find("is open to group or others") != std::string::npos);
    }
    for (const std::string& content : {std::string(),
                                       std::string(31, 'k'),
                                       std::string(33, 'k'),
                                       std::string(64, 'g'),
                                       std::string(63, 'a')}) {
        const auto path = folder.write("wrong.key", content);
        const auto key = SealingKey::load(path, IfMissing::create);
        REQUIRE_FALSE(key);
        CHECK(key.error().message.find("is no key") != std::string::npos);
        CHECK(content_of(path) == content);  // and it is left as it was
    }
}

TEST_CASE("what was sealed opens with its key only, and unchanged only", "[secrets]") {
    const Folder folder;
    const SealingKey key = key_in(folder.path() / "a.key");
    const SealingKey other = key_in(folder.path() / "b.key");
    const auto sealed = key.seal("token");
    CHECK(sealed.size() == 45);
    CHECK(key.seal("token") != sealed);
    CHECK_FALSE(other.open(sealed));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] ^= std::byte{1};
        CHECK_FALSE(key.open(changed));
    }
    CHECK_FALSE(key.open({}));
    CHECK_FALSE(key.open(std::span(sealed).first(39)));
    CHECK(key.open(key.seal("")) == "");
    SealingKey moved = key_in(folder.path() / "a.key");
    const SealingKey taken = std::move(moved);
    CHECK(taken.open(sealed) == "token");
}

TEST_CASE("sealing and opening, for any bytes", "[secrets][property]") {
    const Folder folder;
    const SealingKey key = key_in(folder.path() / "a.key");
    rc::prop("gives them back",
             [&](const std::string& plain) { RC_ASSERT(key.open(key.seal(plain)) == plain); });
}

#include "zalo/signature.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "zalo/sha256.hpp"

using namespace mungba::zalo;
using Verdict = SignatureCheck::Verdict;
using Key = SignatureCheck::Key;

namespace {

constexpr std::string_view kBody =
    R"({"app_id":"360846524940903967","sender":{"id":"246845883529197922"},)"
    R"("event_name":"user_send_text","message":{"text":"có mặt","msg_id":"96d3cdf3af150460909"},)"
    R"("timestamp":"154390853474"})";
constexpr std::string_view kApp = "360846524940903967";
constexpr std::string_view kTimestamp = "154390853474";
constexpr std::string_view kKey = "bi-mat-oa";
// From `printf '%s' APP BODY TIMESTAMP KEY | sha256sum`, all four run together.
const std::string kHex = "c2342c120c494657e42a55a42099c77779a03e712695b64e5b303a30b38a8443";

SignatureCheck check(std::optional<std::string_view> header,
                     const SignatureKeys& keys = {kKey, {}}) {
    return verify(header, kBody, kApp, kTimestamp, keys);
}

std::string upper(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace

TEST_CASE("SHA-256 of parts is that of the whole", "[signature]") {
    // From `printf abc | sha256sum`.
    const Sha256 digest = sha256({"a", "", "bc"});
    CHECK(digest[0] == std::byte{0xba});
    CHECK(digest[1] == std::byte{0x78});
    CHECK(digest[31] == std::byte{0xad});
    CHECK(digest == sha256({"abc"}));
    CHECK(digest != sha256({"abd"}));
}

TEST_CASE("every written form of a right signature agrees", "[signature]") {
    for (const std::string& header : {kHex,
                                      "mac=" + kHex,
                                      "mac = " + kHex,
                                      "MAC=" + kHex,
                                      "Mac =\t" + kHex,
                                      "  mac=" + kHex + "  ",
                                      "\t" + kHex + " ",
                                      "mac=" + upper(kHex),
                                      upper(kHex)}) {
        CAPTURE(header);
        const SignatureCheck found = check(header);
        CHECK(found.verdict == Verdict::valid);
        CHECK(found.key == Key::current);
    }
}

TEST_CASE("a request without the header is told from one with a bad one", "[signature]") {
    CHECK(check(std::nullopt).verdict == Verdict::missing);
    CHECK(check("").verdict == Verdict::malformed);
}

TEST_CASE("a value that is not 64 hex digits is malformed", "[signature]") {
    for (const std::string& header : {std::string("mac="),
                                      std::string("mac"),
                                      "mac" + kHex,
                                      "mac==" + kHex,
                                      "sha256=" + kHex,
                                      "mac=" + kHex.substr(1),
                                      "mac=" + kHex + "0",
                                      "mac=" + kHex.substr(1) + "g",
                                      "mac=" + kHex + "," + kHex,
                                      "mac=" + kHex.substr(0, 32) + " " + kHex.substr(32),
                                      std::string(100'000, 'a')}) {
        CAPTURE(header.substr(0, 100));
        const SignatureCheck found = check(header);
        CHECK(found.verdict == Verdict::malformed);
        CHECK(found.key == Key::none);
    }
}

TEST_CASE("anything else that is signed makes another signature", "[signature]") {
    const std::string header = "mac=" + kHex;
    const SignatureKeys keys{kKey, {}};
    CHECK(verify(header, std::string(kBody) + " ", kApp, kTimestamp, keys).verdict ==
          Verdict::wrong);
    CHECK(verify(header, kBody, "360846524940903968", kTimestamp, keys).verdict == Verdict::wrong);
    CHECK(verify(header, kBody, kApp, "154390853475", keys).verdict == Verdict::wrong);
    CHECK(verify(header, kBody, kApp, kTimestamp, {"bi-mat-ob", {}}).verdict == Verdict::wrong);
    std::string other = kHex;
    other.back() = other.back() == '0' ? '1' : '0';
    CHECK(check(other).verdict == Verdict::wrong);
}

TEST_CASE("an HMAC with the right key is a wrong signature", "[signature]") {
    // From `printf '%s' BODY | openssl dgst -sha256 -hmac bi-mat-oa`: some code in the wild signs
    // so.
    CHECK(check("mac=f09c8202ce5f69e8e8bcf7e466132d1452d4cf46d7e050ca6bcf32ed34af77df").verdict ==
          Verdict::wrong);
}

TEST_CASE("while rotating the second key is accepted and named", "[signature]") {
    const SignatureCheck rotated = check(kHex, {"the-old-one", kKey});
    CHECK(rotated.verdict == Verdict::valid);
    CHECK(rotated.key == Key::next);
    CHECK(check(kHex, {"the-old-one", "another"}).verdict == Verdict::wrong);
}

TEST_CASE("an empty key never agrees, though anybody can sign with it", "[signature]") {
    std::string hex;
    for (const std::byte b : sha256({kApp, kBody, kTimestamp})) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        hex += kDigits[std::to_integer<std::size_t>(b) >> 4];
        hex += kDigits[std::to_integer<std::size_t>(b) & 15];
    }
    CHECK(check(hex, {{}, {}}).verdict == Verdict::wrong);
    CHECK(check(hex, {kKey, {}}).verdict == Verdict::wrong);
}

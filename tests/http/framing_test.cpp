#include "bot/http/framing.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace mungba::http;
using framing::HeaderEnd;
using framing::inspect;
using framing::Limits;

namespace {

using std::string_literals::operator""s;

struct Case {
    const char* what;
    std::string text;
    int status;
};

// A header with the given further lines, each ended by CRLF.
std::string header(const std::string& lines, const std::string& request_line = "POST /a HTTP/1.1") {
    return request_line + "\r\nHost: example.vn\r\n" + lines + "\r\n";
}

std::string bare(const std::string& lines) { return "GET / HTTP/1.1\r\n" + lines + "\r\n"; }

std::string fields(std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += "X-" + std::to_string(i) + ": 1\r\n";
    return lines;
}

void check(const std::vector<Case>& table) {
    for (const Case& row : table) {
        INFO(row.what);
        const auto judged = inspect(row.text, Limits{});
        CHECK(judged.status == row.status);
        CHECK(judged.reason.empty() == (row.status == 0));
    }
}

}  // namespace

TEST_CASE("framing: request lines", "[http][framing]") {
    check({
        {"plain", header("", "GET / HTTP/1.1"), 0},
        {"query", header("", "GET /a?b=c&d=%20 HTTP/1.1"), 0},
        {"1.0", header("", "GET / HTTP/1.0"), 0},
        {"two spaces before the version", header("", "GET /  HTTP/1.1"), 400},
        {"two spaces after the method", header("", "GET  / HTTP/1.1"), 400},
        {"space in front", header("", " GET / HTTP/1.1"), 400},
        {"no version (0.9)", header("", "GET /"), 400},
        {"nothing but a word", header("", "GET"), 400},
        {"empty", "\r\n\r\n", 400},
        {"a space in the target", header("", "GET /a b HTTP/1.1"), 400},
        {"tab for space", header("", "GET\t/ HTTP/1.1"), 400},
        {"trailing space", header("", "GET / HTTP/1.1 "), 400},
        {"method that is no token", header("", "G{T / HTTP/1.1"), 400},
        {"empty method and target", header("", "  HTTP/1.1"), 400},
        {"target without slash", header("", "GET a HTTP/1.1"), 400},
        {"absolute target", header("", "GET http://example.vn/ HTTP/1.1"), 400},
        {"asterisk", header("", "OPTIONS * HTTP/1.1"), 400},
        {"authority", header("", "CONNECT example.vn:443 HTTP/1.1"), 400},
        {"control character", header("", "GET /\x01 HTTP/1.1"), 400},
        {"NUL", header("", "GET /\0 HTTP/1.1"s), 400},
        {"DEL", header("", "GET /\x7f HTTP/1.1"), 400},
        {"bytes above ASCII", header("", "GET /\xc3\xa1 HTTP/1.1"), 400},
        {"lower-case protocol", header("", "GET / http/1.1"), 400},
        {"long version", header("", "GET / HTTP/1.10"), 400},
        {"version without dot", header("", "GET / HTTP/11"), 400},
        {"newer minor", header("", "GET / HTTP/1.2"), 505},
        {"0.9", header("", "GET / HTTP/0.9"), 505},
        {"2.0", header("", "GET / HTTP/2.0"), 505},
        {"unknown method", header("", "BREW / HTTP/1.1"), 501},
        {"methods mind letter case", header("", "get / HTTP/1.1"), 501},
        {"known method no route can have", header("", "PATCH / HTTP/1.1"), 0},
    });
}

TEST_CASE("framing: Host", "[http][framing]") {
    check({
        {"missing", bare(""), 400},
        {"missing on 1.0", "GET / HTTP/1.0\r\n\r\n", 0},
        {"twice", bare("Host: a\r\nHost: a\r\n"), 400},
        {"twice on 1.0", "GET / HTTP/1.0\r\nHost: a\r\nhost: a\r\n\r\n", 400},
        {"empty", bare("Host:\r\n"), 400},
        {"name", bare("hOsT: bot.example.vn\r\n"), 0},
        {"name and port", bare("Host: bot.example.vn:8080\r\n"), 0},
        {"address", bare("Host: 127.0.0.1:8080\r\n"), 0},
        {"literal", bare("Host: [::1]:8080\r\n"), 0},
        {"literal without port", bare("Host: [::1]\r\n"), 0},
        {"empty literal", bare("Host: []\r\n"), 400},
        {"open literal", bare("Host: [::1\r\n"), 400},
        {"literal and letters", bare("Host: [::1]a\r\n"), 400},
        {"empty port", bare("Host: a:\r\n"), 400},
        {"port of letters", bare("Host: a:b\r\n"), 400},
        {"port too large", bare("Host: a:65536\r\n"), 400},
        {"port only", bare("Host: :80\r\n"), 400},
        {"two", bare("Host: a, b\r\n"), 400},
        {"user", bare("Host: a@b\r\n"), 400},
        {"path", bare("Host: a/b\r\n"), 400},
        {"space", bare("Host: a b\r\n"), 400},
    });
}

TEST_CASE("framing: only the listed hosts are known, if any are listed", "[http][framing]") {
    Limits limits;
    limits.hosts = {"bot.example.vn", "[::1]"};
    CHECK(inspect(bare("Host: bot.example.vn\r\n"), limits).status == 0);
    CHECK(inspect(bare("Host: BOT.example.vn:8080\r\n"), limits).status == 0);
    CHECK(inspect(bare("Host: [::1]:8080\r\n"), limits).status == 0);
    CHECK(inspect(bare("Host: evil.example.vn\r\n"), limits).status == 400);
    CHECK(inspect(bare("Host: bot.example.vn.evil\r\n"), limits).status == 400);
}

TEST_CASE("framing: length of the body", "[http][framing]") {
    check({
        {"length", header("Content-Length: 12\r\n"), 0},
        {"zero", header("Content-Length: 0\r\n"), 0},
        {"leading zeros", header("Content-Length: 0012\r\n"), 0},
        {"empty", header("Content-Length:\r\n"), 400},
        {"plus", header("Content-Length: +1\r\n"), 400},
        {"minus", header("Content-Length: -1\r\n"), 400},
        {"hexadecimal", header("Content-Length: 0x10\r\n"), 400},
        {"fraction", header("Content-Length: 1.0\r\n"), 400},
        {"inner space", header("Content-Length: 1 2\r\n"), 400},
        {"list of equals", header("Content-Length: 5, 5\r\n"), 400},
        {"over 64 bits", header("Content-Length: 18446744073709551617\r\n"), 400},
        {"nineteen digits", header("Content-Length: 1000000000000000000\r\n"), 400},
        {"repeated, equal", header("Content-Length: 5\r\ncontent-length: 5\r\n"), 400},
        {"repeated, different", header("Content-Length: 5\r\nContent-Length: 6\r\n"), 400},
        {"repeated zero", header("Content-Length: 0\r\nContent-Length: 0\r\n"), 400},
    });
    CHECK(inspect(header("Content-Length: 12\r\n"), {}).content_length == 12);
    CHECK(inspect(header("Content-Length: 0\r\n"), {}).content_length == 0);
    CHECK_FALSE(inspect(header(""), {}).content_length.has_value());
}

TEST_CASE("framing: transfer coding", "[http][framing]") {
    check({
        {"chunked", header("Transfer-Encoding: chunked\r\n"), 0},
        {"letter case", header("transfer-encoding: Chunked\r\n"), 0},
        {"empty", header("Transfer-Encoding:\r\n"), 400},
        {"other", header("Transfer-Encoding: gzip\r\n"), 400},
        {"identity", header("Transfer-Encoding: identity\r\n"), 400},
        {"list", header("Transfer-Encoding: gzip, chunked\r\n"), 400},
        {"chunked twice", header("Transfer-Encoding: chunked, chunked\r\n"), 400},
        {"repeated", header("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"hidden behind another",
         header("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n"),
         400},
        {"quoted", header("Transfer-Encoding: \"chunked\"\r\n"), 400},
        {"parameter", header("Transfer-Encoding: chunked;a=b\r\n"), 400},
        {"vertical tab", header("Transfer-Encoding: \vchunked\r\n"), 400},
        {"x-prefixed", header("Transfer-Encoding: xchunked\r\n"), 400},
        {"on 1.0", header("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0"), 400},
        {"before length", header("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"), 400},
        {"after length", header("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400},
    });
    CHECK(inspect(header("Transfer-Encoding: chunked\r\n"), {}).chunked);
    CHECK_FALSE(inspect(header(""), {}).chunked);
}

TEST_CASE("framing: fields", "[http][framing]") {
    check({
        {"blanks around the value", header("A: \t b c \t \r\n"), 0},
        {"empty value", header("A:\r\n"), 0},
        {"bytes above ASCII in a value", header("A: \xc3\xa1\r\n"), 0},
        {"folded by space", header("A: b\r\n c\r\n"), 400},
        {"folded by tab", header("A: b\r\n\tc\r\n"), 400},
        {"folded length", header("Content-Length:\r\n 5\r\n"), 400},
        {"folded coding", header("Transfer-Encoding:\r\n chunked\r\n"), 400},
        {"fold before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        {"space before the colon", header("Content-Length : 5\r\n"), 400},
        {"tab before the colon", header("Transfer-Encoding\t: chunked\r\n"), 400},
        {"no name", header(": b\r\n"), 400},
        {"no colon", header("A\r\n"), 400},
        {"name with a space", header("A B: c\r\n"), 400},
        {"name above ASCII", header("\xc3\x81: c\r\n"), 400},
        {"NUL in a name", header("A\0: c\r\n"s), 400},
        {"NUL in a value", header("A: b\0c\r\n"s), 400},
        {"bare CR in a value", header("A: b\rc\r\n"), 400},
        {"bare LF in a value", header("A: b\nTransfer-Encoding: chunked\r\n"), 400},
        {"control character in a value", header("A: \x02\r\n"), 400},
        {"bytes behind the end", header("") + "x", 400},
        {"no end", "GET / HTTP/1.1\r\nHost: a\r\n", 400},
        {"no line end at all", "GET / HTTP/1.1", 400},
        {"nothing", "", 400},
    });
    const std::string text = header("A: \t b c \t \r\nA:\r\n");
    const auto judged = inspect(text, {});
    REQUIRE(judged.fields.size() == 3);
    CHECK(judged.fields[1].name == "A");
    CHECK(judged.fields[1].value == "b c");
    CHECK(judged.fields[2].value.empty());
    CHECK(judged.method == "POST");
    CHECK(judged.target == "/a");
}

TEST_CASE("framing: expectations", "[http][framing]") {
    check({
        {"known", header("Expect: 100-continue\r\n"), 0},
        {"letter case", header("expect: 100-Continue\r\n"), 0},
        {"unknown", header("Expect: miracles\r\n"), 417},
        {"on 1.0 it means nothing", header("Expect: miracles\r\n", "POST / HTTP/1.0"), 0},
    });
    CHECK(inspect(header("Expect: 100-continue\r\n"), {}).expects_continue);
    CHECK_FALSE(
        inspect(header("Expect: 100-continue\r\n", "POST / HTTP/1.0"), {}).expects_continue);
    CHECK_FALSE(inspect(header(""), {}).expects_continue);
}

TEST_CASE("framing: who closes", "[http][framing]") {
    const std::string old = "GET / HTTP/1.0";
    CHECK(inspect(header(""), {}).keep_alive);
    CHECK(inspect(header("Connection: keep-alive\r\n"), {}).keep_alive);
    CHECK_FALSE(inspect(header("Connection: Close\r\n"), {}).keep_alive);
    CHECK_FALSE(inspect(header("Connection: x , close\r\n"), {}).keep_alive);
    CHECK_FALSE(inspect(header("Connection: keep-alive\r\nConnection: close\r\n"), {}).keep_alive);
    CHECK(inspect(header("Connection: closed\r\n"), {}).keep_alive);
    CHECK_FALSE(inspect(header("", old), {}).keep_alive);
    CHECK(inspect(header("Connection: keep-alive\r\n", old), {}).keep_alive);
    CHECK_FALSE(inspect(header("Connection: keep-alive, close\r\n", old), {}).keep_alive);
}

TEST_CASE("framing: limits, each at its edge and one over", "[http][framing]") {
    const Limits limits;
    CHECK(inspect(header(fields(63)), limits).status == 0);
    CHECK(inspect(header(fields(64)), limits).status == 431);

    const auto target = [](std::size_t bytes) {
        return header("", "GET /" + std::string(bytes - 1, 'a') + " HTTP/1.1");
    };
    CHECK(inspect(target(2048), limits).status == 0);
    CHECK(inspect(target(2049), limits).status == 414);

    const std::string around = header("A: \r\n");
    const auto sized = [&](std::size_t bytes) {
        return header("A: " + std::string(bytes - around.size(), 'a') + "\r\n");
    };
    REQUIRE(sized(8192).size() == 8192);
    CHECK(inspect(sized(8192), limits).status == 0);
    CHECK(inspect(sized(8193), limits).status == 431);
    CHECK(inspect(target(9000), limits).status == 414);
}

TEST_CASE("framing: a header over the limit without an end", "[http][framing]") {
    const Limits limits;
    CHECK(framing::overflow_status("GET /" + std::string(9000, 'a'), limits) == 414);
    CHECK(framing::overflow_status("GET /a HTTP/1.1\r\nA: " + std::string(9000, 'a'), limits) ==
          431);
    CHECK(framing::overflow_status(std::string(9000, 'a'), limits) == 431);
    CHECK(framing::overflow_status("", limits) == 431);
}

TEST_CASE("framing: the memory of the last request leaves nothing behind", "[http][framing]") {
    framing::HeaderCheck judged;
    const std::string first =
        header("Content-Length: 5\r\nConnection: close\r\nExpect: 100-continue\r\n");
    inspect(first, {}, judged);
    REQUIRE(judged.status == 0);
    inspect("GET /b HTTP/1.1\r\nHost: a\r\n\r\n", {}, judged);
    CHECK(judged.fields.size() == 1);
    CHECK_FALSE(judged.content_length.has_value());
    CHECK(judged.keep_alive);
    CHECK_FALSE(judged.expects_continue);
    inspect("nonsense", {}, judged);
    CHECK(judged.status == 400);
    inspect("GET /b HTTP/1.1\r\nHost: a\r\n\r\n", {}, judged);
    CHECK(judged.status == 0);
}

TEST_CASE("framing: where a header ends", "[http][framing]") {
    const std::string whole = header("A: b\r\n");
    CHECK(framing::find_end(whole + "body").state == HeaderEnd::State::complete);
    CHECK(framing::find_end(whole + "body\r\n\r\n").size == whole.size());

    SECTION("however it is cut") {
        std::size_t resume = 0;
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto end = framing::find_end(std::string_view(whole).substr(0, size), resume);
            REQUIRE(end.state == HeaderEnd::State::incomplete);
            resume = end.size;
        }
        CHECK(framing::find_end(whole, resume).size == whole.size());
    }
    SECTION("line ends that other readers may see differently") {
        for (const char* bytes : {"GET / HTTP/1.1\n",
                                  "GET / HTTP/1.1\r\nA: b\n",
                                  "\n",
                                  "\r\n",
                                  "GET / HTTP/1.1\r\nHost: a\r\n\n",
                                  "GET / HTTP/1.1\r\n\n"}) {
            INFO(bytes);
            CHECK(framing::find_end(bytes).state == HeaderEnd::State::malformed);
        }
    }
}

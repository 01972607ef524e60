#include "bot/http/request_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace mungba::http;
using State = RequestReader::State;

namespace {

boost::asio::awaitable<Response> nothing(Request) { co_return Response{}; }

constexpr std::size_t kMaxBody = 100;

const Router& router() {
    static const Router table({{Method::post, "/a", nothing, kMaxBody},
                               {Method::get, "/a", nothing, kMaxBody},
                               {Method::post, "/large", nothing, 1 << 20}});
    return table;
}

// One connection without a socket: gives bytes to the reader, at most `step` at a time, until it
// wants no more.
class Feed {
public:
    explicit Feed(framing::Limits given = {}) : limits(std::move(given)), reader(limits, router()) {
        state = reader.next();
    }
    State give(std::string_view bytes, std::size_t step = 1 << 20) {
        while (!bytes.empty() && state != State::complete && state != State::refused) {
            const auto space = reader.space();
            REQUIRE_FALSE(space.empty());
            const std::size_t taken = std::min({step, bytes.size(), space.size()});
            std::memcpy(space.data(), bytes.data(), taken);
            bytes.remove_prefix(taken);
            state = reader.received(taken);
        }
        left = bytes;
        return state;
    }
    int refused() const { return state == State::refused ? reader.refusal().status : 0; }

    framing::Limits limits;
    RequestReader reader;
    State state;
    std::string left;
};

std::string post(const std::string& lines,
                 const std::string& body,
                 const std::string& path = "/a") {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n" + body;
}

std::string sized(const std::string& body, const std::string& path = "/a") {
    return post("Content-Length: " + std::to_string(body.size()) + "\r\n", body, path);
}

std::string chunked(const std::string& chunks, const std::string& path = "/a") {
    return post("Transfer-Encoding: chunked\r\n", chunks, path);
}

}  // namespace

TEST_CASE("reader: states on the way to a request", "[http][reader]") {
    Feed feed;
    CHECK(feed.state == State::idle);
    CHECK(feed.give("P") == State::header);
    CHECK(feed.give("OST /a?x=1 HTTP/1.1\r\nHost: a\r\nX: y\r\nContent-Length: 5\r\n\r\nhe") ==
          State::body);
    CHECK(feed.give("llo") == State::complete);
    const Request& request = feed.reader.request();
    CHECK(request.method == Method::post);
    CHECK(request.target == "/a?x=1");
    CHECK(request.path == "/a");
    CHECK(request.query == "x=1");
    CHECK(request.header("x") == "y");
    CHECK(request.body == "hello");
    REQUIRE(feed.reader.match().route);
    CHECK(feed.reader.next() == State::idle);
}

TEST_CASE("reader: requests that come together are told apart", "[http][reader]") {
    Feed feed;
    const std::string first = sized("one");
    const std::string second = chunked("3\r\ntwo\r\n0\r\n\r\n");
    REQUIRE(feed.give(first + second + "GET /a HTTP/1.1\r\nHost: a\r\n\r\n" + "GE") ==
            State::complete);
    CHECK(feed.reader.request().body == "one");
    REQUIRE(feed.reader.next() == State::complete);
    CHECK(feed.reader.request().body == "two");
    REQUIRE(feed.reader.next() == State::complete);
    CHECK(feed.reader.request().method == Method::get);
    CHECK(feed.reader.request().body.empty());
    CHECK(feed.reader.next() == State::header);
}

TEST_CASE("reader: the path is decoded, the target is not", "[http][reader]") {
    Feed feed;
    REQUIRE(feed.give("GET /chi%20b%E1%BB%99+1?a=%20 HTTP/1.1\r\nHost: a\r\n\r\n") ==
            State::complete);
    CHECK(feed.reader.request().path == "/chi bộ+1");
    CHECK(feed.reader.request().query == "a=%20");
    CHECK(feed.reader.request().target == "/chi%20b%E1%BB%99+1?a=%20");
    CHECK(feed.reader.match().status == 404);
    for (const char* target : {"/%", "/%4", "/%zz", "/a%00b", "/%2"}) {
        INFO(target);
        Feed other;
        other.give("GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        CHECK(other.refused() == 400);
    }
}

TEST_CASE("reader: chunked bodies", "[http][reader]") {
    struct Row {
        const char* chunks;
        const char* body;  // null: refused with 400
    };
    for (const Row& row : std::vector<Row>{
             {"0\r\n\r\n", ""},
             {"5\r\nhello\r\n0\r\n\r\n", "hello"},
             {"1\r\na\r\n2\r\nbc\r\n0\r\n\r\n", "abc"},
             {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789"},
             {"5;name=value\r\nhello\r\n0\r\n\r\n", "hello"},
             {"5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", "hello"},
             {"0\r\nContent-Length: 7\r\n\r\n", nullptr},
             {"5\r\nhello0\r\n\r\n", nullptr},
             {"5\nhello\r\n0\r\n\r\n", nullptr},
             {"5\r\nhello\n0\r\n\r\n", nullptr},
             {"g\r\nhello\r\n", nullptr},
             {"-1\r\n\r\nhello\r\n", nullptr},
             {"+5\r\nhello\r\n", nullptr},
             {" 5\r\nhello\r\n", nullptr},
             {"0x5\r\nhello\r\n\r\n", nullptr},
             {"\r\nhello\r\n", nullptr},
             {"11111111111111111\r\nhello\r\n", nullptr},
             {"5 \r\nhello\r\n", nullptr},
             {"5;\x01\r\nhello\r\n", nullptr},
         }) {
        INFO(row.chunks);
        for (const std::size_t step : {1000, 1}) {
            Feed feed;
            feed.give(chunked(row.chunks), step);
            if (row.body) {
                REQUIRE(feed.state == State::complete);
                CHECK(feed.reader.request().body == row.body);
                CHECK(feed.reader.next() == State::idle);
            } else {
                CHECK(feed.refused() == 400);
            }
        }
    }
}

TEST_CASE("reader: a trailer is not a header", "[http][reader]") {
    Feed feed;
    REQUIRE(feed.give(chunked("0\r\nX-ZEvent-Signature: mac=1\r\n\r\n")) == State::complete);
    CHECK_FALSE(feed.reader.request().has_header("X-ZEvent-Signature"));
}

TEST_CASE("reader: the route's limit on bodies, at its edge and one over", "[http][reader]") {
    CHECK(Feed().give(sized(std::string(kMaxBody, 'x'))) == State::complete);
    Feed declared;
    declared.give(post("Content-Length: 101\r\n", ""));  // before a single byte of the body
    CHECK(declared.refused() == 413);

    CHECK(Feed().give(chunked("64\r\n" + std::string(100, 'x') + "\r\n0\r\n\r\n")) ==
          State::complete);
    Feed one_chunk;
    one_chunk.give(chunked("65\r\nx"));
    CHECK(one_chunk.refused() == 413);
    Feed many_chunks;
    many_chunks.give(chunked("64\r\n" + std::string(100, 'x') + "\r\n1\r\nx"));
    CHECK(many_chunks.refused() == 413);

    Feed nowhere;
    nowhere.give(post("Content-Length: 65537\r\n", "", "/nowhere"));
    CHECK(nowhere.refused() == 404);
    CHECK(Feed().give(sized(std::string(65536, 'x'), "/nowhere")) == State::complete);
}

TEST_CASE("reader: a body larger than any buffer", "[http][reader]") {
    std::string body(700'000, '\0');
    for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 7 % 251);
    for (const std::size_t step : {1 << 20, 4096, 777}) {
        Feed feed;
        REQUIRE(feed.give(sized(body, "/large"), step) == State::complete);
        CHECK(feed.reader.request().body == body);
        CHECK(feed.left.empty());
    }
}

TEST_CASE("reader: limits of the header, however it comes", "[http][reader]") {
    for (const std::size_t step : {1 << 20, 1}) {
        Feed bytes;
        bytes.give("GET /a HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'x'), step);
        CHECK(bytes.refused() == 431);
        Feed target;
        target.give("GET /" + std::string(9000, 'x'), step);
        CHECK(target.refused() == 414);
        Feed small(
            {.max_header_bytes = 60, .max_header_fields = 2, .max_target_bytes = 10, .hosts = {}});
        small.give("GET /a HTTP/1.1\r\nHost: a\r\nX: 0123456789012345678901234567890\r\n\r\n",
                   step);
        CHECK(small.refused() == 431);
        Feed trailers;
        trailers.give(chunked("0\r\nX: " + std::string(9000, 'x')), step);
        CHECK(trailers.refused() == 400);
        Feed extension;
        extension.give(chunked("1;" + std::string(9000, 'x')), step);
        CHECK(extension.refused() == 400);
    }
}

TEST_CASE("reader: a bare line feed is refused at once, not after the time-out", "[http][reader]") {
    Feed feed;
    feed.give("GET / HTTP/1.1\n");
    CHECK(feed.refused() == 400);
}

TEST_CASE("reader: 100-continue is due once, and only before the body", "[http][reader]") {
    Feed waits;
    waits.give(post("Expect: 100-continue\r\nContent-Length: 5\r\n", ""));
    CHECK(waits.reader.take_continue());
    CHECK_FALSE(waits.reader.take_continue());
    Feed sends;
    sends.give(post("Expect: 100-continue\r\nContent-Length: 5\r\n", "he"));
    CHECK_FALSE(sends.reader.take_continue());
    Feed has_none;
    CHECK(has_none.give(post("Expect: 100-continue\r\n", "")) == State::complete);
    CHECK_FALSE(has_none.reader.take_continue());
    Feed too_large;
    too_large.give(post("Expect: 100-continue\r\nContent-Length: 500\r\n", ""));
    CHECK(too_large.refused() == 413);
}

TEST_CASE("reader: where the bytes are cut makes no difference", "[http][reader]") {
    const std::string stream = sized("one") +
                               chunked("3;a=b\r\ntwo\r\n5\r\nthree\r\n0\r\nX: y\r\n\r\n") +
                               "GET /a HTTP/1.1\r\nHost: a\r\n\r\n" + sized(std::string(90, 'z'));
    rc::prop("cut anywhere", [&] {
        Feed feed;
        std::string rest = stream;
        std::vector<std::string> bodies;
        while (!rest.empty() || feed.state == State::complete) {
            if (feed.state == State::complete) {
                bodies.push_back(feed.reader.request().body);
                feed.state = feed.reader.next();
                continue;
            }
            const auto size = static_cast<std::size_t>(*rc::gen::inRange(1, 60));
            const std::string piece = rest.substr(0, size);
            rest = rest.substr(piece.size());
            RC_ASSERT(feed.give(piece) != State::refused);
            rest = feed.left + rest;
        }
        RC_ASSERT(bodies ==
                  (std::vector<std::string>{"one", "twothree", "", std::string(90, 'z')}));
    });
    rc::prop("a header of noise never crashes and is never taken", [](const std::string& noise) {
        Feed feed;
        feed.give(noise + "\n\n");
        RC_ASSERT(feed.state == State::refused);
    });
}

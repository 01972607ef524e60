#include "bot/care/page_fetcher.hpp"

#include <catch2/catch.hpp>

#include "tests/zalo/raw_server.hpp"

using namespace mungba;
using care::PageFetcher;
using Ending = handlers::FromOutside::Ending;

namespace {

/// A fetcher for which every host is this machine's server; what it may connect to is as given.
PageFetcher fetcher_to(const test::RawServer& server, bool may_connect_here = true) {
    return PageFetcher({.hosts = {"hanoi.gov.vn"},
                        .most_bytes = 10'000,
                        .most_time = std::chrono::milliseconds{5'000},
                        .may_connect = may_connect_here ? std::function<bool(std::string_view)>([](std::string_view) { return true; }) : nullptr,
                        .connect_to = "::" + server.url().substr(server.url().rfind('/') + 1)});
}

}  // namespace

TEST_CASE("a page is fetched, by its own name and path", "[documents]") {
    std::string asked;
    test::RawServer server([&](test::RawConnection& connection) {
        asked = connection.read_request();
        connection.answer(200, "<p>x</p>");
    });
    const auto page = fetcher_to(server).fetch("http://www.hanoi.gov.vn/bai?a=1#doan");
    CHECK(page.ending == Ending::done);
    CHECK(page.bytes == "<p>x</p>");
    CHECK(asked.starts_with("GET /bai?a=1 HTTP/1.1\r\nHost: www.hanoi.gov.vn\r\n"));
}

TEST_CASE("an address of this machine is never connected to, whatever the name resolves to", "[documents]") {
    bool reached = false;
    test::RawServer server([&](test::RawConnection& connection) {
        reached = true;
        connection.answer(200, "secret");
    });
    CHECK(fetcher_to(server, false).fetch("http://hanoi.gov.vn/").ending == Ending::not_allowed);
    for (const char* address : {"http://127.0.0.1/", "http://10.0.0.1/", "http://[::1]/", "http://vi-du.com/", "ftp://hanoi.gov.vn/", "http://hanoi.gov.vn:8080/", "http://a@hanoi.gov.vn/",
                                "file:///etc/passwd", "http://hanoi.gov.vn.evil.com/"}) {
        INFO(address);
        CHECK(fetcher_to(server).fetch(address).ending == Ending::not_allowed);
    }
    CHECK_FALSE(reached);
}

TEST_CASE("a redirect is looked at like the first address; not for ever", "[documents]") {
    std::string to = "http://10.0.0.1/";
    int asked = 0;
    test::RawServer server([&](test::RawConnection& connection) {
        ++asked;
        connection.read_request();
        connection.answer(302, "", "Location: " + to + "\r\n");
    });
    CHECK(fetcher_to(server).fetch("http://hanoi.gov.vn/").ending == Ending::not_allowed);
    CHECK(asked == 1);
    to = "http://vi-du.com/";
    CHECK(fetcher_to(server).fetch("http://hanoi.gov.vn/").ending == Ending::not_allowed);
    to = "file:///etc/passwd";
    CHECK(fetcher_to(server).fetch("http://hanoi.gov.vn/").ending != Ending::done);
    to = "http://hanoi.gov.vn/x";
    asked = 0;
    CHECK(fetcher_to(server).fetch("http://hanoi.gov.vn/").ending == Ending::not_reached);
    CHECK(asked == 4);
}

TEST_CASE("too much, an error, nobody there: each told apart", "[documents]") {
    std::string body(10'001, 'x');
    int status = 200;
    test::RawServer server([&](test::RawConnection& connection) {
        connection.read_request();
        connection.answer(status, body);
    });
    CHECK(fetcher_to(server).fetch("http://hanoi.gov.vn/").ending == Ending::too_large);
    status = 404;
    body = "x";
    CHECK(fetcher_to(server).fetch("http://hanoi.gov.vn/").ending == Ending::not_reached);
}

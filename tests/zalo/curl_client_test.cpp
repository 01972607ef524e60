#include <catch2/catch.hpp>

#include "curl_world.hpp"

using namespace mungba;
using namespace mungba::test;

TEST_CASE("a request goes out as written and its answer comes back", "[curl]") {
    std::string seen;
    RawServer server([&](RawConnection& connection) {
        seen = connection.read_request();
        connection.answer(200, "chào", "X-RateLimit-Remain:  7 \r\nX-Empty:\r\n");
    });
    CurlWorld world;
    core::HttpRequest request = post(server.url() + "/v3.0/oa/group/message?a=b", "{\"x\":1}");
    request.headers.emplace_back("X-MiXed_Case", "");
    const Answer answer = world.perform(request);
    const core::HttpResponse& found = response(answer);
    CHECK(found.status == 200);
    CHECK(found.body == "chào");
    CHECK(found.headers ==
          std::vector<std::pair<std::string, std::string>>{
              {"content-length", "5"}, {"x-ratelimit-remain", "7"}, {"x-empty", ""}});
    server.stop();
    CHECK(seen.starts_with("POST /v3.0/oa/group/message?a=b HTTP/1.1\r\n"));
    CHECK(seen.find("\r\naccess_token: abc\r\n") != std::string::npos);
    CHECK(seen.find("\r\nX-MiXed_Case:\r\n") != std::string::npos);
    CHECK(seen.find("\r\nContent-Length: 7\r\n") != std::string::npos);
    CHECK(seen.find("Expect") == std::string::npos);
    CHECK(seen.ends_with("\r\n\r\n{\"x\":1}"));
}

TEST_CASE("a long body needs no leave to be sent", "[curl]") {
    std::string seen;
    RawServer server([&](RawConnection& connection) {
        seen = connection.read_request();
        connection.answer(200, "");
    });
    CurlWorld world;
    const std::string body(300'000, 'x');
    CHECK(response(world.perform(post(server.url(), body))).status == 200);
    server.stop();
    CHECK(seen.find("Expect") == std::string::npos);
    CHECK(seen.ends_with("\r\n\r\n" + body));
}

TEST_CASE("a GET and an empty POST have no body and no type of their own", "[curl]") {
    std::vector<std::string> seen;
    RawServer server([&](RawConnection& connection) {
        for (int i = 0; i < 2; ++i) {
            seen.push_back(connection.read_request());
            connection.answer(200, "");
        }
    });
    CurlWorld world;
    world.perform(get(server.url() + "/x"));
    core::HttpRequest empty = post(server.url(), "");
    empty.headers.clear();
    world.perform(empty);
    server.stop();
    REQUIRE(seen.size() == 2);
    CHECK(seen[0].starts_with("GET /x HTTP/1.1\r\n"));
    CHECK(seen[0].find("Content-Type") == std::string::npos);
    CHECK(seen[1].find("\r\nContent-Length: 0\r\n") != std::string::npos);
    CHECK(seen[1].find("Content-Type") == std::string::npos);
}

TEST_CASE("errors and redirections are answers too, and not followed", "[curl]") {
    RawServer server([](RawConnection& connection) {
        connection.read_request();
        connection.answer(500, "oops");
        connection.read_request();
        connection.answer(302, "", "Location: http://127.0.0.1:1/\r\n");
    });
    CurlWorld world;
    const Answer error = world.perform(post(server.url()));
    CHECK(response(error).status == 500);
    CHECK(response(error).body == "oops");
    CHECK(response(world.perform(post(server.url()))).status == 302);
}

TEST_CASE("an interim answer's headers do not mix with the last one's", "[curl]") {
    RawServer server([](RawConnection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\n");
        connection.answer(200, "x");
    });
    CurlWorld world;
    const Answer answer = world.perform(get(server.url()));
    CHECK(response(answer).headers ==
          std::vector<std::pair<std::string, std::string>>{{"content-length", "1"}});
}

#include "bot/http/router.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

using namespace mungba::http;

namespace {

boost::asio::awaitable<Response> nothing(Request) { co_return Response{}; }

Route route(Method method, const std::string& path) { return {method, path, nothing}; }

std::string found(const Router& router, Method method, const std::string& path) {
    const auto match = router.find(method, path);
    return match.route ? match.route->path : std::to_string(match.status) + " " + match.allow;
}

}  // namespace

TEST_CASE("router: 404 and 405 fall out of the table", "[http][router]") {
    const Router router(
        {route(Method::get, "/"), route(Method::post, "/"), route(Method::post, "/webhooks/zalo")});
    CHECK(found(router, Method::get, "/") == "/");
    CHECK(found(router, Method::post, "/webhooks/zalo") == "/webhooks/zalo");
    CHECK(found(router, Method::get, "/webhooks/zalo") == "405 POST");
    CHECK(found(router, Method::other, "/webhooks/zalo") == "405 POST");
    CHECK(found(router, Method::put, "/") == "405 GET, HEAD, POST");
    CHECK(found(router, Method::get, "/webhooks") == "404 ");
    CHECK(found(router, Method::get, "/webhooks/zalo/") == "404 ");
    CHECK(found(router, Method::get, "") == "404 ");
    CHECK(found(router, Method::other, "/nowhere") == "404 ");
    CHECK(found(Router({}), Method::get, "/") == "404 ");
}

TEST_CASE("router: HEAD is answered by GET's line, or its own", "[http][router]") {
    const Router router({route(Method::get, "/a"),
                         route(Method::head, "/b"),
                         route(Method::get, "/b"),
                         route(Method::post, "/c")});
    CHECK(router.find(Method::head, "/a").route->method == Method::get);
    CHECK(router.find(Method::head, "/b").route->method == Method::head);
    CHECK(found(router, Method::head, "/c") == "405 POST");
}

TEST_CASE("router: a path ending in * answers everything below", "[http][router]") {
    const Router router({route(Method::get, "/*"),
                         route(Method::get, "/static/*"),
                         route(Method::get, "/static/app.css"),
                         route(Method::post, "/static/upload")});
    CHECK(found(router, Method::get, "/static/app.css") == "/static/app.css");
    CHECK(found(router, Method::get, "/static/app.js") == "/static/*");
    CHECK(found(router, Method::get, "/static/") == "/static/*");
    CHECK(found(router, Method::get, "/static") == "/*");
    CHECK(found(router, Method::get, "/") == "/*");
    CHECK(found(router, Method::post, "/static/upload") == "/static/upload");
    CHECK(found(router, Method::get, "/static/upload") == "/static/*");
    CHECK(found(router, Method::del, "/static/upload") == "405 GET, HEAD, POST");
}

TEST_CASE("router: refuses tables that mean two things or nothing", "[http][router]") {
    const auto table = [](Route first, Route second) {
        return Router({std::move(first), std::move(second)});
    };
    CHECK_THROWS_AS(table(route(Method::get, "/a"), route(Method::get, "/a")),
                    std::invalid_argument);
    CHECK_THROWS_AS(table(route(Method::get, "/a/*"), route(Method::get, "/a/*")),
                    std::invalid_argument);
    CHECK_NOTHROW(table(route(Method::get, "/a"), route(Method::post, "/a")));
    CHECK_THROWS_AS(Router({route(Method::get, "a")}), std::invalid_argument);
    CHECK_THROWS_AS(Router({route(Method::get, "")}), std::invalid_argument);
    CHECK_THROWS_AS(Router({route(Method::get, "/*/a")}), std::invalid_argument);
    CHECK_THROWS_AS(Router({route(Method::other, "/a")}), std::invalid_argument);
    CHECK_THROWS_AS(Router({Route{Method::get, "/a", nullptr}}), std::invalid_argument);
}

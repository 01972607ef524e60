#pragma once
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>

#include "core/local_time.hpp"
#include "fake_http.hpp"
#include "zalo/api.hpp"

namespace mungba::test {

/// Zalo's API with made-up answers.
struct ApiWorld {
    boost::asio::io_context io;
    FakeHttp http;
    core::SettableClock clock{core::parse_iso("2026-10-02T22:15:20+07:00").value()};
    std::optional<std::string> token = "token-of-oa";
    std::optional<zalo::Api> api;
    const core::OaId oa{"388613280878808645"};
    const core::GroupId group{"f414c8f76fa586fbdfb4"};

    explicit ApiWorld(zalo::BudgetOptions calls = {}) {
        api.emplace(
            io,
            http,
            clock,
            [this](const core::OaId&) { return token; },
            zalo::ApiOptions{.openapi_url = "https://openapi.example/"},
            std::make_shared<zalo::Budget>(calls));
    }
    /// The last request: its address without the host, for a POST with the body.
    std::string asked() const {
        REQUIRE_FALSE(http.requests.empty());
        const core::HttpRequest& request = http.requests.back();
        const std::string host = "https://openapi.example";
        REQUIRE(request.url.starts_with(host));
        CHECK(request.headers.back() ==
              std::pair<std::string, std::string>("access_token", "token-of-oa"));
        const bool get = request.method == core::HttpRequest::Method::get;
        const std::string path = request.url.substr(host.size());
        return get ? "GET " + path : "POST " + path + " " + request.body;
    }
    void answer_data(const std::string& data) {
        http.answer(200, R"({"error":0,"message":"Success","data":)" + data + "}");
    }
    void run() {
        io.restart();
        io.run();
    }
};

/// Keeps what a call brought.
template <typename T>
struct Kept {
    std::optional<zalo::Answer<T>> answer;

    zalo::Done<T> done() {
        return [this](zalo::Answer<T> given) {
            CHECK_FALSE(answer);  // once only
            answer = std::move(given);
        };
    }
    const T& value() const {
        REQUIRE(answer);
        if (const auto* failed = std::get_if<zalo::Failure>(&*answer)) FAIL(failed->detail);
        return std::get<T>(*answer);
    }
    const zalo::Failure& failure() const {
        REQUIRE(answer);
        REQUIRE(std::holds_alternative<zalo::Failure>(*answer));
        return std::get<zalo::Failure>(*answer);
    }
};

}  // namespace mungba::test

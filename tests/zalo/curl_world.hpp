#pragma once
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "raw_server.hpp"
#include "zalo/curl_client.hpp"

namespace mungba::test {

using Answer = std::variant<core::HttpResponse, core::HttpFailure>;

/// The client on a loop of its own, stepped until so many answers have come.
struct CurlWorld {
    boost::asio::io_context io;
    std::optional<zalo::CurlClient> client;
    std::vector<Answer> answers;

    explicit CurlWorld(zalo::CurlOptions options = {}) { client.emplace(io, std::move(options)); }

    void start(core::HttpRequest request) {
        const std::size_t before = answers.size();
        client->perform(std::move(request),
                        [this](Answer answer) { answers.push_back(std::move(answer)); });
        CHECK(answers.size() == before);  // never from inside perform
    }
    void run_until(std::size_t count) {
        io.restart();
        while (answers.size() < count && io.run_one() > 0) {
        }
        REQUIRE(answers.size() == count);
    }
    Answer perform(core::HttpRequest request) {
        const std::size_t count = answers.size() + 1;
        start(std::move(request));
        run_until(count);
        return answers.back();
    }
};

inline core::HttpRequest post(const std::string& url, std::string body = "{}") {
    core::HttpRequest request;
    request.method = core::HttpRequest::Method::post;
    request.url = url;
    request.headers = {{"Content-Type", "application/json"}, {"access_token", "abc"}};
    request.body = std::move(body);
    return request;
}
inline core::HttpRequest get(const std::string& url) {
    core::HttpRequest request;
    request.url = url;
    return request;
}
inline const core::HttpResponse& response(const Answer& answer) {
    if (const auto* failure = std::get_if<core::HttpFailure>(&answer)) FAIL(failure->reason);
    return std::get<core::HttpResponse>(answer);
}
inline const core::HttpFailure& failure(const Answer& answer) {
    REQUIRE(std::holds_alternative<core::HttpFailure>(answer));
    return std::get<core::HttpFailure>(answer);
}

}  // namespace mungba::test

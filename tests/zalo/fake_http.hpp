#pragma once
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/ports.hpp"

namespace mungba::test {

/// Keeps what it is asked and answers when it is told to.
class FakeHttp final : public core::HttpClient {
public:
    void perform(core::HttpRequest request, Done done) override {
        requests.push_back(std::move(request));
        pending.push_back(std::move(done));
    }
    void answer(std::variant<core::HttpResponse, core::HttpFailure> with) {
        REQUIRE(pending.size() == 1);
        auto done = std::move(pending.front());
        pending.clear();
        done(std::move(with));
    }
    void answer(int status, std::string body) {
        answer(core::HttpResponse{status, {}, std::move(body)});
    }
    std::vector<core::HttpRequest> requests;
    std::vector<Done> pending;
};

}  // namespace mungba::test

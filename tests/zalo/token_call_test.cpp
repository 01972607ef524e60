#include "zalo/token_call.hpp"

#include <catch2/catch.hpp>

#include "curl_world.hpp"
#include "fake_http.hpp"

using namespace mungba;
using namespace std::chrono_literals;

namespace {

const zalo::RenewalRequest kRequest{
    core::AppId("360846524940903967"), "app-secret", "old+/=&token"};
const char* const kPair =
    R"({"access_token":"access-2","refresh_token":"refresh-2","expires_in":"90000"})";

struct World {
    boost::asio::io_context io;
    test::FakeHttp http;
    zalo::TokenCall call{io, http, {.oauth_url = "https://oauth.example/"}};
    std::vector<zalo::Renewal> renewals;

    void renew(const zalo::RenewalRequest& request = kRequest) {
        call.renew(request,
                   [this](zalo::Renewal renewal) { renewals.push_back(std::move(renewal)); });
        CHECK(renewals.empty());  // never from inside
    }
    template <typename Kind>
    Kind only() {
        io.restart();
        io.run();
        REQUIRE(renewals.size() == 1);
        REQUIRE(std::holds_alternative<Kind>(renewals.front()));
        return std::get<Kind>(renewals.front());
    }
};

template <typename Kind>
Kind renewed_by(int status, const std::string& body) {
    World world;
    world.renew();
    world.http.answer(status, body);
    CAPTURE(status, body);
    return world.only<Kind>();
}

}  // namespace

TEST_CASE("a renewal has exactly Zalo's shape", "[token]") {
    World world;
    world.renew();
    REQUIRE(world.http.requests.size() == 1);
    const core::HttpRequest& request = world.http.requests.front();
    CHECK(request.method == core::HttpRequest::Method::post);
    CHECK(request.url == "https://oauth.example/v4/oa/access_token");
    CHECK(request.headers ==
          std::vector<std::pair<std::string, std::string>>{
              {"Content-Type", "application/x-www-form-urlencoded"}, {"secret_key", "app-secret"}});
    CHECK(request.body ==
          "refresh_token=old%2B%2F%3D%26token&app_id=360846524940903967&grant_type=refresh_token");
    CHECK(request.timeout == 30s);
    CHECK(request.max_response_bytes == 64 * 1024);
    world.http.answer(200, kPair);
    const auto pair = world.only<zalo::TokenPair>();
    CHECK(pair.access_token == "access-2");
    CHECK(pair.refresh_token == "refresh-2");
    CHECK(pair.expires_in == 25h);
}

TEST_CASE("a pair counts whatever the status says", "[token]") {
    CHECK(renewed_by<zalo::TokenPair>(500, kPair).refresh_token == "refresh-2");
}

TEST_CASE("a refusal tells its code and whether people must act", "[token]") {
    const auto used = renewed_by<zalo::TokenRefusal>(
        200, R"({"error":-14020,"error_name":"Invalid refresh token","error_description":"x"})");
    CHECK(used.code == -14020);
    CHECK(used.name == "Invalid refresh token");
    CHECK(used.needs_human);
    for (const char* code :
         {"-14002", "-14003", "-14004", "-14012", "-14024", "-1", "\"-14020\""}) {
        const std::string body = std::string(R"({"error":)") + code + "}";
        CHECK(renewed_by<zalo::TokenRefusal>(400, body).needs_human);
    }
    CHECK_FALSE(renewed_by<zalo::TokenRefusal>(200, R"({"error":-32})").needs_human);
    // Tokens beside an error replace nothing.
    CHECK(renewed_by<zalo::TokenRefusal>(
              200, R"({"error":-14020,"access_token":"a","refresh_token":"b"})")
              .code == -14020);
}

TEST_CASE("Zalo's words come through only as a short plain name", "[token]") {
    for (const std::string& name : {std::string("old+/=&token"),
                                    std::string("a\\nb"),
                                    std::string("sai mã"),
                                    std::string(65, 'a')}) {
        const std::string body = R"({"error":-14020,"error_name":")" + name + "\"}";
        CHECK(renewed_by<zalo::TokenRefusal>(200, body).name.empty());
    }
    CHECK(renewed_by<zalo::TokenRefusal>(200, R"({"error":-14020,"error_name":5})").name.empty());
}

TEST_CASE("an answer that cannot be read leaves open whether the old token lives", "[token]") {
    for (const int status : {200, 500, 502, 408}) {
        for (const char* body : {"",
                                 "<html>",
                                 "{\"access_token\":\"a\",\"refresh_to",
                                 R"({"access_token":"a"})",
                                 R"({"access_token":"a","refresh_token":""})",
                                 R"({"access_token":"a\nb","refresh_token":"r"})",
                                 R"({"refresh_token":"r"})",
                                 "[]"}) {
            const auto unknown = renewed_by<zalo::RenewalUnknown>(status, body);
            CHECK(unknown.detail.find("HTTP " + std::to_string(status)) == 0);
        }
    }
    // Half a pair shows that Zalo has acted.
    renewed_by<zalo::RenewalUnknown>(400, R"({"access_token":"a"})");
}

TEST_CASE("a call that was turned away has changed nothing", "[token]") {
    for (const int status : {302, 403, 404, 429}) {
        CHECK(renewed_by<zalo::RenewalNotReached>(status, "<html>").detail ==
              "the token host turned the call away: HTTP " + std::to_string(status));
    }
}

TEST_CASE("a lost answer is unknown, an unsent call is not", "[token]") {
    World lost;
    lost.renew();
    lost.http.answer(core::HttpFailure{true, "Timeout was reached"});
    CHECK(lost.only<zalo::RenewalUnknown>().detail ==
          "the token host's answer was lost: Timeout was reached");
    World unsent;
    unsent.renew();
    unsent.http.answer(core::HttpFailure{false, "Could not resolve host"});
    CHECK(unsent.only<zalo::RenewalNotReached>().detail ==
          "the token host was not reached: Could not resolve host");
}

TEST_CASE("without key or token nothing is asked and a human is needed", "[token]") {
    for (const zalo::RenewalRequest& request :
         {zalo::RenewalRequest{core::AppId("1"), "", "r"},
          zalo::RenewalRequest{core::AppId("1"), "a\r\nX: 1", "r"},
          zalo::RenewalRequest{core::AppId("1"), "s", ""},
          zalo::RenewalRequest{core::AppId(""), "s", "r"}}) {
        World world;
        world.renew(request);
        const auto refusal = world.only<zalo::TokenRefusal>();
        CHECK(refusal.needs_human);
        CHECK_FALSE(refusal.meaning.empty());
        CHECK(world.http.requests.empty());
    }
}

TEST_CASE("a token host that reads and goes away has perhaps acted", "[token][curl]") {
    test::RawServer server([](test::RawConnection& connection) { connection.read_request(); });
    test::CurlWorld world;
    zalo::TokenCall call(world.io, *world.client, {.oauth_url = server.url()});
    std::optional<zalo::Renewal> renewal;
    call.renew(kRequest, [&](zalo::Renewal found) { renewal = std::move(found); });
    while (!renewal && world.io.run_one() > 0) {
    }
    REQUIRE(renewal);
    CHECK(std::holds_alternative<zalo::RenewalUnknown>(*renewal));
    CHECK(server.connections() == 1);  // not asked twice
}

#include <catch2/catch.hpp>

#include "api_world.hpp"
#include "curl_world.hpp"

using namespace mungba;
using namespace mungba::test;
using What = zalo::Failure::What;

namespace {

zalo::Failure read_failure(int status, const std::string& body) {
    ApiWorld world;
    Kept<zalo::OaProfile> kept;
    world.api->oa(world.oa, kept.done());
    CHECK_FALSE(kept.answer);  // never from inside
    world.http.answer(status, body);
    return kept.failure();
}
zalo::Failure change_failure(std::variant<core::HttpResponse, core::HttpFailure> outcome) {
    ApiWorld world;
    Kept<zalo::Nothing> kept;
    world.api->invite(world.oa, world.group, {core::UserId("1")}, kept.done());
    world.http.answer(std::move(outcome));
    return kept.failure();
}
zalo::Failure change_failure(int status, std::string body) {
    return change_failure(core::HttpResponse{status, {}, std::move(body)});
}

}  // namespace

TEST_CASE("an access token that a question finds refused is told of, so that it is renewed", "[api]") {
    ApiWorld world;
    std::vector<std::string> told;
    world.api->on_token_refused([&](const core::OaId& oa) { told.push_back(oa.value); });
    for (const char* body : {R"({"error":-216,"message":"em"})", R"({"error":-200,"message":"em"})"}) {
        Kept<zalo::OaProfile> kept;
        world.api->oa(world.oa, kept.done());
        world.http.answer(200, body);
    }
    CHECK(told == std::vector<std::string>{world.oa.value});
}

TEST_CASE("an error of Zalo's asks for the same as with a message", "[api]") {
    const std::pair<int, What> rows[] = {{-216, What::renew_token},
                                         {-220, What::renew_token},
                                         {-200, What::retry},
                                         {-99999, What::retry},
                                         {-32, What::wait},
                                         {-211, What::wait},
                                         {-224, What::ask_a_human},
                                         {-217, What::give_up},
                                         {-403, What::give_up}};
    for (const auto& [code, what] : rows) {
        CAPTURE(code);
        const auto failure =
            read_failure(200, R"({"error":)" + std::to_string(code) + R"(,"message":"em om"})");
        CHECK(failure.what == what);
        CHECK(failure.code == code);
        CHECK(failure.reached);
        CHECK_FALSE(failure.detail.empty());
        CHECK(failure.detail.find("em om") == std::string::npos);
        CHECK(failure.retry_at.has_value() == (what == What::wait));
    }
    CHECK(read_failure(401, R"({"error":-216})").what == What::renew_token);
    CHECK(read_failure(200, R"({"error":-32})").whole_oa);
}

TEST_CASE("what cannot be read is asked again, but a change is not done twice", "[api]") {
    const std::string deep = std::string(40, '[') + std::string(40, ']');
    for (const std::string& body : {std::string(""),
                                    std::string("<html>"),
                                    std::string("[]"),
                                    std::string(R"({"data":{"oaid":"1"}})"),
                                    R"({"error":0,"data":)" + deep + "}"}) {
        CAPTURE(body);
        CHECK(read_failure(200, body).what == What::retry);
        CHECK(change_failure(200, body).what == What::unknown);
        CHECK(change_failure(502, body).what == What::unknown);
        CHECK(change_failure(404, body).what == What::retry);
    }
}

TEST_CASE("an answer that was lost or a call that never left", "[api]") {
    const auto lost = change_failure(core::HttpFailure{true, "Timeout was reached"});
    CHECK(lost.what == What::unknown);
    CHECK(lost.reached);
    const auto unsent = change_failure(core::HttpFailure{false, "Could not resolve host"});
    CHECK(unsent.what == What::retry);
    CHECK_FALSE(unsent.reached);
    CHECK(unsent.detail == "Could not resolve host");

    ApiWorld world;
    Kept<zalo::OaProfile> kept;
    world.api->oa(world.oa, kept.done());
    world.http.answer(core::HttpFailure{true, "Timeout was reached"});
    CHECK(kept.failure().what == What::retry);
}

TEST_CASE("success without what we need is none", "[api]") {
    for (const char* body :
         {R"({"error":0})", R"({"error":0,"data":null})", R"({"error":0,"data":{"oaid":""}})"}) {
        CHECK(read_failure(200, body).what == What::retry);
    }
    ApiWorld world;
    Kept<zalo::GroupSummary> kept;
    world.api->create_group(
        world.oa, {.name = "Tổ 5", .asset_id = "a", .members = {core::UserId("1")}}, kept.done());
    world.answer_data(R"({"name":"Tổ 5"})");
    CHECK(kept.failure().what == What::unknown);  // it may have been made
}

TEST_CASE("without a usable token nothing is asked", "[api]") {
    for (const std::optional<std::string>& token :
         {std::optional<std::string>{}, std::optional<std::string>{"a\r\nb"}}) {
        ApiWorld world;
        world.token = token;
        Kept<zalo::OaProfile> kept;
        world.api->oa(world.oa, kept.done());
        CHECK_FALSE(kept.answer);  // never from inside
        world.run();
        CHECK(kept.failure().what == What::renew_token);
        CHECK_FALSE(kept.failure().reached);
        CHECK(world.http.requests.empty());
    }
}

TEST_CASE("a call beyond the minute's budget waits, and reads leave the reserve alone", "[api]") {
    ApiWorld world({.app_calls = 3, .margin_percent = 0, .reserve_percent = 34});
    for (int i = 0; i < 2; ++i) {
        Kept<zalo::OaProfile> kept;
        world.api->oa(world.oa, kept.done());
        world.answer_data(R"({"oaid":"1"})");
        kept.value();
    }
    Kept<zalo::OaProfile> read;
    world.api->oa(world.oa, read.done());
    world.run();
    CHECK(read.failure().what == What::wait);
    CHECK(read.failure().retry_at == core::parse_iso("2026-10-02T22:16:00+07:00"));
    CHECK_FALSE(read.failure().whole_oa);
    CHECK_FALSE(read.failure().reached);

    Kept<zalo::Nothing> first;
    world.api->invite(world.oa, world.group, {core::UserId("1")}, first.done());
    world.http.answer(200, R"({"error":0})");
    first.value();
    Kept<zalo::Nothing> second;
    world.api->invite(world.oa, world.group, {core::UserId("1")}, second.done());
    world.run();
    CHECK(second.failure().what == What::wait);
    CHECK(second.failure().whole_oa);
    CHECK(world.http.requests.size() == 3);
}

TEST_CASE("destruction drops what is under way", "[api]") {
    ApiWorld world;
    Kept<zalo::OaProfile> asked;
    Kept<zalo::Listing<zalo::Member>> listing;
    Kept<zalo::Nothing> refused;
    world.api->oa(world.oa, asked.done());
    world.api->invite(world.oa, world.group, {}, refused.done());
    world.api.reset();
    world.answer_data(R"({"oaid":"1"})");
    world.run();
    CHECK_FALSE(asked.answer);
    CHECK_FALSE(refused.answer);
}

TEST_CASE("an answer of 100 MB is cut off long before its end", "[api][curl]") {
    std::size_t written = 0;
    RawServer server([&](RawConnection& connection) {
        connection.read_request();
        connection.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n{\"error\":0,\"x\":\"");
        const std::string block(64 * 1024, 'x');
        while (written < 104'857'600 && connection.write_all(block)) written += block.size();
    });
    CurlWorld curl;
    core::SettableClock clock{core::from_ms(1)};
    zalo::Api api(curl.io,
                  *curl.client,
                  clock,
                  [](const core::OaId&) { return std::optional<std::string>("token"); },
                  {.openapi_url = server.url()});
    Kept<zalo::OaProfile> kept;
    api.oa(core::OaId("1"), kept.done());
    while (!kept.answer && curl.io.run_one() > 0) {
    }
    CHECK(kept.failure().detail == "the answer is longer than allowed");
    CHECK(kept.failure().what == What::retry);
    curl.client.reset();
    server.stop();
    // What lies in the sockets' buffers and the 1 MiB we would have taken.
    CHECK(written < 20'000'000);
}

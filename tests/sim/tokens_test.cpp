#include "sim/tokens.hpp"

#include <catch2/catch.hpp>

#include "sim/digest.hpp"
#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPath = "/v4/oa/access_token";
const sim::Tokens::App kApp{"360846524940903967", "the-app-secret"};

json token_call(Zalo& zalo, const std::string& form) {
    return zalo.call(http::Method::post, kPath, form + "&app_id=360846524940903967");
}

int code_of(const std::variant<sim::TokenPair, sim::ApiError>& answer) {
    const auto* error = std::get_if<sim::ApiError>(&answer);
    return error == nullptr ? 0 : error->code;
}

}  // namespace

TEST_CASE("an access token lives 25 hours when the world says so", "[sim][tokens]") {
    sim::World world = small_world();
    world.access_token_life = 90'000s;
    Zalo zalo(world);
    zalo.oa.advance_to(kStart + 25h - 1ms);
    CHECK(zalo.get("/v2.0/oa/getoa")["error"] == 0);
    zalo.oa.advance_to(kStart + 25h);
    CHECK(zalo.get("/v2.0/oa/getoa")["error"] == -220);
    const json pair = token_call(zalo, "grant_type=refresh_token&refresh_token=the-refresh-token");
    CHECK(pair["expires_in"] == "90000");
    zalo.token = pair["access_token"];
    CHECK(zalo.get("/v2.0/oa/getoa")["error"] == 0);
}

TEST_CASE("a refresh token ends after three months", "[sim][tokens]") {
    CountedRandom random;
    sim::Tokens late(small_world(), random);
    CHECK(code_of(late.renew(kApp, "the-refresh-token", kStart + 24h * 90)) == -14020);
    sim::Tokens in_time(small_world(), random);
    CHECK(code_of(in_time.renew(kApp, "the-refresh-token", kStart + 24h * 90 - 1ms)) == 0);
}

TEST_CASE("a code becomes tokens once, within ten minutes", "[sim][tokens]") {
    Zalo zalo;
    const auto exchange = [&](const std::string& code) {
        return token_call(zalo, "grant_type=authorization_code&code=" + code);
    };
    const std::string code = zalo.oa.tokens().authorize("", kStart);
    const json pair = exchange(code);
    CHECK(pair["access_token"].get<std::string>() != kToken);
    CHECK(pair["refresh_token"].get<std::string>().size() == 64);
    CHECK(exchange(code)["error"] == -14024);
    CHECK(zalo.get("/v2.0/oa/getoa")["error"] == -216);  // the old pair is dead

    const std::string stale = zalo.oa.tokens().authorize("", zalo.oa.now());
    zalo.oa.advance_to(kStart + 10min);
    CHECK(exchange(stale)["error"] == -14024);
    CHECK(exchange("made-up")["error"] == -14024);
}

// The pair of verifier and challenge is that of RFC 7636, appendix B.
TEST_CASE("a code with a challenge wants its verifier", "[sim][tokens]") {
    constexpr const char* kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    constexpr const char* kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    CHECK(sim::pkce_challenge(kVerifier) == kChallenge);
    CountedRandom random;
    sim::Tokens tokens(small_world(), random);
    const std::string first = tokens.authorize(kChallenge, kStart);
    CHECK(code_of(tokens.exchange(kApp, first, "another", kStart)) == -14024);
    CHECK(code_of(tokens.exchange(kApp, first, kVerifier, kStart)) == -14024);  // one try
    const std::string second = tokens.authorize(kChallenge, kStart);
    CHECK(code_of(tokens.exchange(kApp, second, kVerifier, kStart)) == 0);
}

TEST_CASE("a foreign app and a wrong secret get nothing", "[sim][tokens]") {
    CountedRandom random;
    sim::Tokens tokens(small_world(), random);
    const std::string code = tokens.authorize("", kStart);
    CHECK(code_of(tokens.exchange({"1", "the-app-secret"}, code, "", kStart)) == -14002);
    CHECK(code_of(tokens.exchange({kApp.id, "wrong"}, code, "", kStart)) == -14004);
    CHECK(code_of(tokens.renew({kApp.id, "wrong"}, "the-refresh-token", kStart)) == -14004);
    CHECK(code_of(tokens.exchange(kApp, code, "", kStart)) == 0);
}

#include "sim/faults.hpp"

#include <catch2/catch.hpp>

#include "sim/fault_json.hpp"
#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using sim::FaultKind;
using sim::FaultRule;

namespace {

FaultRule rule_of(FaultKind kind) {
    FaultRule rule;
    rule.kind = kind;
    return rule;
}

/// "1" for a strike, "0" for none.
std::string pattern_of(std::uint64_t seed, double probability, int asked) {
    sim::Faults faults;
    FaultRule rule = rule_of(FaultKind::http);
    rule.seed = seed;
    rule.probability = probability;
    faults.add(rule);
    std::string pattern;
    for (int i = 0; i < asked; ++i) pattern += faults.strike({FaultKind::http}, "/x") ? '1' : '0';
    return pattern;
}

std::string mistakes_of(const char* rule) {
    const auto read = sim::read_fault(json::parse(rule));
    return read ? "" : read.error().message;
}

struct Struck : Zalo {
    explicit Struck(const FaultRule& rule) { oa.faults().add(rule); }

    sim::WireAnswer say(const std::string& text) {
        const json body{{"recipient", {{"group_id", kGroup}}}, {"message", {{"text", text}}}};
        return sim::answer_call(oa,
                                request(http::Method::post, "/v3.0/oa/group/message", body.dump()));
    }
    sim::WireAnswer renew() {
        return sim::answer_call(oa,
                                request(http::Method::post,
                                        "/v4/oa/access_token",
                                        "app_id=360846524940903967&grant_type=refresh_token&"
                                        "refresh_token=the-refresh-token"));
    }
};

}  // namespace

TEST_CASE("a star stands for anything", "[sim][faults]") {
    CHECK(sim::fits("*", ""));
    CHECK(sim::fits("user_send_*", "user_send_text"));
    CHECK_FALSE(sim::fits("user_send_*", "oa_send_text"));
    CHECK(sim::fits("*/group/*", "/v3.0/oa/group/message"));
    CHECK(sim::fits("a*b*c", "aXbXbYc"));
    CHECK_FALSE(sim::fits("a*b*c", "aXbXb"));
    CHECK_FALSE(sim::fits("", "x"));
}

TEST_CASE("chance is the same in every run, and another with another seed", "[sim][faults]") {
    const std::string once = pattern_of(7, 0.5, 200);
    CHECK(once == pattern_of(7, 0.5, 200));
    CHECK(once != pattern_of(8, 0.5, 200));
    const auto strikes = std::ranges::count(once, '1');
    CHECK(strikes > 70);
    CHECK(strikes < 130);
    CHECK(pattern_of(7, 1, 5) == "11111");
}

TEST_CASE("a counted rule strikes so often, then rests", "[sim][faults]") {
    sim::Faults faults;
    FaultRule rule = rule_of(FaultKind::error);
    rule.count = 2;
    rule.path = "group/message";
    const auto id = faults.add(rule);
    CHECK_FALSE(faults.strike({FaultKind::error}, "/v2.0/oa/getoa"));
    CHECK_FALSE(faults.strike({FaultKind::http}, "/v3.0/oa/group/message"));
    CHECK(faults.strike({FaultKind::error}, "/v3.0/oa/group/message"));
    CHECK(faults.strike({FaultKind::error}, "/v3.0/oa/group/message"));
    CHECK_FALSE(faults.strike({FaultKind::error}, "/v3.0/oa/group/message"));
    CHECK(faults.rules().at(0).struck == 2);
    CHECK(faults.remove(id));
    CHECK_FALSE(faults.remove(id));
}

TEST_CASE("mistakes of a rule are told, all at once", "[sim][faults]") {
    CHECK(mistakes_of(R"({"kind":"slow","delay_ms":500,"probability":0.1,"seed":3})").empty());
    CHECK(mistakes_of("5") == "the rule: is not an object");
    CHECK(mistakes_of("{}") == "kind: is missing or empty");
    CHECK(mistakes_of(R"({"kind":"rain"})") == "kind: is none of those in docs/simulator.md");
    CHECK(
        mistakes_of(
            R"({"kind":"error","probability":0,"count":0,"event":"x","code":5,"status":500,"x":1})") ==
        "x: is not a known key\n"
        "event: does not go with this kind\n"
        "status: does not go with this kind\n"
        "probability: is not over 0 and at most 1\n"
        "count: is not in 1..1000000000\n"
        "code: is not in -99999..-1");
    CHECK(mistakes_of(R"({"kind":"other_ids","count":1})") == "count: does not go with this kind");
    CHECK(mistakes_of(R"({"kind":"duplicate","path":"x"})") == "path: does not go with this kind");
}

TEST_CASE("every kind has a name that is read back", "[sim][faults]") {
    for (int i = 0; i <= static_cast<int>(FaultKind::other_ids); ++i) {
        const auto kind = static_cast<FaultKind>(i);
        CHECK(sim::read_fault_kind(sim::name_of(kind)) == kind);
    }
}

TEST_CASE("an error on demand is not carried out, unless so wished", "[sim][faults]") {
    FaultRule rule = rule_of(FaultKind::error);
    rule.code = -32;
    rule.count = 1;
    Struck zalo(rule);
    CHECK(json::parse(zalo.say("x").response.body)["error"] == -32);
    CHECK(zalo.oa.messages().empty());
    CHECK(json::parse(zalo.say("x").response.body)["error"] == 0);
    rule.processed = true;
    zalo.oa.faults().add(rule);
    CHECK(json::parse(zalo.say("y").response.body)["error"] == -32);
    CHECK(zalo.oa.messages().back().text == "y");
    CHECK(zalo.oa.log().back().kind != sim::LogLine::Kind::refused);
}

TEST_CASE("Zalo's error codes are not those of the token endpoint", "[sim][faults]") {
    Struck zalo(rule_of(FaultKind::error));
    CHECK(json::parse(zalo.renew().response.body).contains("access_token"));
}

TEST_CASE("an HTTP error shows a page that is no JSON", "[sim][faults]") {
    FaultRule rule = rule_of(FaultKind::http);
    rule.status = 502;
    Struck zalo(rule);
    const auto answer = zalo.say("x");
    CHECK(answer.response.status == 502);
    CHECK(json::parse(answer.response.body, nullptr, false).is_discarded());
    CHECK(zalo.oa.messages().empty());
}

TEST_CASE("an answer may be lost, cut, broken or slow after the deed", "[sim][faults]") {
    const auto struck = [](FaultKind kind) {
        Struck zalo(rule_of(kind));
        auto answer = zalo.say("x");
        CHECK(zalo.oa.messages().size() == 1);
        return answer;
    };
    CHECK(struck(FaultKind::lost).response.cut_after == 0);
    const auto cut = struck(FaultKind::cut).response;
    CHECK(cut.cut_after == cut.body.size() / 2);
    CHECK(json::parse(struck(FaultKind::broken_json).response.body, nullptr, false).is_discarded());
    CHECK(struck(FaultKind::slow).delay == std::chrono::seconds{3});
    Struck silent(rule_of(FaultKind::no_answer));
    CHECK(silent.say("x").response.cut_after == 0);
    CHECK(silent.oa.messages().empty());
}

TEST_CASE("the token endpoint may forget the refresh token, or tell an absurd life",
          "[sim][faults]") {
    Struck forgets(rule_of(FaultKind::no_refresh_token));
    const json pair = json::parse(forgets.renew().response.body);
    CHECK(pair.contains("access_token"));
    CHECK_FALSE(pair.contains("refresh_token"));
    forgets.token = pair["access_token"];
    CHECK(forgets.get("/v2.0/oa/getoa")["error"] == 0);  // Zalo has rotated all the same

    FaultRule rule = rule_of(FaultKind::odd_expires_in);
    rule.expires_in = "-1";
    Struck absurd(rule);
    CHECK(json::parse(absurd.renew().response.body)["expires_in"] == "-1");
}

TEST_CASE("a token on demand comes to its end, and a new one is good", "[sim][faults]") {
    FaultRule rule = rule_of(FaultKind::expire_token);
    rule.count = 1;
    Struck zalo(rule);
    CHECK(json::parse(zalo.say("x").response.body)["error"] == -220);
    CHECK(json::parse(zalo.say("x").response.body)["error"] == -220);
    zalo.token = json::parse(zalo.renew().response.body)["access_token"];
    CHECK(json::parse(zalo.say("x").response.body)["error"] == 0);
}

TEST_CASE("what struck stands in the log", "[sim][faults]") {
    Struck zalo(rule_of(FaultKind::lost));
    zalo.say("x");
    CHECK(zalo.oa.log().back().kind == sim::LogLine::Kind::fault);
    CHECK(zalo.oa.log().back().detail == "lost");
}

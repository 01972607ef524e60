// Faults, time-outs and uploads as the wire shows them.
#include <boost/asio/ip/tcp.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/sim/stage.hpp"
#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;

namespace {

asio::awaitable<Answer> fault(Stage& stage, std::string rule) {
    return stage.post("/sim/faults", std::move(rule));
}

asio::awaitable<void> loses_the_answer(Stage& stage) {
    co_await fault(stage, R"({"kind":"lost","count":1})");
    const Answer lost = co_await stage.bot_says_once("Kính nhắc");
    CHECK(lost.status == 0);
    const Answer again = co_await stage.bot_says_once("Kính nhắc");
    CHECK(again.status == 200);
    const Answer ledger = co_await stage.get("/sim/ledger");
    CHECK(ledger.body["accepted"]["group:" + kGroup][0]["times"] == 2);
}

asio::awaitable<void> cuts_the_answer(Stage& stage) {
    co_await fault(stage, R"({"rules":[{"kind":"cut","count":1},{"kind":"slow","delay_ms":1}]})");
    const Answer cut = co_await stage.bot_says_once("Kính nhắc");
    CHECK(cut.status == 0);
    const Answer messages = co_await stage.get("/sim/messages");
    CHECK(messages.body["messages"].size() == 1);
}

asio::awaitable<void> does_not_answer(Stage& stage) {
    co_await fault(stage, R"({"kind":"no_answer","path":"group/*"})");
    const Answer none = co_await stage.bot_says_once("Kính nhắc");
    CHECK(none.status == 0);
    const Answer messages = co_await stage.get("/sim/messages");
    CHECK(messages.body["messages"].empty());
}

asio::awaitable<void> rules_are_kept(Stage& stage) {
    const Answer added =
        co_await fault(stage, R"({"kind":"error","code":-32,"probability":0.5,"seed":9})");
    CHECK(added.status == 200);
    const json expected = json::array({{{"id", 1},
                                        {"kind", "error"},
                                        {"code", -32},
                                        {"probability", 0.5},
                                        {"seed", 9},
                                        {"struck", 0},
                                        {"processed", false}}});
    const Answer listed = co_await stage.get("/sim/faults");
    CHECK(listed.body["faults"] == expected);
    const Answer state = co_await stage.get("/sim/state");
    CHECK(state.body["controls"]["faults"] == expected);
    const Answer wrong = co_await fault(stage, R"({"kind":"rain"})");
    CHECK(wrong.status == 422);
    const Answer mixed = co_await fault(stage, R"({"clear":true,"kind":"slow"})");
    CHECK(mixed.status == 400);
    const Answer nobody = co_await fault(stage, R"({"remove":7})");
    CHECK(nobody.status == 422);
    const Answer removed = co_await fault(stage, R"({"remove":1})");
    CHECK(removed.body["faults"].empty());
    co_await fault(stage, R"({"rules":[{"kind":"slow"},{"kind":"lost"}]})");
    const Answer half = co_await fault(stage, R"({"rules":[{"kind":"cut"},{"kind":"rain"}]})");
    CHECK(half.status == 422);  // all or nothing
    const Answer two = co_await stage.get("/sim/faults");
    CHECK(two.body["faults"].size() == 2);
    const Answer cleared = co_await fault(stage, R"({"clear":true})");
    CHECK(cleared.body["faults"].empty());
}

asio::awaitable<void> webhook_without_signature(Stage& stage) {
    co_await fault(stage, R"({"kind":"unsigned","count":1})");
    co_await stage.say("một");
    co_await stage.say("hai");
    REQUIRE(stage.bot.webhooks.size() == 2);
    CHECK_FALSE(stage.bot.webhooks[0].has_header("X-ZEvent-Signature"));
    CHECK(stage.bot.webhooks[1].has_header("X-ZEvent-Signature"));
}

asio::awaitable<void> a_late_answer_is_none(Stage& stage) {
    stage.bot.hangs = 1;
    const Answer said = co_await stage.say("có mặt");
    CHECK(said.body["message"]["state"] == "later");
    CHECK(said.body["message"]["status"] == 0);
    CHECK(stage.bot.webhooks.size() == 1);
    co_await stage.advance(1);
    REQUIRE(stage.bot.webhooks.size() == 2);
    CHECK(stage.bot.webhooks[1].header("num_retry") == "1");
}

sim::World impatient() {
    sim::World world = small_world();
    world.limits.webhook_timeout = std::chrono::milliseconds{50};
    return world;
}

asio::awaitable<void> the_webhook_is_switched_off_and_on(Stage& stage) {
    stage.bot.webhook_answers.assign(6, 503);
    co_await stage.say("một");
    co_await stage.advance(180);
    const Answer off = co_await stage.get("/sim/state");
    CHECK(off.body["controls"]["webhook"]["enabled"] == false);
    CHECK(stage.bot.webhooks.size() == 6);
    const Answer said = co_await stage.say("hai");
    CHECK(said.body["message"]["state"] == "unsubscribed");

    const Answer wrong = co_await stage.post("/sim/webhook", R"({"enabled":false})");
    CHECK(wrong.status == 400);
    stage.bot.webhook_answers = {200, 500};
    const Answer refused = co_await stage.post("/sim/webhook", R"({"enabled":true})");
    CHECK(refused.status == 502);
    CHECK(refused.body["probes"] == json({200, 500, 200}));
    const Answer on = co_await stage.post("/sim/webhook", R"({"enabled":true})");
    CHECK(on.status == 200);
    const http::Request& probe = stage.bot.webhooks[stage.bot.webhooks.size() - 3];
    CHECK(probe.body.empty());
    CHECK_FALSE(stage.bot.webhooks.back().has_header("X-ZEvent-Signature"));
    const Answer again = co_await stage.say("ba");
    CHECK(again.body["message"]["state"] == "delivered");
}

asio::awaitable<void> an_upload_is_hosted(Stage& stage) {
    const std::string body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n" + kPdf +
        "\r\n--b--\r\n";
    const auto address = sim::read_bot_address(stage.url).value();
    std::string request = "POST /v2.0/oa/upload/file HTTP/1.1\r\nHost: " + address.host;
    request +=
        "\r\naccess_token: " + kToken + "\r\nContent-Type: multipart/form-data; boundary=b\r\n";
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    const std::string answer = co_await stage.raw(request, "Success\"}");
    const std::size_t at = answer.find("\"token\":\"") + 9;
    const std::string token = answer.substr(at, 20);
    request = "GET /media/" + token + " HTTP/1.1\r\nHost: " + address.host + "\r\n\r\n";
    const std::string hosted = co_await stage.raw(request, kPdf);
    CHECK(hosted.find("Content-Type: application/pdf\r\n") != std::string::npos);
    CHECK(hosted.find("Content-Disposition: attachment\r\n") != std::string::npos);
    const Answer none = co_await stage.get("/media/nothing");
    CHECK(none.status == 404);
}

asio::awaitable<void> people_act(Stage& stage) {
    const Answer left =
        co_await stage.post("/sim/person", R"({"user":"1000000000000000001","deed":"unfollow"})");
    CHECK(left.status == 200);
    const Answer again =
        co_await stage.post("/sim/person", R"({"user":"1000000000000000001","deed":"unfollow"})");
    CHECK(again.status == 422);
    const Answer dances =
        co_await stage.post("/sim/person", R"({"user":"1000000000000000001","deed":"dance"})");
    CHECK(dances.status == 400);
    const Answer asked = co_await stage.post(
        "/sim/members",
        R"({"group":"00000000000000000001","user":"1000000000000000001","change":"ask"})");
    CHECK(asked.status == 200);
    const Answer uninvited = co_await stage.post(
        "/sim/members",
        R"({"group":"00000000000000000001","user":"1000000000000000002","change":"accept"})");
    CHECK(uninvited.status == 422);
    const Answer no_button = co_await stage.post(
        "/sim/press", R"({"as":"1000000000000000001","message":"x","button":0})");
    CHECK(no_button.status == 422);
    const Answer malformed = co_await stage.post("/sim/press", R"({"as":"1000000000000000001"})");
    CHECK(malformed.status == 400);
    const Answer code = co_await stage.post("/sim/authorize", "{}");
    CHECK(code.body["code"].get<std::string>().size() == 64);
    REQUIRE(stage.bot.webhooks.size() == 2);
    CHECK(json::parse(stage.bot.webhooks[1].body)["event_name"] == "user_join_group");
}

asio::awaitable<void> people_send_pictures(Stage& stage) {
    const Answer sent = co_await stage.post(
        "/sim/say",
        R"({"as":"1000000000000000001","chat":"private","attachment":{"kind":"image","payload":{"url":"https://a.vn/x"}}})");
    CHECK(sent.body["message"]["kind"] == "image");
    CHECK(sent.body["message"]["attachment"]["url"] == "https://a.vn/x");
    const Answer odd = co_await stage.post(
        "/sim/say",
        R"({"as":"1000000000000000001","chat":"private","attachment":{"kind":"smell"}})");
    CHECK(odd.status == 400);
}

}  // namespace

TEST_CASE("a lost answer leaves the message standing", "[sim][wire]") { Stage{loses_the_answer}; }
TEST_CASE("a cut answer breaks off in its body", "[sim][wire]") { Stage{cuts_the_answer}; }
TEST_CASE("a call without an answer is not carried out", "[sim][wire]") { Stage{does_not_answer}; }
TEST_CASE("rules of faults are listed, removed and cleared", "[sim][wire]") {
    Stage{rules_are_kept};
}
TEST_CASE("a webhook may come without its signature", "[sim][wire]") {
    Stage{webhook_without_signature};
}
TEST_CASE("an answer after the time limit is none", "[sim][wire]") {
    Stage{a_late_answer_is_none, kStart, impatient()};
}
TEST_CASE("a webhook that fails to the end is off until it answers Zalo's probes", "[sim][wire]") {
    Stage{the_webhook_is_switched_off_and_on};
}
TEST_CASE("an upload over the wire is hosted", "[sim][wire]") { Stage{an_upload_is_hosted}; }
TEST_CASE("people do with the OA what they like", "[sim][wire]") { Stage{people_act}; }
TEST_CASE("people send more than texts", "[sim][wire]") { Stage{people_send_pictures}; }

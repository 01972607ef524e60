#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/webhook_body.hpp"
#include "tests/sim/stage.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using asio::ip::tcp;

namespace {

std::string header(const http::Request& request, const char* name) {
    return std::string(request.header(name));
}

asio::awaitable<void> says_in_a_group(Stage& stage) {
    const Answer said = co_await stage.say("có mặt");
    CHECK(said.status == 200);
    CHECK(said.body["message"]["state"] == "delivered");
    CHECK(said.body["message"]["status"] == 200);
    REQUIRE(stage.bot.webhooks.size() == 1);
    const http::Request& webhook = stage.bot.webhooks[0];
    const json event = json::parse(webhook.body);
    CHECK(event["message"]["text"] == "có mặt");
    const auto at = core::from_ms(std::stoll(event["timestamp"].get<std::string>()));
    const sim::EventOrigin origin{"360846524940903967", "388613280878808645", at};
    CHECK(header(webhook, "X-ZEvent-Signature") ==
          sim::webhook_signature(origin, webhook.body, "the-oa-secret"));
    CHECK_FALSE(webhook.has_header("num_retry"));
}

asio::awaitable<void> is_refused_and_tried_again(Stage& stage) {
    stage.bot.webhook_answers = {503};
    const Answer said = co_await stage.say("có mặt");
    CHECK(said.body["message"]["state"] == "later");
    CHECK(said.body["message"]["status"] == 503);
    stage.bot.order.clear();
    const Answer stepped = co_await stage.advance(1);
    CHECK(stepped.status == 200);
    CHECK(stepped.body["now"] == "2026-10-02T08:01:00+07:00");
    const std::vector<std::string> expected{"clock 08:00:00", "clock 08:00:30", "webhook", "clock 08:01:00"};
    CHECK(stage.bot.order == expected);
    REQUIRE(stage.bot.webhooks.size() == 2);
    CHECK(header(stage.bot.webhooks[1], "num_retry") == "1");
    CHECK(stage.bot.webhooks[1].body == stage.bot.webhooks[0].body);
    const Answer messages = co_await stage.get("/sim/messages?chat=group:" + kGroup);
    CHECK(messages.body["messages"][0]["state"] == "delivered");
}

asio::awaitable<void> steps_by_quarters(Stage& stage) {
    co_await stage.say("rõ");  // so that the bot has been found
    stage.bot.order.clear();
    const Answer stepped = co_await stage.set_clock("2026-10-02T08:40:00+07:00");
    CHECK(stepped.body["now"] == "2026-10-02T08:40:00+07:00");
    CHECK(stepped.body["ran"] == 4);
    const std::vector<std::string> expected{
        "clock 08:00:00", "clock 08:15:00", "clock 08:30:00", "clock 08:40:00"};
    CHECK(stage.bot.order == expected);
    const Answer back = co_await stage.set_clock("2026-10-02T08:39:00+07:00");
    CHECK(back.status == 409);
    CHECK(back.body["now"] == "2026-10-02T08:40:00+07:00");
}

asio::awaitable<void> jumps(Stage& stage) {
    co_await stage.say("rõ");
    stage.bot.clock_calls.clear();
    const Answer stepped = co_await stage.clock(R"({"advance_minutes":600,"jump":true})");
    CHECK(stepped.body["now"] == "2026-10-02T18:00:00+07:00");
    REQUIRE(stage.bot.clock_calls.size() == 1);
    CHECK(stage.bot.clock_calls[0]["jump"] == true);
}

asio::awaitable<void> meets_a_later_bot(Stage& stage) {
    co_await stage.advance(0);  // a step waits for the first meeting
    const Answer clock = co_await stage.get("/sim/clock");
    CHECK(clock.body["now"] == "2026-10-02T09:00:00+07:00");
    CHECK(clock.body["bot"] == "running");
}

asio::awaitable<void> brings_a_bot_that_is_behind(Stage& stage) {
    co_await stage.advance(0);
    CHECK(stage.bot.now == kStart);
    REQUIRE_FALSE(stage.bot.clock_calls.empty());
    CHECK(stage.bot.clock_calls[0]["jump"] == true);
}

asio::awaitable<void> bot_breaks_while_stepping(Stage& stage) {
    co_await stage.say("rõ");
    stage.bot.clock_answer = 500;
    const Answer stepped = co_await stage.advance(60);
    CHECK(stepped.status == 502);
    CHECK(stepped.body["error"] == "the bot answered 500");
    CHECK(stepped.body["now"] == "2026-10-02T08:00:00+07:00");
}

asio::awaitable<void> goes_on_without_a_bot(Stage& stage) {
    stage.bot.stop();
    const Answer said = co_await stage.say("có mặt");
    CHECK(said.status == 200);
    CHECK(said.body["message"]["state"] == "later");
    CHECK(said.body["message"]["status"] == 0);
    const Answer stepped = co_await stage.advance(600);
    CHECK(stepped.status == 200);
    CHECK(stepped.body["bot"] == "not_running");
    CHECK(stepped.body["now"] == "2026-10-02T18:00:00+07:00");
    const Answer messages = co_await stage.get("/sim/messages");
    CHECK(messages.body["messages"][0]["state"] == "given_up");
}

struct BadRequest {
    const char* path;
    const char* body;
    int status;
};
constexpr BadRequest kBadRequests[] = {
    {"/sim/clock", "[]", 400},
    {"/sim/clock", R"({"now":"noon"})", 400},
    {"/sim/clock", R"({"advance_minutes":-1})", 400},
    {"/sim/clock", R"({"advance_minutes":576001})", 400},
    {"/sim/clock", R"({"now":"2028-10-02T18:00:00+07:00"})", 400},
    {"/sim/clock", R"({"advance_minutes":1,"jump":"yes"})", 400},
    {"/sim/say", "{", 400},
    {"/sim/say", R"({"as":"1000000000000000001"})", 400},
    {"/sim/say", R"({"as":"1000000000000000001","text":"x"})", 400},
    {"/sim/say", R"({"as":"1000000000000000001","text":"x","chat":"group"})", 400},
    {"/sim/say", R"({"as":"9","text":"x","chat":"private"})", 422},
    {"/sim/say", R"({"as":"1000000000000000001","text":"","chat":"private"})", 422},
    {"/sim/members", R"({"group":"x","user":"y","change":"dance"})", 400},
};

asio::awaitable<void> bad_requests(Stage& stage) {
    for (const BadRequest& bad : kBadRequests) {
        CAPTURE(bad.body);
        const Answer answer = co_await stage.post(bad.path, bad.body);
        CHECK(answer.status == bad.status);
    }
    const Answer since = co_await stage.get("/sim/messages?since=x");
    CHECK(since.status == 400);
    const Answer too_long = co_await stage.say(std::string(70'000, 'a'));
    CHECK(too_long.status == 413);
    CHECK(stage.bot.webhooks.empty());
}

asio::awaitable<void> shows_no_secret(Stage& stage) {
    const Answer state = co_await stage.get("/sim/state");
    CHECK(state.body["people"].size() == 3);
    CHECK(state.body["people"][2]["user_id"] == nullptr);
    const std::string text = state.body.dump();
    for (const char* secret :
         {"the-app-secret", "the-oa-secret", "the-access-token", "the-refresh-token"}) {
        CHECK(text.find(secret) == std::string::npos);
    }
}

asio::awaitable<void> member_leaves(Stage& stage) {
    const Answer left = co_await stage.son_leaves();
    CHECK(left.status == 200);
    REQUIRE(stage.bot.webhooks.size() == 1);
    CHECK(json::parse(stage.bot.webhooks[0].body)["event_name"] == "user_out_group");
    const Answer again = co_await stage.son_leaves();
    CHECK(again.status == 422);
}

/// Reads server-sent events from a socket until a text has come.
asio::awaitable<std::string> read_events(tcp::socket& socket, std::string until) {
    std::string received;
    co_await asio::async_read_until(
        socket, asio::dynamic_buffer(received, 1 << 20), until, asio::use_awaitable);
    co_return received;
}

asio::awaitable<void> ask_for_events(Stage& stage, tcp::socket& socket, std::string header_line) {
    const auto address = sim::read_bot_address(stage.url).value();
    co_await socket.async_connect(address.endpoint, asio::use_awaitable);
    const std::string request =
        "GET /sim/events HTTP/1.1\r\nHost: " + address.host + "\r\n" + header_line + "\r\n";
    co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
}

std::string last_id_in(const std::string& events) {
    const std::size_t at = events.rfind("id: ") + 4;
    return events.substr(at, events.find('\n', at) - at);
}

asio::awaitable<void> hears_events(Stage& stage) {
    tcp::socket first(stage.io);
    co_await ask_for_events(stage, first, "");
    co_await read_events(first, "retry: 1000");
    const Answer sent = co_await stage.bot_says("Kính nhắc các đồng chí");
    const std::string id = sent.body["data"]["message_id"];
    const std::string heard = co_await read_events(first, id);
    CHECK(heard.find("event: message\ndata: {") != std::string::npos);
    const std::string last = last_id_in(heard);
    first.close();

    co_await stage.say("đã nhận");
    tcp::socket second(stage.io);
    co_await ask_for_events(stage, second, "Last-Event-ID: " + last + "\r\n");
    const std::string resumed = co_await read_events(second, "đã nhận");
    CHECK(resumed.find("event: reset") == std::string::npos);

    tcp::socket third(stage.io);
    co_await ask_for_events(stage, third, "Last-Event-ID: r0-12\r\n");
    const std::string reset = co_await read_events(third, "data: {}");
    CHECK(reset.find("event: reset") != std::string::npos);
}

asio::awaitable<void> page_is_served(Stage& stage) {
    tcp::socket socket(stage.io);
    const auto address = sim::read_bot_address(stage.url).value();
    co_await socket.async_connect(address.endpoint, asio::use_awaitable);
    const std::string request =
        "GET / HTTP/1.1\r\nHost: " + address.host + "\r\nConnection: close\r\n\r\n";
    co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
    const std::string page = co_await read_events(socket, "</html>");
    CHECK(page.find("Content-Security-Policy: default-src 'self'; frame-ancestors 'none'\r\n") !=
          std::string::npos);
    CHECK(page.find("Content-Type: text/html; charset=utf-8\r\n") != std::string::npos);
    CHECK(page.find("style=") == std::string::npos);
    CHECK(page.find("<script>") == std::string::npos);
}

}  // namespace

TEST_CASE("what is said reaches the bot signed before the answer comes", "[sim][http]") {
    Stage{says_in_a_group};
}
TEST_CASE("a webhook that got 503 comes again with num_retry when the clock moves", "[sim][http]") {
    Stage{is_refused_and_tried_again};
}
TEST_CASE("clock and bot meet at every quarter of an hour", "[sim][http]") {
    Stage{steps_by_quarters};
}
TEST_CASE("a jump takes the bot along at once", "[sim][http]") { Stage{jumps}; }
TEST_CASE("at the start the later clock counts: the bot's", "[sim][http]") {
    Stage{meets_a_later_bot, at("2026-10-02T09:00:00+07:00")};
}
TEST_CASE("at the start the later clock counts: ours", "[sim][http]") {
    Stage{brings_a_bot_that_is_behind, at("2026-10-01T09:00:00+07:00")};
}
TEST_CASE("a bot that fails in a step stops the step", "[sim][http]") {
    Stage{bot_breaks_while_stepping};
}
TEST_CASE("without a bot words wait and are given up in the end", "[sim][http]") {
    Stage{goes_on_without_a_bot};
}
TEST_CASE("bad requests are told apart", "[sim][http]") { Stage{bad_requests}; }
TEST_CASE("the state shows the world without its secrets", "[sim][http]") {
    Stage{shows_no_secret};
}
TEST_CASE("a member who leaves is told to the bot", "[sim][http]") { Stage{member_leaves}; }
TEST_CASE("events come live and go on where the reader was", "[sim][http]") { Stage{hears_events}; }
TEST_CASE("the page comes with its policy and without inline code", "[sim][http]") {
    Stage{page_is_served};
}

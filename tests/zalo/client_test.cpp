#include "zalo/client.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/local_time.hpp"
#include "fake_http.hpp"

using namespace mungba;
using Outcome = core::SendResult::Outcome;

namespace {

struct World {
    boost::asio::io_context io;
    test::FakeHttp http;
    core::SettableClock clock{core::parse_iso("2026-10-02T22:15:20+07:00").value()};
    std::shared_ptr<zalo::Budget> budget;
    std::optional<std::string> token = "token-of-oa";
    std::vector<std::string> asked_for;
    zalo::Client client{
        io,
        http,
        clock,
        [this](const core::OaId& oa) {
            asked_for.push_back(oa.value);
            return token;
        },
        {.openapi_url = "https://openapi.example/", .timeout = std::chrono::seconds(7)},
        budget};
    std::vector<core::SendResult> results;

    explicit World(zalo::BudgetOptions calls = {})
        : budget(std::make_shared<zalo::Budget>(calls)) {}

    void send(core::Outgoing message) {
        client.send(message,
                    [this](core::SendResult result) { results.push_back(std::move(result)); });
        CHECK(results.empty());  // never from inside send
    }
    const core::SendResult& only() {
        io.restart();
        io.run();
        REQUIRE(results.size() == 1);
        return results.front();
    }
};

core::Outgoing to_group(std::string text = "Kính gửi các đồng chí") {
    core::Outgoing message;
    message.oa = core::OaId("388613280878808645");
    message.to = {core::ChatKind::group, "f414c8f76fa586fbdfb4"};
    message.text = std::move(text);
    return message;
}

}  // namespace

TEST_CASE("a group message has exactly Zalo's shape", "[client]") {
    World world;
    world.send(to_group("Kính gửi \"đồng chí\"\nMời họp"));
    REQUIRE(world.http.requests.size() == 1);
    const core::HttpRequest& request = world.http.requests.front();
    CHECK(request.method == core::HttpRequest::Method::post);
    CHECK(request.url == "https://openapi.example/v3.0/oa/group/message");
    CHECK(request.headers ==
          std::vector<std::pair<std::string, std::string>>{{"Content-Type", "application/json"},
                                                           {"access_token", "token-of-oa"}});
    CHECK(
        request.body ==
        R"({"message":{"text":"Kính gửi \"đồng chí\"\nMời họp"},"recipient":{"group_id":"f414c8f76fa586fbdfb4"}})");
    CHECK(request.timeout == std::chrono::seconds(7));
    CHECK(request.max_response_bytes == 64 * 1024);
    CHECK(world.asked_for == std::vector<std::string>{"388613280878808645"});
}

TEST_CASE("a private message goes to a user id by the consultation call", "[client]") {
    World world;
    core::Outgoing message = to_group("Chào đồng chí");
    message.to = {core::ChatKind::private_chat, "246845883529197922"};
    world.send(message);
    const core::HttpRequest& request = world.http.requests.at(0);
    CHECK(request.url == "https://openapi.example/v3.0/oa/message/cs");
    CHECK(request.body ==
          R"({"message":{"text":"Chào đồng chí"},"recipient":{"user_id":"246845883529197922"}})");
}

TEST_CASE("a broken text is mended, not thrown about", "[client]") {
    World world;
    world.send(to_group("h\xc3"));
    CHECK(nlohmann::json::parse(world.http.requests.at(0).body)["message"]["text"] ==
          "h\xEF\xBF\xBD");
}

TEST_CASE("an accepted message brings its id", "[client]") {
    World world;
    world.send(to_group());
    world.http.answer(core::HttpResponse{
        200,
        {},
        R"({"data":{"message_id":"81d7","group_id":"f414"},"error":0,"message":"Success"})"});
    CHECK(world.only().outcome == Outcome::sent);
    CHECK(world.only().message_id == core::MessageId("81d7"));
}

TEST_CASE("the wait is counted from when the answer came", "[client]") {
    World world;
    world.send(to_group());
    world.clock.set(core::parse_iso("2026-10-02T22:16:10+07:00").value());
    world.http.answer(core::HttpResponse{200, {}, R"({"error":-32,"message":"limit"})"});
    CHECK(world.only().outcome == Outcome::wait);
    CHECK(world.only().retry_at == core::parse_iso("2026-10-02T22:17:00+07:00"));
    CHECK(world.only().whole_oa);
}

TEST_CASE("a lost answer is unknown, an unsent request is tried again", "[client]") {
    World lost;
    lost.send(to_group());
    lost.http.answer(core::HttpFailure{true, "Timeout was reached"});
    CHECK(lost.only().outcome == Outcome::unknown);
    CHECK(lost.only().reached);
    CHECK(lost.only().detail == "Timeout was reached");

    World unsent;
    unsent.send(to_group());
    unsent.http.answer(core::HttpFailure{false, "Could not resolve host"});
    CHECK(unsent.only().outcome == Outcome::retry);
    CHECK_FALSE(unsent.only().reached);
}

TEST_CASE("an answer that is no JSON leaves the outcome open", "[client]") {
    World world;
    world.send(to_group());
    world.http.answer(core::HttpResponse{200, {}, "<html>"});
    CHECK(world.only().outcome == Outcome::unknown);
}

TEST_CASE("without a usable token nothing is sent and a human is asked", "[client]") {
    for (const std::optional<std::string>& token : {std::optional<std::string>{},
                                                    std::optional<std::string>{""},
                                                    std::optional<std::string>{"a\r\nX-Evil: 1"},
                                                    std::optional<std::string>{"a b"}}) {
        World world;
        world.token = token;
        world.send(to_group());
        CHECK(world.only().outcome == Outcome::renew_token);
        CHECK_FALSE(world.only().reached);
        CHECK(world.only().detail == "the OA has no usable access token");
        CHECK(world.http.requests.empty());
    }
}

TEST_CASE("a message without a recipient is given up", "[client]") {
    World world;
    core::Outgoing message = to_group();
    message.to.id.clear();
    world.send(message);
    CHECK(world.only().outcome == Outcome::give_up);
    CHECK(world.http.requests.empty());
}

TEST_CASE("a message that Zalo would refuse is given up without a call", "[client]") {
    World world;
    core::Outgoing message = to_group();
    message.buttons = {{.kind = core::Button::Kind::query_show, .title = "Có", .value = "có"}};
    world.send(message);
    CHECK(world.only().outcome == Outcome::give_up);
    CHECK(world.only().detail == "buttons are for private chats only");
    CHECK(world.http.requests.empty());
}

TEST_CASE("a refused quotation costs the quotation, not the message", "[client]") {
    const std::string refused = R"({"error":-201,"message":"quote_message_id is invalid!"})";
    core::Outgoing message = to_group("Vâng");
    message.to = {core::ChatKind::private_chat, "246845883529197922"};
    message.quote = core::MessageId("96d3");

    World first;
    first.send(message);
    first.http.answer(200, refused);
    CHECK(first.only().outcome == Outcome::retry);
    CHECK(first.only().reached);

    World second;
    message.attempt = 2;
    second.send(message);
    CHECK(second.http.requests.at(0).body.find("quote") == std::string::npos);
    second.http.answer(200, refused);
    CHECK(second.only().outcome == Outcome::give_up);
}

TEST_CASE("beyond the minute's calls nothing is sent", "[client]") {
    World world({.app_calls = 3, .margin_percent = 0, .reserve_percent = 34});
    core::Outgoing bulletin = to_group();
    bulletin.message_class = core::OutgoingClass::bulletin;
    for (int i = 0; i < 2; ++i) {
        world.send(bulletin);
        world.http.answer(200, R"({"error":0,"data":{"message_id":"1"}})");
        world.results.clear();
    }
    world.send(bulletin);  // only the reserve is left: it waits alone
    CHECK(world.only().outcome == Outcome::wait);
    CHECK(world.only().retry_at == core::parse_iso("2026-10-02T22:16:00+07:00"));
    CHECK_FALSE(world.only().whole_oa);
    CHECK(world.only().reached);
    world.results.clear();

    world.send(to_group());
    world.http.answer(200, R"({"error":0,"data":{"message_id":"1"}})");
    world.results.clear();

    world.send(to_group());
    CHECK(world.only().outcome == Outcome::wait);
    CHECK(world.only().retry_at == core::parse_iso("2026-10-02T22:16:00+07:00"));
    CHECK(world.only().whole_oa);
    CHECK_FALSE(world.only().reached);
    CHECK(world.http.requests.size() == 3);

    world.results.clear();
    world.clock.set(core::parse_iso("2026-10-02T22:16:00+07:00").value());
    world.send(to_group());
    CHECK(world.http.requests.size() == 4);
}

TEST_CASE("a -32 and the headers of an answer bind the next send", "[client]") {
    World limited;
    limited.send(to_group());
    limited.http.answer(200, R"({"error":-32})");
    limited.results.clear();
    limited.send(to_group());
    CHECK(limited.only().outcome == Outcome::wait);
    CHECK(limited.http.requests.size() == 1);

    World told;
    told.send(to_group());
    told.http.answer(core::HttpResponse{200,
                                        {{"x-ratelimit-limit", "100"}, {"x-ratelimit-remain", "5"}},
                                        R"({"error":0,"data":{"message_id":"1"}})"});
    told.results.clear();
    told.send(to_group());
    CHECK(told.only().outcome == Outcome::wait);
    CHECK(told.http.requests.size() == 1);
}

#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <deque>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/http/server.hpp"
#include "sim/bot_link.hpp"
#include "sim/signal.hpp"
#include "sim/simulator.hpp"
#include "tests/sim/sim_fixture.hpp"

namespace mungba::sim_tests {

namespace asio = boost::asio;
using nlohmann::json;

/// A bot that writes down what it hears and answers what the test tells it to.
class RecordingBot {
public:
    explicit RecordingBot(asio::io_context& io)
        : let_go_(io), server_(io, {}, http::Router(routes())) {}

    std::string start() { return server_.start().value(); }
    void stop() {
        let_go_.notify();
        server_.stop([] {});
    }

    std::vector<http::Request> webhooks;
    std::vector<json> clock_calls;
    std::vector<std::string> order;   // "clock <time>" and "webhook", as they came
    std::deque<int> webhook_answers;  // then 200
    int clock_answer = 200;
    int hangs = 0;  // so many webhooks are not answered before the test ends
    core::Instant now = kStart;

private:
    std::vector<http::Route> routes() {
        const auto on = [this](http::Response (RecordingBot::*answer)(const http::Request&)) {
            return [this, answer](http::Request request) -> asio::awaitable<http::Response> {
                co_return (this->*answer)(request);
            };
        };
        const auto hear = [this](http::Request request) -> asio::awaitable<http::Response> {
            const http::Response answer = webhook(request);
            if (hangs > 0 && hangs-- > 0) co_await let_go_.wait();
            co_return answer;
        };
        return {{http::Method::post, "/webhooks/zalo", hear},
                {http::Method::get, "/debug/clock", on(&RecordingBot::tell_clock)},
                {http::Method::post, "/debug/clock", on(&RecordingBot::set_clock)}};
    }
    http::Response webhook(const http::Request& request) {
        webhooks.push_back(request);
        order.push_back("webhook");
        int status = 200;
        if (!webhook_answers.empty()) {
            status = webhook_answers.front();
            webhook_answers.pop_front();
        }
        return http::text_response(status, "");
    }
    http::Response tell_clock(const http::Request&) {
        return http::json_response(clock_answer, json{{"now", core::format_iso(now)}}.dump());
    }
    http::Response set_clock(const http::Request& request) {
        const json body = json::parse(request.body);
        clock_calls.push_back(body);
        const core::Instant asked = core::parse_iso(body["now"].get<std::string>()).value();
        order.push_back("clock " + body["now"].get<std::string>().substr(11, 8));
        if (clock_answer != 200) return http::text_response(clock_answer, "");
        if (asked < now)
            return http::json_response(409, json{{"now", core::format_iso(now)}}.dump());
        now = asked;
        return http::json_response(200, json{{"now", core::format_iso(now)}, {"ran", 1}}.dump());
    }

    sim::Signal let_go_;
    http::Server server_;
};

struct Answer {
    int status = 0;
    json body;
};

/// A simulator and a recording bot on one loop, and a client that talks to the simulator as the
/// page does.
class Stage {
public:
    using Script = asio::awaitable<void> (*)(Stage&);

    explicit Stage(Script script,
                   core::Instant bots_time = kStart,
                   sim::World world = small_world())
        : bot(io) {
        bot.now = bots_time;
        sim::SimulatorOptions options{
            "127.0.0.1:0", sim::read_bot_address(bot.start()).value(), std::move(world)};
        sim.emplace(io, random, std::move(options));
        url = sim->start().value();
        page.emplace(io, sim::read_bot_address(url).value());
        asio::co_spawn(io, script(*this), [this](std::exception_ptr broken) { end(broken); });
        io.run_for(
            std::chrono::minutes{1});  // a script that waits for ever fails instead of hanging
        if (failure) std::rethrow_exception(failure);
        REQUIRE(ended);
    }

    // Bodies are texts: g++ 12 destroys braced temporaries of a co_await expression twice.
    asio::awaitable<Answer> post(std::string path, std::string body) {
        return read(page->post(std::move(path), {}, std::move(body), kPatience));
    }
    asio::awaitable<Answer> get(std::string path) {
        return read(page->get(std::move(path), kPatience));
    }
    asio::awaitable<Answer> say(std::string text) {
        const json body{{"as", kLan}, {"chat", {{"group", kGroup}}}, {"text", text}};
        return post("/sim/say", body.dump());
    }
    asio::awaitable<Answer> bot_says(const std::string& text) {
        const json body{{"recipient", {{"group_id", kGroup}}}, {"message", {{"text", text}}}};
        return read(page->post(
            "/v3.0/oa/group/message", {{"access_token", kToken}}, body.dump(), kPatience));
    }
    /// Over a connection of its own: one that breaks is not tried again.
    asio::awaitable<Answer> bot_says_once(const std::string& text) {
        once.emplace_back(io, sim::read_bot_address(url).value());
        const json body{{"recipient", {{"group_id", kGroup}}}, {"message", {{"text", text}}}};
        return read(once.back().post(
            "/v3.0/oa/group/message", {{"access_token", kToken}}, body.dump(), kPatience));
    }
    /// Sends bytes over a connection of its own and reads until a text has come.
    asio::awaitable<std::string> raw(std::string request, std::string until) {
        asio::ip::tcp::socket socket(io);
        const auto address = sim::read_bot_address(url).value();
        co_await socket.async_connect(address.endpoint, asio::use_awaitable);
        co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
        std::string received;
        co_await asio::async_read_until(
            socket, asio::dynamic_buffer(received, 1 << 20), until, asio::use_awaitable);
        co_return received;
    }
    asio::awaitable<Answer> clock(std::string body) { return post("/sim/clock", std::move(body)); }
    asio::awaitable<Answer> advance(int minutes) {
        return clock(json{{"advance_minutes", minutes}}.dump());
    }
    asio::awaitable<Answer> set_clock(const std::string& now) {
        return clock(json{{"now", now}}.dump());
    }
    asio::awaitable<Answer> son_leaves() {
        const json body{{"group", kGroup}, {"user", kSon}, {"change", "leave"}};
        return post("/sim/members", body.dump());
    }

    asio::io_context io;
    CountedRandom random;
    RecordingBot bot;
    std::optional<sim::Simulator> sim;
    std::optional<sim::BotLink> page;
    std::deque<sim::BotLink> once;
    std::string url;

private:
    static constexpr std::chrono::seconds kPatience{10};

    static asio::awaitable<Answer> read(asio::awaitable<sim::BotAnswer> pending) {
        const sim::BotAnswer answer = co_await std::move(pending);
        Answer result;
        result.status = answer.status;
        result.body = json::parse(answer.body, nullptr, false);
        co_return result;
    }
    void end(std::exception_ptr broken) {
        failure = broken;
        ended = true;
        page->close();
        for (sim::BotLink& link : once) link.close();
        bot.stop();
        sim->stop([this] { io.stop(); });
    }

    std::exception_ptr failure;
    bool ended = false;
};

}  // namespace mungba::sim_tests

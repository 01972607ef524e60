#include "sim/simulator.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/http/server.hpp"
#include "sim/feed.hpp"
#include "sim/lockstep.hpp"
#include "sim/oa.hpp"
#include "sim/postman.hpp"
#include "sim/routes.hpp"
#include "sim/views.hpp"

namespace mungba::sim {
namespace asio = boost::asio;
namespace {

/// How soon the page learns that the bot has come or gone.
constexpr std::chrono::seconds kLookForBotEvery{3};

std::string run_name(core::Random& random) {
    return "r" + std::to_string(random.next() % 1'000'000'007);
}

http::ServerOptions server_options(const std::string& listen) {
    http::ServerOptions options;
    options.listen = listen;
    return options;
}

}  // namespace

struct Simulator::State final : OaListener {
    State(asio::io_context& own_io, core::Random& random, SimulatorOptions options)
        : io(own_io),
          oa(std::move(options.world), random),
          bot(io, options.bot),
          postman(io, oa, bot),
          lockstep(io, oa, postman, bot),
          feed(io, run_name(random)),
          stopping(io),
          server(io,
                 server_options(options.listen),
                 http::Router(routes({oa, postman, lockstep, feed, stopping}))) {
        oa.set_listener(this);
        lockstep.set_listener(
            [this] { feed.publish("clock", clock_json(oa, lockstep.bot()).dump()); });
    }

    void on_message(const ChatMessage& message) override {
        feed.publish("message", to_json(message).dump());
    }
    void on_log(const LogLine& line) override { feed.publish("log", to_json(line).dump()); }
    void on_members_changed() override { feed.publish("members", members_json(oa).dump()); }
    void on_controls_changed() override { feed.publish("controls", controls_json(oa).dump()); }
    // Later, so that an API call is answered before its echo sets out.
    void on_delivery_queued() override {
        asio::post(io, [this] { postman.wake(); });
    }

    asio::awaitable<void> look_for_bot() {
        while (!stopped) {
            co_await lockstep.meet();
            if (!stopped) co_await stopping.wait(kLookForBotEvery);
        }
    }

    asio::io_context& io;
    Oa oa;
    BotLink bot;
    Postman postman;
    Lockstep lockstep;
    Feed feed;
    Signal stopping;
    bool stopped = false;
    http::Server server;
};

Simulator::Simulator(asio::io_context& io, core::Random& random, SimulatorOptions options)
    : state_(std::make_unique<State>(io, random, std::move(options))) {}

Simulator::~Simulator() = default;

core::Result<std::string> Simulator::start() {
    auto url = state_->server.start();
    if (!url) return url;
    asio::co_spawn(state_->io, state_->look_for_bot(), [](std::exception_ptr broken) {
        if (broken) std::rethrow_exception(broken);
    });
    return url;
}

void Simulator::stop(std::function<void()> done) {
    state_->stopped = true;
    state_->stopping.notify();
    state_->feed.close();
    state_->bot.close();
    state_->server.stop(std::move(done));
}

}  // namespace mungba::sim

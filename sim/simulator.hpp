#pragma once
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>

#include "core/ports.hpp"
#include "core/result.hpp"
#include "sim/bot_link.hpp"
#include "sim/world.hpp"

namespace mungba::sim {

struct SimulatorOptions {
    std::string listen = "127.0.0.1:8090";  ///< port 0 takes any free one
    BotAddress bot;
    World world;
};

/// The whole simulator: owns its parts and ties them together. On the thread that runs `io`.
class Simulator {
public:
    Simulator(boost::asio::io_context& io, core::Random& random, SimulatorOptions options);
    ~Simulator();
    Simulator(const Simulator&) = delete;
    Simulator& operator=(const Simulator&) = delete;

    /// Listens, then looks for the bot, again and again.
    core::Result<std::string> start();  ///< the URL, e.g. "http://127.0.0.1:8090"
    /// Ends streams and connections; `done` when all have ended.
    void stop(std::function<void()> done);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mungba::sim

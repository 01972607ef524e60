#pragma once
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>

#include "bot/engine/inbox.hpp"
#include "config/config.hpp"
#include "core/clock.hpp"
#include "core/ports.hpp"
#include "core/result.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/registry.hpp"
#include "storage/writer.hpp"

namespace mungba::bot {

/// The web page's side of the server: a listener, a reader and threads of its own, so that whoever reads pages holds up no webhook.
class WebSide {
public:
    struct Parts {
        boost::asio::io_context& io;
        const config::Web& settings;
        const handlers::Registry& registry;
        const handlers::Surroundings& surroundings;
        storage::Writer& writer;
        std::string database;  ///< path
        engine::Post post;
        const core::Clock& clock;
        core::Random& random;
    };
    explicit WebSide(Parts parts);
    ~WebSide();
    WebSide(const WebSide&) = delete;
    WebSide& operator=(const WebSide&) = delete;

    /// Binds and listens; the URL of the listener.
    core::Result<std::string> start();
    void stop(std::function<void()> done);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Where people find the page: [web] public_url, else the listener's own address.
std::string web_address(const config::Web& settings, const std::string& listener_url);

}  // namespace mungba::bot

#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <vector>

namespace mungba::sim {

/// Wakes coroutines that wait for something to change; each then looks for itself whether it was
/// its thing. On the io thread only.
class Signal {
public:
    explicit Signal(boost::asio::io_context& io) : io_(io) {}

    /// Returns after the next `notify`, or after `at_most`. Also returns when the coroutine is
    /// cancelled.
    boost::asio::awaitable<void> wait(std::chrono::milliseconds at_most = std::chrono::hours{24});
    void notify();

private:
    boost::asio::io_context& io_;
    std::vector<std::shared_ptr<boost::asio::steady_timer>> waiting_;
};

}  // namespace mungba::sim

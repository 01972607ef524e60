#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bot/http/server.hpp"

namespace mungba::http::test {

/// Holds an answer until the test lets it go; tells the test that the answer waits.
class Gate {
public:
    explicit Gate(boost::asio::io_context& io)
        : io_(io), timer_(io, boost::asio::steady_timer::time_point::max()) {}

    /// In a route.
    boost::asio::awaitable<void> pass() {
        reached_.set_value();
        boost::system::error_code ignored;
        co_await timer_.async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }
    /// In the test.
    void await_reached() { reached_.get_future().wait(); }
    void open() {
        boost::asio::post(io_, [this] { timer_.cancel(); });
    }

private:
    boost::asio::io_context& io_;
    boost::asio::steady_timer timer_;
    std::promise<void> reached_;
};

/// A server on any free port whose io_context runs on a thread of its own.
class RunningServer {
public:
    explicit RunningServer(std::vector<Route> routes, ServerOptions options = {})
        : RunningServer(
              std::make_unique<boost::asio::io_context>(), std::move(routes), std::move(options)) {}
    /// For routes with timers of their own, which must be gone before the io_context is.
    RunningServer(boost::asio::io_context& io,
                  std::vector<Route> routes,
                  ServerOptions options = {})
        : io_(io),
          server_(std::make_unique<Server>(io_, std::move(options), Router(std::move(routes)))) {
        auto started = server_->start();
        REQUIRE(started);
        url_ = started.value();
        thread_ = std::thread([this] { io_.run(); });
    }
    ~RunningServer() {
        begin_stop().wait();
        busy_.reset();
        thread_.join();
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    /// Ready when the server says that it has stopped.
    std::future<void> begin_stop() {
        auto stopped = std::make_shared<std::promise<void>>();
        boost::asio::post(io_,
                          [this, stopped] { server_->stop([stopped] { stopped->set_value(); }); });
        return stopped->get_future();
    }
    const std::string& url() const { return url_; }
    int port() const { return std::stoi(url_.substr(url_.rfind(':') + 1)); }
    ServerCounts counts() const { return server_->counts(); }

private:
    RunningServer(std::unique_ptr<boost::asio::io_context> own,
                  std::vector<Route> routes,
                  ServerOptions options)
        : RunningServer(*own, std::move(routes), std::move(options)) {
        own_ = std::move(own);
    }

    std::unique_ptr<boost::asio::io_context> own_;
    boost::asio::io_context& io_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> busy_{
        io_.get_executor()};
    std::unique_ptr<Server> server_;
    std::string url_;
    std::thread thread_;
};

}  // namespace mungba::http::test

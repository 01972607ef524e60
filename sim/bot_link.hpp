#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace mungba::sim {

/// Where the bot listens.
struct BotAddress {
    boost::asio::ip::tcp::endpoint endpoint;
    std::string host;  ///< as written, for the Host header
};
/// Reads "http://127.0.0.1:8080", also "http://localhost:8080" and "http://[::1]:8080"; nothing
/// else: the simulator looks no names up.
core::Result<BotAddress> read_bot_address(std::string_view url);

/// What the bot said to one request.
struct BotAnswer {
    int status = 0;  ///< 0: no answer, see `failure`
    std::string body;
    std::chrono::milliseconds took{0};
    std::string failure;  ///< for the log
    bool answered() const { return status != 0; }
};

/// A small HTTP/1.1 client for one address: kept-alive connections, several at a time. On the io
/// thread only. A kept connection that turns out to be dead is replaced once without the caller
/// noticing.
class BotLink {
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    BotLink(boost::asio::io_context& io, BotAddress address)
        : io_(io), address_(std::move(address)) {}

    /// @param path  with its query; from our own code, not checked
    boost::asio::awaitable<BotAnswer> get(std::string path, std::chrono::milliseconds timeout);
    boost::asio::awaitable<BotAnswer> post(std::string path,
                                           Headers headers,
                                           std::string json,
                                           std::chrono::milliseconds timeout);

    /// Closes what is open; requests under way end without an answer.
    void close();

private:
    using Socket = boost::asio::ip::tcp::socket;
    using SocketPtr = std::shared_ptr<Socket>;

    boost::asio::awaitable<BotAnswer> perform(std::string request,
                                              std::chrono::milliseconds timeout);
    boost::asio::awaitable<BotAnswer> exchange(SocketPtr socket,
                                               std::shared_ptr<const std::string> request);

    boost::asio::io_context& io_;
    BotAddress address_;
    std::vector<SocketPtr> idle_;
    std::vector<std::weak_ptr<Socket>> busy_;
    bool closed_ = false;
};

}  // namespace mungba::sim

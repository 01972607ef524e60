#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "bot/http/transport.hpp"

namespace mungba::http {
namespace {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;

// The functions give on what Asio gives, without a coroutine of their own: one frame less on each
// read and write.
class PlainTransport final : public Transport {
public:
    explicit PlainTransport(asio::ip::tcp::socket socket) : socket_(std::move(socket)) {
        error_code ignored;
        socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
        socket_.non_blocking(true, ignored);
    }

    awaitable<void> handshake(error_code& error) override {
        error = {};
        co_return;
    }
    awaitable<std::size_t> read_some(std::span<char> space, error_code& error) override {
        return socket_.async_read_some(asio::buffer(space.data(), space.size()),
                                       redirect_error(use_awaitable, error));
    }
    std::size_t write_now(const Gather& buffers, error_code& error) override {
        const std::size_t written = socket_.write_some(buffers, error);
        if (error == asio::error::would_block) error = {};
        return written;
    }
    awaitable<std::size_t> write(Gather buffers, error_code& error) override {
        return asio::async_write(socket_, buffers, redirect_error(use_awaitable, error));
    }
    awaitable<void> finish(error_code& error) override {
        socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
        co_return;
    }
    awaitable<std::size_t> drain_some(std::span<char> space, error_code& error) override {
        return read_some(space, error);
    }
    void cancel() override {
        error_code ignored;
        socket_.cancel(ignored);
    }
    void close() override {
        error_code ignored;
        socket_.close(ignored);
    }

private:
    asio::ip::tcp::socket socket_;
};

}  // namespace

std::unique_ptr<Transport> make_plain_transport(asio::ip::tcp::socket socket) {
    return std::make_unique<PlainTransport>(std::move(socket));
}

Gather rest_of(Gather buffers, std::size_t bytes) {
    for (asio::const_buffer& buffer : buffers) {
        const std::size_t step = std::min(bytes, buffer.size());
        buffer += step;
        bytes -= step;
    }
    return buffers;
}

}  // namespace mungba::http

#include <array>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/system/system_error.hpp>
#include <charconv>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "bot/http/session.hpp"
#include "core/clock.hpp"
#include "core/log.hpp"

namespace mungba::http {
namespace {

namespace asio = boost::asio;

std::string as_chunk(std::string_view piece) {
    std::array<char, 16> size{};
    const auto end = std::to_chars(size.data(), size.data() + size.size(), piece.size(), 16).ptr;
    std::string chunk(size.data(), end);
    chunk.append("\r\n").append(piece).append("\r\n");
    return chunk;
}

}  // namespace

asio::awaitable<void> Session::stream(const Response& response, Delivery delivery) {
    co_await send(response, delivery);
    if (gone_ || delivery.head_only || listener_.stopping || !may_have_body(response.status))
        co_return;
    phase_ = Phase::streaming;
    using asio::experimental::awaitable_operators::operator||;
    // Whichever ends first, the client's leaving or the pieces, cancels the other and waits for its
    // end.
    co_await (watch_client() || send_pieces(*response.stream, delivery.chunked));
    deadline_ = kNever;
}

// A client of a stream has nothing more to say: what it sends is dropped until it leaves. Stopping
// cancels the read.
asio::awaitable<void> Session::watch_client() {
    boost::system::error_code error;
    std::array<char, 256> dropped;
    while (!error) co_await transport_->read_some(dropped, error);
    if (error != asio::error::operation_aborted) gone_ = true;
}

asio::awaitable<void> Session::send_pieces(const BodyStream& body, bool chunked) {
    try {
        for (;;) {
            const std::optional<std::string> piece = co_await body.next();
            if (!piece) break;
            if (piece->empty()) continue;  // as a chunk it would mean the end
            const std::string bytes = chunked ? as_chunk(*piece) : *piece;
            if (!co_await send_piece(bytes)) co_return;
        }
        if (chunked) co_await send_piece("0\r\n\r\n");
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted)
            co_return;  // the client left, or the server stops
        failure(error.what());
    } catch (const std::exception& error) {
        failure(error.what());
    }
}

// A client that does not read would hold its stream for ever: each piece has the time of an answer.
asio::awaitable<bool> Session::send_piece(std::string_view piece) {
    const Gather buffers{asio::buffer(piece), {}};
    boost::system::error_code error;
    const std::size_t written = transport_->write_now(buffers, error);
    if (!error && written < piece.size()) {
        deadline_ = core::steady_now() + listener_.options.response_timeout;
        co_await transport_->write(rest_of(buffers, written), error);
        deadline_ = kNever;
    }
    if (error) gone_ = true;
    co_return !error;
}

}  // namespace mungba::http

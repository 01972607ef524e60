#include "bot/command_socket.hpp"

#include <poll.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstdint>
#include <utility>

#include "core/log.hpp"

namespace mungba::bot {
namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;
using Length = std::array<unsigned char, 4>;

Length encode_length(std::size_t size) {
    return {static_cast<unsigned char>(size & 0xff),
            static_cast<unsigned char>((size >> 8) & 0xff),
            static_cast<unsigned char>((size >> 16) & 0xff),
            static_cast<unsigned char>((size >> 24) & 0xff)};
}

std::size_t decode_length(const Length& bytes) {
    return bytes[0] | (std::size_t{bytes[1]} << 8) | (std::size_t{bytes[2]} << 16) | (std::size_t{bytes[3]} << 24);
}

/// Waits for the outcome; says every now and then that it is still being worked at. A caller that went away stops nothing.
asio::awaitable<CommandOutcome> carried_out(Local::socket& socket,
                                            const CommandSocket::Carry& carry,
                                            CommandRequest request,
                                            std::chrono::milliseconds still_there_every) {
    struct Wait {
        explicit Wait(const Local::socket::executor_type& executor) : timer(executor) {}
        asio::steady_timer timer;
        std::optional<CommandOutcome> outcome;
    };
    const auto wait = std::make_shared<Wait>(socket.get_executor());
    carry(std::move(request), [wait](CommandOutcome outcome) {
        wait->outcome = std::move(outcome);
        wait->timer.cancel();
    });
    constexpr Length kStillThere{};
    bool listens = true;
    while (!wait->outcome) {
        boost::system::error_code error;
        wait->timer.expires_after(still_there_every);
        co_await wait->timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
        if (wait->outcome || !listens) continue;
        co_await asio::async_write(socket, asio::buffer(kStillThere), asio::redirect_error(asio::use_awaitable, error));
        listens = !error;
    }
    co_return std::move(*wait->outcome);
}

asio::awaitable<void> serve_one(Local::socket socket, CommandSocket::Carry carry, std::chrono::milliseconds still_there_every) {
    Length length{};
    boost::system::error_code error;
    co_await asio::async_read(socket, asio::buffer(length), asio::redirect_error(asio::use_awaitable, error));
    const std::size_t size = decode_length(length);
    if (error || size > CommandSocket::kMaxFrameBytes) co_return;
    std::string text(size, '\0');
    co_await asio::async_read(socket, asio::buffer(text), asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    CommandOutcome outcome{.exit_code = 2, .out = {}, .err = "the request was not understood: other version?\n"};
    if (auto request = decode_request(text)) {
        outcome = co_await carried_out(socket, carry, std::move(*request), still_there_every);
    }
    const std::string answer = encode(outcome);
    const Length answer_length = encode_length(answer.size());
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(answer_length), asio::buffer(answer)};
    co_await asio::async_write(socket, buffers, asio::redirect_error(asio::use_awaitable, error));
}

constexpr std::size_t kMaxPathBytes = sizeof(sockaddr_un::sun_path);
constexpr std::chrono::milliseconds kPause{100};  // before the next try to accept

bool speaks_within(Local::socket& socket, std::chrono::milliseconds silence) {
    pollfd waiting{.fd = socket.native_handle(), .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, static_cast<int>(silence.count())) > 0;
}

/// The length of the answer itself: what only says "still there" is read over.
std::size_t read_answer_length(Local::socket& socket, std::chrono::milliseconds silence, boost::system::error_code& error) {
    Length length{};
    while (!error && decode_length(length) == 0) {
        if (!speaks_within(socket, silence)) {
            error = asio::error::timed_out;
        } else {
            asio::read(socket, asio::buffer(length), error);
        }
    }
    return error ? 0 : std::min(decode_length(length), CommandSocket::kMaxFrameBytes);
}

}  // namespace

struct CommandSocket::State {
    State(asio::io_context& context, std::string socket_path, Carry carried, Options given)
        : io(context), path(std::move(socket_path)), carry(std::move(carried)), options(given), acceptor(context) {}

    asio::io_context& io;
    std::string path;
    Carry carry;
    Options options;
    Local::acceptor acceptor;

    static asio::awaitable<void> accept(std::shared_ptr<State> state) {
        while (state->acceptor.is_open()) {
            boost::system::error_code error;
            Local::socket socket = co_await state->acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted) co_return;
            if (error) {
                // Out of descriptors, say: the door stays.
                core::log::warning("a command's connection was not accepted", {{"why", error.message()}});
                asio::steady_timer pause(state->io, kPause);
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            asio::co_spawn(state->io,
                           serve_one(std::move(socket), state->carry, state->options.still_there_every),
                           [](std::exception_ptr failure) {
                               if (failure) core::log::error("a command's connection failed");
                           });
        }
    }
};

CommandSocket::CommandSocket(asio::io_context& io, std::string path, Carry carry, Options options)
    : state_(std::make_shared<State>(io, std::move(path), std::move(carry), options)) {}

CommandSocket::~CommandSocket() { stop(); }

core::Result<std::string> CommandSocket::start() {
    if (state_->path.size() >= kMaxPathBytes) {
        return core::Error{state_->path + ": too long for a socket; choose a storage.path of at most " +
                           std::to_string(kMaxPathBytes - 6) + " bytes"};
    }
    ::unlink(state_->path.c_str());
    boost::system::error_code error;
    state_->acceptor.open(Local(), error);
    // Only the owner may speak to it from the first moment on.
    const mode_t before = ::umask(0177);
    if (!error) state_->acceptor.bind(Local::endpoint(state_->path), error);
    ::umask(before);
    if (!error) state_->acceptor.listen(16, error);
    if (error) return core::Error{state_->path + ": cannot listen for commands: " + error.message()};
    asio::co_spawn(state_->io, State::accept(state_), [](std::exception_ptr) {});
    return state_->path;
}

void CommandSocket::stop() {
    if (!state_->acceptor.is_open()) return;
    boost::system::error_code ignored;
    state_->acceptor.close(ignored);
    ::unlink(state_->path.c_str());
}

std::optional<core::Result<CommandOutcome>> ask_server(const std::string& path,
                                                       const CommandRequest& request,
                                                       std::chrono::milliseconds silence) {
    asio::io_context io;
    Local::socket socket(io);
    boost::system::error_code error;
    if (path.size() >= kMaxPathBytes) return std::nullopt;
    socket.connect(Local::endpoint(path), error);
    if (error) return std::nullopt;
    const std::string text = encode(request);
    const Length length = encode_length(text.size());
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(length), asio::buffer(text)};
    asio::write(socket, buffers, error);
    std::string answer(error ? 0 : read_answer_length(socket, silence, error), '\0');
    if (!error) asio::read(socket, asio::buffer(answer), error);
    if (error == asio::error::eof) return core::Error{path + ": the server stopped before it answered; do it again"};
    if (error) return core::Error{path + ": the server did not answer: " + error.message()};
    auto outcome = decode_outcome(answer);
    if (!outcome) return core::Error{path + ": the server's answer was not understood: other version?"};
    return std::move(*outcome);
}

}  // namespace mungba::bot

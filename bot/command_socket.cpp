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

#include "bot/routes/await.hpp"
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

asio::awaitable<void> serve_one(Local::socket socket, CommandSocket::Carry carry) {
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
        auto begin = [&](std::function<void(CommandOutcome)> done) { carry(std::move(*request), std::move(done)); };
        outcome = co_await routes::told<CommandOutcome>(std::ref(begin));
    }
    const std::string answer = encode(outcome);
    const Length answer_length = encode_length(answer.size());
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(answer_length), asio::buffer(answer)};
    co_await asio::async_write(socket, buffers, asio::redirect_error(asio::use_awaitable, error));
}

constexpr std::size_t kMaxPathBytes = sizeof(sockaddr_un::sun_path);
constexpr int kAnswerWithinMs = 60'000;
constexpr std::chrono::milliseconds kPause{100};  // before the next try to accept

bool answers_within(Local::socket& socket, int milliseconds) {
    pollfd waiting{.fd = socket.native_handle(), .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

}  // namespace

struct CommandSocket::State {
    State(asio::io_context& context, std::string socket_path, Carry carried)
        : io(context), path(std::move(socket_path)), carry(std::move(carried)), acceptor(context) {}

    asio::io_context& io;
    std::string path;
    Carry carry;
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
            asio::co_spawn(state->io, serve_one(std::move(socket), state->carry), [](std::exception_ptr failure) {
                if (failure) core::log::error("a command's connection failed");
            });
        }
    }
};

CommandSocket::CommandSocket(asio::io_context& io, std::string path, Carry carry)
    : state_(std::make_shared<State>(io, std::move(path), std::move(carry))) {}

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

std::optional<core::Result<CommandOutcome>> ask_server(const std::string& path, const CommandRequest& request) {
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
    Length answer_length{};
    if (!error && !answers_within(socket, kAnswerWithinMs)) error = asio::error::timed_out;
    if (!error) asio::read(socket, asio::buffer(answer_length), error);
    std::string answer(error ? 0 : std::min(decode_length(answer_length), CommandSocket::kMaxFrameBytes), '\0');
    if (!error) asio::read(socket, asio::buffer(answer), error);
    if (error) return core::Error{path + ": the server did not answer: " + error.message()};
    auto outcome = decode_outcome(answer);
    if (!outcome) return core::Error{path + ": the server's answer was not understood: other version?"};
    return std::move(*outcome);
}

}  // namespace mungba::bot

#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "bot/command_request.hpp"
#include "core/result.hpp"

namespace mungba::bot {

/// The server's ear for the operator's commands: `<storage.path>.sock`, mode 0600, one request a connection (4 bytes of length, little
/// end first, then JSON; the answer likewise). While a command is carried out, a frame of length 0 every now and then says that it is
/// not forgotten. Io thread.
class CommandSocket {
public:
    /// Carries a request out and tells the outcome on the io thread, once.
    using Carry = std::function<void(CommandRequest, std::function<void(CommandOutcome)>)>;
    static constexpr std::size_t kMaxFrameBytes = 256u << 20;

    struct Options {
        std::chrono::milliseconds still_there_every{10'000};
    };
    CommandSocket(boost::asio::io_context& io, std::string path, Carry carry, Options options);
    ~CommandSocket();
    CommandSocket(const CommandSocket&) = delete;
    CommandSocket& operator=(const CommandSocket&) = delete;

    /// The caller holds the data lock, so a socket file that is there already is a dead one's and is replaced.
    core::Result<std::string> start();
    void stop();

private:
    struct State;
    std::shared_ptr<State> state_;
};

/// The other end, blocking: sends a request to the server that listens at `path`. Nothing if no server listens there.
/// @param silence  so long it waits for the next frame, not for the whole of it: a backup takes as long as it takes.
std::optional<core::Result<CommandOutcome>> ask_server(const std::string& path,
                                                       const CommandRequest& request,
                                                       std::chrono::milliseconds silence = std::chrono::seconds{60});

}  // namespace mungba::bot

#pragma once
#include <functional>

#include "bot/care/access_tokens.hpp"
#include "bot/command_request.hpp"
#include "bot/engine/engine.hpp"
#include "storage/readers.hpp"

namespace mungba::bot {

/// Carries the operator's commands from the socket to the connection that may do them: the writer's for those that write, a reader's
/// for those that only read. What it refers to outlives it. `carry` is called on the io thread, and `changed` after each command that wrote
/// something.
class CommandCarrier {
public:
    /// @param long_reader  the one reader that may read for minutes; asked for on the io thread, when it is needed.
    CommandCarrier(engine::Engine& engine,
                   storage::Reader& reader,
                   std::function<storage::Reader&()> long_reader,
                   care::AccessTokens& tokens,
                   engine::Post post,
                   CommandExecutor executor,
                   std::function<void()> changed);

    /// `done` is told on the io thread, once.
    void carry(CommandRequest request, std::function<void(CommandOutcome)> done);

private:
    void read(storage::Reader& reader, CommandRequest request, std::function<void(CommandOutcome)> done);
    void write(CommandRequest request, std::function<void(CommandOutcome)> done);

    engine::Engine& engine_;
    storage::Reader& reader_;
    std::function<storage::Reader&()> long_reader_;
    care::AccessTokens& tokens_;
    engine::Post post_;
    CommandExecutor executor_;
    std::function<void()> changed_;
};

}  // namespace mungba::bot

#include "bot/command_carrier.hpp"

#include <memory>
#include <string>
#include <utility>

#include "bot/database.hpp"

namespace mungba::bot {
namespace {

CommandOutcome failure(int exit_code, const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        return {.exit_code = exit_code, .out = {}, .err = std::string(error.what()) + "\n"};
    }
}

}  // namespace

CommandCarrier::CommandCarrier(engine::Engine& engine,
                               storage::Reader& reader,
                               std::function<storage::Reader&()> long_reader,
                               care::AccessTokens& tokens,
                               engine::Post post,
                               CommandExecutor executor,
                               std::function<void()> changed)
    : engine_(engine),
      reader_(reader),
      long_reader_(std::move(long_reader)),
      tokens_(tokens),
      post_(std::move(post)),
      executor_(std::move(executor)),
      changed_(std::move(changed)) {}

void CommandCarrier::carry(CommandRequest request, std::function<void(CommandOutcome)> done) {
    switch (reach_of(request)) {
        case Reach::writes: return write(std::move(request), std::move(done));
        case Reach::reads: return read(reader_, std::move(request), std::move(done));
        case Reach::reads_all: return read(long_reader_(), std::move(request), std::move(done));
    }
}

void CommandCarrier::read(storage::Reader& reader, CommandRequest request, std::function<void(CommandOutcome)> done) {
    reader.submit([this, request = std::move(request), done = std::move(done)](storage::Connection& connection) {
        CommandOutcome outcome;
        try {
            outcome = executor_(connection, request);
        } catch (...) {
            outcome = failure(kFailed, std::current_exception());
        }
        post_([done, outcome = std::move(outcome)] { done(outcome); });
    });
}

void CommandCarrier::write(CommandRequest request, std::function<void(CommandOutcome)> done) {
    auto outcome = std::make_shared<CommandOutcome>();
    auto open = std::make_shared<care::AccessTokens::Open>();
    engine_.writer.submit(
        [this, outcome, open, request = std::move(request)](storage::Connection& connection) {
            storage::Savepoint savepoint(connection);
            *outcome = executor_(connection, request);
            if (outcome->exit_code != kDone) return;
            savepoint.release();
            if (request.name == "person erase") engine_.maintenance.erased_something();
            *open = tokens_.read(connection);
        },
        [this, outcome, open, done = std::move(done)](std::exception_ptr thrown) {
            if (thrown) *outcome = failure(kStorageFailed, thrown);
            if (outcome->exit_code == kDone) tokens_.use(std::move(*open));
            post_([this, outcome, done] {
                if (outcome->exit_code == kDone) changed_();
                engine_.sender.kick();
                done(*outcome);
            });
        });
}

}  // namespace mungba::bot

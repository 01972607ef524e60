#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "bot/command_request.hpp"
#include "bot/database.hpp"
#include "config/config.hpp"
#include "config/secrets.hpp"
#include "core/clock.hpp"
#include "core/ports.hpp"
#include "handlers/contract/context.hpp"

namespace mungba::bot {

/// What a command on the database may use beside the connection.
struct CommandTools {
    const core::Clock& clock;
    const config::SealingKey& key;
    core::Random& random;
    core::OrganizationId organization;  ///< the one of the config file
    std::string web_address;            ///< where people find the web page
};
/// The deeds behind the operator's commands; bot/commands has them.
using CommandTable = std::function<CommandOutcome(storage::Connection&, const CommandTools&, const CommandRequest&)>;

struct AppOptions {
    config::Settings settings;
    CommandTable commands;
    handlers::Examine examine{};               ///< what the pages of the set-up look at
    core::Testpoint testpoint;                 ///< empty in the shipped program
    bool clock_control = false;
    std::optional<core::Instant> clock_start;  ///< with clock_control: else the newest instant in the database, or now
};

/// The server: owns the parts in building order, stops them in reverse.
class App {
public:
    /// Opens everything and listens; what cannot be had is told with its exit code.
    static std::variant<std::unique_ptr<App>, Refusal> start(AppOptions options);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    /// Runs until SIGTERM or SIGINT has been obeyed; the exit code.
    int run();
    /// Where the webhook listens, e.g. "http://127.0.0.1:41231".
    const std::string& url() const;

private:
    struct Parts;
    explicit App(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace mungba::bot

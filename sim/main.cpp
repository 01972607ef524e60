#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "core/local_time.hpp"
#include "core/log.hpp"
#include "core/ports.hpp"
#include "sim/access.hpp"
#include "sim/simulator.hpp"

namespace {

using namespace mungba;

enum ExitCode { kDone = 0, kFailed = 1, kBadInput = 2 };  // design: as all programs of the house

struct CommandLine {
    std::string listen = "127.0.0.1:8090";
    std::string bot = "http://127.0.0.1:8080";
    std::string world;
    std::string now;
    std::string log_format = "text";
};

int bad_input(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    return kBadInput;
}

int run(sim::SimulatorOptions options) {
    boost::asio::io_context io(1);
    core::SystemRandom random;
    sim::Simulator simulator(io, random, std::move(options));
    const auto url = simulator.start();
    if (!url) {
        core::log::error("cannot start", {{"reason", url.error().message}});
        return kFailed;
    }
    core::log::info("listening", {{"url", url.value()}, {"for", "sim"}});
    boost::asio::signal_set signals(io, SIGINT, SIGTERM);
    signals.async_wait([&](boost::system::error_code cancelled, int) {
        if (cancelled) return;
        simulator.stop([&] {
            core::log::info("stopped");
            io.stop();
        });
    });
    io.run();
    return kDone;
}

int start(const CommandLine& line) {
    core::log::setup(line.log_format == "json" ? core::log::Format::json : core::log::Format::text,
                     core::log::Level::info);
    auto world = sim::load_world(line.world);
    if (!world) return bad_input(world.error().message);
    if (!sim::listens_on_this_machine(line.listen)) {
        return bad_input("--listen: '" + line.listen +
                         "' is not on this machine, e.g. 127.0.0.1:8090");
    }
    auto bot = sim::read_bot_address(line.bot);
    if (!bot) return bad_input("--bot: " + bot.error().message);
    if (!line.now.empty()) {
        const auto now = core::parse_iso(line.now);
        if (!now)
            return bad_input("--now: '" + line.now +
                             "' is not an instant like 2026-10-01T08:00:00+07:00");
        world->start = *now;
    }
    return run({line.listen, std::move(bot).value(), std::move(world).value()});
}

}  // namespace

int main(int argc, char** argv) {
    CommandLine line;
    CLI::App app{
        "A Zalo Official Account on this machine: groups, people and a chat page, for a bot under "
        "test"};
    app.add_option(
           "--listen", line.listen, "address:port of the page and of Zalo's API, on this machine")
        ->capture_default_str();
    app.add_option("--bot", line.bot, "where the bot takes webhooks")->capture_default_str();
    app.add_option("--world", line.world, "JSON file: the OA, its groups and people")->required();
    app.add_option("--now", line.now, "starting time, ISO 8601 with offset; else the world file's");
    app.add_option("--log-format", line.log_format)
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kBadInput;
    }
    try {
        return start(line);
    } catch (const std::exception& error) {
        core::log::error("failed", {{"reason", error.what()}});
        return kFailed;
    }
}

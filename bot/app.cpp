#include "bot/app.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <utility>

#include "bot/app_settings.hpp"
#include "bot/care/care.hpp"
#include "bot/command_carrier.hpp"
#include "bot/command_socket.hpp"
#include "bot/heartbeat.hpp"
#include "bot/http/server.hpp"
#include "bot/routes/operator_routes.hpp"
#include "bot/routes/webhook.hpp"
#include "bot/web_side.hpp"
#include "core/log.hpp"
#include "handlers/handlers.hpp"
#include "storage/integrity.hpp"
#include "storage/organization_repository.hpp"
#include "storage/readers.hpp"
#include "storage/state_repository.hpp"
#include "zalo/client.hpp"
#include "zalo/curl_client.hpp"

namespace mungba::bot {
namespace {

namespace asio = boost::asio;

// Accepted requests and sends in flight have so long at a stop (reliability.md §4).
constexpr std::chrono::seconds kStopWithin{4};

// A fresh handler table for the life of the program.
handlers::Registry registry_of_all() {
    handlers::Registry registry;
    handlers::register_all(registry);
    return registry;
}

}  // namespace

// In building order; destroyed in reverse.
struct App::Parts {
    Parts(AppOptions given, Database opened, config::SealingKey sealing_key, core::OrganizationId first)
        : options(std::move(given)),
          database(std::move(opened)),
          key(std::move(sealing_key)),
          organization(first),
          surroundings(surroundings_of(options.settings, key, database.connection->path())),
          registry(registry_of_all()),
          delivery(registry, surroundings),
          tokens(key) {}

    asio::io_context io{1};
    AppOptions options;
    Database database;
    config::SealingKey key;
    core::OrganizationId organization;
    handlers::Surroundings surroundings;
    handlers::Registry registry;
    handlers::Delivery delivery;
    care::AccessTokens tokens;
    core::SystemClock system_clock;
    std::unique_ptr<core::SettableClock> settable_clock;
    core::SystemRandom random;
    std::unique_ptr<zalo::CurlClient> curl;
    std::shared_ptr<zalo::Budget> budget = std::make_shared<zalo::Budget>();
    std::unique_ptr<zalo::Client> client;
    std::unique_ptr<engine::Engine> engine;
    std::unique_ptr<care::Care> care;
    std::unique_ptr<storage::Reader> reader;
    std::unique_ptr<routes::Webhook> webhook;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<WebSide> web_side;
    std::unique_ptr<CommandCarrier> carrier;
    std::unique_ptr<CommandSocket> socket;
    std::unique_ptr<Heartbeat> heartbeat;
    std::unique_ptr<asio::signal_set> signals;
    std::unique_ptr<storage::Reader> checker;
    std::unique_ptr<asio::steady_timer> stop_limit;
    std::string url;
    std::string web_url;
    std::string damage;  // what a check beside the work has found
    bool stopping = false;
    bool ending = false;

    const core::Clock& clock() const {
        return settable_clock ? static_cast<const core::Clock&>(*settable_clock) : system_clock;
    }
    engine::Post post() {
        return [this](std::function<void()> work) { asio::post(io, std::move(work)); };
    }

    void build();
    core::Result<std::string> listen();
    std::vector<http::Route> routes();
    std::vector<std::string> degraded() const;
    void mark_running();
    void organizations_changed();
    storage::Reader& long_reader();
    void check_beside_work();
    void stop();
    void finish_stop();
    void end();
};

void App::Parts::build() {
    storage::Connection& connection = *database.connection;
    if (options.clock_control) {
        const core::Instant newest = storage::state::newest_instant(connection);
        const core::Instant start = options.clock_start.value_or(core::to_ms(newest) > 0 ? newest : system_clock.now());
        settable_clock = std::make_unique<core::SettableClock>(std::max(start, newest));
    }
    surroundings.random = &random;
    surroundings.examine = options.examine;
    surroundings.outside = outside_of(surroundings.rules);
    curl = std::make_unique<zalo::CurlClient>(io, zalo::CurlOptions{});
    zalo::ClientOptions client_options;
    client_options.openapi_url = options.settings.zalo.openapi_url;
    client = std::make_unique<zalo::Client>(
        io, *curl, clock(), [this](const core::OaId& oa) { return tokens.of(oa); }, client_options, budget);
    engine = std::make_unique<engine::Engine>(
        connection, delivery, *client, clock(), settable_clock.get(), random, post(), options.testpoint, engine_options(options.settings, key, surroundings.rules));
    tokens.use(tokens.read(connection));
    engine->begin(connection);
    care = std::make_unique<care::Care>(care::Care::Parts{.io = io,
                                                          .http = *curl,
                                                          .budget = budget,
                                                          .engine = *engine,
                                                          .tokens = tokens,
                                                          .key = key,
                                                          .settings = options.settings,
                                                          .days_off = surroundings.days_off,
                                                          .clock = clock(),
                                                          .random = random,
                                                          .post = post(),
                                                          .testpoint = options.testpoint});
    const auto organizations = care->begin(connection);
    surroundings.contact_links = contact_links(organizations);
    engine->maintenance.erased_something();  // whatever the last run did not get round to
    if (database.after_unclean_stop) engine->dispatcher.be_careful();
    reader = std::make_unique<storage::Reader>(connection.path());
    carrier = std::make_unique<CommandCarrier>(
        *engine,
        *reader,
        [this]() -> storage::Reader& { return long_reader(); },
        tokens,
        post(),
        [this](storage::Connection& given, const CommandRequest& request) {
            return options.commands(given, {.clock = clock(), .key = key, .random = random, .organization = organization, .web_address = surroundings.web_address}, request);
        },
        [this] { organizations_changed(); });
    const bool observe = options.settings.zalo.signature == config::SignaturePolicy::observe;
    webhook = std::make_unique<routes::Webhook>(engine->inbox,
                                                engine->counts,
                                                webhook_organizations(organizations),
                                                observe ? routes::Webhook::Policy::observe : routes::Webhook::Policy::enforce);
    webhook->on_trouble([this](core::OrganizationId id, storage::Gap::Reason reason) { care->trouble(id, reason); });
}

std::vector<http::Route> App::Parts::routes() {
    constexpr std::size_t kMaxWebhookBytes = 64 * 1024;
    const auto receive = [this](http::Request request) { return webhook->answer(std::move(request)); };
    std::vector<http::Route> table{{http::Method::post, "/webhooks/zalo", receive, kMaxWebhookBytes},
                                   {http::Method::post, "/", receive, kMaxWebhookBytes}};
    for (http::Route& route : routes::verifier_routes(options.settings.server.verifier)) table.push_back(std::move(route));
    auto for_operator = routes::not_for_proxies(routes::operator_routes(
        {.engine = *engine, .reader = *reader, .post = post(), .degraded = [this] { return degraded(); }}));
    for (http::Route& route : for_operator) table.push_back(std::move(route));
    return table;
}

void App::Parts::organizations_changed() {
    care->reload([this](const std::vector<care::OpenOrganization>& organizations) {
        webhook->serve(webhook_organizations(organizations));
        // The features read these on the writer's thread.
        engine->writer.submit(
            [this, links = contact_links(organizations)](storage::Connection& connection) {
                surroundings.contact_links = links;
                for (const auto& [one, link] : links) delivery.start(connection, one, clock().now());
            },
            {});
    });
}

core::Result<std::string> App::Parts::listen() {
    http::ServerOptions server_options;
    server_options.listen = options.settings.server.listen;
    server_options.tls_cert = options.settings.server.tls_cert.string();
    server_options.tls_key = options.settings.server.tls_key.string();
    server_options.max_connections = static_cast<std::size_t>(options.settings.server.max_connections);
    server = std::make_unique<http::Server>(io, server_options, http::Router(routes()));
    auto started = server->start();
    if (!started) return started;
    url = *started;
    web_side = std::make_unique<WebSide>(WebSide::Parts{.io = io,
                                                        .settings = options.settings.web,
                                                        .registry = registry,
                                                        .surroundings = surroundings,
                                                        .writer = engine->writer,
                                                        .database = database.connection->path(),
                                                        .post = post(),
                                                        .clock = clock(),
                                                        .random = random});
    auto web_started = web_side->start();
    if (!web_started) return web_started;
    web_url = *web_started;
    surroundings.web_address = web_address(options.settings.web, web_url);
    const auto carry = [this](CommandRequest request, std::function<void(CommandOutcome)> done) {
        carrier->carry(std::move(request), std::move(done));
    };
    socket = std::make_unique<CommandSocket>(io, database.connection->path() + ".sock", carry, CommandSocket::Options{});
    auto listening = socket->start();
    if (!listening) return listening;
    return url;
}

std::vector<std::string> App::Parts::degraded() const {
    std::vector<std::string> sentences;
    if (!damage.empty()) sentences.push_back("the database is damaged: restore a backup (" + damage + ")");
    if (tokens.empty()) sentences.push_back("nothing can be sent: no access token; run mungba token import");
    if (tokens.any_held()) {
        sentences.push_back("tokens are held since a restore and not renewed: run mungba token import with a fresh pair, or mungba token release");
    }
    if (options.settings.zalo.signature == config::SignaturePolicy::observe) {
        sentences.push_back("zalo.signature is observe: events with a bad signature are answered 200");
    }
    return sentences;
}

// One for all that reads for minutes: /metrics does not wait for it, and each such reader lets the WAL grow.
storage::Reader& App::Parts::long_reader() {
    if (!checker) checker = std::make_unique<storage::Reader>(database.connection->path());
    return *checker;
}

void App::Parts::check_beside_work() {
    if (database.checked) return;
    long_reader().submit([this](storage::Connection& connection) {
        try {
            const std::string complaint = storage::quick_check(connection);
            if (complaint.empty()) return;
            core::log::error("database damaged: restore a backup", {{"why", complaint}});
            asio::post(io, [this, complaint] { damage = complaint; });
        } catch (const storage::StorageError& error) {
            core::log::error("database could not be checked", {{"why", error.what()}});
        }
    });
}

void App::Parts::stop() {
    if (std::exchange(stopping, true)) return;
    core::log::info("stopping");
    heartbeat->stop();
    socket->stop();
    engine->sender.stop();
    care->stop();
    stop_limit = std::make_unique<asio::steady_timer>(io, kStopWithin);
    stop_limit->async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        core::log::warning("stopping without waiting for what is in flight");
        end();
    });
    server->stop([this] { web_side->stop([this] { finish_stop(); }); });
}

void App::Parts::finish_stop() {
    engine->sender.flush([this] { end(); });
}

// What is still in flight is settled after the next start, as after a crash.
void App::Parts::end() {
    if (std::exchange(ending, true)) return;
    engine->writer.submit(
        [this](storage::Connection& connection) {
            storage::state::write(connection, {.running = false, .last_instant = clock().now()});
        },
        [this](std::exception_ptr) { asio::post(io, [this] { io.stop(); }); });
}

void App::Parts::mark_running() {
    storage::state::write(*database.connection, {.running = true, .last_instant = clock().now()});
}

App::App(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
App::~App() = default;

const std::string& App::url() const { return parts_->url; }

std::variant<std::unique_ptr<App>, Refusal> App::start(AppOptions options) {
    const core::SystemClock now;
    auto opened = open_database(options.settings.storage.path.string(), now);
    if (auto* refusal = std::get_if<Refusal>(&opened)) return std::move(*refusal);
    auto& database = std::get<Database>(opened);
    auto key = open_key(options.settings, *database.connection);
    if (auto* refusal = std::get_if<Refusal>(&key)) return std::move(*refusal);
    const config::Zalo& zalo = options.settings.zalo;
    const auto organization = storage::organizations::ensure(
        *database.connection, zalo.organization, core::AppId{zalo.app_id}, core::OaId{zalo.oa_id}, now.now());

    auto parts = std::make_unique<Parts>(
        std::move(options), std::move(database), std::get<config::SealingKey>(std::move(key)), organization);
    parts->build();
    auto listening = parts->listen();
    if (!listening) return Refusal{kFailed, listening.error().message};
    parts->mark_running();
    return std::unique_ptr<App>(new App(std::move(parts)));
}

int App::run() {
    Parts& parts = *parts_;
    parts.signals = std::make_unique<asio::signal_set>(parts.io, SIGTERM, SIGINT);
    parts.signals->async_wait([&parts](const boost::system::error_code& error, int) {
        if (!error) parts.stop();
    });
    parts.engine->writer.start();
    parts.heartbeat = std::make_unique<Heartbeat>(parts.io, parts.clock(), *parts.engine);
    parts.heartbeat->start();
    parts.check_beside_work();
    core::log::info("listening", {{"url", parts.url}, {"for", "server"}});
    core::log::info("listening", {{"url", parts.web_url}, {"for", "web"}});
    parts.engine->sender.kick();
    const auto until_stopped = asio::make_work_guard(parts.io);
    parts.io.run();
    parts.engine->writer.stop();
    core::log::info("stopped");
    return kDone;
}

}  // namespace mungba::bot

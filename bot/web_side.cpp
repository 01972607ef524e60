#include "bot/web_side.hpp"

#include <utility>
#include <vector>

#include "bot/http/server.hpp"
#include "bot/routes/pages.hpp"
#include "handlers/contract/page_desk.hpp"
#include "storage/readers.hpp"
#include "web/security.hpp"

namespace mungba::bot {
namespace {

/// "https://chibo.example.vn/" → "chibo.example.vn"; also without a port.
std::string host_of(std::string_view url) {
    const std::size_t start = url.find("://");
    if (start == std::string_view::npos) return {};
    url.remove_prefix(start + 3);
    url = url.substr(0, url.find('/'));
    if (url.starts_with('[')) return std::string(url.substr(0, url.find(']') + 1));
    return std::string(url.substr(0, url.find(':')));
}

/// "http://127.0.0.1:8081" → the same with localhost, which people type.
std::string by_name(const std::string& url) {
    const std::size_t port = url.rfind(':');
    return url.substr(0, url.find("://")) + "://localhost" + url.substr(port);
}

std::string origin_of(const std::string& url) {
    const std::size_t start = url.find("://");
    return start == std::string::npos ? url : url.substr(0, url.find('/', start + 3));
}

http::ServerOptions options_of(const config::Web& settings) {
    http::ServerOptions options;
    options.listen = settings.listen;
    options.tls_cert = settings.tls_cert.string();
    options.tls_key = settings.tls_key.string();
    options.max_connections = 256;
    options.headers = web::security_headers();
    // A name of another's that leads here (DNS rebinding) gets nothing.
    if (!settings.public_url.empty()) options.hosts = {host_of(settings.public_url), "127.0.0.1", "localhost", "[::1]"};
    return options;
}

}  // namespace

struct WebSide::State {
    explicit State(Parts given)
        : parts(std::move(given)),
          reader(parts.database),
          desk(parts.registry, parts.surroundings, parts.random),
          pages({.io = parts.io,
                 .desk = desk,
                 .writer = parts.writer,
                 .reader = reader,
                 .worker = worker,
                 .post = parts.post,
                 .clock = parts.clock,
                 .random = parts.random}) {}

    Parts parts;
    routes::Worker worker;
    storage::Reader reader;
    handlers::PageDesk desk;
    routes::Pages pages;
    std::unique_ptr<http::Server> server;
};

WebSide::WebSide(Parts parts) : state_(std::make_unique<State>(std::move(parts))) {}
WebSide::~WebSide() = default;

core::Result<std::string> WebSide::start() {
    State& state = *state_;
    state.server = std::make_unique<http::Server>(state.parts.io, options_of(state.parts.settings), http::Router(state.pages.routes()));
    auto started = state.server->start();
    if (!started) return started;
    std::vector<std::string> origins{*started, by_name(*started)};
    if (!state.parts.settings.public_url.empty()) origins.push_back(origin_of(state.parts.settings.public_url));
    state.pages.accept_forms_from(std::move(origins));
    return started;
}

void WebSide::stop(std::function<void()> done) {
    if (!state_->server) return done();
    state_->server->stop(std::move(done));
}

std::string web_address(const config::Web& settings, const std::string& listener_url) {
    return settings.public_url.empty() ? listener_url : settings.public_url;
}

}  // namespace mungba::bot

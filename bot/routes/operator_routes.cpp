#include "bot/routes/operator_routes.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "bot/care/await.hpp"
#include "core/local_time.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/outbox_repository.hpp"

namespace mungba::routes {
namespace {

using boost::asio::awaitable;
using http::Request;
using http::Response;
using nlohmann::json;
using care::told;

constexpr std::int64_t kPageBytes = 4096;

/// Rows that only the database can count; read on the reader's thread.
struct OpenRows {
    std::int64_t inbox = 0;
    std::map<std::string, std::int64_t> outbox;
};

awaitable<std::optional<OpenRows>> open_rows(storage::Reader& reader, const engine::Post& post) {
    auto begin = [&](std::function<void(std::optional<OpenRows>)> done) {
        reader.submit([post, done = std::move(done)](storage::Connection& connection) {
            std::optional<OpenRows> rows;
            try {
                rows = OpenRows{storage::inbox::waiting_count(connection), storage::outbox::open_counts(connection)};
            } catch (const storage::StorageError&) {  // what was counted last stands
            }
            post([done, rows = std::move(rows)] { done(rows); });
        });
    };
    co_return co_await told<std::optional<OpenRows>>(std::ref(begin));
}

bool is_loopback(const Request& request) {
    return request.peer == "127.0.0.1" || request.peer == "::1" || request.peer.starts_with("127.");
}

// Answers are built outside of the coroutines: g++ 12 destroys braced temporaries of a co_return twice.
Response clock_answer(int status,
                      core::Instant now,
                      std::optional<core::Instant> next_due,
                      std::optional<std::uint64_t> ran = std::nullopt) {
    json body{{"now", core::format_iso(now)}};
    if (status == 200) body["next_due"] = next_due ? json(core::format_iso(*next_due)) : json(nullptr);
    if (status == 200 && ran) body["ran"] = *ran;
    return http::json_response(status, body.dump() + "\n");
}

Response bad_order() {
    return http::json_response(
        400, R"({"error":"expected {\"now\":\"2026-10-02T18:00:00+07:00\"}, with \"jump\":true or \"run\":true if wanted"})" "\n");
}

Response not_found() { return http::text_response(404, "not found\n"); }

struct ClockOrder {
    std::optional<core::Instant> now;
    engine::Stepper::Mode mode = engine::Stepper::Mode::step;
};

std::optional<ClockOrder> read_order(const std::string& body) {
    const json parsed = json::parse(body, nullptr, false);
    if (!parsed.is_object()) return std::nullopt;
    ClockOrder order;
    for (const auto& [key, value] : parsed.items()) {
        if (key == "now" && value.is_string()) {
            order.now = core::parse_iso(value.get<std::string>());
            if (!order.now) return std::nullopt;
        } else if (key == "jump" && value.is_boolean()) {
            if (value.get<bool>()) order.mode = engine::Stepper::Mode::jump;
        } else if (key == "run" && value.is_boolean()) {
            if (value.get<bool>()) order.mode = engine::Stepper::Mode::run;
        } else {
            return std::nullopt;
        }
    }
    if (!order.now && order.mode != engine::Stepper::Mode::run) return std::nullopt;
    return order;
}

awaitable<Response> set_clock(engine::Stepper& stepper, Request request) {
    if (!is_loopback(request)) co_return not_found();
    const auto order = read_order(request.body);
    if (!order) co_return bad_order();
    auto begin = [&](engine::Stepper::Done done) { stepper.go(order->now, order->mode, std::move(done)); };
    const auto stepped = co_await told<engine::Stepper::Stepped>(std::ref(begin));
    co_return clock_answer(stepped.went_back ? 409 : 200, stepped.now, stepped.next_due, stepped.ran);
}

awaitable<Response> get_clock(engine::Stepper& stepper, Request request) {
    if (!is_loopback(request)) co_return not_found();
    auto begin = [&](std::function<void(std::optional<core::Instant>)> done) { stepper.next_due(std::move(done)); };
    const auto next = co_await told<std::optional<core::Instant>>(std::ref(begin));
    co_return clock_answer(200, stepper.now(), next);
}

Response readiness(const OperatorParts& parts) {
    const bool ready = parts.engine.inbox.accepts();
    json degraded = json::array();
    for (const std::string& sentence : parts.degraded()) degraded.push_back(sentence);
    if (!ready) degraded.push_back("events cannot be stored: the disk is full or the writer is behind");
    return http::json_response(ready ? 200 : 503, json{{"degraded", degraded}}.dump() + "\n");
}

awaitable<Response> metrics(OperatorParts parts) {
    const std::optional<OpenRows> rows = co_await open_rows(parts.reader, parts.post);
    engine::Counts& counts = parts.engine.counts;
    if (rows) {
        counts.inbox_pending(rows->inbox);
        for (const auto& [state, number] : rows->outbox) counts.outbox(state, number);
    }
    counts.wal_bytes(parts.engine.writer.wal_pages() * kPageBytes);
    Response response = http::text_response(200, counts.text());
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    co_return response;
}

awaitable<Response> constant(Response response) { co_return response; }

}  // namespace

std::vector<http::Route> operator_routes(OperatorParts parts) {
    std::vector<http::Route> routes{
        {http::Method::get, "/healthz", [](Request) { return constant(http::text_response(200, "ok\n")); }},
        {http::Method::get, "/readyz", [parts](Request) { return constant(readiness(parts)); }},
        {http::Method::get, "/metrics", [parts](Request) { return metrics(parts); }},
    };
    if (engine::Stepper* stepper = parts.engine.stepper.get()) {
        routes.push_back({http::Method::get, "/debug/clock", [stepper](Request request) { return get_clock(*stepper, std::move(request)); }});
        routes.push_back({http::Method::post, "/debug/clock", [stepper](Request request) { return set_clock(*stepper, std::move(request)); }, 4096});
    }
    return routes;
}

std::vector<http::Route> verifier_routes(const std::string& code) {
    const std::string tag =
        code.empty() ? "" : "<meta name=\"zalo-platform-site-verification\" content=\"" + code + "\" />";
    const std::string page = "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">" + tag +
                             "<title>Mùng Ba</title></head><body><p>Mùng Ba: trợ lý chi bộ.</p></body></html>\n";
    const auto answer = [page](Request) { return constant(http::html_response(200, page)); };
    std::vector<http::Route> routes{{http::Method::get, "/", answer}};
    if (!code.empty()) routes.push_back({http::Method::get, "/zalo_verifier" + code + ".html", answer});
    return routes;
}

std::vector<http::Route> not_for_proxies(std::vector<http::Route> routes) {
    for (http::Route& route : routes) {
        route.answer = [inner = std::move(route.answer)](Request request) {
            if (request.has_header("X-Forwarded-For")) return constant(not_found());
            return inner(std::move(request));
        };
    }
    return routes;
}

}  // namespace mungba::routes

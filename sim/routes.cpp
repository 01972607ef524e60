#include "sim/routes.hpp"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/local_time.hpp"
#include "sim/access.hpp"
#include "sim/chat_files.hpp"
#include "sim/own_paths.hpp"
#include "sim/views.hpp"
#include "sim/zalo_api.hpp"
#include "web/static_files.hpp"

namespace mungba::sim {
namespace asio = boost::asio;
namespace {

using nlohmann::json;
using Reply = asio::awaitable<http::Response>;

constexpr std::size_t kMaxBody = 64 * 1024;
constexpr std::size_t kMaxUpload =
    6 << 20;  // over Zalo's own limit, so that it is told as Zalo would
constexpr std::int64_t kMaxMinutes = 400 * 24 * 60;

http::Response json_answer(int status, const json& body) {
    return http::json_response(status, body.dump());
}

void harden(http::Response& response) {
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'self'; frame-ancestors 'none'");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    response.headers.emplace_back("Cache-Control", "no-store");
}

/// The door before the page and /sim/…
http::Answer guarded(http::Answer answer) {
    return [answer = std::move(answer)](http::Request request) -> Reply {
        http::Response response;
        if (auto refused = refuse_stranger(request)) {
            response = std::move(*refused);
        } else {
            response = co_await answer(std::move(request));
        }
        harden(response);
        co_return response;
    };
}

http::Answer file(EmbeddedFile embedded) {
    return guarded([embedded](http::Request) -> Reply {
        http::Response response;
        response.content_type = web::content_type_of(embedded.name);
        response.body = embedded.bytes;
        co_return response;
    });
}

std::optional<json> read_object(const std::string& body) {
    json parsed = json::parse(body, nullptr, false);
    if (!parsed.is_object()) return std::nullopt;
    return parsed;
}

std::optional<std::string> text_in(const json& body, const char* key) {
    const auto found = body.find(key);
    if (found == body.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

/// What a POST came to before anything had to be waited for: the refusal, or something to go on
/// with.
template <typename Value>
using OrRefusal = std::variant<http::Response, Value>;

using own::mistake;

/// Answers when the webhook has been tried once.
Reply when_tried(Parts parts, own::Said said) {
    if (auto* refusal = std::get_if<http::Response>(&said)) co_return std::move(*refusal);
    const std::string id = std::get<std::string>(said);
    co_await parts.postman.tried(id);
    co_return json_answer(200, {{"message", to_json(*parts.oa.find_message(id))}});
}

Reply say(Parts parts, http::Request request) {
    return when_tried(parts, own::say(parts.oa, request));
}
Reply press(Parts parts, http::Request request) {
    return when_tried(parts, own::press(parts.oa, request));
}

/// Answers when the bot has been told what there is to tell.
Reply when_told(Parts parts, http::Response response) {
    if (response.status == 200) co_await parts.postman.idle();
    co_return response;
}

Reply change_member(Parts parts, http::Request request) {
    return when_told(parts, own::change_member(parts.oa, request));
}
Reply act(Parts parts, http::Request request) {
    return when_told(parts, own::act(parts.oa, request));
}

/// Zalo takes a webhook's address again only if it answers the three probes.
Reply switch_webhook_on(Parts parts, http::Request request) {
    const auto body = read_object(request.body);
    if (!body || body->value("enabled", json()) != true)
        co_return mistake(400, "enabled must be true");
    const std::vector<int> probes = co_await parts.postman.probe();
    for (const int status : probes) {
        if (status != 200) {
            co_return json_answer(
                502,
                {{"error", "the bot did not answer 200 to Zalo's probes"}, {"probes", probes}});
        }
    }
    parts.oa.subscribe();
    co_return json_answer(200, {{"enabled", true}, {"probes", probes}});
}

Reply call_zalo(Parts parts, http::Request request) {
    WireAnswer answer = answer_call(parts.oa, request);
    if (answer.delay.count() > 0) co_await parts.stopping.wait(answer.delay);
    co_return std::move(answer.response);
}

OrRefusal<Lockstep::Step> read_step(const std::string& text, core::Instant now) {
    const auto body = read_object(text);
    if (!body) return mistake(400, "the body is not a JSON object");
    Lockstep::Step step{now};
    const auto jump = body->find("jump");
    if (jump != body->end() && !jump->is_boolean())
        return mistake(400, "jump must be true or false");
    step.jump = jump != body->end() && jump->get<bool>();
    const auto minutes = body->find("advance_minutes");
    if (minutes != body->end()) {
        if (!minutes->is_number_integer() || *minutes < 0 || *minutes > kMaxMinutes) {
            return mistake(400, "advance_minutes must be in 0.." + std::to_string(kMaxMinutes));
        }
        step.to = now + std::chrono::minutes{minutes->get<std::int64_t>()};
        return step;
    }
    const auto instant = core::parse_iso(text_in(*body, "now").value_or(""));
    if (!instant)
        return mistake(
            400,
            "now must be an instant like 2026-10-02T18:00:00+07:00, or advance_minutes a number");
    if (*instant - now > std::chrono::minutes{kMaxMinutes})
        return mistake(400, "now is more than 400 days ahead");
    if (*instant < now) return json_answer(409, {{"now", core::format_iso(now)}});
    step.to = *instant;
    return step;
}

http::Response stepped(const Parts& parts, const Lockstep::Stepped& result) {
    json body = clock_json(parts.oa, parts.lockstep.bot());
    body["now"] = core::format_iso(result.now);
    body["ran"] = result.ran;
    if (!result.failure.empty()) body["error"] = result.failure;
    return json_answer(result.failure.empty() ? 200 : 502, body);
}

Reply set_clock(Parts parts, http::Request request) {
    OrRefusal<Lockstep::Step> step = read_step(request.body, parts.oa.now());
    if (auto* refusal = std::get_if<http::Response>(&step)) co_return std::move(*refusal);
    const Lockstep::Stepped result = co_await parts.lockstep.step(std::get<Lockstep::Step>(step));
    co_return stepped(parts, result);
}

http::Response state(Parts parts, const http::Request&) {
    return json_answer(200, state_json(parts.oa, parts.lockstep.bot(), parts.feed));
}

http::Response clock(Parts parts, const http::Request&) {
    return json_answer(200, clock_json(parts.oa, parts.lockstep.bot()));
}

/// EventSource sends Last-Event-ID only when it comes back; the first time the page gives `since`.
http::Response events(Parts parts, const http::Request& request) {
    http::Response response;
    response.content_type = "text/event-stream";
    const std::string_view last = request.header("Last-Event-ID");
    const std::string since = request.parameter("since").value_or("");
    response.stream = parts.feed.subscribe(last.empty() ? std::string_view(since) : last);
    return response;
}

void add_files(std::vector<http::Route>& table) {
    for (const EmbeddedFile& embedded : embedded_files()) {
        const bool front = embedded.name == "index.html";
        table.push_back(
            {http::Method::get, front ? "/" : "/" + std::string(embedded.name), file(embedded)});
    }
    if (const auto style = web::find_static("style.css")) {
        table.push_back({http::Method::get, "/static/style.css", file(*style)});
    }
}

}  // namespace

std::vector<http::Route> routes(Parts parts) {
    using http::Method;
    const auto at_once = [parts](http::Response (*answer)(Parts, const http::Request&)) {
        return guarded(
            [parts, answer](http::Request request) -> Reply { co_return answer(parts, request); });
    };
    const auto awaited = [parts](Reply (*answer)(Parts, http::Request)) {
        return guarded(
            [parts, answer](http::Request request) { return answer(parts, std::move(request)); });
    };
    const auto of_oa = [parts](http::Response (*answer)(Oa&, const http::Request&)) {
        return guarded([parts, answer](http::Request request) -> Reply {
            co_return answer(parts.oa, request);
        });
    };
    const http::Answer zalo = [parts](http::Request request) {
        return call_zalo(parts, std::move(request));
    };

    std::vector<http::Route> table{
        {Method::get, "/sim/state", at_once(state)},
        {Method::get, "/sim/clock", at_once(clock)},
        {Method::post, "/sim/clock", awaited(set_clock), kMaxBody},
        {Method::post, "/sim/say", awaited(say), kMaxBody},
        {Method::post, "/sim/press", awaited(press), kMaxBody},
        {Method::post, "/sim/members", awaited(change_member), kMaxBody},
        {Method::post, "/sim/person", awaited(act), kMaxBody},
        {Method::post, "/sim/webhook", awaited(switch_webhook_on), kMaxBody},
        {Method::post, "/sim/authorize", of_oa(own::authorize), kMaxBody},
        {Method::get, "/sim/faults", of_oa(own::list_faults)},
        {Method::post, "/sim/faults", of_oa(own::change_faults), kMaxBody},
        {Method::get, "/sim/ledger", of_oa(own::ledger)},
        {Method::get, "/sim/messages", of_oa(own::messages_since)},
        {Method::get, "/sim/events", at_once(events)},
        {Method::get, "/media/*", of_oa(own::media)},
        {Method::post, "/v2.0/oa/upload/image", zalo, kMaxUpload},
        {Method::post, "/v2.0/oa/upload/gif", zalo, kMaxUpload},
        {Method::post, "/v2.0/oa/upload/file", zalo, kMaxUpload},
        {Method::get, "/*", zalo},
        {Method::post, "/*", zalo, kMaxBody},
    };
    add_files(table);
    return table;
}

}  // namespace mungba::sim

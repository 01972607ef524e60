#include "sim/routes.hpp"

#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/local_time.hpp"
#include "sim/access.hpp"
#include "sim/chat_files.hpp"
#include "sim/views.hpp"
#include "sim/zalo_api.hpp"
#include "web/static_files.hpp"

namespace mungba::sim {
namespace asio = boost::asio;
namespace {

using nlohmann::json;
using Reply = asio::awaitable<http::Response>;

constexpr std::size_t kMaxBody = 64 * 1024;
constexpr std::int64_t kMaxMinutes = 400 * 24 * 60;

http::Response json_answer(int status, const json& body) {
    return http::json_response(status, body.dump());
}
http::Response mistake(int status, const std::string& what) {
    return json_answer(status, {{"error", what}});
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

/// `"chat"`: "private", {"group": "<id>"} or a chat's key.
std::optional<core::Chat> chat_in(const json& body, const std::string& person) {
    const auto chat = body.find("chat");
    if (chat == body.end()) return std::nullopt;
    if (chat->is_object()) {
        const auto group = text_in(*chat, "group");
        if (!group) return std::nullopt;
        return core::Chat{core::ChatKind::group, *group};
    }
    if (!chat->is_string()) return std::nullopt;
    if (*chat == "private") return core::Chat{core::ChatKind::private_chat, person};
    return read_chat_key(chat->get<std::string>());
}

/// What a POST came to before anything had to be waited for: the refusal, or something to go on
/// with.
template <typename Value>
using OrRefusal = std::variant<http::Response, Value>;

OrRefusal<ChatMessage> begin_to_say(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    const auto person = text_in(*body, "as");
    const auto text = text_in(*body, "text");
    if (!person || !text) return mistake(400, "as and text must be texts");
    const auto chat = chat_in(*body, *person);
    if (!chat) return mistake(400, "chat must be \"private\" or {\"group\": id}");
    const auto said = oa.say(*person, *chat, *text, text_in(*body, "quote").value_or(""));
    if (!said) return mistake(422, said.error().message);
    return said.value();
}

http::Response said(const Oa& oa, const std::string& message_id) {
    return json_answer(200, {{"message", to_json(*oa.find_message(message_id))}});
}

Reply say(Parts parts, http::Request request) {
    OrRefusal<ChatMessage> begun = begin_to_say(parts.oa, request);
    if (auto* refusal = std::get_if<http::Response>(&begun)) co_return std::move(*refusal);
    const std::string id = std::get<ChatMessage>(begun).id;
    co_await parts.postman.tried(id);
    co_return said(parts.oa, id);
}

/// @returns 200 if it was done; the bot has still to hear of it
http::Response change_member(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    const auto group = text_in(*body, "group");
    const auto user = text_in(*body, "user");
    const auto change = text_in(*body, "change");
    if (!group || !user || (change != "join" && change != "leave")) {
        return mistake(400, "group and user must be texts, change join or leave");
    }
    const auto done = oa.change_member(
        *group, *user, change == "join" ? MemberChange::joined : MemberChange::left);
    if (!done) return mistake(422, done.error().message);
    return json_answer(200, {{"group", *group}, {"user", *user}, {"change", *change}});
}

Reply change_member_and_tell(Parts parts, http::Request request) {
    http::Response response = change_member(parts.oa, request);
    if (response.status == 200) co_await parts.postman.idle();
    co_return response;
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

http::Response messages_since(Parts parts, const http::Request& request) {
    std::int64_t since = 0;
    if (const auto text = request.parameter("since")) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), since);
        if (error != std::errc{} || end != text->data() + text->size())
            return mistake(400, "since must be a number");
    }
    const auto chat = request.parameter("chat");
    if (chat && !read_chat_key(*chat)) return mistake(400, "chat must be group:<id> or user:<id>");
    json messages = json::array();
    for (const ChatMessage& message : parts.oa.messages()) {
        if (message.number > since && (!chat || chat_key(message.chat) == *chat))
            messages.push_back(to_json(message));
    }
    return json_answer(200,
                       {{"messages", std::move(messages)}, {"last", parts.oa.messages().size()}});
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
    const http::Answer zalo = [parts](http::Request request) -> Reply {
        co_return answer_api(parts.oa, request);
    };

    std::vector<http::Route> table{
        {Method::get, "/sim/state", at_once(state)},
        {Method::get, "/sim/clock", at_once(clock)},
        {Method::post, "/sim/clock", awaited(set_clock), kMaxBody},
        {Method::post, "/sim/say", awaited(say), kMaxBody},
        {Method::post, "/sim/members", awaited(change_member_and_tell), kMaxBody},
        {Method::get, "/sim/messages", at_once(messages_since)},
        {Method::get, "/sim/events", at_once(events)},
        {Method::get, "/*", zalo},
        {Method::post, "/*", zalo, kMaxBody},
    };
    add_files(table);
    return table;
}

}  // namespace mungba::sim

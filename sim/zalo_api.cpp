#include "sim/zalo_api.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "core/local_time.hpp"

namespace mungba::sim {
namespace {

using Json = nlohmann::ordered_json;

http::Response json_answer(int status, const Json& body) {
    return http::json_response(status, body.dump());
}

http::Response success(Json data) {
    return json_answer(200, {{"data", std::move(data)}, {"error", 0}, {"message", "Success"}});
}

http::Response failure(const ApiError& error) {
    return json_answer(200, {{"error", error.code}, {"message", error.message}});
}

http::Response invalid(const std::string& field) { return failure({-201, field + " is invalid!"}); }

/// The text at a path of objects ("recipient", "group_id"); an id may be a number there.
std::optional<std::string> text_at(const Json& body, const char* outer, const char* inner) {
    const auto object = body.find(outer);
    if (object == body.end() || !object->is_object()) return std::nullopt;
    const auto value = object->find(inner);
    if (value == object->end()) return std::nullopt;
    if (value->is_number_integer()) return value->dump();
    if (!value->is_string()) return std::nullopt;
    return value->get<std::string>();
}

std::optional<Json> read_object(const std::string& body) {
    Json parsed = Json::parse(body, nullptr, false);
    if (!parsed.is_object()) return std::nullopt;
    return parsed;
}

/// What is not plain text has not been built here; saying so is better than taking it and showing
/// nothing.
bool has_attachment(const Json& body) {
    const auto message = body.find("message");
    return message != body.end() && message->is_object() && message->contains("attachment");
}

http::Response send_group_message(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    const auto group = text_at(*body, "recipient", "group_id");
    if (!group) return invalid("recipient.group_id");
    if (has_attachment(*body)) return failure({-233, "message type is invalid or not support"});
    const auto sent = oa.send_to_group(*group, text_at(*body, "message", "text").value_or(""));
    if (const auto* error = std::get_if<ApiError>(&sent)) return failure(*error);
    return success({{"message_id", std::get<ChatMessage>(sent).id}, {"group_id", *group}});
}

Json quota_of(const Oa& oa, const Oa::PrivateSend& sent) {
    const bool free = sent.window == PrivateWindow::free;
    return {{"quota_type", free ? "reply" : "purchase_quota"},
            {"remain", free ? 8 : 500},
            {"total", free ? 8 : 500},
            {"expired_date", core::format_date(core::local_date(sent.window_ends))},
            {"owner_type", "OA"},
            {"owner_id", oa.world().oa_id}};
}

http::Response send_private_message(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    const auto user = text_at(*body, "recipient", "user_id");
    if (!user) return invalid("recipient.user_id");
    if (has_attachment(*body)) return failure({-233, "message type is invalid or not support"});
    const auto sent = oa.send_to_person(*user,
                                        text_at(*body, "message", "text").value_or(""),
                                        text_at(*body, "message", "quote_message_id").value_or(""));
    if (const auto* error = std::get_if<ApiError>(&sent)) return failure(*error);
    const auto& taken = std::get<Oa::PrivateSend>(sent);
    return success({{"message_id", taken.message.id},
                    {"user_id", *user},
                    {"sent_time", std::to_string(core::to_ms(taken.message.at))},
                    {"quota", quota_of(oa, taken)}});
}

http::Response describe_oa(Oa& oa, const http::Request&) {
    const World& world = oa.world();
    const auto followers =
        std::ranges::count_if(world.people, [](const Person& one) { return !one.user_id.empty(); });
    return success({{"oa_id", world.oa_id},
                    {"oaid", world.oa_id},
                    {"name", world.oa_name},
                    {"description", world.organization},
                    {"is_verified", true},
                    {"oa_type", 2},
                    {"num_follower", followers},
                    {"package_name", "Toàn diện"}});
}

/// `offset` and `count` of the lists; count is at most 50, as the callers known to us use it.
std::size_t number_or(const http::Request& request, const char* name, std::size_t fallback) {
    const auto text = request.parameter(name);
    std::size_t number = fallback;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

struct Page {
    std::size_t offset = 0;
    std::size_t count = 0;
};
Page page_of(const http::Request& request) {
    return {number_or(request, "offset", 0),
            std::min<std::size_t>(number_or(request, "count", 5), 50)};
}

template <typename Item>
Json slice(const std::vector<Item>& all, Page page, auto to_json) {
    Json part = Json::array();
    for (std::size_t i = page.offset; i < all.size() && part.size() < page.count; ++i)
        part.push_back(to_json(all[i]));
    return part;
}

std::vector<const Person*> members_of(const Oa& oa, const std::string& group) {
    std::vector<const Person*> members;
    for (const Person& person : oa.world().people) {
        if (oa.is_member(group, person.user_id)) members.push_back(&person);
    }
    return members;
}

http::Response list_groups(Oa& oa, const http::Request& request) {
    const auto& groups = oa.world().groups;
    const Page page = page_of(request);
    const Json part = slice(groups, page, [&](const Group& group) {
        return Json{{"name", group.name},
                    {"avatar", ""},
                    {"group_id", group.id},
                    {"group_link", "https://zalo.me/g/" + group.id},
                    {"group_description", ""},
                    {"total_member", members_of(oa, group.id).size() + 1},
                    {"status", "enabled"}};
    });
    return success({{"offset", page.offset},
                    {"count", page.count},
                    {"total", groups.size()},
                    {"group_count", part.size()},
                    {"groups", part}});
}

/// The OA stands first among the members, as in Zalo's sample.
http::Response list_members(Oa& oa, const http::Request& request) {
    const std::string group = request.parameter("group_id").value_or("");
    if (oa.find_group(group) == nullptr) return failure({-403, "OA is not in group"});
    std::vector<const Person*> members{nullptr};
    for (const Person* person : members_of(oa, group)) members.push_back(person);
    const Page page = page_of(request);
    const Json part = slice(members, page, [&](const Person* person) {
        if (person == nullptr)
            return Json{{"oa_id", oa.world().oa_id}, {"name", oa.world().oa_name}, {"avatar", ""}};
        return Json{{"user_id", person->user_id}, {"name", person->name}, {"avatar", ""}};
    });
    return success({{"offset", page.offset},
                    {"count", page.count},
                    {"total", members.size()},
                    {"member_count", part.size()},
                    {"members", part}});
}

/// A group's history, newest first.
http::Response group_history(Oa& oa, const http::Request& request) {
    const std::string group = request.parameter("group_id").value_or("");
    if (oa.find_group(group) == nullptr) return failure({-403, "OA is not in group"});
    std::vector<const ChatMessage*> messages;
    for (const ChatMessage& message : oa.messages()) {
        if (!message.chat.is_private() && message.chat.id == group) messages.push_back(&message);
    }
    std::ranges::reverse(messages);
    return success(slice(messages, page_of(request), [&](const ChatMessage* message) {
        const Person* person = oa.find_person(message->sender);
        return Json{{"src", message->from_oa() ? 0 : 1},
                    {"time", core::to_ms(message->at)},
                    {"type", "text"},
                    {"message", message->text},
                    {"message_id", message->id},
                    {"from_id", message->from_oa() ? oa.world().oa_id : message->sender},
                    {"from_display_name", person == nullptr ? oa.world().oa_name : person->name},
                    {"from_avatar", ""},
                    {"group_id", group}};
    }));
}

http::Response renew_token(Oa& oa, const http::Request& request) {
    http::Request form;  // a form's body is written like a query
    form.query = request.body;
    const auto field = [&](const char* name) { return form.parameter(name).value_or(""); };
    if (field("grant_type") != "refresh_token") {
        return json_answer(200, {{"error", -14012}, {"error_name", "Invalid grant type"}});
    }
    const auto renewed =
        oa.renew_tokens(field("app_id"), request.header("secret_key"), field("refresh_token"));
    if (const auto* error = std::get_if<ApiError>(&renewed)) {
        return json_answer(200,
                           {{"error", error->code},
                            {"error_name", error->message},
                            {"error_description", error->message},
                            {"ref_doc", ""}});
    }
    const auto& pair = std::get<TokenPair>(renewed);
    const auto life = oa.world().access_token_life;
    return json_answer(200,
                       {{"access_token", pair.access},
                        {"refresh_token", pair.refresh},
                        {"expires_in", std::to_string(life.count() > 0 ? life.count() : 90'000)}});
}

struct ApiPath {
    http::Method method;
    std::string_view path;
    http::Response (*answer)(Oa&, const http::Request&);
    bool wants_token;
};
constexpr ApiPath kPaths[] = {
    {http::Method::post, "/v3.0/oa/group/message", send_group_message, true},
    {http::Method::post, "/v3.0/oa/message/cs", send_private_message, true},
    {http::Method::get, "/v2.0/oa/getoa", describe_oa, true},
    {http::Method::get, "/v3.0/oa/group/getgroupsofoa", list_groups, true},
    {http::Method::get, "/v3.0/oa/group/listmember", list_members, true},
    {http::Method::get, "/v3.0/oa/group/conversation", group_history, true},
    {http::Method::post, "/v4/oa/access_token", renew_token, false},
};

http::Response answer_known(Oa& oa, const http::Request& request) {
    for (const ApiPath& known : kPaths) {
        if (known.method != request.method || known.path != request.path) continue;
        if (known.wants_token) {
            if (const auto error = oa.check_access(request.header("access_token")))
                return failure(*error);
        }
        return known.answer(oa, request);
    }
    return json_answer(404, {{"error", 404}, {"message", "empty or invalid API"}});
}

}  // namespace

http::Response answer_api(Oa& oa, const http::Request& request) {
    const int remain = oa.count_call();
    http::Response response = answer_known(oa, request);
    response.headers.emplace_back("X-RateLimit-Limit", "4000");
    response.headers.emplace_back("X-RateLimit-Remain", std::to_string(remain));
    return response;
}

}  // namespace mungba::sim

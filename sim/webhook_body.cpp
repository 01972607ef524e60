#include "sim/webhook_body.hpp"

#include <nlohmann/json.hpp>

#include "sim/digest.hpp"

namespace mungba::sim {
namespace {

using Json = nlohmann::ordered_json;  // the order of keys as in Zalo's samples

std::string timestamp_of(const EventOrigin& origin) {
    return std::to_string(core::to_ms(origin.at));
}

/// Events call a business card a link whose description holds it.
std::string_view type_of(const Attachment& attachment) {
    return attachment.kind == "business_card" ? std::string_view("link") : attachment.kind;
}

Json message_part(const MessageEvent& event) {
    Json message = Json::object();
    if (!event.text.empty() || !event.attachment) message["text"] = event.text;
    if (event.attachment) {
        message["attachments"] =
            Json::array({Json{{"type", type_of(*event.attachment)},
                              {"payload", Json::parse(event.attachment->payload)}}});
    }
    message["msg_id"] = event.message_id;
    if (!event.quoted.empty()) message["quote_msg_id"] = event.quoted;
    return message;
}

std::string_view kind_of(const MessageEvent& event) {
    return event.attachment ? std::string_view(event.attachment->kind) : "text";
}

}  // namespace

std::string id_by_app(const std::string& user_id) {
    std::string turned(user_id.rbegin(), user_id.rend());
    turned.front() = '5';
    return turned;
}

std::string user_sent(const EventOrigin& origin, const MessageEvent& event) {
    const bool in_group = !event.group_id.empty();
    Json body{{"app_id", origin.app_id}};
    if (in_group) body["oa_id"] = origin.oa_id;
    body["sender"] = {{"id", event.user_id}};
    if (!in_group) body["user_id_by_app"] = id_by_app(event.user_id);
    body["recipient"] = {{"id", in_group ? event.group_id : origin.oa_id}};
    body["event_name"] = event_name_of_user(in_group, kind_of(event));
    body["message"] = message_part(event);
    body["timestamp"] = timestamp_of(origin);
    return body.dump();
}

std::string oa_sent(const EventOrigin& origin, const MessageEvent& event) {
    const bool in_group = !event.group_id.empty();
    Json body{{"app_id", origin.app_id}};
    if (in_group) body["oa_id"] = origin.oa_id;
    body["sender"] = {{"id", origin.oa_id}};
    body["recipient"] = {{"id", in_group ? event.group_id : event.user_id}};
    body["event_name"] = event_name_of_echo(in_group, kind_of(event));
    body["message"] = message_part(event);
    if (!in_group) body["user_id_by_app"] = id_by_app(event.user_id);
    body["timestamp"] = timestamp_of(origin);
    return body.dump();
}

std::string event_name_of_user(bool in_group, std::string_view kind) {
    return (in_group ? "user_send_group_" : "user_send_") + std::string(kind);
}

std::string event_name_of_echo(bool in_group, std::string_view kind) {
    return (in_group ? "oa_send_group_" : "oa_send_") + std::string(kind);
}

std::string group_event(const EventOrigin& origin,
                        std::string_view event_name,
                        const std::string& group_id,
                        const std::vector<std::string>& users) {
    Json body{{"app_id", origin.app_id},
              {"oa_id", origin.oa_id},
              {"group_id", group_id},
              {"event_name", event_name}};
    for (const std::string& user : users) body["users"].push_back(Json{{"id", user}});
    body["timestamp"] = timestamp_of(origin);
    return body.dump();
}

std::string_view event_name_of(MemberChange change) {
    return change == MemberChange::joined ? "user_join_group" : "user_out_group";
}

std::string follow_event(const EventOrigin& origin,
                         std::string_view event_name,
                         const std::string& user_id) {
    Json body{{"app_id", origin.app_id},
              {"oa_id", origin.oa_id},
              {"user_id_by_app", id_by_app(user_id)},
              {"follower", {{"id", user_id}}},
              {"event_name", event_name}};
    if (event_name == "follow") body["source"] = "oa_profile";
    body["timestamp"] = timestamp_of(origin);
    return body.dump();
}

std::string person_event(const EventOrigin& origin,
                         std::string_view event_name,
                         const std::string& user_id) {
    const Json body{{"app_id", origin.app_id},
                    {"oa_id", origin.oa_id},
                    {"user_id", user_id},
                    {"user_id_by_app", id_by_app(user_id)},
                    {"event_name", event_name},
                    {"timestamp", timestamp_of(origin)}};
    return body.dump();
}

std::string webhook_signature(const EventOrigin& origin,
                              std::string_view body,
                              std::string_view oa_secret_key) {
    std::string signed_text = origin.app_id;
    signed_text.append(body).append(timestamp_of(origin)).append(oa_secret_key);
    return "mac=" + sha256_hex(signed_text);
}

}  // namespace mungba::sim

#include "sim/webhook_body.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace mungba::sim {
namespace {

using Json = nlohmann::ordered_json;  // the order of keys as in Zalo's samples

std::string timestamp_of(const EventOrigin& origin) {
    return std::to_string(core::to_ms(origin.at));
}

/// Zalo gives a person a second id, per app; ours is the first one turned round.
std::string id_by_app(const std::string& user_id) {
    std::string turned(user_id.rbegin(), user_id.rend());
    turned.front() = '5';
    return turned;
}

Json message_part(const TextEvent& event) {
    Json message{{"text", event.text}, {"msg_id", event.message_id}};
    if (!event.quoted.empty()) message["quote_msg_id"] = event.quoted;
    return message;
}

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 is not available");
    }
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += kHex[digest[i] >> 4];
        hex += kHex[digest[i] & 15];
    }
    return hex;
}

}  // namespace

std::string user_sent_text(const EventOrigin& origin, const TextEvent& event) {
    const bool in_group = !event.group_id.empty();
    Json body{{"app_id", origin.app_id}};
    if (in_group) body["oa_id"] = origin.oa_id;
    body["sender"] = {{"id", event.user_id}};
    if (!in_group) body["user_id_by_app"] = id_by_app(event.user_id);
    body["recipient"] = {{"id", in_group ? event.group_id : origin.oa_id}};
    body["event_name"] = event_name_of_user_text(in_group);
    body["message"] = message_part(event);
    body["timestamp"] = timestamp_of(origin);
    return body.dump();
}

std::string oa_sent_text(const EventOrigin& origin, const TextEvent& event) {
    const bool in_group = !event.group_id.empty();
    Json body{{"app_id", origin.app_id}};
    if (in_group) body["oa_id"] = origin.oa_id;
    body["sender"] = {{"id", origin.oa_id}};
    body["recipient"] = {{"id", in_group ? event.group_id : event.user_id}};
    body["event_name"] = event_name_of_echo(in_group);
    body["message"] = message_part(event);
    if (!in_group) body["user_id_by_app"] = id_by_app(event.user_id);
    body["timestamp"] = timestamp_of(origin);
    return body.dump();
}

std::string member_changed(const EventOrigin& origin,
                           const std::string& group_id,
                           const std::string& user_id,
                           MemberChange change) {
    const Json body{{"app_id", origin.app_id},
                    {"oa_id", origin.oa_id},
                    {"group_id", group_id},
                    {"event_name", event_name_of(change)},
                    {"users", Json::array({Json{{"id", user_id}}})},
                    {"timestamp", timestamp_of(origin)}};
    return body.dump();
}

std::string_view event_name_of_user_text(bool in_group) {
    return in_group ? "user_send_group_text" : "user_send_text";
}

std::string_view event_name_of_echo(bool in_group) {
    return in_group ? "oa_send_group_text" : "oa_send_text";
}

std::string_view event_name_of(MemberChange change) {
    return change == MemberChange::joined ? "user_join_group" : "user_out_group";
}

std::string webhook_signature(const EventOrigin& origin,
                              std::string_view body,
                              std::string_view oa_secret_key) {
    std::string signed_text = origin.app_id;
    signed_text.append(body).append(timestamp_of(origin)).append(oa_secret_key);
    return "mac=" + sha256_hex(signed_text);
}

}  // namespace mungba::sim

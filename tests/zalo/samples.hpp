#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Bodies in the shapes of docs/zalo-notes.md, "Webhook"; ids are made up.
namespace mungba::test {

inline constexpr const char* kApp = "360846524940903967";
inline constexpr const char* kOa = "388613280878808645";
inline constexpr const char* kUser = "246845883529197922";
inline constexpr const char* kGroup = "f414c8f76fa586fbdfb4";
inline constexpr const char* kMessageId = "96d3cdf3af150460909";

/// A body of that name; `rest` is further fields, each ending in a comma.
inline std::string event_body(std::string_view name, std::string_view rest) {
    std::string body = R"({"app_id":")" + std::string(kApp) + R"(",)";
    body += rest;
    body += R"("event_name":")" + std::string(name) + R"(","timestamp":"1790000000000"})";
    return body;
}

inline std::string party(std::string_view key, std::string_view id) {
    return "\"" + std::string(key) + R"(":{"id":")" + std::string(id) + "\"},";
}
inline std::string field(std::string_view key, std::string_view value) {
    return "\"" + std::string(key) + "\":\"" + std::string(value) + "\",";
}
/// `more` is further fields of the message, each beginning with a comma.
inline std::string message(std::string_view more = "") {
    return R"("message":{"msg_id":")" + std::string(kMessageId) + "\"" + std::string(more) + "},";
}

inline std::string private_body(std::string_view name,
                                std::string_view more = R"(,"text":"có mặt")") {
    return event_body(name, party("sender", kUser) + party("recipient", kOa) + message(more));
}
inline std::string group_body(std::string_view name,
                              std::string_view more = R"(,"text":"có mặt")") {
    return event_body(
        name,
        field("oa_id", kOa) + party("sender", kUser) + party("recipient", kGroup) + message(more));
}
inline std::string private_echo_body(std::string_view name,
                                     std::string_view more = R"(,"text":"chào")") {
    return event_body(name, party("sender", kOa) + party("recipient", kUser) + message(more));
}
inline std::string group_echo_body(std::string_view name,
                                   std::string_view more = R"(,"text":"chào")") {
    return event_body(
        name,
        field("oa_id", kOa) + party("sender", kOa) + party("recipient", kGroup) + message(more));
}
inline std::string members_body(std::string_view name) {
    return event_body(name,
                      field("oa_id", kOa) + field("group_id", kGroup) + R"("users":[{"id":")" +
                          std::string(kUser) + R"("},{"user_id":77}],)");
}
inline std::string group_life_body(std::string_view name) {
    return event_body(name, field("oa_id", kOa) + field("group_id", kGroup));
}
inline std::string follower_body(std::string_view name) {
    return event_body(
        name, field("oa_id", kOa) + party("follower", kUser) + field("source", "oa_profile"));
}

}  // namespace mungba::test

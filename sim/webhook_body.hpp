#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "sim/oa_types.hpp"

/// The bodies that Zalo posts to the bot, and their signature: the simulator's own reading of
/// Zalo's documents. Pure.
namespace mungba::sim {

/// What the envelope of every event needs.
struct EventOrigin {
    std::string app_id;
    std::string oa_id;
    core::Instant at;
};

/// A message as an event carries it.
struct MessageEvent {
    std::string user_id;   ///< who wrote, or was written to
    std::string group_id;  ///< empty: the private chat with the OA
    std::string message_id;
    std::string text;
    std::string quoted;  ///< id of the message it answers; empty if none
    std::optional<Attachment> attachment{};
};

std::string user_sent(const EventOrigin& origin, const MessageEvent& event);
/// The echo of what the OA itself sent.
std::string oa_sent(const EventOrigin& origin, const MessageEvent& event);
/// @param kind  "text", or of the attachment
std::string event_name_of_user(bool in_group, std::string_view kind);
std::string event_name_of_echo(bool in_group, std::string_view kind);

/// What befell a group: "user_join_group", "add_group_admin", "delete_group", …
/// @param users  whom it concerns; empty: the event names nobody
std::string group_event(const EventOrigin& origin,
                        std::string_view event_name,
                        const std::string& group_id,
                        const std::vector<std::string>& users);

enum class MemberChange { joined, left };
std::string_view event_name_of(MemberChange change);

/// "follow" and "unfollow".
std::string follow_event(const EventOrigin& origin,
                         std::string_view event_name,
                         const std::string& user_id);
/// "user_click_chatnow" and "user_withdraw": about a person, without a message.
std::string person_event(const EventOrigin& origin,
                         std::string_view event_name,
                         const std::string& user_id);

/// Zalo gives a person a second id, per app.
std::string id_by_app(const std::string& user_id);

/// "mac=" and the hex SHA-256 of app id, body, timestamp and OA secret key, one after the other (no
/// HMAC).
std::string webhook_signature(const EventOrigin& origin,
                              std::string_view body,
                              std::string_view oa_secret_key);

}  // namespace mungba::sim

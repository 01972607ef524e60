#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/clock.hpp"

/// The bodies that Zalo posts to the bot, and their signature: the simulator's own reading of
/// Zalo's documents. Pure.
namespace mungba::sim {

/// What the envelope of every event needs.
struct EventOrigin {
    std::string app_id;
    std::string oa_id;
    core::Instant at;
};

/// A text as an event carries it.
struct TextEvent {
    std::string user_id;   ///< who wrote, or was written to
    std::string group_id;  ///< empty: the private chat with the OA
    std::string message_id;
    std::string text;
    std::string quoted;  ///< id of the message it answers; empty if none
};

std::string user_sent_text(const EventOrigin& origin, const TextEvent& event);
/// The echo of what the OA itself sent.
std::string oa_sent_text(const EventOrigin& origin, const TextEvent& event);

enum class MemberChange { joined, left };
std::string member_changed(const EventOrigin& origin,
                           const std::string& group_id,
                           const std::string& user_id,
                           MemberChange change);

std::string_view event_name_of_user_text(bool in_group);
std::string_view event_name_of_echo(bool in_group);
std::string_view event_name_of(MemberChange change);

/// "mac=" and the hex SHA-256 of app id, body, timestamp and OA secret key, one after the other (no
/// HMAC).
std::string webhook_signature(const EventOrigin& origin,
                              std::string_view body,
                              std::string_view oa_secret_key);

}  // namespace mungba::sim

#include "sim/oa_types.hpp"

#include <array>

namespace mungba::sim {

std::string chat_key(const core::Chat& chat) {
    return (chat.is_private() ? "user:" : "group:") + chat.id;
}

std::optional<core::Chat> read_chat_key(std::string_view key) {
    if (key.starts_with("user:"))
        return core::Chat{core::ChatKind::private_chat, std::string(key.substr(5))};
    if (key.starts_with("group:"))
        return core::Chat{core::ChatKind::group, std::string(key.substr(6))};
    return std::nullopt;
}

std::string_view name_of(DeliveryStatus::State state) {
    constexpr std::array<std::string_view, 6> kNames{
        "under_way", "delivered", "later", "given_up", "dropped", "unsubscribed"};
    return kNames[static_cast<std::size_t>(state)];
}

std::string_view name_of(LogLine::Kind kind) {
    constexpr std::array<std::string_view, 12> kNames{"delivered",
                                                      "later",
                                                      "given_up",
                                                      "sent",
                                                      "refused",
                                                      "token_renewed",
                                                      "token_refused",
                                                      "fault",
                                                      "unsubscribed",
                                                      "subscribed",
                                                      "group",
                                                      "person"};
    return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace mungba::sim

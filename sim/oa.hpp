#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/clock.hpp"
#include "core/event.hpp"
#include "core/ports.hpp"
#include "core/result.hpp"
#include "sim/deliveries.hpp"
#include "sim/webhook_body.hpp"
#include "sim/world.hpp"

namespace mungba::sim {

/// "group:<id>" or "user:<id>": a chat's name on the simulator's own paths.
std::string chat_key(const core::Chat& chat);
std::optional<core::Chat> read_chat_key(std::string_view key);

/// Where a person's word stands on its way to the bot.
struct DeliveryStatus {
    enum class State { under_way, delivered, later, given_up };
    State state = State::under_way;
    int status = 0;                         ///< the bot's last answer; 0: none
    std::optional<core::Instant> retry_at;  ///< with `later`
};

/// Something that stands in a chat.
struct ChatMessage {
    std::int64_t number = 0;  ///< 1, 2, 3 … over all chats
    std::string id;           ///< Zalo's: 20 hexadecimal digits
    core::Chat chat;
    std::string sender;  ///< user id; empty: the OA
    std::string text;
    std::string quoted;  ///< id of the message it answers; empty if none
    core::Instant at;
    DeliveryStatus delivery;  ///< of the webhook that tells the bot
    bool from_oa() const { return sender.empty(); }
};

/// A line of "what has just happened", in facts; the page puts it in words.
struct LogLine {
    enum class Kind { delivered, later, given_up, sent, refused, token_renewed, token_refused };
    std::int64_t number = 0;
    core::Instant at;
    Kind kind = Kind::delivered;
    std::string chat;        ///< chat_key; empty if it is about none
    std::string user_id;     ///< who spoke; empty: the OA
    std::string event_name;  ///< of a webhook
    int code = 0;            ///< HTTP status of a webhook, error code of an API call
    int attempt = 0;         ///< 1 for the first try of a webhook
    std::chrono::milliseconds took{0};
    std::optional<core::Instant> retry_at;
};
std::string_view name_of(LogLine::Kind kind);

/// Hears what happens in the OA, at once and on the thread that made it happen.
class OaListener {
public:
    virtual ~OaListener() = default;
    virtual void on_message(const ChatMessage& message) = 0;  ///< new, or its delivery has changed
    virtual void on_log(const LogLine& line) = 0;
    virtual void on_members_changed() = 0;
    virtual void on_delivery_queued() = 0;
};

/// Zalo's refusal of a call: code and message as its table of errors has them.
struct ApiError {
    int code = 0;
    std::string message;
};

/// A pair of tokens as the token endpoint hands it out.
struct TokenPair {
    std::string access;
    std::string refresh;
};

/// How a 1:1 message that was taken is paid for.
enum class PrivateWindow { free, paid };

/// A Zalo Official Account with its groups, people, messages and tokens: all state of the
/// simulator, without sockets. One thread. Time stands still until `advance_to`.
class Oa {
public:
    Oa(World world, core::Random& random);

    const World& world() const { return world_; }
    core::Instant now() const { return now_; }
    void advance_to(core::Instant instant);  ///< an earlier one does nothing
    void set_listener(OaListener* listener) { listener_ = listener; }

    // What people do. Each queues the webhook that tells the bot.
    /// Refused: an unknown person, a group the person is not in, somebody else's private chat, an
    /// empty or too long text, a quote of what is not in that chat.
    core::Result<ChatMessage> say(const std::string& user_id,
                                  const core::Chat& chat,
                                  const std::string& text,
                                  const std::string& quoted);
    /// Refused: unknown group or person, or nothing would change.
    core::Result<std::int64_t> change_member(const std::string& group_id,
                                             const std::string& user_id,
                                             MemberChange change);

    // What the bot asks of Zalo.
    std::optional<ApiError> check_access(std::string_view access_token);
    std::variant<ChatMessage, ApiError> send_to_group(const std::string& group_id,
                                                      const std::string& text);
    struct PrivateSend {
        ChatMessage message;
        PrivateWindow window = PrivateWindow::free;
        core::Instant window_ends;
    };
    std::variant<PrivateSend, ApiError> send_to_person(const std::string& user_id,
                                                       const std::string& text,
                                                       const std::string& quoted);
    std::variant<TokenPair, ApiError> renew_tokens(std::string_view app_id,
                                                   std::string_view app_secret,
                                                   std::string_view refresh_token);
    /// Counts one call; the calls left in this simulated minute, at least 1 (the limit is shown,
    /// not yet enforced).
    int count_call();

    // Webhooks.
    std::optional<Delivery> claim_delivery() { return deliveries_.claim(now_); }
    void finish_delivery(std::int64_t number, const Attempt& attempt);
    const Deliveries& deliveries() const { return deliveries_; }

    const std::vector<ChatMessage>& messages() const { return messages_; }
    const ChatMessage* find_message(std::string_view id) const;
    const std::vector<LogLine>& log() const { return log_; }
    const Group* find_group(std::string_view id) const;
    const Person* find_person(std::string_view user_id) const;
    bool is_member(std::string_view group_id, std::string_view user_id) const;

private:
    core::Instant stamp();
    std::string fresh_message_id();
    std::string fresh_token();
    ChatMessage& add_message(ChatMessage message);
    void queue(const ChatMessage& message,
               std::string_view event_name,
               std::string body,
               core::Instant at);
    void write_log(LogLine line);
    ApiError refuse(const std::string& chat, ApiError error);
    std::optional<ApiError> check_text(const std::string& text) const;
    EventOrigin origin(core::Instant at) const { return {world_.app_id, world_.oa_id, at}; }

    World world_;
    core::Random& random_;
    OaListener* listener_ = nullptr;
    core::Instant now_;
    core::Instant last_stamp_;
    std::vector<ChatMessage> messages_;
    std::unordered_map<std::string, std::size_t> message_by_id_;
    std::map<std::string, core::Instant, std::less<>> last_private_word_;
    Deliveries deliveries_;
    std::vector<LogLine> log_;
    std::int64_t log_number_ = 0;
    TokenPair tokens_;
    core::Instant tokens_since_;
    core::Instant minute_;
    int calls_in_minute_ = 0;
};

}  // namespace mungba::sim

#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/event.hpp"

namespace mungba::sim {

/// "group:<id>" or "user:<id>": a chat's name on the simulator's own paths.
std::string chat_key(const core::Chat& chat);
std::optional<core::Chat> read_chat_key(std::string_view key);

/// What hangs on a message, as Zalo's events carry it.
struct Attachment {
    std::string kind;     ///< "image", "gif", "sticker", "file", "link", "audio", "video", …
    std::string payload;  ///< a JSON object
};

/// A button under a message of the OA.
struct Button {
    std::string title;
    std::string type;     ///< "oa.open.url", "oa.query.show", …
    std::string payload;  ///< JSON: an object, or for a query the text that comes back
};

/// What the bot wants said: checked, and with the uploads it names looked up.
struct Outgoing {
    std::string text;
    std::string quoted{};  ///< id of the message it answers; empty if none
    std::optional<Attachment> attachment{};
    std::vector<Button> buttons{};
};

/// Where a person's word stands on its way to the bot.
struct DeliveryStatus {
    enum class State {
        under_way,
        delivered,
        later,
        given_up,
        dropped,       ///< a fault: never told, only the history shows it
        unsubscribed,  ///< happened while the webhook was switched off: never told
    };
    State state = State::under_way;
    int status = 0;                         ///< the bot's last answer; 0: none
    std::optional<core::Instant> retry_at;  ///< with `later`
};
std::string_view name_of(DeliveryStatus::State state);

/// Something that stands in a chat.
struct ChatMessage {
    std::int64_t number = 0;  ///< 1, 2, 3 … over all chats
    std::string id;           ///< Zalo's: 20 hexadecimal digits
    core::Chat chat;
    std::string sender;  ///< user id; empty: the OA
    std::string text;
    std::string quoted;  ///< id of the message it answers; empty if none
    std::optional<Attachment> attachment;
    std::vector<Button> buttons;
    bool hidden = false;  ///< a pressed button sent it without showing it
    core::Instant at;
    DeliveryStatus delivery;  ///< of the webhook that tells the bot
    bool from_oa() const { return sender.empty(); }
    /// "text", or what hangs on it.
    std::string_view kind() const {
        return attachment ? std::string_view(attachment->kind) : std::string_view("text");
    }
};

/// A line of "what has just happened", in facts; the page puts it in words.
struct LogLine {
    enum class Kind {
        delivered,
        later,
        given_up,
        sent,
        refused,
        token_renewed,
        token_refused,
        fault,         ///< one of the faults on demand struck; `detail` names its kind
        unsubscribed,  ///< Zalo has switched the webhook off
        subscribed,
        group,   ///< the OA or a package changed a group; `detail` names the event
        person,  ///< somebody followed, left …; `detail` names it
    };
    std::int64_t number = 0;
    core::Instant at;
    Kind kind = Kind::delivered;
    std::string chat;        ///< chat_key; empty if it is about none
    std::string user_id;     ///< who spoke; empty: the OA
    std::string event_name;  ///< of a webhook
    std::string detail;
    int code = 0;     ///< HTTP status of a webhook, error code of an API call
    int attempt = 0;  ///< 1 for the first try of a webhook
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
    virtual void on_members_changed() = 0;  ///< people, groups, or who is in what
    virtual void on_delivery_queued() = 0;
    virtual void on_controls_changed() = 0;  ///< faults, or the webhook's subscription
};

/// Zalo's refusal of a call: code and message as its table of errors has them.
struct ApiError {
    int code = 0;
    std::string message;
};

/// How a 1:1 message that was taken is paid for.
enum class PrivateWindow { free, paid };

}  // namespace mungba::sim

#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"

namespace mungba::core {

enum class ChatKind { private_chat, group };

/// Where something was said: a group, or the private chat of one person with the OA.
struct Chat {
    ChatKind kind = ChatKind::private_chat;
    std::string id;  ///< the group's id, or the person's user id
    bool is_private() const { return kind == ChatKind::private_chat; }
    friend bool operator==(const Chat&, const Chat&) = default;
};

enum class ContentKind { text, image, gif, link, audio, video, sticker, location, business_card, file, other };

/// What hangs on a message, as far as anybody here needs it.
struct Attachment {
    ContentKind kind = ContentKind::other;
    std::string url;
    std::string name;             ///< of a file
    std::string description;      ///< of a link, video or card
    std::int64_t size_bytes = 0;  ///< of a file; 0 if not told
};

/// A person wrote to the OA or in one of its groups.
struct Message {
    Chat chat;
    UserId sender;
    MessageId id;
    std::string text;  ///< NFC; empty for a sticker, a voice message …
    MessageId quoted;  ///< the message it answers; empty if none
    ContentKind content = ContentKind::text;
    std::vector<Attachment> attachments;
    bool is_private() const { return chat.is_private(); }
};

/// The OA wrote: an echo of our own sends, or of a human at Zalo's OA tool. No handler answers it; the outbox settles by it.
struct Echo {
    Chat chat;
    MessageId id;
    std::string text;  ///< NFC
    ContentKind content = ContentKind::text;
    bool by_admin = false;  ///< written by hand in Zalo's tool
};

/// Somebody came to, left, or knocked at a group.
struct GroupMembersChanged {
    enum class Change { joined, left, requested, accepted, rejected, admin_added, admin_removed };
    GroupId group;
    Change change = Change::joined;
    std::vector<UserId> users;
};

/// A group was made, renamed or disbanded.
struct GroupChanged {
    enum class Change { created, updated, deleted };
    GroupId group;
    Change change = Change::updated;
};

/// A person followed, left, or asked for the deletion of the own data.
struct ContactChanged {
    enum class Change { followed, unfollowed, opened_chat, submitted_info, updated_info, withdrew };
    UserId user;
    Change change = Change::followed;
};

/// A 1:1 message of ours reached the telephone, or was seen.
struct MessageReceipt {
    enum class Kind { delivered, seen };
    Kind kind = Kind::delivered;
    UserId user;
    std::vector<MessageId> messages;
};

/// A known event of Zalo's that nothing here acts on (reactions, tags, shop, quota, calls, anonymous chat …).
struct OtherEvent {};

using EventBody = std::variant<Message, Echo, GroupMembersChanged, GroupChanged, ContactChanged, MessageReceipt, OtherEvent>;

/// Recognises a repeat: the first 16 bytes of SHA-256 over oa id, event name and message id, or over the body if there is none.
using EventKey = std::array<std::byte, 16>;

/// Something that happened on a channel, in our words.
struct Event {
    OaId oa;
    std::string name;  ///< the canonical event name, e.g. "user_send_group_text"
    EventKey key{};
    Instant at;        ///< as the channel says; not to be trusted beyond a day (reliability P3)
    EventBody body;
};

}  // namespace mungba::core

#include "zalo/event_builder.hpp"

#include "core/text.hpp"
#include "zalo/attachments.hpp"
#include "zalo/event_key.hpp"

namespace mungba::zalo {
namespace {

using json::object;

/// Takes one event out of a document. What a field lacks is thrown inside and becomes a value at
/// the door.
class Builder {
public:
    Builder(const object& root, const KeyFields& fields, const core::OaId& oa)
        : root_(root), fields_(fields), oa_(oa), message_(json::object_in(root, "message")) {}

    core::EventBody operator()(std::monostate) { return core::OtherEvent{}; }
    core::EventBody operator()(const MessageMeaning& meaning);
    core::EventBody operator()(const EchoMeaning& meaning);
    core::EventBody operator()(core::GroupMembersChanged::Change change);
    core::EventBody operator()(core::GroupChanged::Change change);
    core::EventBody operator()(core::ContactChanged::Change change);
    core::EventBody operator()(core::MessageReceipt::Kind kind);

    std::string message_id() const { return message_ ? id(*message_, "msg_id") : std::string{}; }

private:
    static std::string id(const object& parent, std::string_view key);
    static std::string id_inside(const object& parent,
                                 std::string_view inner,
                                 std::string_view key);
    static std::string needed(std::string id);
    std::string unless_oa(std::string_view id) const;
    std::string group() const;
    std::string person() const;
    std::string quoted() const;
    std::string text() const;
    core::Echo echo(const core::Chat& chat, core::ContentKind content) const;

    const object& root_;
    const KeyFields& fields_;
    const core::OaId& oa_;
    std::optional<object> message_;
};

std::string Builder::id(const object& parent, std::string_view key) {
    auto found = json::id_of(parent, key);
    if (!found) throw Malformed::wrong_type;
    return *std::move(found);
}

std::string Builder::id_inside(const object& parent, std::string_view inner, std::string_view key) {
    const auto found = json::object_in(parent, inner);
    return found ? id(*found, key) : std::string{};
}

std::string Builder::needed(std::string id) {
    if (id.empty()) throw Malformed::missing_field;
    return id;
}

std::string Builder::unless_oa(std::string_view id) const {
    return id == oa_.value ? std::string{} : std::string(id);
}

// The recipient of a group's message is the group; some writers put the group elsewhere.
std::string Builder::group() const {
    std::string found = id(root_, "group_id");
    if (found.empty()) found = id_inside(root_, "recipient", "group_id");
    if (found.empty()) found = unless_oa(fields_.recipient_id);
    if (found.empty() && message_) found = id(*message_, "conversation_id");
    if (found.empty()) found = id_inside(root_, "conversation", "id");
    return needed(std::move(found));
}

// Whose contact changed, or who got a message: whoever is named and is not the OA.
std::string Builder::person() const {
    std::string found = id_inside(root_, "follower", "id");
    if (found.empty()) found = id(root_, "user_id");
    if (found.empty()) found = unless_oa(fields_.sender_id);
    if (found.empty()) found = unless_oa(fields_.recipient_id);
    return needed(std::move(found));
}

std::string Builder::quoted() const {
    std::string found = id(*message_, "quote_msg_id");
    if (found.empty()) found = id_inside(*message_, "quote_msg", "msg_id");
    if (found.empty()) found = id(*message_, "quoted_msg_id");
    return found;
}

std::string Builder::text() const {
    json::element value;
    if (message_->at_key("text").get(value) || value.is_null()) return {};
    std::string_view text;
    if (value.get(text)) throw Malformed::wrong_type;
    return core::text::nfc(text);
}

core::Echo Builder::echo(const core::Chat& chat, core::ContentKind content) const {
    return {.chat = chat,
            .id = core::MessageId(message_id()),
            .text = text(),
            .content = content,
            .by_admin = !id_inside(root_, "sender", "admin_id").empty()};
}

core::EventBody Builder::operator()(const MessageMeaning& meaning) {
    if (!message_) throw Malformed::missing_field;
    const std::string sender = needed(std::string(fields_.sender_id));
    const bool in_group = meaning.chat == core::ChatKind::group;
    // A message "of a user" that the OA sent is our own word: were it handled, the bot would talk
    // to itself.
    if (sender == oa_.value) {
        return echo({meaning.chat, in_group ? group() : std::string(fields_.recipient_id)},
                    meaning.content);
    }
    return core::Message{.chat = {meaning.chat, in_group ? group() : sender},
                         .sender = core::UserId(sender),
                         .id = core::MessageId(message_id()),
                         .text = text(),
                         .quoted = core::MessageId(quoted()),
                         .content = meaning.content,
                         .attachments = read_attachments(*message_, meaning.content)};
}

core::EventBody Builder::operator()(const EchoMeaning& meaning) {
    if (!message_) throw Malformed::missing_field;
    const bool in_group = meaning.chat == core::ChatKind::group;
    return echo({meaning.chat, in_group ? group() : needed(std::string(fields_.recipient_id))},
                meaning.content);
}

core::EventBody Builder::operator()(core::GroupMembersChanged::Change change) {
    core::GroupMembersChanged changed{
        .group = core::GroupId(group()), .change = change, .users = {}};
    const auto users = json::array_in(root_, "users");
    if (!users) throw Malformed::missing_field;
    for (const json::element item : *users) {
        object user;
        if (item.get(user)) throw Malformed::wrong_type;
        std::string found = id(user, "id");
        if (found.empty()) found = id(user, "user_id");
        changed.users.emplace_back(needed(std::move(found)));
    }
    if (changed.users.empty()) throw Malformed::missing_field;
    return changed;
}

core::EventBody Builder::operator()(core::GroupChanged::Change change) {
    return core::GroupChanged{.group = core::GroupId(group()), .change = change};
}

core::EventBody Builder::operator()(core::ContactChanged::Change change) {
    return core::ContactChanged{.user = core::UserId(person()), .change = change};
}

core::EventBody Builder::operator()(core::MessageReceipt::Kind kind) {
    if (!message_) throw Malformed::missing_field;
    // A template sent by telephone number has receipts of the same name; what they call the
    // recipient is a number to dial.
    if (!id(*message_, "tracking_id").empty()) return core::OtherEvent{};
    core::MessageReceipt receipt{.kind = kind, .user = core::UserId(person()), .messages = {}};
    if (const auto list = json::array_in(*message_, "msg_ids")) {
        for (const json::element item : *list) {
            json::Digits room;
            const auto found = json::id_text(item, room);
            if (!found) throw Malformed::wrong_type;
            receipt.messages.emplace_back(needed(std::string(*found)));
        }
    } else if (std::string single = message_id(); !single.empty()) {
        receipt.messages.emplace_back(std::move(single));
    }
    if (receipt.messages.empty()) throw Malformed::missing_field;
    return receipt;
}

// Where an event bears a message of its own, that message's id tells it from others; elsewhere (a
// reaction, say) the id is some older message's.
bool has_own_message(const core::EventBody& body) {
    return std::holds_alternative<core::Message>(body) ||
           std::holds_alternative<core::Echo>(body) ||
           std::holds_alternative<core::MessageReceipt>(body);
}

}  // namespace

std::variant<core::Event, Malformed> build_event(const object& root,
                                                 const KnownEvent& known,
                                                 const KeyFields& fields,
                                                 const core::OaId& oa,
                                                 std::string_view body) {
    try {
        Builder builder(root, fields, oa);
        core::Event event{.oa = oa,
                          .name = std::string(known.canonical),
                          .key = {},
                          .at = instant_of(fields.timestamp),
                          .body = std::visit(builder, known.meaning)};
        const std::string own = has_own_message(event.body) ? builder.message_id() : std::string{};
        event.key = own.empty() ? body_key(body) : message_key(oa, event.name, own);
        return event;
    } catch (const Malformed reason) {
        return reason;
    }
}

}  // namespace mungba::zalo

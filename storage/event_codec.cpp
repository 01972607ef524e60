#include "storage/event_codec.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace mungba::storage {
namespace {

using nlohmann::json;

template <typename Tag>
json ids_to_json(const std::vector<core::ChannelId<Tag>>& ids) {
    json list = json::array();
    for (const auto& id : ids) list.push_back(id.value);
    return list;
}

template <typename Id>
std::vector<Id> ids_from_json(const json& list) {
    std::vector<Id> ids;
    for (const auto& id : list) ids.emplace_back(id.get<std::string>());
    return ids;
}

// The letter of "t" tells the variant; a message without anything special has no details at all.
struct Encoder {
    std::string operator()(const core::Message& message) const {
        if (message.quoted.empty() && message.attachments.empty() && message.content == core::ContentKind::text) return {};
        json out{{"t", "m"}, {"c", static_cast<int>(message.content)}};
        if (!message.quoted.empty()) out["q"] = message.quoted.value;
        for (const core::Attachment& attachment : message.attachments) {
            out["a"].push_back({{"k", static_cast<int>(attachment.kind)},
                                {"u", attachment.url},
                                {"n", attachment.name},
                                {"d", attachment.description},
                                {"s", attachment.size_bytes}});
        }
        return out.dump();
    }
    std::string operator()(const core::Echo& echo) const {
        return json{{"t", "e"}, {"c", static_cast<int>(echo.content)}, {"admin", echo.by_admin}}.dump();
    }
    std::string operator()(const core::GroupMembersChanged& changed) const {
        return json{{"t", "gm"}, {"c", static_cast<int>(changed.change)}, {"u", ids_to_json(changed.users)}}.dump();
    }
    std::string operator()(const core::GroupChanged& changed) const {
        return json{{"t", "g"}, {"c", static_cast<int>(changed.change)}}.dump();
    }
    std::string operator()(const core::ContactChanged& changed) const {
        return json{{"t", "p"}, {"c", static_cast<int>(changed.change)}}.dump();
    }
    std::string operator()(const core::MessageReceipt& receipt) const {
        return json{{"t", "r"}, {"c", static_cast<int>(receipt.kind)}, {"m", ids_to_json(receipt.messages)}}.dump();
    }
    std::string operator()(const core::OtherEvent&) const { return R"({"t":"o"})"; }
};

std::string_view kind_name(const core::Chat& chat) { return chat.is_private() ? "private" : "group"; }

core::Chat chat_of(const EventColumns& columns) {
    return {columns.chat_kind == "group" ? core::ChatKind::group : core::ChatKind::private_chat, std::string(columns.chat_id)};
}

core::Message message_of(const EventColumns& columns, const json& details) {
    core::Message message{.chat = chat_of(columns),
                          .sender = core::UserId{std::string(columns.sender_id)},
                          .id = core::MessageId{std::string(columns.message_id)},
                          .text = std::string(columns.text),
                          .quoted = {},
                          .content = core::ContentKind::text,
                          .attachments = {}};
    if (details.is_null()) return message;
    message.content = static_cast<core::ContentKind>(details.at("c").get<int>());
    if (details.contains("q")) message.quoted = core::MessageId{details.at("q").get<std::string>()};
    if (details.contains("a")) {
        for (const json& attachment : details.at("a")) {
            message.attachments.push_back({.kind = static_cast<core::ContentKind>(attachment.at("k").get<int>()),
                                           .url = attachment.at("u").get<std::string>(),
                                           .name = attachment.at("n").get<std::string>(),
                                           .description = attachment.at("d").get<std::string>(),
                                           .size_bytes = attachment.at("s").get<std::int64_t>()});
        }
    }
    return message;
}

}  // namespace

std::string encode_details(const core::EventBody& body) { return std::visit(Encoder{}, body); }

EventColumns columns_of(const core::EventBody& body) {
    if (const auto* message = std::get_if<core::Message>(&body)) {
        return {kind_name(message->chat), message->chat.id, message->sender.value, message->id.value, message->text};
    }
    if (const auto* echo = std::get_if<core::Echo>(&body)) {
        return {kind_name(echo->chat), echo->chat.id, {}, echo->id.value, echo->text};
    }
    if (const auto* members = std::get_if<core::GroupMembersChanged>(&body)) return {"group", members->group.value, {}, {}, {}};
    if (const auto* group = std::get_if<core::GroupChanged>(&body)) return {"group", group->group.value, {}, {}, {}};
    if (const auto* contact = std::get_if<core::ContactChanged>(&body)) return {{}, {}, contact->user.value, {}, {}};
    if (const auto* receipt = std::get_if<core::MessageReceipt>(&body)) return {{}, {}, receipt->user.value, {}, {}};
    return {};
}

core::EventBody decode_body(const EventColumns& columns, std::string_view details) {
    if (details.empty()) return message_of(columns, nullptr);
    const json parsed = json::parse(details);
    const auto type = parsed.at("t").get<std::string>();
    const auto code = parsed.value("c", 0);
    if (type == "m") return message_of(columns, parsed);
    if (type == "e") {
        return core::Echo{.chat = chat_of(columns),
                          .id = core::MessageId{std::string(columns.message_id)},
                          .text = std::string(columns.text),
                          .content = static_cast<core::ContentKind>(code),
                          .by_admin = parsed.at("admin").get<bool>()};
    }
    if (type == "gm") {
        return core::GroupMembersChanged{.group = core::GroupId{std::string(columns.chat_id)},
                                         .change = static_cast<core::GroupMembersChanged::Change>(code),
                                         .users = ids_from_json<core::UserId>(parsed.at("u"))};
    }
    if (type == "g") {
        return core::GroupChanged{.group = core::GroupId{std::string(columns.chat_id)},
                                  .change = static_cast<core::GroupChanged::Change>(code)};
    }
    if (type == "p") {
        return core::ContactChanged{.user = core::UserId{std::string(columns.sender_id)},
                                    .change = static_cast<core::ContactChanged::Change>(code)};
    }
    if (type == "r") {
        return core::MessageReceipt{.kind = static_cast<core::MessageReceipt::Kind>(code),
                                    .user = core::UserId{std::string(columns.sender_id)},
                                    .messages = ids_from_json<core::MessageId>(parsed.at("m"))};
    }
    if (type == "o") return core::OtherEvent{};
    throw std::runtime_error("inbox: details of an unknown kind");
}

}  // namespace mungba::storage

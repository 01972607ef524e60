#include <set>
#include <string_view>

#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"

namespace mungba::sim::api {
namespace {

/// The history has names of its own for the kinds.
std::string_view type_in_history(std::string_view kind) {
    if (kind == "image") return "photo";
    if (kind == "gif") return "GIF";
    if (kind == "audio") return "voice";
    if (kind == "business_card") return "link";
    return kind;
}

/// What stands in both histories; whose it is comes after.
Json item_of(Oa& oa, const ChatMessage& message) {
    const Person* person = oa.find_person(message.sender);
    Json item{{"src", message.from_oa() ? 0 : 1},
              {"time", core::to_ms(message.at)},
              {"type", type_in_history(message.kind())},
              {"message", message.text},
              {"message_id", oa.faults().id_in_history(message.id)},
              {"from_id", message.from_oa() ? oa.world().oa_id : message.sender},
              {"from_display_name", person == nullptr ? oa.world().oa_name : person->name},
              {"from_avatar", ""}};
    if (message.attachment) {
        const Json payload = Json::parse(message.attachment->payload);
        if (const auto url = text_in(payload, "url")) item["url"] = *url;
    }
    return item;
}

Json group_item(Oa& oa, const ChatMessage& message) {
    Json item = item_of(oa, message);
    item["group_id"] = message.chat.id;
    return item;
}

Json private_item(Oa& oa, const ChatMessage& message) {
    Json item = item_of(oa, message);
    const Person* person = oa.find_person(message.chat.id);
    const bool to_oa = !message.from_oa();
    item["to_id"] = to_oa ? oa.world().oa_id : message.chat.id;
    item["to_display_name"] = to_oa               ? oa.world().oa_name
                              : person == nullptr ? std::string{}
                                                  : person->name;
    item["to_avatar"] = "";
    return item;
}

/// Newest first.
std::vector<const ChatMessage*> chosen(const Oa& oa, auto wanted) {
    std::vector<const ChatMessage*> messages;
    const auto& all = oa.messages();
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
        if (wanted(*at)) messages.push_back(&*at);
    }
    return messages;
}

}  // namespace

http::Response group_history(Oa& oa, const http::Request& request) {
    const std::string group = request.parameter("group_id").value_or("");
    if (oa.find_group(group) == nullptr) return failure({-403, "OA is not in group"});
    const auto messages = chosen(
        oa, [&](const ChatMessage& one) { return !one.chat.is_private() && one.chat.id == group; });
    return success(slice(messages, page_of(request), [&](const ChatMessage* message) {
        return group_item(oa, *message);
    }));
}

http::Response recent_in_groups(Oa& oa, const http::Request& request) {
    const auto messages = chosen(oa, [&](const ChatMessage& one) {
        return !one.chat.is_private() && oa.find_group(one.chat.id) != nullptr;
    });
    return success(slice(messages, page_of(request), [&](const ChatMessage* message) {
        return group_item(oa, *message);
    }));
}

http::Response private_history(Oa& oa, const http::Request& request) {
    const auto data = data_of(request);
    const auto user = data ? text_in(*data, "user_id") : std::nullopt;
    if (!user || oa.find_person(*user) == nullptr) return invalid("user_id");
    const auto messages = chosen(
        oa, [&](const ChatMessage& one) { return one.chat.is_private() && one.chat.id == *user; });
    return success(slice(messages, page_in(*data), [&](const ChatMessage* message) {
        return private_item(oa, *message);
    }));
}

/// The last message of each private chat.
http::Response recent_private(Oa& oa, const http::Request& request) {
    const auto data = data_of(request);
    if (!data) return invalid("data");
    std::set<std::string> seen;
    const auto messages = chosen(oa, [&](const ChatMessage& one) {
        return one.chat.is_private() && seen.insert(one.chat.id).second;
    });
    return success(slice(messages, page_in(*data), [&](const ChatMessage* message) {
        return private_item(oa, *message);
    }));
}

}  // namespace mungba::sim::api

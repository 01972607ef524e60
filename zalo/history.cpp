#include "zalo/history.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/text.hpp"
#include "zalo/event_key.hpp"
#include "zalo/history_attachments.hpp"
#include "zalo/known_events.hpp"
#include "zalo/read_json.hpp"

namespace mungba::zalo {
namespace {

using core::ChatKind;
using core::ContentKind;
using nlohmann::json;

struct Type {
    std::string_view written;  ///< in small letters
    ContentKind kind;
    std::string_view in_event;  ///< how the webhook's event name ends
};

// The first eight are documented; the others are those of webhooks, in case.
constexpr auto kTypes = std::to_array<Type>({
    {"text", ContentKind::text, "text"},
    {"voice", ContentKind::audio, "audio"},
    {"photo", ContentKind::image, "image"},
    {"gif", ContentKind::gif, "gif"},
    {"link", ContentKind::link, "link"},
    {"links", ContentKind::link, "link"},
    {"sticker", ContentKind::sticker, "sticker"},
    {"location", ContentKind::location, "location"},
    {"file", ContentKind::file, "file"},
    {"video", ContentKind::video, "video"},
    {"image", ContentKind::image, "image"},
    {"audio", ContentKind::audio, "audio"},
    {"business_card", ContentKind::business_card, "business_card"},
});
constexpr Type kCard{"link", ContentKind::business_card, "business_card"};

std::string small(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string text_of(const json& item, const char* key) {
    const auto found = item.find(key);
    if (found == item.end() || !found->is_string()) return {};
    return core::text::nfc(found->get_ref<const std::string&>());
}

std::optional<Type> type_of(const json& item) {
    const auto field = item.find("type");
    if (field == item.end() || !field->is_string()) return std::nullopt;
    const std::string written = small(field->get<std::string>());
    const auto found = std::find_if(
        kTypes.begin(), kTypes.end(), [&](const Type& type) { return type.written == written; });
    if (found == kTypes.end()) return std::nullopt;
    return found->kind == ContentKind::link && is_business_card(item) ? kCard : *found;
}

std::optional<core::Instant> instant_in(const json& item) {
    for (const char* key : {"time", "sent_time"}) {
        const std::string digits = id_or_empty(item, key);
        const bool is_time =
            !digits.empty() &&
            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (is_time) return instant_of(digits);
    }
    return std::nullopt;
}

// What the OA said has `src` 0; whoever else names the OA as sender says the same.
bool is_of_oa(const json& item, std::string_view from, const core::OaId& oa) {
    return whole_number(item, "src") == 0 || from == oa.value;
}

// The name that the webhook's event of this message bears; empty if there is no such event.
std::string event_name(ChatKind chat, bool of_oa, const Type& type) {
    std::string name = of_oa ? "oa_send_" : "user_send_";
    if (chat == ChatKind::group) name += "group_";
    // To one person the OA's links are a list.
    const bool list = chat == ChatKind::private_chat && of_oa && type.kind == ContentKind::link;
    name += list ? "list" : type.in_event;
    return find_known_event(name) != nullptr ? name : std::string{};
}

// A picture's words stand beside it.
std::string words_of(const json& item, const Type& type) {
    std::string words = text_of(item, "message");
    if (words.empty() && type.kind == ContentKind::image) words = text_of(item, "description");
    return words;
}

core::EventBody body_of(
    const json& item, const Type& type, const core::Chat& chat, std::string from, bool of_oa) {
    core::MessageId id(id_or_empty(item, "message_id"));
    if (of_oa) {
        return core::Echo{.chat = chat,
                          .id = std::move(id),
                          .text = words_of(item, type),
                          .content = chat.is_private() && type.kind == ContentKind::link
                                         ? ContentKind::other
                                         : type.kind};
    }
    return core::Message{.chat = chat,
                         .sender = core::UserId(std::move(from)),
                         .id = std::move(id),
                         .text = words_of(item, type),
                         .quoted = core::MessageId(id_or_empty(item, "quote_msg_id")),
                         .content = type.kind,
                         .attachments = history_attachments(item, type.kind)};
}

std::optional<HistoryItem> build(const json& item, const core::OaId& oa, core::Chat chat) {
    std::string from = id_or_empty(item, "from_id");
    const bool of_oa = is_of_oa(item, from, oa);
    if (chat.is_private()) chat.id = of_oa ? id_or_empty(item, "to_id") : from;
    const auto type = type_of(item);
    const auto at = instant_in(item);
    const std::string id = id_or_empty(item, "message_id");
    if (!type || !at || id.empty() || chat.id.empty() || (from.empty() && !of_oa))
        return std::nullopt;
    std::string name = event_name(chat.kind, of_oa, *type);
    if (name.empty()) return std::nullopt;
    HistoryItem made;
    made.event.oa = oa;
    made.event.key = message_key(oa, name, id);
    made.event.name = std::move(name);
    made.event.at = *at;
    made.event.body = body_of(item, *type, chat, std::move(from), of_oa);
    made.sender_name = text_of(item, "from_display_name");
    return made;
}

template <typename Read>
std::optional<HistoryPage> read_page(const json& data, const Read& read) {
    if (!data.is_array()) return std::nullopt;
    HistoryPage page;
    page.received = data.size();
    for (const json& item : data) {
        if (auto made = read(item)) {
            page.items.push_back(*std::move(made));
        } else {
            ++page.unreadable;
        }
    }
    return page;
}

}  // namespace

std::optional<HistoryItem> read_group_item(const json& item,
                                           const core::OaId& oa,
                                           const core::GroupId& asked) {
    if (!item.is_object()) return std::nullopt;
    std::string group = id_or_empty(item, "group_id");
    if (group.empty()) group = asked.value;
    if (!asked.empty() && group != asked.value) return std::nullopt;
    return build(item, oa, {ChatKind::group, std::move(group)});
}

std::optional<HistoryItem> read_private_item(const json& item, const core::OaId& oa) {
    if (!item.is_object()) return std::nullopt;
    return build(item, oa, {ChatKind::private_chat, {}});
}

std::optional<HistoryPage> read_group_history(const json& data,
                                              const core::OaId& oa,
                                              const core::GroupId& asked) {
    return read_page(data, [&](const json& item) { return read_group_item(item, oa, asked); });
}

std::optional<HistoryPage> read_private_history(const json& data, const core::OaId& oa) {
    return read_page(data, [&](const json& item) { return read_private_item(item, oa); });
}

}  // namespace mungba::zalo

#include "zalo/attachments.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "zalo/read_json.hpp"

namespace mungba::zalo {
namespace {

using core::ContentKind;
using json::object;

ContentKind kind_of(std::string_view type, ContentKind content) {
    if (type == "image") return ContentKind::image;
    if (type == "gif") return ContentKind::gif;
    if (type == "link") {
        return content == ContentKind::business_card ? ContentKind::business_card
                                                     : ContentKind::link;
    }
    if (type == "audio") return ContentKind::audio;
    if (type == "video") return ContentKind::video;
    if (type == "sticker") return ContentKind::sticker;
    if (type == "location") return ContentKind::location;
    if (type == "business_card") return ContentKind::business_card;
    if (type == "file") return ContentKind::file;
    return ContentKind::other;
}

std::string nfc_field(const object& parent, std::string_view key) {
    return core::text::nfc(json::text_or_empty(parent, key));
}

// A number, written as a string by some and as a number by others.
std::int64_t size_of(const object& payload) {
    json::element value;
    if (payload.at_key("size").get(value)) return 0;
    std::int64_t size = 0;
    std::string_view text;
    if (!value.get(text)) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
        if (error != std::errc{} || end != text.data() + text.size()) return 0;
    } else if (value.get(size)) {
        return 0;
    }
    return std::max<std::int64_t>(size, 0);
}

// Likewise; the shortest digits that give the same number.
std::string coordinate_of(const object& coordinates, std::string_view key) {
    json::element value;
    if (coordinates.at_key(key).get(value)) return {};
    std::string_view text;
    if (!value.get(text)) return core::text::nfc(text);
    double number = 0;
    if (value.get(number)) return {};
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

std::string place_of(const object& parent) {
    const object where = json::object_in(parent, "coordinates").value_or(parent);
    const std::string latitude = coordinate_of(where, "latitude");
    const std::string longitude = coordinate_of(where, "longitude");
    return latitude.empty() || longitude.empty() ? std::string{} : latitude + "," + longitude;
}

// The description of a card is a string that holds JSON once more.
void read_card(core::Attachment& card) {
    const auto inner = read_json(card.description);
    if (!inner || !inner->is_object()) return;
    const auto field = [&](const char* key) {
        const auto found = inner->find(key);
        return found != inner->end() && found->is_string() ? found->get<std::string>()
                                                           : std::string{};
    };
    card.description = core::text::nfc(field("phone"));
    if (const std::string code = field("qrCodeUrl"); !code.empty()) card.url = code;
}

core::Attachment read_one(const object& source, ContentKind content) {
    core::Attachment attachment;
    attachment.kind = kind_of(json::text_or_empty(source, "type"), content);
    const auto payload = json::object_in(source, "payload");
    if (!payload) return attachment;
    attachment.url = std::string(json::text_or_empty(*payload, "url"));
    attachment.name = nfc_field(*payload, "name");
    attachment.description = nfc_field(*payload, "description");
    attachment.size_bytes = size_of(*payload);
    if (attachment.kind == ContentKind::location) attachment.description = place_of(*payload);
    if (attachment.kind == ContentKind::business_card) read_card(attachment);
    return attachment;
}

}  // namespace

std::vector<core::Attachment> read_attachments(const object& message, ContentKind content) {
    std::vector<core::Attachment> found;
    if (const auto list = json::array_in(message, "attachments")) {
        for (const json::element item : *list) {
            object source;
            if (!item.get(source)) found.push_back(read_one(source, content));
        }
    }
    const auto location = json::object_in(message, "location");
    if (found.empty() && location) {
        core::Attachment place;
        place.kind = ContentKind::location;
        place.description = place_of(*location);
        found.push_back(std::move(place));
    }
    return found;
}

}  // namespace mungba::zalo

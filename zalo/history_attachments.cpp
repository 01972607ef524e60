#include "zalo/history_attachments.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "zalo/read_json.hpp"

namespace mungba::zalo {
namespace {

using core::Attachment;
using core::ContentKind;
using nlohmann::json;

std::string text_of(const json& parent, const char* key) {
    const auto found = parent.find(key);
    return found != parent.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string nfc_of(const json& parent, const char* key) {
    return core::text::nfc(text_of(parent, key));
}

// JSON inside a string: the card of a link, and a place in some samples.
std::optional<json> object_inside(const json& parent, const char* key) {
    const auto found = parent.find(key);
    if (found == parent.end()) return std::nullopt;
    if (found->is_object()) return *found;
    if (!found->is_string()) return std::nullopt;
    auto inner = read_json(found->get_ref<const std::string&>());
    if (!inner || !inner->is_object()) return std::nullopt;
    return inner;
}

std::string coordinate_of(const json& place, const char* key) {
    const auto found = place.find(key);
    if (found == place.end()) return {};
    if (found->is_string()) return core::text::nfc(found->get_ref<const std::string&>());
    if (!found->is_number()) return {};
    std::array<char, 32> digits;
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), found->get<double>()).ptr;
    return {digits.data(), end};
}

std::string place_of(const json& item) {
    const auto place = object_inside(item, "location");
    if (!place) return {};
    const auto nested = place->find("coordinates");
    const json& where = nested != place->end() && nested->is_object() ? *nested : *place;
    const std::string latitude = coordinate_of(where, "latitude");
    const std::string longitude = coordinate_of(where, "longitude");
    return latitude.empty() || longitude.empty() ? std::string{} : latitude + "," + longitude;
}

// Links come as objects in one sample, as bare addresses in another.
Attachment link_of(const json& link, ContentKind kind) {
    Attachment made;
    made.kind = kind;
    if (link.is_string()) made.url = link.get<std::string>();
    if (!link.is_object()) return made;
    made.url = text_of(link, "url");
    made.description = nfc_of(link, "description");
    if (kind != ContentKind::business_card) return made;
    if (const auto card = object_inside(link, "description")) {
        made.description = nfc_of(*card, "phone");
        if (std::string code = text_of(*card, "qrCodeUrl"); !code.empty())
            made.url = std::move(code);
    }
    return made;
}

bool bears_card(const json& link) {
    if (!link.is_object()) return false;
    const auto card = object_inside(link, "description");
    return card && (card->contains("phone") || card->contains("qrCodeUrl"));
}

// The links of an item, or the item itself where its own fields are those of the link.
std::vector<const json*> links_of(const json& item) {
    std::vector<const json*> found;
    if (const auto list = item.find("links"); list != item.end() && list->is_array()) {
        for (const json& link : *list) found.push_back(&link);
    }
    if (found.empty() && (item.contains("url") || item.contains("description")))
        found.push_back(&item);
    return found;
}

}  // namespace

bool is_business_card(const json& item) {
    const auto links = links_of(item);
    return links.size() == 1 && bears_card(*links.front());
}

std::vector<Attachment> history_attachments(const json& item, ContentKind kind) {
    std::vector<Attachment> found;
    switch (kind) {
        case ContentKind::text:
            break;
        case ContentKind::link:
        case ContentKind::business_card:
            for (const json* link : links_of(item)) found.push_back(link_of(*link, kind));
            break;
        default: {
            Attachment one;
            one.kind = kind;
            one.url = text_of(item, "url");
            one.name = nfc_of(item, "name");
            // A picture's description is its caption: the message's text.
            if (kind == ContentKind::location) one.description = place_of(item);
            if (kind == ContentKind::video) one.description = nfc_of(item, "description");
            one.size_bytes = std::max<std::int64_t>(whole_number(item, "size").value_or(0), 0);
            found.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace mungba::zalo

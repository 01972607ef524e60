#include "sim/message_reader.hpp"

#include <array>
#include <string_view>

#include "core/text.hpp"
#include "sim/digest.hpp"

namespace mungba::sim {
namespace {

constexpr std::size_t kMaxButtons = 5;
constexpr std::size_t kMaxButtonTitle = 100;
constexpr std::size_t kMaxQuery = 1000;
const ApiError kTooLong{-210, "Parameter exceeds allowable limit"};
const ApiError kUnknownKind{-233, "message type is invalid or not support"};

ApiError wrong(const std::string& field) { return {-201, field + " is invalid!"}; }

bool is_web_address(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

const Json* find(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

/// Reads one message; the first thing that is wrong with it ends the reading.
class Reader {
public:
    Reader(Oa& oa, const std::string& own_url) : oa_(oa), own_url_(own_url) {}

    std::variant<Outgoing, ApiError> read(const Json& body) {
        const Json* message = find(body, "message");
        if (message == nullptr || !message->is_object()) return wrong("message");
        Outgoing outgoing;
        outgoing.text = text_in(*message, "text").value_or("");
        outgoing.quoted = text_in(*message, "quote_message_id").value_or("");
        if (const Json* attachment = find(*message, "attachment")) {
            if (auto error = read_attachment(*attachment, outgoing)) return std::move(*error);
        }
        return outgoing;
    }

private:
    using Wrong = std::optional<ApiError>;

    Wrong read_attachment(const Json& attachment, Outgoing& into) {
        const auto type = attachment.is_object() ? text_in(attachment, "type") : std::nullopt;
        const Json* payload = find(attachment, "payload");
        if (!type) return wrong("attachment.type");
        if (payload == nullptr || !payload->is_object()) return wrong("attachment.payload");
        if (*type == "file") return read_file(*payload, into);
        if (*type != "template") return kUnknownKind;
        const auto kind = text_in(*payload, "template_type");
        if (kind && *kind != "media" && *kind != "button") return kUnknownKind;
        if (kind == "media") {
            if (auto error = read_media(*payload, into)) return error;
        } else if (find(*payload, "buttons") == nullptr) {
            return wrong("template_type");
        }
        if (into.text.empty()) into.text = text_in(*payload, "text").value_or("");
        if (const Json* buttons = find(*payload, "buttons")) return read_buttons(*buttons, into);
        return std::nullopt;
    }

    Wrong read_file(const Json& payload, Outgoing& into) {
        const auto token = text_in(payload, "token");
        if (!token) return wrong("token");
        const auto found = oa_.media().use(UploadKind::file, *token, oa_.now(), "token");
        if (const auto* error = std::get_if<ApiError>(&found)) return *error;
        const Upload& upload = *std::get<const Upload*>(found);
        const std::size_t dot = upload.name.rfind('.');
        const Json told{{"size", std::to_string(upload.bytes.size())},
                        {"name", upload.name},
                        {"checksum", md5_hex(upload.bytes)},
                        {"type", upload.name.substr(dot == std::string::npos ? 0 : dot + 1)},
                        {"url", hosted(upload)}};
        into.attachment = {"file", told.dump()};
        return std::nullopt;
    }

    Wrong read_media(const Json& payload, Outgoing& into) {
        const Json* elements = find(payload, "elements");
        if (elements == nullptr || !elements->is_array() || elements->size() != 1 ||
            !elements->front().is_object()) {
            return wrong("elements");
        }
        const Json& element = elements->front();
        const auto media = text_in(element, "media_type");
        if (media == "sticker") return read_sticker(element, into);
        if (media != "image" && media != "gif") return wrong("media_type");
        const bool moves = media == "gif";
        if (moves && (!is_size(element, "width") || !is_size(element, "height")))
            return wrong("width or height");
        std::string url = text_in(element, "url").value_or("");
        const auto id = text_in(element, "attachment_id");
        if (id) {
            const auto kind = moves ? UploadKind::gif : UploadKind::image;
            const auto found = oa_.media().use(kind, *id, oa_.now(), "attachment_id");
            if (const auto* error = std::get_if<ApiError>(&found)) return *error;
            url = hosted(*std::get<const Upload*>(found));
        } else if (!is_web_address(url)) {
            return wrong("url");
        }
        into.attachment = {*media, Json{{"thumbnail", url}, {"url", url}}.dump()};
        return std::nullopt;
    }

    /// Stickers are Zalo's own; any id of theirs will do.
    Wrong read_sticker(const Json& element, Outgoing& into) {
        const auto id = text_in(element, "attachment_id");
        if (!id || id->empty() || id->find_first_not_of("0123456789abcdef") != std::string::npos)
            return wrong("attachment_id");
        into.attachment = {
            "sticker",
            Json{{"url", "https://zalo-api.zadn.vn/api/emoticon/sticker/webpc?eid=" + *id},
                 {"id", *id}}
                .dump()};
        return std::nullopt;
    }

    static bool is_size(const Json& element, const char* key) {
        const auto text = text_in(element, key);
        return text && !text->empty() && text->size() <= 5 &&
               text->find_first_not_of("0123456789") == std::string::npos;
    }

    Wrong read_buttons(const Json& buttons, Outgoing& into) {
        if (!buttons.is_array() || buttons.empty()) return wrong("buttons");
        if (buttons.size() > kMaxButtons) return kTooLong;
        for (const Json& item : buttons) {
            if (!item.is_object()) return wrong("buttons");
            Button button;
            button.title = text_in(item, "title").value_or("");
            button.type = text_in(item, "type").value_or("");
            if (core::text::trim(button.title).empty()) return wrong("title");
            if (core::text::utf16_length(button.title) > kMaxButtonTitle) return kTooLong;
            const Json* payload = find(item, "payload");
            if (auto error = check_button(button.type, payload)) return error;
            button.payload = payload->dump();
            into.buttons.push_back(std::move(button));
        }
        return std::nullopt;
    }

    static Wrong check_button(const std::string& type, const Json* payload) {
        if (type == "oa.query.show" || type == "oa.query.hide") {
            if (payload == nullptr || !payload->is_string()) return wrong("payload");
            const auto query = payload->get<std::string>();
            if (core::text::trim(query).empty()) return wrong("payload");
            if (core::text::utf16_length(query) > kMaxQuery) return kTooLong;
            return std::nullopt;
        }
        const auto has = [&](const char* key) {
            return payload != nullptr && payload->is_object() &&
                   !text_in(*payload, key).value_or("").empty();
        };
        if (type == "oa.open.url") {
            const bool good = has("url") && is_web_address(*text_in(*payload, "url"));
            return good ? Wrong{} : wrong("payload.url");
        }
        if (type == "oa.open.phone")
            return has("phone_code") ? Wrong{} : wrong("payload.phone_code");
        if (type == "oa.open.sms") {
            if (!has("phone_code")) return wrong("payload.phone_code");
            return has("content") ? Wrong{} : wrong("payload.content");
        }
        return wrong("type");
    }

    std::string hosted(const Upload& upload) const { return own_url_ + "/media/" + upload.id; }

    Oa& oa_;
    const std::string& own_url_;
};

}  // namespace

std::variant<Outgoing, ApiError> read_message(Oa& oa,
                                              const Json& body,
                                              const std::string& own_url) {
    return Reader(oa, own_url).read(body);
}

}  // namespace mungba::sim

#include "zalo/message_body.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"

namespace mungba::zalo {
namespace {

using core::Button;
using core::ContentKind;
using nlohmann::json;

constexpr std::size_t kLongestTitle = 100;
constexpr std::size_t kLongestQuery = 1000;
constexpr std::size_t kMostSides = 10'000;  // pixels

bool is_address(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 15 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What is wrong with it; empty if nothing is.
std::string fault_of(const core::Media& media) {
    switch (media.kind) {
        case ContentKind::image:
        case ContentKind::gif:
            if (media.url.empty() == media.uploaded_id.empty())
                return "a picture needs an address or an uploaded id, not both";
            if (!media.url.empty() && !is_address(media.url))
                return "a picture's address is not http";
            break;
        case ContentKind::sticker:
        case ContentKind::file:
            if (media.uploaded_id.empty() || !media.url.empty())
                return "a sticker or file needs an uploaded id and no address";
            break;
        default:
            return "this kind of media cannot be sent";
    }
    const auto is_side = [](int pixels) { return pixels > 0 && pixels <= int{kMostSides}; };
    if (media.kind == ContentKind::gif && !(is_side(media.width) && is_side(media.height)))
        return "a gif needs its width and height";
    return {};
}

std::string fault_of(const Button& button) {
    const std::size_t title = core::text::utf16_length(button.title);
    if (title == 0 || title > kLongestTitle) return "a button's title is empty or too long";
    switch (button.kind) {
        case Button::Kind::open_url:
            return is_address(button.value) ? "" : "a button's address is not http";
        case Button::Kind::query_show:
        case Button::Kind::query_hide: {
            const std::size_t length = core::text::utf16_length(button.value);
            return length > 0 && length <= kLongestQuery ? ""
                                                         : "a button's words are empty or too long";
        }
        case Button::Kind::phone:
            return is_number(button.value) ? "" : "a button's telephone number is none";
        case Button::Kind::sms:
            if (button.content.empty()) return "a button's text message is empty";
            return is_number(button.value) ? "" : "a button's telephone number is none";
    }
    return "a button of no kind";
}

std::string fault_of(const core::Outgoing& message) {
    if (message.to.id.empty()) return "the message has no recipient";
    if (message.text.empty() && !message.media) return "the message is empty";
    if (message.media) {
        if (std::string fault = fault_of(*message.media); !fault.empty()) return fault;
        const bool bears_text =
            message.media->kind == ContentKind::image || message.media->kind == ContentKind::gif;
        if (!bears_text && !message.text.empty()) return "a sticker or file bears no text";
        if (!message.buttons.empty()) return "media and buttons do not go together";
    }
    if (!message.buttons.empty() && !message.to.is_private())
        return "buttons are for private chats only";
    if (message.buttons.size() > core::kMostButtons) return "more than five buttons";
    for (const Button& button : message.buttons) {
        if (std::string fault = fault_of(button); !fault.empty()) return fault;
    }
    return {};
}

const char* type_of(ContentKind kind) {
    if (kind == ContentKind::gif) return "gif";
    if (kind == ContentKind::sticker) return "sticker";
    return "image";
}

json attachment_of(const core::Media& media) {
    if (media.kind == ContentKind::file)
        return {{"type", "file"}, {"payload", {{"token", media.uploaded_id}}}};
    json element{{"media_type", type_of(media.kind)}};
    if (media.url.empty())
        element["attachment_id"] = media.uploaded_id;
    else
        element["url"] = media.url;
    if (media.kind == ContentKind::gif) {
        element["width"] = media.width;
        element["height"] = media.height;
    }
    return {
        {"type", "template"},
        {"payload", {{"template_type", "media"}, {"elements", json::array({std::move(element)})}}}};
}

json json_of(const Button& button) {
    json made{{"title", button.title}};
    switch (button.kind) {
        case Button::Kind::open_url:
            made["type"] = "oa.open.url";
            made["payload"] = {{"url", button.value}};
            break;
        case Button::Kind::query_show:
            made["type"] = "oa.query.show";
            made["payload"] = button.value;
            break;
        case Button::Kind::query_hide:
            made["type"] = "oa.query.hide";
            made["payload"] = button.value;
            break;
        case Button::Kind::phone:
            made["type"] = "oa.open.phone";
            made["payload"] = {{"phone_code", button.value}};
            break;
        case Button::Kind::sms:
            made["type"] = "oa.open.sms";
            made["payload"] = {{"content", button.content}, {"phone_code", button.value}};
            break;
    }
    return made;
}

json attachment_of(const std::vector<Button>& buttons) {
    json list = json::array();
    for (const Button& button : buttons) list.push_back(json_of(button));
    return {{"type", "template"}, {"payload", {{"buttons", std::move(list)}}}};
}

}  // namespace

bool quotes(const core::Outgoing& message) {
    return !message.quote.empty() && message.to.is_private() && message.attempt <= 1;
}

core::Result<std::string> message_body(const core::Outgoing& message) {
    if (std::string fault = fault_of(message); !fault.empty()) return core::Error{std::move(fault)};
    json said = json::object();
    if (!message.text.empty()) said["text"] = message.text;
    if (message.media) said["attachment"] = attachment_of(*message.media);
    if (!message.buttons.empty()) said["attachment"] = attachment_of(message.buttons);
    if (quotes(message)) said["quote_message_id"] = message.quote.value;
    const char* recipient = message.to.is_private() ? "user_id" : "group_id";
    const json body{{"recipient", {{recipient, message.to.id}}}, {"message", std::move(said)}};
    // A text is cut at graphemes and so is UTF-8; were it not, a broken byte is no reason to throw
    // on the io thread.
    return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace mungba::zalo

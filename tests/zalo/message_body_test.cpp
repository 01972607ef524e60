#include "zalo/message_body.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace mungba;
using core::Button;
using core::ContentKind;
using Kind = core::Button::Kind;

namespace {

core::Outgoing to_group(std::string text) {
    core::Outgoing message;
    message.to = {core::ChatKind::group, "f414"};
    message.text = std::move(text);
    return message;
}
core::Outgoing to_person(std::string text) {
    core::Outgoing message = to_group(std::move(text));
    message.to = {core::ChatKind::private_chat, "2468"};
    return message;
}
core::Outgoing with_media(std::string text, core::Media media) {
    core::Outgoing message = to_group(std::move(text));
    message.media = std::move(media);
    return message;
}
core::Outgoing with_button(Button button) {
    core::Outgoing message = to_person("Mời đồng chí trả lời");
    message.buttons = {std::move(button)};
    return message;
}
std::string message_of(const core::Outgoing& outgoing) {
    const auto body = zalo::message_body(outgoing);
    if (!body) FAIL(body.error().message);
    return nlohmann::json::parse(*body).at("message").dump();
}
std::string fault_of(const core::Outgoing& outgoing) {
    const auto body = zalo::message_body(outgoing);
    return body ? "none" : body.error().message;
}

}  // namespace

TEST_CASE("media have exactly Zalo's shape", "[client]") {
    CHECK(
        message_of(with_media("Ảnh", {.kind = ContentKind::image, .url = "https://x.example/a"})) ==
        R"({"attachment":{"payload":{"elements":[{"media_type":"image","url":"https://x.example/a"}],"template_type":"media"},"type":"template"},"text":"Ảnh"})");
    CHECK(
        message_of(with_media("", {.kind = ContentKind::image, .uploaded_id = "aa"})) ==
        R"({"attachment":{"payload":{"elements":[{"attachment_id":"aa","media_type":"image"}],"template_type":"media"},"type":"template"}})");
    CHECK(
        message_of(with_media(
            "", {.kind = ContentKind::gif, .uploaded_id = "g", .width = 120, .height = 90})) ==
        R"({"attachment":{"payload":{"elements":[{"attachment_id":"g","height":90,"media_type":"gif","width":120}],"template_type":"media"},"type":"template"}})");
    CHECK(
        message_of(with_media("", {.kind = ContentKind::sticker, .uploaded_id = "bfe4"})) ==
        R"({"attachment":{"payload":{"elements":[{"attachment_id":"bfe4","media_type":"sticker"}],"template_type":"media"},"type":"template"}})");
    CHECK(message_of(with_media("", {.kind = ContentKind::file, .uploaded_id = "token"})) ==
          R"({"attachment":{"payload":{"token":"token"},"type":"file"}})");
}

TEST_CASE("media that Zalo would refuse are told in words", "[client]") {
    const std::pair<core::Media, const char*> rows[] = {
        {{.kind = ContentKind::image}, "a picture needs an address or an uploaded id, not both"},
        {{.kind = ContentKind::image, .url = "https://x", .uploaded_id = "a"},
         "a picture needs an address or an uploaded id, not both"},
        {{.kind = ContentKind::image, .url = "file:///etc/passwd"},
         "a picture's address is not http"},
        {{.kind = ContentKind::gif, .uploaded_id = "a"}, "a gif needs its width and height"},
        {{.kind = ContentKind::gif, .uploaded_id = "a", .width = 1, .height = -1},
         "a gif needs its width and height"},
        {{.kind = ContentKind::file}, "a sticker or file needs an uploaded id and no address"},
        {{.kind = ContentKind::file, .url = "https://x", .uploaded_id = "a"},
         "a sticker or file needs an uploaded id and no address"},
        {{.kind = ContentKind::video, .url = "https://x"}, "this kind of media cannot be sent"}};
    for (const auto& [media, fault] : rows) CHECK(fault_of(with_media("", media)) == fault);
    for (const ContentKind kind : {ContentKind::file, ContentKind::sticker}) {
        CHECK(fault_of(with_media("chữ", {.kind = kind, .uploaded_id = "a"})) ==
              "a sticker or file bears no text");
    }
}

TEST_CASE("buttons have exactly Zalo's shape", "[client]") {
    core::Outgoing message = to_person("Mời");
    message.buttons = {
        {.kind = Kind::open_url, .title = "Mở", .value = "https://x.example"},
        {.kind = Kind::query_show, .title = "Có mặt", .value = "có mặt"},
        {.kind = Kind::query_hide, .title = "Vắng", .value = "#vắng"},
        {.kind = Kind::phone, .title = "Gọi", .value = "84900000000"},
        {.kind = Kind::sms, .title = "Nhắn", .value = "84900000000", .content = "chào"}};
    CHECK(
        message_of(message) ==
        R"({"attachment":{"payload":{"buttons":[)"
        R"({"payload":{"url":"https://x.example"},"title":"Mở","type":"oa.open.url"},)"
        R"({"payload":"có mặt","title":"Có mặt","type":"oa.query.show"},)"
        R"({"payload":"#vắng","title":"Vắng","type":"oa.query.hide"},)"
        R"({"payload":{"phone_code":"84900000000"},"title":"Gọi","type":"oa.open.phone"},)"
        R"({"payload":{"content":"chào","phone_code":"84900000000"},"title":"Nhắn","type":"oa.open.sms"})"
        R"(]},"type":"template"},"text":"Mời"})");
}

TEST_CASE("buttons that Zalo would refuse are told in words", "[client]") {
    const Button good{.kind = Kind::query_show, .title = "Có", .value = "có"};
    core::Outgoing message = to_person("Mời");
    message.buttons.assign(core::kMostButtons, good);
    CHECK(fault_of(message) == "none");
    message.buttons.push_back(good);
    CHECK(fault_of(message) == "more than five buttons");
    message = to_group("Mời");
    message.buttons = {good};
    CHECK(fault_of(message) == "buttons are for private chats only");
    message = to_person("");
    message.buttons = {good};
    CHECK(fault_of(message) == "the message is empty");
    message.media = core::Media{.kind = ContentKind::image, .uploaded_id = "a"};
    CHECK(fault_of(message) == "media and buttons do not go together");

    std::string title;
    for (int i = 0; i < 100; ++i) title += "ộ";
    CHECK(fault_of(with_button({.title = title, .value = "x"})) == "none");
    const std::pair<Button, const char*> rows[] = {
        {{.title = title + "x", .value = "x"}, "a button's title is empty or too long"},
        {{.title = "", .value = "x"}, "a button's title is empty or too long"},
        {{.title = "x", .value = ""}, "a button's words are empty or too long"},
        {{.kind = Kind::query_hide, .title = "x", .value = std::string(1001, 'x')},
         "a button's words are empty or too long"},
        {{.kind = Kind::open_url, .title = "x", .value = "javascript:alert(1)"},
         "a button's address is not http"},
        {{.kind = Kind::phone, .title = "x", .value = "+84 90"},
         "a button's telephone number is none"},
        {{.kind = Kind::sms, .title = "x", .value = "84"}, "a button's text message is empty"},
        {{.kind = Kind::sms, .title = "x", .value = "", .content = "a"},
         "a button's telephone number is none"}};
    for (const auto& [button, fault] : rows) CHECK(fault_of(with_button(button)) == fault);
}

TEST_CASE("a quotation stands in a private chat's first try only", "[client]") {
    core::Outgoing message = to_person("Vâng");
    message.quote = core::MessageId("96d3");
    CHECK(message_of(message) == R"({"quote_message_id":"96d3","text":"Vâng"})");
    message.attempt = 2;
    CHECK(message_of(message) == R"({"text":"Vâng"})");
    message.attempt = 1;
    message.to = {core::ChatKind::group, "f414"};
    CHECK(message_of(message) == R"({"text":"Vâng"})");
}

TEST_CASE("a message to nobody or of nothing is none", "[client]") {
    CHECK(fault_of(to_group("")) == "the message is empty");
    core::Outgoing message = to_group("x");
    message.to.id.clear();
    CHECK(fault_of(message) == "the message has no recipient");
}

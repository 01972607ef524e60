#include <catch2/catch.hpp>

#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;

namespace {

json media(const json& element) {
    return {{"attachment",
             {{"type", "template"},
              {"payload", {{"template_type", "media"}, {"elements", {element}}}}}}};
}

json with_buttons(const json& buttons) {
    return {{"text", "Đồng chí chọn giúp"},
            {"attachment", {{"type", "template"}, {"payload", {{"buttons", buttons}}}}}};
}

const json kShow{{"title", "Có mặt"}, {"type", "oa.query.show"}, {"payload", "có mặt"}};

/// A private chat that is open.
struct Open : Zalo {
    Open() {
        REQUIRE(oa.say(kLan, {core::ChatKind::private_chat, kLan}, "tôi", ""));
        events();
    }
    int code(const json& message) { return send_to_person(kLan, message)["error"]; }
};

}  // namespace

TEST_CASE("a picture goes by its address or by an upload, with a caption", "[sim][messages]") {
    Zalo zalo;
    const std::string id = zalo.upload("image", "a.png", kPng)["data"]["attachment_id"];
    json message = media({{"media_type", "image"}, {"attachment_id", id}});
    message["text"] = "Sơ đồ nhà văn hóa";
    CHECK(zalo.send_to_group(kGroup, message)["error"] == 0);
    CHECK(zalo.send_to_group(
              kGroup, media({{"media_type", "image"}, {"url", "https://a.vn/b.png"}}))["error"] ==
          0);
    const auto events = zalo.events();
    REQUIRE(events.size() == 2);
    CHECK(events[0]["event_name"] == "oa_send_group_image");
    CHECK(events[0]["message"]["text"] == "Sơ đồ nhà văn hóa");
    const std::string url = "http://127.0.0.1:8090/media/" + id;
    const json attachments =
        json::array({{{"type", "image"}, {"payload", {{"thumbnail", url}, {"url", url}}}}});
    CHECK(events[0]["message"]["attachments"] == attachments);
    CHECK(events[1]["message"]["attachments"][0]["payload"]["url"] == "https://a.vn/b.png");
    CHECK_FALSE(events[1]["message"].contains("text"));
}

TEST_CASE("GIF, sticker and file go to a person too", "[sim][messages]") {
    Open zalo;
    const std::string gif = zalo.upload("gif", "a.gif", kGif)["data"]["attachment_id"];
    const std::string token = zalo.upload("file", "Biên bản.pdf", kPdf)["data"]["token"];
    json moving{{"media_type", "gif"}, {"attachment_id", gif}};
    CHECK(zalo.code(media(moving)) == -201);  // width and height are wanted
    moving["width"] = 120;
    moving["height"] = "80";
    CHECK(zalo.code(media(moving)) == 0);
    CHECK(zalo.code(
              media({{"media_type", "sticker"}, {"attachment_id", "bfe458bf64fa8da4d4eb"}})) == 0);
    CHECK(zalo.code({{"attachment", {{"type", "file"}, {"payload", {{"token", token}}}}}}) == 0);
    const auto events = zalo.events();
    REQUIRE(events.size() == 3);
    CHECK(events[0]["event_name"] == "oa_send_gif");
    CHECK(events[1]["event_name"] == "oa_send_sticker");
    CHECK(events[1]["message"]["attachments"][0]["payload"]["id"] == "bfe458bf64fa8da4d4eb");
    CHECK(events[2]["event_name"] == "oa_send_file");
    const json& file = events[2]["message"]["attachments"][0]["payload"];
    CHECK(file["name"] == "Biên bản.pdf");
    CHECK(file["type"] == "pdf");
    CHECK(file["size"] == std::to_string(kPdf.size()));
    CHECK(file["checksum"].get<std::string>().size() == 32);
}

TEST_CASE("an upload of last week is refused", "[sim][messages]") {
    Zalo zalo;
    const std::string id = zalo.upload("image", "a.png", kPng)["data"]["attachment_id"];
    zalo.oa.advance_to(kStart + 24h * 7);
    CHECK(zalo.send_to_group(kGroup, media({{"media_type", "image"}, {"attachment_id", id}})) ==
          json{{"error", -100}, {"message", "attachment_id was expired"}});
}

TEST_CASE("malformed messages are refused by the field that is wrong", "[sim][messages]") {
    const std::pair<json, std::string> kTable[] = {
        {"text", "message is invalid!"},
        {{{"text", "  "}}, "message.text is invalid!"},
        {{{"text", 5}, {"attachment", "x"}}, "attachment.type is invalid!"},
        {{{"attachment", {{"type", "template"}}}}, "attachment.payload is invalid!"},
        {{{"attachment", {{"type", "template"}, {"payload", json::object()}}}},
         "template_type is invalid!"},
        {{{"attachment", {{"type", "file"}, {"payload", json::object()}}}}, "token is invalid!"},
        {{{"attachment", {{"type", "file"}, {"payload", {{"token", "x"}}}}}}, "token is invalid!"},
        {{{"attachment", {{"type", "template"}, {"payload", {{"template_type", "media"}}}}}},
         "elements is invalid!"},
        {media(json("x")), "elements is invalid!"},
        {media({{"media_type", "film"}}), "media_type is invalid!"},
        {media({{"media_type", "image"}}), "url is invalid!"},
        {media({{"media_type", "image"}, {"url", "file:///etc/passwd"}}), "url is invalid!"},
        {media({{"media_type", "image"}, {"attachment_id", "x"}}), "attachment_id is invalid!"},
        {media({{"media_type", "sticker"}, {"attachment_id", "x"}}), "attachment_id is invalid!"},
    };
    Zalo zalo;
    for (const auto& [message, refusal] : kTable) {
        CAPTURE(message.dump());
        const json answer = zalo.send_to_group(kGroup, message);
        CHECK(answer["error"] == -201);
        CHECK(answer["message"] == refusal);
    }
    const json list{
        {"attachment", {{"type", "template"}, {"payload", {{"template_type", "list"}}}}}};
    CHECK(zalo.send_to_group(kGroup, list)["error"] == -233);
    CHECK(zalo.send_to_group(
              kGroup,
              {{"attachment", {{"type", "image"}, {"payload", json::object()}}}})["error"] == -233);
    CHECK(zalo.oa.messages().empty());
}

TEST_CASE("five buttons at most, each with what its kind needs", "[sim][messages]") {
    Open zalo;
    const json good = {
        kShow,
        {{"title", "Ẩn"}, {"type", "oa.query.hide"}, {"payload", "#an"}},
        {{"title", "Trang"}, {"type", "oa.open.url"}, {"payload", {{"url", "https://a.vn"}}}},
        {{"title", "Gọi"}, {"type", "oa.open.phone"}, {"payload", {{"phone_code", "84901"}}}},
        {{"title", "Nhắn"},
         {"type", "oa.open.sms"},
         {"payload", {{"content", "a"}, {"phone_code", "84901"}}}}};
    CHECK(zalo.code(with_buttons(good)) == 0);
    CHECK(zalo.oa.messages().back().buttons.size() == 5);
    json six = good;
    six.push_back(kShow);
    CHECK(zalo.code(with_buttons(six)) == -210);
    const json bad[] = {
        {{"type", "oa.query.show"}, {"payload", "x"}},
        {{"title", "a"}, {"type", "oa.dance"}, {"payload", "x"}},
        {{"title", "a"}, {"type", "oa.query.show"}},
        {{"title", "a"}, {"type", "oa.query.hide"}, {"payload", {{"x", 1}}}},
        {{"title", "a"}, {"type", "oa.open.url"}, {"payload", {{"url", "javascript:alert(1)"}}}},
        {{"title", "a"}, {"type", "oa.open.phone"}, {"payload", json::object()}},
        {{"title", "a"}, {"type", "oa.open.sms"}, {"payload", {{"phone_code", "84901"}}}}};
    for (const json& button : bad) {
        CAPTURE(button.dump());
        CHECK(zalo.code(with_buttons(json::array({button}))) == -201);
    }
    const json long_query{
        {"title", "a"}, {"type", "oa.query.show"}, {"payload", std::string(1001, 'x')}};
    CHECK(zalo.code(with_buttons(json::array({long_query}))) == -210);
    const json long_title{
        {"title", std::string(101, 'x')}, {"type", "oa.query.show"}, {"payload", "x"}};
    CHECK(zalo.code(with_buttons(json::array({long_title}))) == -210);
}

TEST_CASE("a pressed button says its query, seen or unseen", "[sim][messages]") {
    Open zalo;
    const json hide{{"title", "Ẩn"}, {"type", "oa.query.hide"}, {"payload", "#an"}};
    const json url{
        {"title", "Trang"}, {"type", "oa.open.url"}, {"payload", {{"url", "https://a.vn"}}}};
    const std::string id =
        zalo.send_to_person(kLan, with_buttons({kShow, hide, url}))["data"]["message_id"];
    zalo.events();
    CHECK_FALSE(zalo.oa.press(kLan, id, 0)->hidden);
    CHECK(zalo.oa.press(kLan, id, 1)->hidden);
    const auto events = zalo.events();
    REQUIRE(events.size() == 2);
    CHECK(events[0]["event_name"] == "user_send_text");
    CHECK(events[0]["message"]["text"] == "có mặt");
    CHECK(events[1]["message"]["text"] == "#an");
    CHECK(zalo.oa.press(kLan, id, 2).error().message ==
          "button: this one sends nothing, it opens something");
    CHECK(zalo.oa.press(kLan, id, 3).error().message == "button: the message has no such one");
    CHECK(zalo.oa.press(kSon, id, 0).error().message == "message: the person sees no such message");
    CHECK(zalo.oa.press("9", id, 0).error().message == "as: nobody has this user id");
}

TEST_CASE("mentions stand in the text, and a message may answer another", "[sim][messages]") {
    Zalo zalo;
    const std::string said =
        zalo.oa.say(kLan, {core::ChatKind::group, kGroup}, "mấy giờ họp?", "")->id;
    zalo.events();
    const std::string text = "[@" + kLan + "] 19 giờ 30, [@" + kGroup + "]";
    CHECK(zalo.send_to_group(kGroup, {{"text", text}, {"quote_message_id", said}})["error"] == 0);
    const auto events = zalo.events();
    CHECK(events[0]["message"]["text"] == text);
    CHECK(events[0]["message"]["quote_msg_id"] == said);
    CHECK(zalo.send_to_group(kGroup, {{"text", "x"}, {"quote_message_id", "none"}})["error"] ==
          -201);
    CHECK(zalo.send_to_group(kOtherGroup, {{"text", "x"}, {"quote_message_id", said}})["error"] ==
          -201);
}

TEST_CASE("people send pictures and files too", "[sim][messages]") {
    Zalo zalo;
    const sim::Attachment picture{"image",
                                  R"({"thumbnail":"https://a.vn/t","url":"https://a.vn/u"})"};
    REQUIRE(zalo.oa.say(kLan, {core::ChatKind::group, kGroup}, "", "", picture));
    REQUIRE(zalo.oa.say(kLan,
                        {core::ChatKind::private_chat, kLan},
                        "",
                        "",
                        sim::Attachment{"business_card", R"({"description":"{}"})"}));
    const auto events = zalo.events();
    CHECK(events[0]["event_name"] == "user_send_group_image");
    CHECK(events[0]["message"]["attachments"][0]["payload"]["url"] == "https://a.vn/u");
    CHECK(events[1]["event_name"] == "user_send_business_card");
    CHECK(events[1]["message"]["attachments"][0]["type"] == "link");
}

TEST_CASE("the private quota tells the window", "[sim][messages]") {
    Open zalo;
    const auto quota = [&] {
        return zalo.post("/v3.0/oa/quota/message", {{"user_id", kLan}})["data"];
    };
    CHECK(quota()["last_interaction"] == std::to_string(core::to_ms(kStart)));
    CHECK(quota()["cs_reply"]["remain"] == 8);
    zalo.oa.advance_to(kStart + 48h);
    CHECK(quota()["cs_reply"]["remain"] == 0);
    CHECK(zalo.post("/v3.0/oa/quota/message", {{"user_id", "9"}})["error"] == -201);
}

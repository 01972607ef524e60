#include "zalo/history.hpp"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "samples.hpp"
#include "zalo/event_key.hpp"
#include "zalo/webhook_parser.hpp"

using namespace mungba;
using namespace mungba::test;
using core::ContentKind;
using nlohmann::json;

namespace {

const core::OaId kThisOa{kOa};
const core::GroupId kThisGroup{kGroup};

json item_of(std::string_view type, std::string_view text = "có mặt") {
    return {{"src", 1},
            {"time", 1790000000000},
            {"type", type},
            {"message", text},
            {"message_id", kMessageId},
            {"from_id", kUser},
            {"from_display_name", "Trần Thị Lan"},
            {"to_id", kOa}};
}
json of_oa(json item) {
    item["src"] = 0;
    item["from_id"] = kOa;
    item["to_id"] = kUser;
    return item;
}
core::Event heard(const std::string& body) {
    zalo::WebhookParser parser;
    INFO(body);
    REQUIRE(parser.peek(body).kind == zalo::Peek::Kind::event);
    return std::get<core::Event>(parser.parse(kThisOa));
}
core::Event group_event(const json& item) {
    INFO(item);
    const auto found = zalo::read_group_item(item, kThisOa, kThisGroup);
    REQUIRE(found);
    return found->event;
}
core::Event private_event(const json& item) {
    INFO(item);
    const auto found = zalo::read_private_item(item, kThisOa);
    REQUIRE(found);
    return found->event;
}
const core::Message& message_of(const core::Event& event) {
    return std::get<core::Message>(event.body);
}

void check_same(const core::Event& heard, const core::Event& fetched) {
    CHECK(heard.name == fetched.name);
    CHECK(heard.key == fetched.key);
    CHECK(heard.at == fetched.at);
    CHECK(heard.oa == fetched.oa);
    REQUIRE(heard.body.index() == fetched.body.index());
    if (const auto* echo = std::get_if<core::Echo>(&heard.body)) {
        const auto& other = std::get<core::Echo>(fetched.body);
        CHECK(echo->chat == other.chat);
        CHECK(echo->id == other.id);
        CHECK(echo->text == other.text);
        CHECK(echo->content == other.content);
        return;
    }
    const core::Message& message = message_of(heard);
    const core::Message& other = message_of(fetched);
    CHECK(message.chat == other.chat);
    CHECK(message.sender == other.sender);
    CHECK(message.id == other.id);
    CHECK(message.text == other.text);
    CHECK(message.content == other.content);
}

}  // namespace

TEST_CASE("each type of the history is the webhook's event of its own name", "[history]") {
    const std::pair<const char*, const char*> types[] = {{"text", "text"},
                                                         {"voice", "audio"},
                                                         {"photo", "image"},
                                                         {"GIF", "gif"},
                                                         {"link", "link"},
                                                         {"links", "link"},
                                                         {"sticker", "sticker"},
                                                         {"location", "location"},
                                                         {"file", "file"},
                                                         {"video", "video"}};
    for (const auto& [type, name] : types) {
        CAPTURE(type);
        const std::string end(name);
        check_same(heard(group_body("user_send_group_" + end)), group_event(item_of(type)));
        check_same(heard(private_body("user_send_" + end)), private_event(item_of(type)));
        check_same(heard(group_echo_body("oa_send_group_" + end)),
                   group_event(of_oa(item_of(type, "chào"))));
    }
    check_same(heard(private_echo_body("oa_send_text")),
               private_event(of_oa(item_of("text", "chào"))));
    check_same(heard(private_echo_body("oa_send_list")),
               private_event(of_oa(item_of("links", "chào"))));
}

TEST_CASE("a business card is told from a link by what it holds", "[history]") {
    json item = item_of("link");
    const std::string card = R"({"phone":"84901234567","qrCodeUrl":"https://q.example/1"})";
    item["links"] = json::array({{{"url", "u"}, {"description", card}}});
    const core::Event event = group_event(item);
    check_same(heard(group_body("user_send_group_business_card")), event);
    CHECK(message_of(event).attachments.at(0).description == "84901234567");
    CHECK(message_of(event).attachments.at(0).url == "https://q.example/1");
}

TEST_CASE("what hangs on an item is read", "[history]") {
    json photo = item_of("photo", "");
    photo["url"] = "https://a.example/1";
    photo["description"] = "a\xCC\x89nh";  // decomposed
    const core::Message picture = message_of(group_event(photo));
    CHECK(picture.text == "\xE1\xBA\xA3nh");
    REQUIRE(picture.attachments.size() == 1);
    CHECK(picture.attachments.front().url == "https://a.example/1");
    CHECK(picture.attachments.front().kind == ContentKind::image);

    json links = item_of("links");
    links["links"] = json::array({"https://a.example/2", {{"url", "https://a.example/3"}}, 5});
    const core::Message two = message_of(group_event(links));
    REQUIRE(two.attachments.size() == 3);
    CHECK(two.attachments[0].url == "https://a.example/2");
    CHECK(two.attachments[1].url == "https://a.example/3");

    for (const json& place :
         {json(R"({"longitude":"106.66","latitude":"10.76"})"),
          json{{"longitude", 106.66}, {"latitude", 10.76}},
          json{{"coordinates", {{"longitude", "106.66"}, {"latitude", 10.76}}}}}) {
        json item = item_of("location");
        item["location"] = place;
        CHECK(message_of(group_event(item)).attachments.at(0).description == "10.76,106.66");
    }
    json file = item_of("file");
    file["name"] = "Nghị quyết.pdf";
    file["size"] = "20480";
    CHECK(message_of(group_event(file)).attachments.at(0).name == "Nghị quyết.pdf");
    CHECK(message_of(group_event(file)).attachments.at(0).size_bytes == 20480);
}

TEST_CASE("ids may be numbers, time a string", "[history]") {
    json item = item_of("text");
    item["from_id"] = 246845883529197922;
    item["src"] = "1";
    item["time"] = "1790000000000";
    check_same(heard(group_body("user_send_group_text")), group_event(item));
    item.erase("time");
    item["sent_time"] = "1790000000000";
    check_same(heard(group_body("user_send_group_text")), group_event(item));
    json echo = of_oa(item_of("text", "chào"));
    echo["to_id"] = 246845883529197922;
    check_same(heard(private_echo_body("oa_send_text")), private_event(echo));
}

TEST_CASE("a name comes along, and nothing hangs on it", "[history]") {
    CHECK(zalo::read_group_item(item_of("text"), kThisOa, kThisGroup)->sender_name ==
          "Trần Thị Lan");
    json nameless = item_of("text");
    nameless["from_display_name"] = nullptr;
    CHECK(zalo::read_group_item(nameless, kThisOa, kThisGroup)->sender_name.empty());
}

TEST_CASE("the group is the item's or the one that was asked for", "[history]") {
    json item = item_of("text");
    CHECK_FALSE(zalo::read_group_item(item, kThisOa, {}));
    item["group_id"] = kGroup;
    CHECK(zalo::read_group_item(item, kThisOa, {}));
    item["group_id"] = "another";
    CHECK_FALSE(zalo::read_group_item(item, kThisOa, kThisGroup));
}

TEST_CASE("what cannot be an event is counted, and costs no other", "[history]") {
    json page = json::array({item_of("text"), 5, nullptr, json::array(), json::object()});
    const auto add = [&page](const char* key, const json& value) {
        json item = item_of("text");
        item[key] = value;
        page.push_back(std::move(item));
    };
    add("type", "hologram");
    add("type", 5);
    add("message_id", "");
    add("message_id", "a\nb");
    add("message_id", 1.5);
    add("from_id", nullptr);
    add("from_id", std::string(129, '1'));
    add("time", -5);
    add("time", 1.5);
    add("time", "yesterday");
    add("group_id", "another");
    page.push_back(item_of("sticker"));
    const auto found = zalo::read_group_history(page, kThisOa, kThisGroup);
    REQUIRE(found);
    CHECK(found->received == page.size());
    CHECK(found->items.size() == 2);
    CHECK(found->unreadable == page.size() - 2);
    CHECK_FALSE(zalo::read_group_history(json::object(), kThisOa, kThisGroup));
    CHECK_FALSE(zalo::read_private_history(nullptr, kThisOa));
    CHECK(zalo::read_private_history(json::array(), kThisOa)->items.empty());
}

TEST_CASE("a name of the OA as sender makes an echo, whatever src says", "[history]") {
    json item = item_of("text", "chào");
    item["from_id"] = kOa;
    CHECK(std::holds_alternative<core::Echo>(group_event(item).body));
}

TEST_CASE("the same message both ways is one event", "[history][property]") {
    rc::prop("any text, any ids", [](const std::vector<std::uint16_t>& units, std::uint64_t user) {
        std::string text;
        for (const std::uint16_t unit : units) {
            if (unit >= 0xD800 && unit < 0xE000) continue;
            char buffer[16];
            std::snprintf(buffer, sizeof buffer, "\"\\u%04x\"", static_cast<unsigned>(unit));
            text += json::parse(buffer).get<std::string>();
        }
        const auto time = *rc::gen::inRange<std::int64_t>(1, 4'000'000'000'000);
        const bool by_number = *rc::gen::arbitrary<bool>();
        const json user_id = by_number ? json(user) : json(std::to_string(user));
        const std::string id = *rc::gen::nonEmpty(
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789abcdef"))));
        const json body{{"app_id", kApp},
                        {"oa_id", kOa},
                        {"event_name", "user_send_group_text"},
                        {"sender", {{"id", std::to_string(user)}}},
                        {"recipient", {{"id", kGroup}}},
                        {"message", {{"text", text}, {"msg_id", id}}},
                        {"timestamp", std::to_string(time)}};
        const json item{{"src", 1},
                        {"time", time},
                        {"type", "text"},
                        {"message", text},
                        {"message_id", id},
                        {"from_id", user_id},
                        {"group_id", kGroup}};
        const bool id_fits = id.size() <= 128;
        const auto fetched = zalo::read_group_item(item, kThisOa, {});
        RC_ASSERT(fetched.has_value() == id_fits);
        if (!id_fits) return;
        zalo::WebhookParser parser;
        RC_ASSERT(parser.peek(body.dump()).kind == zalo::Peek::Kind::event);
        const auto event = std::get<core::Event>(parser.parse(kThisOa));
        RC_ASSERT(event.key == fetched->event.key);
        RC_ASSERT(event.at == fetched->event.at);
        RC_ASSERT(event.name == fetched->event.name);
        const auto& message = message_of(event);
        const auto& other = message_of(fetched->event);
        RC_ASSERT(message.text == other.text);
        RC_ASSERT(other.text == core::text::nfc(text));
        RC_ASSERT(message.sender == other.sender);
        RC_ASSERT(message.chat == other.chat);
    });
}

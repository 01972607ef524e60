#include <catch2/catch.hpp>
#include <set>

#include "samples.hpp"
#include "zalo/webhook_parser.hpp"

using namespace mungba;
using namespace mungba::test;
using zalo::Peek;

namespace {

core::Event read(const std::string& body) {
    zalo::WebhookParser parser;
    const Peek peek = parser.peek(body);
    INFO(body);
    REQUIRE(peek.kind == Peek::Kind::event);
    auto outcome = parser.parse(core::OaId(kOa));
    REQUIRE(std::holds_alternative<core::Event>(outcome));
    return std::get<core::Event>(std::move(outcome));
}

template <typename Body>
Body read_as(const std::string& body) {
    core::Event event = read(body);
    INFO(body);
    REQUIRE(std::holds_alternative<Body>(event.body));
    return std::get<Body>(std::move(event.body));
}

std::string hex(const core::EventKey& key) {
    std::string text;
    for (const std::byte b : key) {
        text += "0123456789abcdef"[std::to_integer<std::size_t>(b) >> 4];
        text += "0123456789abcdef"[std::to_integer<std::size_t>(b) & 15];
    }
    return text;
}

using core::ContentKind;
const std::pair<const char*, ContentKind> kContents[] = {
    {"text", ContentKind::text},
    {"image", ContentKind::image},
    {"link", ContentKind::link},
    {"audio", ContentKind::audio},
    {"video", ContentKind::video},
    {"sticker", ContentKind::sticker},
    {"location", ContentKind::location},
    {"business_card", ContentKind::business_card},
    {"file", ContentKind::file},
    {"gif", ContentKind::gif}};

}  // namespace

TEST_CASE("a person's words to the OA, of each kind", "[webhook]") {
    for (const auto& [name, content] : kContents) {
        const std::string event_name = std::string("user_send_") + name;
        const core::Event event = read(private_body(event_name));
        CHECK(event.name == event_name);
        CHECK(event.oa == core::OaId(kOa));
        CHECK(core::to_ms(event.at) == 1'790'000'000'000);
        const auto& message = std::get<core::Message>(event.body);
        CHECK(message.chat == core::Chat{core::ChatKind::private_chat, kUser});
        CHECK(message.sender == core::UserId(kUser));
        CHECK(message.id == core::MessageId(kMessageId));
        CHECK(message.text == "có mặt");
        CHECK(message.content == content);
        CHECK(message.quoted.empty());
    }
}

TEST_CASE("a member's words in a group, of each kind", "[webhook]") {
    for (const auto& [name, content] : kContents) {
        const auto message =
            read_as<core::Message>(group_body(std::string("user_send_group_") + name));
        CHECK(message.chat == core::Chat{core::ChatKind::group, kGroup});
        CHECK(message.sender == core::UserId(kUser));
        CHECK(message.content == content);
    }
}

TEST_CASE("the OA's own words come back as echoes", "[webhook]") {
    for (const auto& [name, content] : kContents) {
        const auto echo =
            read_as<core::Echo>(group_echo_body(std::string("oa_send_group_") + name));
        CHECK(echo.chat == core::Chat{core::ChatKind::group, kGroup});
        CHECK(echo.content == content);
        CHECK(echo.id == core::MessageId(kMessageId));
        CHECK(echo.text == "chào");
        CHECK_FALSE(echo.by_admin);
    }
    for (const char* name : {"oa_send_text",
                             "oa_send_image",
                             "oa_send_gif",
                             "oa_send_list",
                             "oa_send_template",
                             "oa_send_file",
                             "oa_send_sticker"}) {
        const auto echo = read_as<core::Echo>(private_echo_body(name));
        CHECK(echo.chat == core::Chat{core::ChatKind::private_chat, kUser});
    }
    const auto by_hand =
        read_as<core::Echo>(event_body("oa_send_text",
                                       R"("sender":{"id":"388613280878808645","admin_id":"5"},)" +
                                           party("recipient", kUser) + message(R"(,"text":"x")")));
    CHECK(by_hand.by_admin);
}

TEST_CASE("a user's message that the OA itself sent is an echo", "[webhook]") {
    const auto echo = read_as<core::Echo>(event_body(
        "user_send_group_text",
        field("oa_id", kOa) + party("sender", kOa) + party("recipient", kGroup) + message()));
    CHECK(echo.chat.id == kGroup);
}

TEST_CASE("people come to a group and leave it, under every name", "[webhook]") {
    using Change = core::GroupMembersChanged::Change;
    const std::tuple<const char*, const char*, Change> rows[] = {
        {"user_join_group", "user_join_group", Change::joined},
        {"user_out_group", "user_out_group", Change::left},
        {"user_leave_group", "user_out_group", Change::left},
        {"user_request_join_group", "user_request_join_group", Change::requested},
        {"accept_request_join_group", "accept_request_join_group", Change::accepted},
        {"react_request_join_group", "accept_request_join_group", Change::accepted},
        {"react_request_join_group_accept", "accept_request_join_group", Change::accepted},
        {"reject_request_join_group", "reject_request_join_group", Change::rejected},
        {"react_request_join_group_reject", "reject_request_join_group", Change::rejected},
        {"add_group_admin", "add_group_admin", Change::admin_added},
        {"remove_group_admin", "remove_group_admin", Change::admin_removed}};
    for (const auto& [name, canonical, change] : rows) {
        const core::Event event = read(members_body(name));
        CHECK(event.name == canonical);
        const auto& changed = std::get<core::GroupMembersChanged>(event.body);
        CHECK(changed.change == change);
        CHECK(changed.group == core::GroupId(kGroup));
        CHECK(changed.users == std::vector<core::UserId>{core::UserId(kUser), core::UserId("77")});
    }
}

TEST_CASE("a group is made, renamed, disbanded", "[webhook]") {
    using Change = core::GroupChanged::Change;
    const std::tuple<const char*, const char*, Change> rows[] = {
        {"create_group", "create_group", Change::created},
        {"update_group_info", "update_group_info", Change::updated},
        {"delete_group", "delete_group", Change::deleted},
        {"disperse_group", "delete_group", Change::deleted}};
    for (const auto& [name, canonical, change] : rows) {
        const core::Event event = read(group_life_body(name));
        CHECK(event.name == canonical);
        const auto& changed = std::get<core::GroupChanged>(event.body);
        CHECK(changed.change == change);
        CHECK(changed.group == core::GroupId(kGroup));
    }
}

TEST_CASE("a person's bond with the OA changes", "[webhook]") {
    using Change = core::ContactChanged::Change;
    CHECK(read_as<core::ContactChanged>(follower_body("follow")).change == Change::followed);
    CHECK(read_as<core::ContactChanged>(follower_body("follow")).user == core::UserId(kUser));
    CHECK(read_as<core::ContactChanged>(follower_body("unfollow")).change == Change::unfollowed);
    const std::pair<const char*, Change> by_user_id[] = {
        {"user_click_chatnow", Change::opened_chat},
        {"user_withdraw", Change::withdrew},
        {"update_user_info", Change::updated_info}};
    for (const auto& [name, change] : by_user_id) {
        const auto changed = read_as<core::ContactChanged>(
            event_body(name, field("oa_id", kOa) + field("user_id", kUser)));
        CHECK(changed.change == change);
        CHECK(changed.user == core::UserId(kUser));
    }
    const auto info = read_as<core::ContactChanged>(
        event_body("user_submit_info",
                   party("sender", kUser) + party("recipient", kOa) + R"("info":{"name":"Lan"},)"));
    CHECK(info.change == Change::submitted_info);
    CHECK(info.user == core::UserId(kUser));
}

TEST_CASE("receipts name the person, whichever side Zalo puts the OA on", "[webhook]") {
    using Kind = core::MessageReceipt::Kind;
    const auto delivered =
        read_as<core::MessageReceipt>(private_echo_body("user_received_message", ""));
    CHECK(delivered.kind == Kind::delivered);
    CHECK(delivered.user == core::UserId(kUser));
    CHECK(delivered.messages == std::vector<core::MessageId>{core::MessageId(kMessageId)});

    const auto seen =
        read_as<core::MessageReceipt>(event_body("user_seen_message",
                                                 party("sender", kUser) + party("recipient", kOa) +
                                                     R"("message":{"msg_ids":["aa","bb"]},)"));
    CHECK(seen.kind == Kind::seen);
    CHECK(seen.user == core::UserId(kUser));
    CHECK(seen.messages ==
          std::vector<core::MessageId>{core::MessageId("aa"), core::MessageId("bb")});

    const auto one = read_as<core::MessageReceipt>(private_body("user_seen_message", ""));
    CHECK(one.messages == std::vector<core::MessageId>{core::MessageId(kMessageId)});
}

TEST_CASE("the receipt of a template sent by telephone number bears no user id", "[webhook]") {
    read_as<core::OtherEvent>(
        event_body("user_received_message",
                   field("oa_id", kOa) + party("recipient", "84901234567") +
                       message(R"(,"delivery_time":"1790000000000","tracking_id":"t1")")));
}

TEST_CASE("every known name gives an event, and every other row is one nothing acts on",
          "[webhook]") {
    std::set<std::string_view> names;
    for (const zalo::KnownEvent& known : zalo::known_events()) {
        CHECK(names.insert(known.name).second);
        CHECK(zalo::find_known_event(known.name) == &known);
        CHECK(zalo::find_known_event(known.canonical)->canonical == known.canonical);
        const core::Event event = read(event_body(
            known.name,
            field("oa_id", kOa) + field("group_id", kGroup) + R"("users":[{"id":"1"}],)" +
                party("sender", kUser) + party("recipient", kUser) + message()));
        CHECK(event.name == known.canonical);
        CHECK(std::holds_alternative<core::OtherEvent>(event.body) ==
              std::holds_alternative<std::monostate>(known.meaning));
    }
    CHECK(names.size() == zalo::known_events().size());
    CHECK(zalo::find_known_event("user_send_hologram") == nullptr);
    CHECK(zalo::find_known_event("") == nullptr);
}

TEST_CASE("the group's id is found wherever a writer puts it", "[webhook]") {
    const std::string sender = field("oa_id", kOa) + party("sender", kUser);
    const std::string rest[] = {
        sender + R"("recipient":{"group_id":"G1"},)" + message(),
        sender + R"("recipient":{"id":"388613280878808645","group_id":"G1"},)" + message(),
        sender + party("recipient", "G1") + message(),
        sender + party("recipient", kOa) + message(R"(,"conversation_id":"G1")"),
        sender + R"("conversation":{"id":"G1"},)" + message(),
        sender + R"("group_id":"G1",)" + message()};
    for (const std::string& fields : rest) {
        const auto found = read_as<core::Message>(event_body("user_send_group_text", fields));
        CHECK(found.chat == core::Chat{core::ChatKind::group, "G1"});
    }
}

TEST_CASE("a quotation is found under each of its names", "[webhook]") {
    for (const char* more : {R"(,"quote_msg_id":"q1")",
                             R"(,"quote_msg":{"msg_id":"q1","text":"?"})",
                             R"(,"quoted_msg_id":"q1")"}) {
        CHECK(read_as<core::Message>(group_body("user_send_group_text", more)).quoted ==
              core::MessageId("q1"));
    }
    CHECK(read_as<core::Message>(group_body("user_send_group_text", R"(,"quote_msg_id":null)"))
              .quoted.empty());
}

TEST_CASE("texts become NFC, and escapes what they stand for", "[webhook]") {
    const auto decomposed = read_as<core::Message>(
        private_body("user_send_text", ",\"text\":\"co\u0301 ma\u0323\u0306t\""));
    CHECK(decomposed.text == "có mặt");
    const auto escaped = read_as<core::Message>(
        private_body("user_send_text", R"(,"text":"c\u00f3 m\u1eb7t \ud83d\ude00\/\n")"));
    CHECK(escaped.text == "có mặt \U0001F600/\n");
    CHECK(read_as<core::Message>(private_body("user_send_text", "")).text.empty());
}

TEST_CASE("ids are text whatever their type", "[webhook]") {
    zalo::WebhookParser parser;
    const std::string body =
        R"({"app_id":360846524940903967,"sender":{"id":246845883529197922},)"
        R"("recipient":{"id":18446744073709551615},"event_name":"user_send_text",)"
        R"("message":{"msg_id":12345678901234567,"text":"x"},"timestamp":1790000000000})";
    const Peek peek = parser.peek(body);
    REQUIRE(peek.kind == Peek::Kind::event);
    CHECK(peek.fields.app_id == "360846524940903967");
    CHECK(peek.fields.timestamp == "1790000000000");
    CHECK(peek.fields.sender_id == "246845883529197922");
    CHECK(peek.fields.recipient_id == "18446744073709551615");
    const auto event = std::get<core::Event>(parser.parse(core::OaId("18446744073709551615")));
    CHECK(std::get<core::Message>(event.body).id == core::MessageId("12345678901234567"));
    CHECK(core::to_ms(event.at) == 1'790'000'000'000);
}

TEST_CASE("a time stamp is not judged by its number of digits", "[webhook]") {
    const auto at = [](const std::string& digits) {
        std::string body = private_body("user_send_text");
        const std::string usual = "1790000000000";
        return core::to_ms(read(body.replace(body.find(usual), usual.size(), digits)).at);
    };
    CHECK(at("154390853474") == 154'390'853'474);
    CHECK(at("15503500848") == 15'503'500'848);
    CHECK(at("0") == 0);
    CHECK(at("253402300799999") == 253'402'300'799'999);
    CHECK(at("253402300800000") == 253'402'300'799'999);
    CHECK(at(std::string(100, '9')) == 253'402'300'799'999);
}

TEST_CASE("a message is recognised by OA, name and id, whatever else its body says", "[webhook]") {
    // From `printf 'OA\0user_send_text\0ID' | sha256sum`, the first 16 bytes.
    const std::string expected = "8beac640d6784d046598a9adfcdeb02a";
    CHECK(hex(read(private_body("user_send_text")).key) == expected);
    CHECK(hex(read(private_body("user_send_text", R"(,"text":"khác")")).key) == expected);
    CHECK(hex(read(private_body("user_send_image")).key) != expected);
    std::string other_id = private_body("user_send_text");
    other_id.replace(other_id.find(kMessageId), 2, "00");
    CHECK(hex(read(other_id).key) != expected);
}

TEST_CASE("what has no message of its own is recognised by its body", "[webhook]") {
    const auto key = [](const std::string& body) { return hex(read(body).key); };
    CHECK(key(members_body("user_join_group")) == key(members_body("user_join_group")));
    CHECK(key(members_body("user_join_group")) != key(members_body("user_join_group") + " "));
    const std::string seen = event_body(
        "user_seen_message",
        party("sender", kUser) + party("recipient", kOa) + R"("message":{"msg_ids":["aa"]},)");
    CHECK(key(seen) != key(seen + "\n"));
    // A second reaction to one message is another event, though it names the same message.
    const std::string heart = private_body("user_reacted_message", R"(,"react_icon":"/-heart")");
    const std::string strong = private_body("user_reacted_message", R"(,"react_icon":"/-strong")");
    CHECK(key(heart) != key(strong));
    const std::string no_id =
        event_body("user_send_text",
                   party("sender", kUser) + party("recipient", kOa) + R"("message":{"text":"x"},)");
    CHECK(key(no_id) != key(no_id + " "));
}

TEST_CASE("an alias and its canonical name are one message", "[webhook]") {
    CHECK(read(members_body("user_leave_group")).name == read(members_body("user_out_group")).name);
}

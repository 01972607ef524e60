#include <catch2/catch.hpp>

#include "samples.hpp"
#include "zalo/webhook_parser.hpp"

using namespace mungba;
using namespace mungba::test;
using zalo::Malformed;
using zalo::Peek;

namespace {

Peek peek(std::string_view body) {
    zalo::WebhookParser parser;
    Peek found = parser.peek(body);
    found.fields = {};  // they end with the parser
    return found;
}

void check_refused(const std::string& body, Malformed why) {
    CAPTURE(body.substr(0, 300));
    const Peek found = peek(body);
    CHECK(found.kind == Peek::Kind::malformed);
    CHECK(zalo::to_string(found.why) == zalo::to_string(why));
}

std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

std::string with(const std::string& extra) { return event_body("user_send_text", extra); }

Malformed refusal_after_signature(const std::string& body) {
    zalo::WebhookParser parser;
    CAPTURE(body);
    REQUIRE(parser.peek(body).kind == Peek::Kind::event);
    const auto outcome = parser.parse(core::OaId(kOa));
    REQUIRE(std::holds_alternative<Malformed>(outcome));
    return std::get<Malformed>(outcome);
}

}  // namespace

TEST_CASE("Zalo's probes are told from broken bodies", "[webhook][hostile]") {
    CHECK(peek("").kind == Peek::Kind::empty_body);
    CHECK(peek(" \r\n\t").kind == Peek::Kind::empty_body);
    CHECK(peek("{}").kind == Peek::Kind::no_event_name);
    CHECK(peek(R"({"hello":"world"})").kind == Peek::Kind::no_event_name);
    CHECK(peek(R"({"event_name":"","timestamp":"1"})").kind == Peek::Kind::no_event_name);
    CHECK(peek(R"({"event_name":null})").kind == Peek::Kind::no_event_name);
}

TEST_CASE("an unknown name is told, with its key fields", "[webhook][hostile]") {
    zalo::WebhookParser parser;
    const std::string body = event_body("user_send_hologram", party("recipient", kOa));
    const Peek found = parser.peek(body);
    CHECK(found.kind == Peek::Kind::unknown_event);
    CHECK(found.known == nullptr);
    CHECK(found.fields.event_name == "user_send_hologram");
    CHECK(found.fields.recipient_id == kOa);
    CHECK(found.fields.timestamp == "1790000000000");
    CHECK_THROWS_AS(parser.parse(core::OaId(kOa)), std::logic_error);
}

TEST_CASE("what is not one JSON object is refused", "[webhook][hostile]") {
    for (const char* body : {"{",
                             "}",
                             "x",
                             "{\"a\":1",
                             "{\"a\":1}}",
                             "{}{}",
                             "{} x",
                             "{\"a\":1,}",
                             "{\"a\":}",
                             "{\"a\" 1}",
                             "{a:1}",
                             "{'a':1}",
                             "{\"a\":tru}",
                             "{\"a\":01}",
                             "{\"a\":1e999}",
                             "{\"a\":+1}",
                             "{\"a\":.5}",
                             "{\"a\":NaN}",
                             "[1,]",
                             "/**/{}",
                             "\xEF\xBB\xBF{}",
                             "{\"a\":123456789012345678901234567890}"}) {
        check_refused(body, Malformed::not_json);
    }
    for (const char* body : {"[]", "\"x\"", "1", "null", "true", R"([{"event_name":"follow"}])"}) {
        check_refused(body, Malformed::wrong_type);
    }
    check_refused(std::string("{}\0", 3), Malformed::not_json);
}

TEST_CASE("broken text is refused wherever it stands", "[webhook][hostile]") {
    for (const char* bad :
         {"\xff", "\xc3", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\xe1\xbb"}) {
        check_refused(with("\"x\":\"" + std::string(bad) + "\","), Malformed::not_utf8);
        check_refused(with("\"" + std::string(bad) + "\":1,"), Malformed::not_utf8);
    }
    for (const char* bad : {R"(\ud800)",
                            R"(\udc00)",
                            R"(\ud800x)",
                            R"(\ud800\u0041)",
                            R"(\udc00\ud800)",
                            R"(\uD83D\uD83D)",
                            R"(\u12)",
                            R"(\x41)",
                            R"(\u00g0)",
                            "\n",
                            "\t",
                            "\x01"}) {
        check_refused(with("\"x\":\"" + std::string(bad) + "\","), Malformed::bad_string);
        check_refused(with("\"x\":[{\"y\":\"" + std::string(bad) + "\"}],"), Malformed::bad_string);
        check_refused(with("\"" + std::string(bad) + "\":1,"), Malformed::bad_string);
    }
}

TEST_CASE("32 levels pass, 33 do not, nor do thousands", "[webhook][hostile]") {
    // The event itself is the first level.
    CHECK(peek(with("\"x\":" + nested(31) + ",")).kind == Peek::Kind::event);
    check_refused(with("\"x\":" + nested(32) + ","), Malformed::too_deep);
    check_refused(with("\"x\":" + nested(30'000) + ","), Malformed::too_deep);
    check_refused(std::string(30'000, '['), Malformed::not_json);
}

TEST_CASE("a repeated key is refused where two readers would see two events",
          "[webhook][hostile]") {
    for (const char* extra : {R"("app_id":"1",)",
                              R"("event_name":"follow",)",
                              R"("timestamp":"2",)",
                              R"("x":1,"x":1,)",
                              R"("oa_id":"1","oa_id":"2",)",
                              R"("sender":{"id":"1"},"sender":{"id":"2"},)",
                              R"("\u0061pp_id":"1",)",
                              R"("":1,"":2,)"}) {
        check_refused(with(extra), Malformed::repeated_key);
    }
    for (const char* where : {"sender", "recipient", "message"}) {
        check_refused(with("\"" + std::string(where) + R"(":{"id":"1","id":"1"},)"),
                      Malformed::repeated_key);
        check_refused(with("\"" + std::string(where) + R"(":{"a":1,"b":2,"\u0061":3},)"),
                      Malformed::repeated_key);
    }
    // Elsewhere nothing is decided by it.
    CHECK(peek(with(R"("info":{"a":1,"a":2},)")).kind == Peek::Kind::event);
    // Keys of one length and the same ends are still different keys.
    CHECK(peek(with(R"("axb":1,"ayb":2,"azb":3,)")).kind == Peek::Kind::event);
}

TEST_CASE("256 fields pass, more do not", "[webhook][hostile]") {
    const auto fields = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "\"k" + std::to_string(i) + "\":1,";
        return text;
    };
    const int own = 3;  // app_id, event_name, timestamp
    CHECK(peek(with(fields(256 - own))).kind == Peek::Kind::event);
    check_refused(with(fields(257 - own)), Malformed::too_large);
    std::string inner = fields(257);
    inner.pop_back();
    check_refused(with("\"message\":{" + inner + "},"), Malformed::too_large);
}

TEST_CASE("a body over the limit is refused unread", "[webhook][hostile]") {
    const std::size_t limit = zalo::WebhookParser::kMaxBodyBytes;
    std::string body = with("");
    body += std::string(limit - body.size(), ' ');
    CHECK(peek(body).kind == Peek::Kind::event);
    check_refused(body + " ", Malformed::too_large);
}

TEST_CASE("a missing time stamp is refused, and one that is no number", "[webhook][hostile]") {
    check_refused(R"({"event_name":"follow"})", Malformed::missing_timestamp);
    check_refused(R"({"event_name":"follow","timestamp":null})", Malformed::missing_timestamp);
    check_refused(R"({"event_name":"follow","timestamp":""})", Malformed::missing_timestamp);
    check_refused(R"({"event_name":"user_send_hologram"})", Malformed::missing_timestamp);
    for (const char* bad :
         {R"("now")", "-1", "1.5", R"("1 2")", "true", "{}", "[]", R"("0x1")", "1e12"}) {
        check_refused(R"({"event_name":"follow","timestamp":)" + std::string(bad) + "}",
                      Malformed::wrong_type);
    }
}

TEST_CASE("key fields of another type are refused", "[webhook][hostile]") {
    for (const char* key : {"app_id", "oa_id", "oaId", "event_name"}) {
        for (const char* bad :
             {"1.5", "true", "{}", "[]", R"("a\u0000b")", R"("a\nb")", R"("\u007f")"}) {
            check_refused(R"({")" + std::string(key) + "\":" + bad + "}", Malformed::wrong_type);
        }
    }
    for (const char* key : {"sender", "recipient", "message"}) {
        for (const char* bad : {"1", "true", R"("x")", "[]"}) {
            check_refused(with("\"" + std::string(key) + "\":" + bad + ","), Malformed::wrong_type);
        }
    }
    check_refused(with(R"("sender":{"id":{}},)"), Malformed::wrong_type);
    check_refused(with(R"("recipient":{"id":false},)"), Malformed::wrong_type);
    check_refused(with("\"oa_id\":\"" + std::string(129, '1') + "\","), Malformed::wrong_type);
    CHECK(peek(with("\"oa_id\":\"" + std::string(128, '1') + "\",")).kind == Peek::Kind::event);
    CHECK(peek(with(R"("sender":null,"recipient":null,"message":null,)")).kind ==
          Peek::Kind::event);
}

TEST_CASE("after the signature an event without what it lives by is refused",
          "[webhook][hostile]") {
    const std::string people = party("sender", kUser) + party("recipient", kOa);
    CHECK(refusal_after_signature(with(people)) == Malformed::missing_field);
    CHECK(refusal_after_signature(with(message())) == Malformed::missing_field);
    CHECK(refusal_after_signature(with(people + R"("message":{"text":5},)")) ==
          Malformed::wrong_type);
    CHECK(refusal_after_signature(with(people + R"("message":{"msg_id":{}},)")) ==
          Malformed::wrong_type);
    CHECK(refusal_after_signature(
              event_body("user_send_group_text", party("sender", kUser) + message())) ==
          Malformed::missing_field);
    const std::string group = field("oa_id", kOa) + field("group_id", kGroup);
    CHECK(refusal_after_signature(event_body("user_join_group", group)) ==
          Malformed::missing_field);
    CHECK(refusal_after_signature(event_body("user_join_group", group + R"("users":[],)")) ==
          Malformed::missing_field);
    CHECK(refusal_after_signature(event_body("user_join_group", group + R"("users":[{}],)")) ==
          Malformed::missing_field);
    CHECK(refusal_after_signature(event_body("user_join_group", group + R"("users":["1"],)")) ==
          Malformed::wrong_type);
    CHECK(refusal_after_signature(event_body("delete_group", field("oa_id", kOa))) ==
          Malformed::missing_field);
    CHECK(refusal_after_signature(event_body("follow", field("oa_id", kOa))) ==
          Malformed::missing_field);
    CHECK(refusal_after_signature(event_body("oa_send_text", party("sender", kOa) + message())) ==
          Malformed::missing_field);
    CHECK(refusal_after_signature(event_body("user_seen_message", people + R"("message":{},)")) ==
          Malformed::missing_field);
    CHECK(refusal_after_signature(
              event_body("user_seen_message", people + R"("message":{"msg_ids":[[]]},)")) ==
          Malformed::wrong_type);
}

TEST_CASE("parse without a peeked event is a mistake of ours", "[webhook]") {
    zalo::WebhookParser parser;
    CHECK_THROWS_AS(parser.parse(core::OaId(kOa)), std::logic_error);
    parser.peek(private_body("user_send_text"));
    parser.peek("{");
    CHECK_THROWS_AS(parser.parse(core::OaId(kOa)), std::logic_error);
}

TEST_CASE("a parser serves body after body, short after long", "[webhook]") {
    zalo::WebhookParser parser;
    const std::string text(60'000, 'a');
    for (int i = 0; i < 3; ++i) {
        REQUIRE(parser.peek(private_body("user_send_text", ",\"text\":\"" + text + "\"")).kind ==
                Peek::Kind::event);
        const auto event = std::get<core::Event>(parser.parse(core::OaId(kOa)));
        CHECK(std::get<core::Message>(event.body).text.size() == text.size());
        CHECK(parser.peek("{").kind == Peek::Kind::malformed);
        CHECK(parser.peek(private_body("user_send_text")).kind == Peek::Kind::event);
    }
}

TEST_CASE("the OA is sought where each kind of event names it", "[webhook]") {
    const auto candidates = [](zalo::KeyFields fields) {
        std::vector<std::string_view> ids;
        for (const std::string_view id : zalo::oa_candidates(fields)) ids.push_back(id);
        return ids;
    };
    using Ids = std::vector<std::string_view>;
    const auto fields = [](std::string_view name, std::string_view oa) {
        return zalo::KeyFields{"app", "1", name, oa, "recipient", "sender"};
    };
    CHECK(candidates(fields("user_send_group_text", "oa")) == Ids{"oa", "recipient"});
    CHECK(candidates(fields("user_send_text", "")) == Ids{"recipient"});
    CHECK(candidates(fields("oa_send_text", "")) == Ids{"sender"});
    CHECK(candidates(fields("user_received_message", "")) == Ids{"recipient", "sender"});
    CHECK(candidates(fields("user_seen_message", "")) == Ids{"recipient", "sender"});
    CHECK(candidates(fields("anonymous_send_text", "")) == Ids{"recipient", "sender"});
    CHECK(candidates({"app", "1", "follow", "oa", "", ""}) == Ids{"oa"});
    CHECK(candidates({"app", "1", "follow", "", "", ""}).empty());
    zalo::WebhookParser parser;
    const std::string quota = event_body("change_oa_daily_quota", field("oaId", kOa));
    CHECK(parser.peek(quota).fields.oa_id == kOa);
    const std::string follow = follower_body("follow");
    CHECK(parser.peek(follow).fields.oa_id == kOa);
}

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "samples.hpp"
#include "zalo/signature.hpp"
#include "zalo/webhook_parser.hpp"

using namespace mungba;
using namespace mungba::test;
using zalo::Peek;

namespace {

std::vector<std::string> samples() {
    return {private_body("user_send_text"),
            group_body(
                "user_send_group_file",
                R"(,"attachments":[{"type":"file","payload":{"size":"5","name":"ộ","url":"u"}}])"),
            members_body("user_join_group"),
            follower_body("follow"),
            event_body("user_seen_message",
                       party("sender", kUser) + party("recipient", kOa) +
                           R"("message":{"msg_ids":["aa","bb"]},)")};
}

// Whatever the bytes: an answer, and never an event that another JSON reader would refuse.
void check_total(zalo::WebhookParser& parser, const std::string& body) {
    const Peek peek = parser.peek(body);
    if (peek.kind == Peek::Kind::malformed || peek.kind == Peek::Kind::empty_body) return;
    RC_ASSERT(nlohmann::json::accept(body));
    RC_ASSERT(core::text::is_utf8(body));
    if (peek.kind != Peek::Kind::event) return;
    const auto outcome = parser.parse(core::OaId(kOa));
    if (const auto* event = std::get_if<core::Event>(&outcome)) {
        RC_ASSERT(event->name == peek.known->canonical);
        const auto* message = std::get_if<core::Message>(&event->body);
        if (message != nullptr) RC_ASSERT(core::text::is_utf8(message->text));
    }
}

}  // namespace

TEST_CASE("any bytes get an answer", "[webhook][property]") {
    zalo::WebhookParser parser;
    rc::prop("random bytes", [&](const std::string& body) { check_total(parser, body); });
}

TEST_CASE("any damage to a sample gets an answer", "[webhook][property]") {
    zalo::WebhookParser parser;
    rc::prop("bytes changed, dropped, doubled", [&] {
        std::string body = *rc::gen::elementOf(samples());
        const int damages = *rc::gen::inRange(1, 5);
        for (int i = 0; i < damages && !body.empty(); ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, body.size());
            switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    body[at] = *rc::gen::arbitrary<char>();
                    break;
                case 1:
                    body.erase(at, *rc::gen::inRange<std::size_t>(1, 20));
                    break;
                case 2:
                    body.insert(at,
                                body.substr(*rc::gen::inRange<std::size_t>(0, body.size()), 12));
                    break;
                default:
                    body[at] = *rc::gen::element('{', '}', '[', ']', '"', '\\', ',', ':', '0', ' ');
                    break;
            }
        }
        check_total(parser, body);
    });
}

TEST_CASE("any text survives the way through JSON", "[webhook][property]") {
    zalo::WebhookParser parser;
    rc::prop("text in, NFC of it out", [&](const std::vector<std::uint16_t>& units) {
        std::string text;
        for (const std::uint16_t unit : units) {
            if (unit >= 0xD800 && unit < 0xE000) continue;
            char buffer[16];
            std::snprintf(buffer, sizeof buffer, "\"\\u%04x\"", static_cast<unsigned>(unit));
            text += nlohmann::json::parse(buffer).get<std::string>();
        }
        const std::string body =
            private_body("user_send_text", ",\"text\":" + nlohmann::json(text).dump());
        RC_ASSERT(parser.peek(body).kind == Peek::Kind::event);
        const auto event = std::get<core::Event>(parser.parse(core::OaId(kOa)));
        RC_ASSERT(std::get<core::Message>(event.body).text == core::text::nfc(text));
    });
}

TEST_CASE("no header that is made up agrees", "[signature][property]") {
    rc::prop("random header values", [](const std::string& header) {
        const auto check = zalo::verify(header, "{}", "1", "2", {"key", "next"});
        RC_ASSERT(check.verdict == zalo::SignatureCheck::Verdict::malformed);
    });
}

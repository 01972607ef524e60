#include "tests/support/as_webhook.hpp"

#include <openssl/sha.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "zalo/signature.hpp"
#include "zalo/webhook_parser.hpp"

namespace mungba::tests {
namespace {

constexpr const char* kApp = "360846524940903967";
constexpr const char* kOa = "388613280878808645";
constexpr const char* kKey = "key-of-the-tests";

std::string_view event_name_part(core::ContentKind content) {
    switch (content) {
        case core::ContentKind::image: return "image";
        case core::ContentKind::sticker: return "sticker";
        case core::ContentKind::audio: return "audio";
        case core::ContentKind::file: return "file";
        default: return "text";
    }
}

std::string signature_of(const std::string& body, const std::string& timestamp) {
    const std::string text = kApp + body + timestamp + kKey;
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
    std::string hex = "mac=";
    for (const unsigned char byte : digest) {
        constexpr char kDigits[] = "0123456789abcdef";
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

}  // namespace

std::string webhook_body(const core::Message& message, core::Instant at) {
    nlohmann::json said{{"msg_id", message.id.value}};
    if (!message.text.empty()) said["text"] = message.text;
    if (!message.quoted.empty()) said["quote_msg_id"] = message.quoted.value;
    const std::string part(event_name_part(message.content));
    nlohmann::json body{{"app_id", kApp},
                        {"sender", {{"id", message.sender.value}}},
                        {"message", said},
                        {"timestamp", std::to_string(core::to_ms(at))}};
    if (message.is_private()) {
        body["recipient"] = {{"id", kOa}};
        body["event_name"] = "user_send_" + part;
    } else {
        body["oa_id"] = kOa;
        body["recipient"] = {{"id", message.chat.id}};
        body["event_name"] = "user_send_group_" + part;
    }
    return body.dump();
}

core::Event received(const std::string& body) {
    zalo::WebhookParser parser;
    const zalo::Peek peek = parser.peek(body);
    if (peek.kind != zalo::Peek::Kind::event) throw std::logic_error("not taken as an event: " + body);
    const auto check = zalo::verify(signature_of(body, std::string(peek.fields.timestamp)),
                                    body,
                                    peek.fields.app_id,
                                    peek.fields.timestamp,
                                    {.current = kKey, .next = {}});
    if (check.verdict != zalo::SignatureCheck::Verdict::valid) throw std::logic_error("signature not taken: " + body);
    auto parsed = parser.parse(core::OaId{kOa});
    if (auto* event = std::get_if<core::Event>(&parsed)) return std::move(*event);
    throw std::logic_error("malformed: " + body);
}

}  // namespace mungba::tests

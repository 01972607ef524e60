#include <catch2/catch.hpp>

#include "samples.hpp"
#include "zalo/webhook_parser.hpp"

using namespace mungba;
using namespace mungba::test;
using core::ContentKind;

namespace {

std::vector<core::Attachment> attachments_of(const std::string& body) {
    zalo::WebhookParser parser;
    INFO(body);
    REQUIRE(parser.peek(body).kind == zalo::Peek::Kind::event);
    const auto outcome = parser.parse(core::OaId(kOa));
    REQUIRE(std::holds_alternative<core::Event>(outcome));
    return std::get<core::Message>(std::get<core::Event>(outcome).body).attachments;
}

core::Attachment only(const std::string& name, const std::string& attachment) {
    const auto found = attachments_of(group_body(name, R"(,"attachments":[)" + attachment + "]"));
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("pictures, voices and films have an address", "[attachments]") {
    const std::pair<const char*, ContentKind> rows[] = {{"image", ContentKind::image},
                                                        {"gif", ContentKind::gif},
                                                        {"audio", ContentKind::audio},
                                                        {"video", ContentKind::video},
                                                        {"sticker", ContentKind::sticker},
                                                        {"link", ContentKind::link}};
    for (const auto& [type, kind] : rows) {
        const auto found = only(std::string("user_send_group_") + type,
                                std::string(R"({"type":")") + type +
                                    R"(","payload":{"url":"https://a.example/1","thumbnail":"t",)"
                                    R"("description":"mo ta","id":"9"}})");
        CHECK(found.kind == kind);
        CHECK(found.url == "https://a.example/1");
        CHECK(found.description == "mo ta");
    }
    CHECK(only("user_send_group_text", R"({"type":"hologram","payload":{}})").kind ==
          ContentKind::other);
}

TEST_CASE("a file's size is a number or a string of one", "[attachments]") {
    const auto file = [](const std::string& size) {
        return only(
            "user_send_group_file",
            R"({"type":"file","payload":{"name":"Nghi quyet.pdf","url":"u","checksum":"c","size":)" +
                size + "}}");
    };
    CHECK(file(R"("20480")").size_bytes == 20480);
    CHECK(file("20480").size_bytes == 20480);
    CHECK(file("20480").name == "Nghi quyet.pdf");
    CHECK(file("20480").kind == ContentKind::file);
    for (const char* odd : {R"("20 KB")",
                            R"("")",
                            "null",
                            "[]",
                            "-1",
                            R"("-1")",
                            "1.5",
                            R"("99999999999999999999")"}) {
        CAPTURE(odd);
        CHECK(file(odd).size_bytes == 0);
    }
}

TEST_CASE("a place is read from each of its shapes", "[attachments]") {
    const std::string strings = R"({"latitude":"10.762622","longitude":"106.660172"})";
    const std::string numbers = R"({"latitude":10.762622,"longitude":106.660172})";
    for (const std::string& place : {strings, numbers}) {
        const auto nested = only("user_send_group_location",
                                 R"({"type":"location","payload":{"coordinates":)" + place + "}}");
        CHECK(nested.kind == ContentKind::location);
        CHECK(nested.description == "10.762622,106.660172");
        const auto bare =
            attachments_of(private_body("user_send_location", R"(,"location":)" + place));
        REQUIRE(bare.size() == 1);
        CHECK(bare.front().description == "10.762622,106.660172");
    }
    CHECK(only("user_send_group_location", R"({"type":"location","payload":{"coordinates":{}}})")
              .description.empty());
    CHECK(only("user_send_group_location",
               R"({"type":"location","payload":{"coordinates":{"latitude":true,"longitude":[]}}})")
              .description.empty());
}

TEST_CASE("a business card is a link whose description holds JSON", "[attachments]") {
    const auto card =
        only("user_send_group_business_card",
             R"({"type":"link","payload":{"url":"u","description":)"
             R"("{\"phone\":\"84901234567\",\"qrCodeUrl\":\"https://q.example/1\"}"}})");
    CHECK(card.kind == ContentKind::business_card);
    CHECK(card.description == "84901234567");
    CHECK(card.url == "https://q.example/1");

    const auto broken =
        only("user_send_group_business_card",
             R"({"type":"link","payload":{"url":"u","description":"{\"phone\":"}})");
    CHECK(broken.description == "{\"phone\":");
    CHECK(broken.url == "u");
    std::string deep;
    for (int i = 0; i < 2000; ++i) deep += '[';
    CHECK(only("user_send_group_business_card",
               R"({"type":"link","payload":{"description":")" + deep + R"("}})")
              .description == deep);
}

TEST_CASE("an odd attachment never costs the message", "[attachments]") {
    for (const char* odd :
         {R"(,"attachments":null)", R"(,"attachments":{})", R"(,"attachments":["x",1,null])"}) {
        CHECK(attachments_of(group_body("user_send_group_image", odd)).empty());
    }
    CHECK(only("user_send_group_image", "{}").kind == ContentKind::other);
    CHECK(only("user_send_group_image", R"({"type":5,"payload":[1]})").url.empty());
    CHECK(only("user_send_group_image", R"({"type":"image","payload":{"url":7}})").url.empty());
}

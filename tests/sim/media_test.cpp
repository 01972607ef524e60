#include "sim/media.hpp"

#include <catch2/catch.hpp>

#include "sim/digest.hpp"
#include "sim/multipart.hpp"
#include "tests/sim/zalo_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;
using sim::UploadKind;

namespace {

struct OneStore {
    CountedRandom random;
    sim::Media media{random};

    int code(UploadKind kind, const std::string& name, const std::string& bytes) {
        const auto taken = media.take(kind, name, bytes, kStart);
        const auto* error = std::get_if<sim::ApiError>(&taken);
        return error == nullptr ? 0 : error->code;
    }
};

constexpr const char* kForm = "multipart/form-data; boundary=\"b ==\"";
const std::string kHead =
    "--b ==\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n"
    "--b ==\r\ncontent-disposition: form-data; name=file; filename=\"a \\\"b\\\".pdf\"\r\n\r\n";

}  // namespace

TEST_CASE("uploads are known by their first bytes", "[sim][media]") {
    OneStore store;
    CHECK(store.code(UploadKind::image, "a.png", kPng) == 0);
    CHECK(store.code(UploadKind::image, "a.jpg", "\xff\xd8\xff\xe0 and so on") == 0);
    CHECK(store.code(UploadKind::image, "a.png", kGif) == -201);
    CHECK(store.code(UploadKind::image, "a.png", "") == -201);
    CHECK(store.code(UploadKind::gif, "a.gif", kGif) == 0);
    CHECK(store.code(UploadKind::gif, "a.gif", kPng) == -201);
    CHECK(store.code(UploadKind::file, "a.PDF", kPdf) == 0);
    CHECK(store.code(UploadKind::file, "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest") == 0);
    CHECK(store.code(UploadKind::file, "a.docx", "PK\x03\x04 rest") == 0);
    CHECK(store.code(UploadKind::file, "a.docx", kPdf) == -201);
    CHECK(store.code(UploadKind::file, "a.exe", "MZ") == -201);
}

TEST_CASE("a picture may have 1 MB, a file 5", "[sim][media]") {
    OneStore store;
    const auto of_size = [](std::string begin, std::size_t size) {
        begin.resize(size, 'x');
        return begin;
    };
    CHECK(store.code(UploadKind::image, "a.png", of_size(kPng, 1 << 20)) == 0);
    CHECK(store.code(UploadKind::image, "a.png", of_size(kPng, (1 << 20) + 1)) == -210);
    CHECK(store.code(UploadKind::file, "a.pdf", of_size(kPdf, 5 << 20)) == 0);
    CHECK(store.code(UploadKind::file, "a.pdf", of_size(kPdf, (5 << 20) + 1)) == -210);
}

TEST_CASE("an upload goes onto messages for 7 days", "[sim][media]") {
    OneStore store;
    const auto upload =
        std::get<sim::Upload>(store.media.take(UploadKind::image, "a.png", kPng, kStart));
    const auto code_at = [&](core::Instant when, UploadKind kind, const std::string& id) {
        const auto used = store.media.use(kind, id, when, "attachment_id");
        const auto* error = std::get_if<sim::ApiError>(&used);
        return error == nullptr ? 0 : error->code;
    };
    CHECK(code_at(kStart + 24h * 7 - 1ms, UploadKind::image, upload.id) == 0);
    CHECK(code_at(kStart + 24h * 7, UploadKind::image, upload.id) == -100);
    CHECK(code_at(kStart, UploadKind::file, upload.id) == -201);
    CHECK(code_at(kStart, UploadKind::image, "no-such-id") == -201);
    CHECK(store.media.find(upload.id)->bytes == kPng);
}

TEST_CASE("five thousand uploads a month", "[sim][media]") {
    OneStore store;
    for (int i = 0; i < 5000; ++i) REQUIRE(store.code(UploadKind::gif, "a.gif", "GIF89a") == 0);
    CHECK(store.code(UploadKind::gif, "a.gif", "GIF89a") == -211);
    const auto next = store.media.take(UploadKind::gif, "a.gif", "GIF89a", kStart + 24h * 31);
    CHECK(std::holds_alternative<sim::Upload>(next));
}

TEST_CASE("a form gives its file whole, whatever its bytes", "[sim][media]") {
    const std::string bytes("a\0b\r\n--b =\r\n\r\n", 14);
    const auto file = sim::read_form_file(kForm, kHead + bytes + "\r\n--b ==--\r\n", "file");
    REQUIRE(file);
    CHECK(file->name == "a \"b\".pdf");
    CHECK(file->bytes == bytes);
}

TEST_CASE("a malformed form gives nothing", "[sim][media]") {
    const std::string whole = kHead + "x\r\n--b ==--\r\n";
    CHECK(sim::read_form_file(kForm, whole, "file"));
    CHECK_FALSE(sim::read_form_file(kForm, whole, "picture"));
    CHECK_FALSE(sim::read_form_file("application/json", whole, "file"));
    CHECK_FALSE(sim::read_form_file("multipart/form-data", whole, "file"));
    CHECK_FALSE(sim::read_form_file("multipart/form-data; boundary=", whole, "file"));
    for (std::size_t cut = 0; cut < kHead.size(); ++cut) {
        CAPTURE(cut);
        CHECK_FALSE(sim::read_form_file(kForm, kHead.substr(0, cut), "file"));
    }
    CHECK_FALSE(sim::read_form_file(kForm, "--b ==\r\n\r\n", "file"));
}

TEST_CASE("an upload is answered with its id or token", "[sim][media]") {
    Zalo zalo;
    CHECK(zalo.upload("image", "a.png", kPng)["data"]["attachment_id"].get<std::string>().size() ==
          20);
    CHECK(zalo.upload("gif", "a.gif", kGif)["data"]["attachment_id"].is_string());
    CHECK(zalo.upload("file", "Biên bản.pdf", kPdf)["data"]["token"].is_string());
    CHECK(zalo.upload("image", "a.gif", kGif) ==
          json{{"error", -201}, {"message", "file is invalid. We only support png and jpeg"}});
    CHECK(zalo.post("/v2.0/oa/upload/image", json::object())["error"] == -201);
}

// Checked against md5sum and sha256sum.
TEST_CASE("fingerprints are those of the usual tools", "[sim][media]") {
    CHECK(sim::md5_hex("abc") == "900150983cd24fb0d6963f7d28e17f72");
    CHECK(sim::sha256_hex("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#include <catch2/catch.hpp>

#include "api_world.hpp"
#include "core/text.hpp"
#include "zalo/api_answers.hpp"
#include "zalo/multipart.hpp"

using namespace mungba;
using namespace mungba::test;

namespace {

const std::string kPng = std::string("\x89PNG\r\n\x1A\n", 8) + "pixels";
const std::string kJpeg = "\xFF\xD8\xFF pixels";
const std::string kGif = "GIF89a pixels";

}  // namespace

TEST_CASE("an upload is a form of one file", "[upload]") {
    ApiWorld world;
    Kept<zalo::Uploaded> kept;
    world.api->upload_image(world.oa, {.name = "Ảnh 1.png", .bytes = kPng}, kept.done());
    const core::HttpRequest& request = world.http.requests.at(0);
    CHECK(request.url == "https://openapi.example/v2.0/oa/upload/image");
    CHECK(request.timeout == std::chrono::seconds(60));
    REQUIRE(request.headers.size() == 2);
    CHECK(request.headers[1].second == "token-of-oa");
    const std::string type = request.headers[0].second;
    const std::string before = "multipart/form-data; boundary=";
    REQUIRE(type.starts_with(before));
    const std::string boundary = type.substr(before.size());
    CHECK(boundary.size() <= 70);
    CHECK(request.body == "--" + boundary +
                              "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Ảnh "
                              "1.png\"\r\nContent-Type: image/png\r\n\r\n" +
                              kPng + "\r\n--" + boundary + "--\r\n");
    world.answer_data(R"({"attachment_id":"aa"})");
    CHECK(kept.value().id == "aa");
}

TEST_CASE("each kind of upload has its call and its answer", "[upload]") {
    ApiWorld world;
    Kept<zalo::Uploaded> gif;
    world.api->upload_gif(world.oa, {.name = "a.gif", .bytes = kGif}, gif.done());
    CHECK(world.http.requests.back().url == "https://openapi.example/v2.0/oa/upload/gif");
    world.answer_data(R"({"attachment_id":"gg"})");
    CHECK(gif.value().id == "gg");

    Kept<zalo::Uploaded> file;
    world.api->upload_file(world.oa, {.name = "Giấy mời.PDF", .bytes = "%PDF"}, file.done());
    CHECK(world.http.requests.back().url == "https://openapi.example/v2.0/oa/upload/file");
    CHECK(world.http.requests.back().body.find("application/pdf") != std::string::npos);
    world.answer_data(R"({"token":"tt"})");
    CHECK(file.value().id == "tt");

    Kept<zalo::Uploaded> none;
    world.api->upload_file(world.oa, {.name = "a.docx", .bytes = "x"}, none.done());
    world.answer_data(R"({"attachment_id":"aa"})");
    CHECK(none.failure().detail == "success without the fields we need");
}

TEST_CASE("what Zalo would refuse is not sent", "[upload]") {
    ApiWorld world;
    using Call =
        void (zalo::Api::*)(const core::OaId&, const zalo::Upload&, zalo::Done<zalo::Uploaded>);
    const std::size_t mb = 1024 * 1024;
    const auto padded = [](std::string bytes, std::size_t size) {
        bytes.resize(size, 'x');
        return bytes;
    };
    struct Row {
        Call call;
        zalo::Upload upload;
        const char* fault;
    };
    const Row rows[] = {
        {&zalo::Api::upload_image, {"a.png", padded(kPng, mb + 1)}, "the file is larger than 1 MB"},
        {&zalo::Api::upload_image, {"a.png", ""}, "the file is empty"},
        {&zalo::Api::upload_image, {"a.png", kGif}, "the picture is neither JPEG nor PNG"},
        {&zalo::Api::upload_image, {"a.png", "<svg>"}, "the picture is neither JPEG nor PNG"},
        {&zalo::Api::upload_gif, {"a.gif", kPng}, "the picture is no GIF"},
        {&zalo::Api::upload_gif,
         {"a.gif", padded(kGif, 5 * mb + 1)},
         "the file is larger than 5 MB"},
        {&zalo::Api::upload_file, {"a.exe", "MZ"}, "the file is neither PDF, DOC, DOCX nor CSV"},
        {&zalo::Api::upload_file, {"pdf", "x"}, "the file is neither PDF, DOC, DOCX nor CSV"},
        {&zalo::Api::upload_file,
         {"a.pdf", std::string(5 * mb + 1, 'x')},
         "the file is larger than 5 MB"}};
    for (const Row& row : rows) {
        Kept<zalo::Uploaded> kept;
        ((*world.api).*row.call)(world.oa, row.upload, kept.done());
        world.run();
        CHECK(kept.failure().what == zalo::Failure::What::give_up);
        CHECK(kept.failure().detail == row.fault);
    }
    CHECK(world.http.requests.empty());
    Kept<zalo::Uploaded> largest;
    world.api->upload_image(world.oa, {"a.jpg", padded(kJpeg, mb)}, largest.done());
    CHECK(world.http.requests.size() == 1);
}

TEST_CASE("a file name cannot leave its quotes", "[upload]") {
    const std::pair<std::string, std::string> rows[] = {
        {"Nghị quyết.pdf", "Nghị quyết.pdf"},
        {"a\"; name=\"x", "a%22; name=%22x"},
        {"a\r\nX-Evil: 1\r\n\r\n.pdf", "aX-Evil: 1.pdf"},
        {"../../etc/passwd", "passwd"},
        {"C:\\Users\\a.pdf", "a.pdf"},
        {std::string("a\0b.pdf", 7), "ab.pdf"},
        {"a\xff.pdf", "a\uFFFD.pdf"},
        {"", "file"},
        {"/", "file"},
        {" \t", "file"}};
    for (const auto& [name, expected] : rows) {
        CAPTURE(name);
        CHECK(zalo::quoted_file_name(name) == expected);
    }
    std::string long_name;
    for (int i = 0; i < 300; ++i) long_name += "ộ";
    const std::string cut = zalo::quoted_file_name(long_name + ".pdf");
    CHECK(cut.size() <= 200);
    CHECK(cut.ends_with("ộ.pdf"));
    CHECK(core::text::is_utf8(cut));
}

TEST_CASE("a boundary does not occur in what it bounds", "[upload]") {
    const auto boundary_of = [](const zalo::Multipart& form) {
        return form.content_type.substr(form.content_type.find('=') + 1);
    };
    const std::string bytes = "some bytes";
    const zalo::Multipart form = zalo::multipart_file("file", "a", "text/csv", bytes);
    const std::string boundary = boundary_of(form);
    CHECK(bytes.find(boundary) == std::string::npos);
    CHECK(boundary_of(zalo::multipart_file("file", "a", "text/csv", "others")) != boundary);
    CHECK(form.body.find("--" + boundary + "--\r\n") == form.body.size() - boundary.size() - 6);
}

TEST_CASE("days are read from each of their writings", "[api]") {
    const core::LocalDate expected{
        std::chrono::year(2026), std::chrono::month(10), std::chrono::day(2)};
    CHECK(zalo::read_day("02/10/2026") == expected);
    CHECK(zalo::read_day("2/10/2026") == expected);
    CHECK(zalo::read_day(std::to_string(
              core::to_ms(core::parse_iso("2026-10-02T00:30:00+07:00").value()))) == expected);
    for (const char* odd : {"",
                            "31/02/2026",
                            "0/10/2026",
                            "02-10-2026",
                            "02/10",
                            "/",
                            "//",
                            "2/10/20260",
                            "+2/10/2026",
                            "a/b/c",
                            "123",
                            "2/10/2026x"}) {
        CAPTURE(odd);
        CHECK_FALSE(zalo::read_day(odd));
    }
}

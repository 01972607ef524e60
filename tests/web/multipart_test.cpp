#include "web/multipart.hpp"

#include <catch2/catch.hpp>

using namespace mungba;

namespace {

const std::string kType = "multipart/form-data; boundary=----bien";
const std::string kBody =
    "------bien\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"
    "------bien\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"danh \\\"s\\\".csv\"\r\nContent-Type: text/csv\r\n\r\n"
    "ho_ten\r\n--x\r\n\r\n"
    "------bien--\r\n";

}  // namespace

TEST_CASE("a form with a file reads", "[web]") {
    const auto parts = web::read_multipart(kType, kBody);
    REQUIRE(parts);
    CHECK(parts->form.get("csrf") == "abc");
    REQUIRE(parts->uploads.size() == 1);
    CHECK(parts->uploads[0].field == "tep");
    CHECK(parts->uploads[0].name == "danh \"s\".csv");
    CHECK(parts->uploads[0].bytes == "ho_ten\r\n--x\r\n");
}

TEST_CASE("the boundary may stand in quotes, the names in any case", "[web]") {
    const auto parts = web::read_multipart("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"b 1\"",
                                           "--b 1\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b 1--");
    REQUIRE(parts);
    CHECK(parts->form.get("a") == "1");
}

TEST_CASE("a field for a file that was left empty gives no file", "[web]") {
    const auto parts =
        web::read_multipart("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"t\"; filename=\"\"\r\n\r\n\r\n--b--");
    REQUIRE(parts);
    CHECK(parts->uploads.empty());
}

TEST_CASE("a body that does not read is refused whole", "[web]") {
    CHECK_FALSE(web::read_multipart("multipart/form-data", kBody));
    CHECK_FALSE(web::read_multipart("multipart/mixed; boundary=----bien", kBody));
    CHECK_FALSE(web::read_multipart("multipart/form-data; boundary=" + std::string(71, 'x'), kBody));
    CHECK_FALSE(web::read_multipart("multipart/form-data; boundary=khac", kBody));
    CHECK_FALSE(web::read_multipart(kType, ""));
    // Cut anywhere before its end.
    for (std::size_t length = 0; length + 4 < kBody.size(); length += 7) CHECK_FALSE(web::read_multipart(kType, kBody.substr(0, length)));
    const auto with_head = [](const std::string& head) {
        return web::read_multipart("multipart/form-data; boundary=b", "--b\r\n" + head + "\r\n\r\nx\r\n--b--");
    };
    CHECK(with_head("Content-Disposition: form-data; name=a"));
    CHECK_FALSE(with_head("Content-Type: text/plain"));
    CHECK_FALSE(with_head("Content-Disposition: attachment; name=a"));
    CHECK_FALSE(with_head("Content-Disposition: form-data; filename=a"));
    CHECK_FALSE(with_head("Content-Disposition: form-data; name=\"a"));
    CHECK_FALSE(with_head("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b"));
    CHECK_FALSE(with_head("no colon"));
    CHECK_FALSE(with_head("Content-Disposition: form-data; name=\"\xff\""));
    CHECK_FALSE(with_head("Content-Disposition: form-data; name=a; x=" + std::string(5'000, 'x')));
    CHECK_FALSE(web::read_multipart("multipart/form-data; boundary=b",
                                    "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\xff\r\n--b--"));
    std::string many;
    for (int n = 0; n < 201; ++n) many += "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n";
    CHECK_FALSE(web::read_multipart("multipart/form-data; boundary=b", many + "--b--"));
}

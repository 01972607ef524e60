#include "web/qr_code.hpp"

#include <catch2/catch.hpp>
#include <regex>
#include <vector>

using namespace mungba;

namespace {

/// The black modules of a drawing, read back: rows of ' ' and '#'.
std::vector<std::string> drawn(const web::QrCode& code) {
    const auto size = static_cast<std::size_t>(code.size);
    std::vector<std::string> rows(size, std::string(size, ' '));
    const std::regex run(R"re(M(\d+) (\d+)h(\d+)v1h-(\d+)z)re");
    for (std::sregex_iterator match(code.path.begin(), code.path.end(), run), end; match != end; ++match) {
        CHECK((*match)[3] == (*match)[4]);
        const auto x = static_cast<std::size_t>(std::stoi((*match)[1]));
        const auto y = static_cast<std::size_t>(std::stoi((*match)[2]));
        const auto length = static_cast<std::size_t>(std::stoi((*match)[3]));
        REQUIRE(x + length <= size);
        rows.at(y).replace(x, length, std::string(length, '#'));
    }
    return rows;
}

bool has_finder_at(const std::vector<std::string>& rows, std::size_t x, std::size_t y) {
    const std::vector<std::string> finder = {"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"};
    for (std::size_t i = 0; i < finder.size(); ++i) {
        if (rows.at(y + i).substr(x, 7) != finder[i]) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a QR code has its three corners, its timing and four modules of white around it", "[web]") {
    const auto rows = drawn(web::qr_code("https://zalo.me/3141592653589793"));
    const std::size_t width = rows.size() - 8;
    CHECK((width - 17) % 4 == 0);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(rows.at(i).find('#') == std::string::npos);
        CHECK(rows.at(rows.size() - 1 - i).find('#') == std::string::npos);
    }
    for (const std::string& row : rows) CHECK((row.substr(0, 4) == "    " && row.substr(row.size() - 4) == "    "));
    CHECK(has_finder_at(rows, 4, 4));
    CHECK(has_finder_at(rows, 4 + width - 7, 4));
    CHECK(has_finder_at(rows, 4, 4 + width - 7));
    for (std::size_t i = 8; i + 8 < width; ++i) CHECK(rows.at(4 + 6).at(4 + i) == (i % 2 == 0 ? '#' : ' '));
}

TEST_CASE("another address is another code; what fits into none is refused", "[web]") {
    CHECK(web::qr_code("https://zalo.me/1").path != web::qr_code("https://zalo.me/2").path);
    CHECK_THROWS_AS(web::qr_code(std::string(4000, 'a')), std::runtime_error);
}

TEST_CASE("what stands in a page cannot become a tag", "[web]") {
    CHECK(web::escaped("Đỗ <b>Mai</b> & \"Con\" 'x'") == "Đỗ &lt;b&gt;Mai&lt;/b&gt; &amp; &quot;Con&quot; &#39;x&#39;");
}

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/text.hpp"
#include "domain/content_guard.hpp"

using namespace mungba::domain;

namespace {

/// A document of the office's, ours, with every word near a marking that is none.
const std::string kPlan =
    "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI          ĐẢNG CỘNG SẢN VIỆT NAM\n"
    "ĐẢNG ỦY PHƯỜNG                    Hà Nội, ngày 28 tháng 10 năm 2025\n"
    "KẾ HOẠCH\n"
    "nâng cao chất lượng sinh hoạt chi bộ\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n"
    "1. Các chi bộ giữ bí mật gia đình của đảng viên, bảo mật mật khẩu, không gửi tài liệu mật qua mạng xã hội.\n"
    "2. Chi bộ nuôi ong báo cáo sản lượng mật ong; mật độ dân cư giữ nguyên.\n"
    "II. TỔ CHỨC THỰC HIỆN\n"
    "Ban Xây dựng Đảng tham mưu, đôn đốc; tối thứ Hai hằng tuần giao ban.\n";

struct Way {
    const char* name;
    const char* line;
    SecrecyMark mark;
};
const Way kWays[] = {
    {"a line of its own", "MẬT", SecrecyMark::secret},
    {"top secret", "TỐI MẬT", SecrecyMark::top_secret},
    {"most secret", "TUYỆT MẬT", SecrecyMark::most_secret},
    {"as a field", "Độ mật: Mật", SecrecyMark::secret},
    {"as a field, blank before the colon", "ĐỘ MẬT : TỐI MẬT", SecrecyMark::top_secret},
    {"in square brackets", "[MẬT]", SecrecyMark::secret},
    {"in brackets, small", "(Tuyệt mật)", SecrecyMark::most_secret},
    {"spaced", "T U Y Ệ T   M Ậ T", SecrecyMark::most_secret},
    {"dotted", "T.Ố.I M.Ậ.T", SecrecyMark::top_secret},
    {"without accents", "TUYET MAT", SecrecyMark::most_secret},
    {"with characters nobody sees", "M\xE2\x80\x8BẬ\xE2\x80\x8DT", SecrecyMark::secret},
    {"in full width", "\xEF\xBC\xB4\xEF\xBC\xAF\xEF\xBC\xA9 \xEF\xBC\xAD\xEF\xBC\xA1\xEF\xBC\xB4", SecrecyMark::top_secret},
    {"in Cyrillic look-alikes", "\xD0\xA2\xD0\x9EI \xD0\x9CẬ\xD0\xA2", SecrecyMark::top_secret},
    {"as a kind of document", "TÀI LIỆU MẬT", SecrecyMark::secret},
    {"with what may be done with it", "TÀI LIỆU TỐI MẬT - KHÔNG PHỔ BIẾN", SecrecyMark::top_secret},
    {"beside the head of the letter", "ĐẢNG ỦY PHƯỜNG\tTUYỆT MẬT", SecrecyMark::most_secret},
    {"as a degree", "Mức độ mật: MẬT", SecrecyMark::secret},
    {"between stars", "*** TỐI MẬT ***", SecrecyMark::top_secret},
    {"behind the number of the document", "Số: 12-BC/ĐU (Mật)", SecrecyMark::secret},
    {"with a dash", "MẬT - Hỏa tốc", SecrecyMark::secret},
    {"in small letters of its own", "tuyệt mật", SecrecyMark::most_secret},
};

std::string decomposed(std::string text) {
    // "Ậ" as A with two signs, as some programs write it.
    for (std::size_t at; (at = text.find("Ậ")) != std::string::npos;) text.replace(at, 3, "A\xCC\xA3\xCC\x82");
    return text;
}

std::string with_line(const std::string& text, std::size_t after_line, const std::string& line) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < after_line; ++i) at = text.find('\n', at) + 1;
    return text.substr(0, at) + line + "\n" + text.substr(at);
}

/// The plan above, and the committees' own texts where they lie beside the checkout.
std::vector<std::string> documents() {
    std::vector<std::string> all{kPlan};
    const std::filesystem::path folder = std::filesystem::path(MUNGBA_SOURCE_DIR) / "../shared/seeds";
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        std::ifstream file(entry.path(), std::ios::binary);
        all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return all;
}

}  // namespace

TEST_CASE("documents of a committee pass, and are stopped when marked in any of twenty-one ways, in the head and at the end", "[guard]") {
    for (const std::string& document : documents()) {
        INFO(document.substr(0, 60));
        CHECK(guard_text(document, {}).empty());
        for (const Way& way : kWays) {
            INFO(way.name);
            const auto lines = static_cast<std::size_t>(std::count(document.begin(), document.end(), '\n'));
            for (const std::size_t where : {std::size_t{0}, std::min<std::size_t>(2, lines), lines}) {
                const auto found = guard_text(with_line(document, where, way.line), {});
                REQUIRE(found.size() == 1);
                CHECK(found.front().mark == way.mark);
                CHECK(found.front().line == static_cast<int>(where) + 1);
            }
            CHECK(guard_text(with_line(document, 0, decomposed(way.line)), {}).size() == 1);
        }
    }
}

TEST_CASE("a marking over two lines is found, though in no line of them", "[guard]") {
    const auto found = guard_text("TUYỆT\nMẬT\n" + kPlan, {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().kind == GuardFinding::Kind::marking);
}

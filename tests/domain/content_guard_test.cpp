#include "domain/content_guard.hpp"

#include <catch2/catch.hpp>

using namespace mungba::domain;

namespace {

using Kind = GuardFinding::Kind;

const GuardRules kEverywhere{.allowed_hosts = {"hanoi.gov.vn", "dangcongsan.vn"}, .check_links = true};

}  // namespace

TEST_CASE("a text with nothing in it passes", "[guard]") {
    CHECK(guard_text("", kEverywhere).empty());
    CHECK(guard_text("Định hướng tháng 10: ba nội dung chính.\nHỏi Văn phòng Đảng ủy: 024 3825 4321.\nXem https://dangcongsan.vn/tin/1.html", kEverywhere).empty());
    CHECK(guard_text("Giữ bí mật gia đình; đổi mật khẩu; hội thi nuôi ong lấy mật ong.", kEverywhere).empty());
}

TEST_CASE("a marking is told by its line, and nothing of its words", "[guard]") {
    const auto found = guard_text("BÁO CÁO\nĐộ mật: TỐI MẬT\nvề việc …", {});
    REQUIRE(found.size() == 1);
    CHECK(found.front() == GuardFinding{.kind = Kind::marking, .mark = SecrecyMark::top_secret, .line = 2, .host = {}});
}

TEST_CASE("a few numbers are hotlines, many are a list of persons; however they are written", "[guard]") {
    std::string text;
    for (const char* number : {"0912 345 678", "0987.654.321", "+84 913 222 333", "84915111222", "0243-825-4321"}) text += std::string("Đồng chí: ") + number + "\n";
    CHECK(count_numbers_of_persons(text) == 5);
    const auto found = guard_text(text, {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().kind == Kind::person_list);
    CHECK(found.front().count == 5);
    CHECK(found.front().line == 1);
    CHECK(guard_text(text.substr(0, text.find("0243")), {}).empty());
    CHECK(count_numbers_of_persons("0912345671 0912345672 0912345673-0912345674 024 3825 4321 0912 345 675") == 6);
    CHECK(count_numbers_of_persons("tháng 10 0912345671, tổ 5 0912 345 672, 2026 0912.345.673") == 3);
    CHECK(count_numbers_of_persons("001085012345, 001 085 012 346") == 2);
    CHECK(count_numbers_of_persons("0912345678; 0912 345 678; 0912.345.678") == 1);  // the same one
}

TEST_CASE("dates, sums, document numbers and years are no persons", "[guard]") {
    CHECK(count_numbers_of_persons("ngày 05/10/2026, 19 giờ 30; 1.250.000.000 đồng; 03-HD/TW; 12.345.678.901; 2025 2030; 20261005") == 0);
}

TEST_CASE("where a link leads, not what it looks like", "[guard]") {
    using Hosts = std::vector<std::string>;
    CHECK(hosts_in("xem https://DangCongSan.vn/a và http://www.hanoi.gov.vn:8080/b?c#d") == Hosts{"dangcongsan.vn", "www.hanoi.gov.vn"});
    CHECK(hosts_in("https://dangcongsan.vn@evil.example/x") == Hosts{"evil.example"});
    CHECK(hosts_in("https://dangcongsan.vn.evil.example/") == Hosts{"dangcongsan.vn.evil.example"});
    CHECK(hosts_in("bit.ly/abc, www.x.com; gửi về vanphong@phuong.gov.vn") == Hosts{"bit.ly", "www.x.com"});
    CHECK(hosts_in("ngày 3.10, mục 1.2/3, v.v.") == Hosts{});
    CHECK(hosts_in("h\xE2\x80\x8Bttps://x\xE2\x80\x8B.example") == Hosts{"x.example"});
    CHECK(hosts_in("\xEF\xBD\x88ttps://wide.example\\@dangcongsan.vn/") == Hosts{"wide.example"});
}

TEST_CASE("links off the list are found only where they are looked for, each by its line", "[guard]") {
    const std::string text = "Xem https://hanoi.gov.vn\nhoặc https://bit.ly/1\nhoặc https://xhanoi.gov.vn";
    CHECK(guard_text(text, {}).empty());
    const auto found = guard_text(text, kEverywhere);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == GuardFinding{.kind = Kind::link, .mark = {}, .line = 2, .host = "bit.ly"});
    CHECK(found[1] == GuardFinding{.kind = Kind::link, .mark = {}, .line = 3, .host = "xhanoi.gov.vn"});
    CHECK(is_allowed_host("tin.hanoi.gov.vn", kEverywhere.allowed_hosts));
    CHECK_FALSE(is_allowed_host("gov.vn", kEverywhere.allowed_hosts));
    CHECK_FALSE(is_allowed_host("", kEverywhere.allowed_hosts));
}

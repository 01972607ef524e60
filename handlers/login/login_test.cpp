#include <catch2/catch.hpp>

#include "tests/dsl/browser.hpp"
#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kFirst = "Liên kết đăng nhập, dùng một lần trong 10 phút, xin không chuyển tiếp: https://chibo.example.vn";

struct Five {
    Conversation branch{"Chi bộ 5"};
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member lan = branch.member("Trần Thị Lan");
    House& house = branch.house();

    /// The path of the link that this person is sent.
    std::string link_for(const Member& member) {
        when(member).writes_privately("trang");
        then(member).receives_something();
        const std::string text = house.sent().back().text;
        REQUIRE(text.starts_with(kFirst + "/dang-nhap/"));
        return text.substr(kFirst.size());
    }
    std::int64_t links_that_stand() {
        static constexpr storage::Query kStanding{"test.links", "SELECT count(*) FROM outbox WHERE template = 'login.link' AND body IS NOT NULL"};
        storage::Rows rows = house.connection().rows(kStanding);
        rows.next();
        return rows.integer(0);
    }
};

}  // namespace

TEST_CASE("trang gives a link, the link asks who logs in, a button logs in", "[login]") {
    Five five;
    const std::string link = five.link_for(five.binh);
    Browser browser(five.house);
    browser.get(link);
    CHECK(browser.status() == 200);
    CHECK(browser.page().title == "Đồng chí đăng nhập với tên này?");
    CHECK(browser.shows("<b>Nguyễn Văn Bình</b>"));
    CHECK(browser.shows("Bí thư Chi\u00A0bộ\u00A05"));
    CHECK(browser.shows("còn hạn đến 09\u00A0giờ\u00A040"));
    browser.get(link);  // looking spends nothing
    CHECK(browser.status() == 200);

    browser.post(link);
    CHECK(browser.page().see_other == "/");
    browser.follow();
    CHECK(browser.status() == 200);
    CHECK(browser.frame().who == "Nguyễn Văn Bình");
    CHECK(browser.frame().role == "bí thư");
    CHECK(browser.frame().place == "Chi bộ 5, Đảng bộ phường Thử");
}

TEST_CASE("a link is of use once, for ten minutes, and only the newest", "[login]") {
    Five five;
    const std::string first = five.link_for(five.binh);
    const std::string second = five.link_for(five.binh);
    Browser browser(five.house);
    CHECK(browser.post(first).status == 410);
    CHECK(browser.page().title == "Liên kết này không dùng được nữa");
    CHECK(browser.post(second).see_other == "/");
    Browser other(five.house);
    CHECK(other.get(second).status == 410);
    CHECK(other.post(second).status == 410);
    CHECK(other.get("/").see_other == "/dang-nhap");

    const std::string third = five.link_for(five.binh);
    five.branch.clock("2026-10-07 09:41");
    CHECK(other.get(third).status == 410);
}

TEST_CASE("a forwarded link: the other says that it is not theirs, and nobody gets in", "[login]") {
    Five five;
    const std::string link = five.link_for(five.binh);
    Browser other(five.house);
    other.get(link);
    other.post(link, {{"khong-phai-toi", "1"}});
    CHECK(other.page().title == "Xin đồng chí đóng trang này");
    CHECK(other.get("/").see_other == "/dang-nhap");
    Browser browser(five.house);
    CHECK(browser.post(link).status == 410);
}

TEST_CASE("a form without our token logs nobody in", "[login]") {
    Five five;
    const std::string link = five.link_for(five.binh);
    Browser browser(five.house);
    Browser foreign(five.house);
    for (const std::optional<std::string>& token : {std::optional<std::string>(), std::optional<std::string>(""), std::optional(foreign.token())}) {
        browser.post_with_token(link, {}, token);
        CHECK(browser.status() == 403);
    }
    CHECK(browser.post(link).see_other == "/");  // it is still good
}

TEST_CASE("a member without a role gets no link", "[login]") {
    Five five;
    when(five.lan).writes_privately("trang");
    then(five.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
}

TEST_CASE("a link stands in no row once it has left", "[login]") {
    Five five;
    five.link_for(five.binh);
    CHECK(five.links_that_stand() == 0);
}

TEST_CASE("who logs out, or whose role ends, sees nothing more with the old cookie", "[login]") {
    Five five;
    Browser browser(five.house);
    browser.enter(five.binh.person);
    Browser thief(five.house);
    thief.steal_session_of(browser);
    CHECK(thief.get("/").status == 200);
    browser.post("/dang-xuat");
    CHECK(browser.page().see_other == "/dang-nhap?xong=thoat");
    CHECK(browser.page().ends_session);
    CHECK(thief.get("/").see_other == "/dang-nhap");

    browser.enter(five.binh.person);
    CHECK(browser.get("/").status == 200);
    five.house.end_role(five.binh.person, five.branch.id(), domain::Role::secretary);
    CHECK(browser.get("/").see_other == "/dang-nhap");
    CHECK(browser.post("/dang-xuat").see_other == "/dang-nhap?xong=thoat");
}

#include <filesystem>

#include "tests/dsl/browser.hpp"
#include "storage/erasure_list.hpp"
#include "tests/handlers/evening_scene.hpp"
#include "usecases/erasure.hpp"
#include "usecases/month_figures.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

struct Closing : Evening {
    Closing() {
        at("2026-11-03 21:10");
        when(binh).writes_privately("dd có 5, không lý do 6");
        skip_all();
        office = branch.house().add_person("Kiều Anh Tuấn");
        branch.house().give_role(office, {}, domain::Role::office);
    }
    core::PersonId office;
    Browser browser_of(core::PersonId person) {
        Browser browser(branch.house());
        browser.enter(person);
        return browser;
    }
};

}  // namespace

TEST_CASE("the office closes a month that is over, once; a correction stands beside the closed figure", "[figures]") {
    Closing five;
    Browser early = five.browser_of(five.office);
    early.get("/so-lieu?thang=2026-11");
    CHECK(early.page().title == "Tháng 11/2026: 1/1 buổi đã ghi đủ");
    CHECK(early.shows("4/6 (66,7%)"));
    CHECK(early.shows("chưa hết nên chưa chốt được"));
    early.post("/so-lieu", {{"thang", "2026-11"}});
    CHECK(early.status() == 422);
    five.go("2026-12-02 09:00");
    five.skip_all();
    Browser office = five.browser_of(five.office);
    office.get("/so-lieu");
    CHECK(office.shows("Chốt số liệu tháng 11/2026"));
    office.post("/so-lieu", {{"thang", "2026-11"}});
    CHECK(office.page().see_other == "/so-lieu?thang=2026-11&xong=chot");
    office.follow();
    CHECK(office.shows("Đã chốt lúc"));
    CHECK(office.shows("như đã chốt"));
    // The branch corrects its roll call; the closed figure stays.
    when(five.binh).writes_privately("dd có 6");
    five.skip_all();
    office.get("/so-lieu?thang=2026-11");
    CHECK(office.shows("4/6 (66,7%)"));
    CHECK(office.shows("5/6 (83,3%)"));
    office.post("/so-lieu", {{"thang", "2026-11"}});  // the second time changes nothing
    const auto month = usecases::month_figures::of(five.branch.house().connection(), five.branch.house().organization(), "2026-11", five.branch.house().now());
    REQUIRE(month);
    REQUIRE(month->figures.size() == 1);
    CHECK(month->figures[0].closed->attended() == 4);
    CHECK(month->figures[0].now.attended() == 5);
    CHECK(month->figures[0].corrected());
}

TEST_CASE("figures of a month are the office's, and a month is written as 2026-10", "[figures]") {
    Closing five;
    Browser secretary = five.browser_of(five.binh.person);
    secretary.get("/so-lieu?thang=2026-11");
    CHECK(secretary.status() == 404);
    Browser office = five.browser_of(five.office);
    for (const char* bad : {"2026-13", "2026-1", "11/2026", "x", "1999-12", "2026-00"}) {
        INFO(bad);
        office.get("/so-lieu?thang=" + std::string(bad));
        CHECK(office.status() == 400);
        office.post("/so-lieu", {{"thang", bad}});
        CHECK(office.status() == 400);
    }
    office.get("/so-lieu?thang=2026-08");
    CHECK(office.page().title == "Tháng 8/2026: chưa có buổi họp nào đã bắt đầu");
}

TEST_CASE("a past figure stays true when somebody's data is erased", "[figures]") {
    Closing five;
    const auto before = five.sums();
    five.go("2026-11-20 09:00");
    five.skip_all();
    const usecases::Actor console{.kind = usecases::Actor::Kind::operator_at_console, .organization = five.branch.house().organization(), .person = {}, .roles = {}, .memberships = {}, .source = "command"};
    const auto folder = std::filesystem::temp_directory_path() / "mungba-figures-erasures";
    std::filesystem::remove(folder);
    storage::ErasureList list(folder.string());
    storage::Transaction transaction(five.branch.house().connection());
    CHECK(usecases::erasure::erase(five.branch.house().connection(), console, five.mai.person, list, five.branch.house().now()) == usecases::erasure::Outcome::erased);
    transaction.commit();
    CHECK(five.sums() == before);
    Browser secretary = five.browser_of(five.binh.person);
    secretary.get("/chi-bo/" + std::to_string(five.branch.id().value) + "/hop/" + std::to_string(five.meeting("2026-11").id.value) + "/ho-so");
    CHECK(secretary.shows("(đã xóa thông tin)"));
    CHECK_FALSE(secretary.shows("Đỗ Thị Mai"));
}

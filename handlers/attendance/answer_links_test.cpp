#include <catch2/catch.hpp>

#include "storage/task_repository.hpp"
#include "tests/dsl/browser.hpp"
#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// Of Cụ Bình, who has no Zalo: the path of a link that the secretary has made.
struct Linked : Asked {
    Linked() : Asked({.silent_members = 0}) {
        old = branch.house().add_person("Đỗ Văn Bình");
        branch.house().add_to_list(old, branch.id(), domain::MemberStatus::official);
    }
    std::string make() {
        Browser browser(branch.house());
        browser.enter(binh.person);
        browser.post("/chi-bo/" + std::to_string(branch.id().value) + "/lien-ket-bao-du", {{"nguoi", std::to_string(old.value)}});
        const std::string html = browser.html();
        const std::size_t at = html.find("/bao-du/");
        REQUIRE(at != std::string::npos);
        return html.substr(at, html.find_first_of("\"< ", at) - at);
    }
    core::PersonId old;
};

}  // namespace

TEST_CASE("a link answers for one member about one meeting, without an account", "[attendance][links]") {
    Linked asked;
    const std::string link = asked.make();
    Browser phone(asked.branch.house());
    phone.get(link);
    REQUIRE(phone.status() == 200);
    CHECK(phone.shows("Đỗ Văn Bình"));
    CHECK_FALSE(phone.shows("Trần Thị Lan"));
    phone.post(link, {{"bao", "present"}});
    CHECK(counts(asked.branch).present == 1);
    phone.post(link, {{"bao", "absent"}, {"ly-do", "mệt"}});
    CHECK(counts(asked.branch).present == 0);
    CHECK(counts(asked.branch).absent == 1);
    phone.post(link, {{"bao", "everything"}});  // no such answer
    CHECK(counts(asked.branch).absent == 1);
}

TEST_CASE("a link that another has opened is of no more use, and the secretary hears of it", "[attendance][links]") {
    Linked asked;
    const std::string link = asked.make();
    Browser other(asked.branch.house());
    other.get(link);
    CHECK(other.shows("Liên kết này gửi nhầm"));
    other.post(link, {{"khong-phai-toi", "1"}});
    other.get(link);
    CHECK(other.status() == 410);
    other.post(link, {{"bao", "present"}});
    CHECK(other.status() == 410);
    CHECK(counts(asked.branch).present == 0);
    when(asked.binh).writes_privately("việc");
    const auto list = asked.branch.ward()->next_unread(asked.binh.private_chat());
    REQUIRE(list);
    CHECK(list->find("Đỗ Văn Bình") != std::string::npos);
}

TEST_CASE("a link ends with a newer one, with the secretary's word, and with the day", "[attendance][links]") {
    Linked asked;
    const std::string first = asked.make();
    const std::string second = asked.make();
    CHECK(first != second);
    Browser phone(asked.branch.house());
    phone.get(first);
    CHECK(phone.status() == 410);
    phone.get(second);
    CHECK(phone.status() == 200);
    phone.get(second + "x");
    CHECK(phone.status() == 410);
    const std::string page = "/chi-bo/" + std::to_string(asked.branch.id().value) + "/lien-ket-bao-du";
    Browser secretary(asked.branch.house());
    secretary.enter(asked.binh.person);
    secretary.post(page, {{"huy", "1"}});
    phone.get(second);
    CHECK(phone.status() == 410);
    const std::string third = asked.make();
    asked.branch.clock("2026-10-13 00:05");
    phone.get(third);
    CHECK(phone.status() == 410);
    for (const auto& chat : {asked.binh.private_chat(), asked.branch.group(), asked.branch.committee()}) asked.branch.ward()->skip_unread(chat);
}

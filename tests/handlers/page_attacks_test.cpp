#include "handlers/contract/page_table.hpp"
#include "tests/handlers/page_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// A path with ids in its braces.
std::string filled(std::string path, const std::string& branch, const std::string& other) {
    while (true) {
        const std::size_t open = path.find('{');
        if (open == std::string::npos) return path;
        const std::size_t close = path.find('}', open);
        const bool is_branch = path.substr(open, close - open + 1) == "{branch}";
        path.replace(open, close - open + 1, is_branch ? branch : other);
    }
}

std::string id_of(const Conversation& branch) { return std::to_string(branch.id().value); }

}  // namespace

TEST_CASE("another branch's page is not there, at every path, to look and to act", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    const std::int64_t deeds = scene.deeds();
    int tried = 0;
    for (const auto& page : secretary.table().pages()) {
        if (page.for_anybody || page.path.find("{branch}") == std::string::npos) continue;
        const std::string address = filled(page.path, id_of(scene.seven), std::to_string(scene.membership(scene.mai, scene.seven).value));
        INFO(address);
        CHECK(secretary.get(address).status == 404);
        CHECK(secretary.html().find("Chi bộ 7") == std::string::npos);
        CHECK(secretary.post(address, {{"viec", "nguoi"}, {"noi", "x"}, {"huy", "1"}, {"so", "1"}}).status == 404);
        CHECK(secretary.get(filled(page.path, "999999", "1")).status == 404);
        CHECK(secretary.get(filled(page.path, "-1", "1")).status == 404);
        CHECK(secretary.get(filled(page.path, "1e1", "1")).status == 404);
        CHECK(secretary.get(filled(page.path, "99999999999999999999", "1")).status == 404);
        ++tried;
    }
    CHECK(tried >= 8);
    CHECK(scene.deeds() == deeds);
}

TEST_CASE("an object of another branch under the own branch's path is not there", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    const std::string foreign = std::to_string(scene.membership(scene.mai, scene.seven).value);
    CHECK(secretary.get(scene.branch(scene.five) + "/dang-vien/" + foreign).status == 404);
    CHECK(secretary.post(scene.branch(scene.five) + "/dang-vien/" + foreign, {{"viec", "roi"}}).status == 404);
    for (const char* path : {"/viec/", "/yeu-cau/", "/chinh-sua/"}) {
        const auto task = scene.owe(scene.seven.id(), std::string(path) == "/viec/" ? "tasks.word" : std::string(path) == "/yeu-cau/" ? "enrolment.link" : "self.correct",
                                    R"({"title":"x","text":"Bí mật của Chi bộ 7","committee":"","template":"t","request":1,"person":1})");
        const std::string address = path + std::to_string(task.value);
        INFO(address);
        CHECK(secretary.get(address).status == 404);
        CHECK_FALSE(secretary.shows("Bí mật"));
        secretary.post(address, {{"da-sua", "1"}, {"khong", "1"}});
        CHECK(storage::tasks::find(scene.house.connection(), task).has_value());
    }
}

TEST_CASE("who has no right to a page is told the same as where there is none", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    secretary.get("/khong-he-co");
    const std::string nothing = secretary.html();
    for (const char* path : {"/chi-bo", "/chi-bo/moi", "/nhom", "/tin-gui", "/nhat-ky", "/tim-dang-vien"}) {
        INFO(path);
        CHECK(secretary.get(path).status == 404);
        CHECK(secretary.html() == nothing);
    }
    Browser overseer = scene.browser_of(scene.quang);
    CHECK(overseer.get(scene.branch(scene.five)).status == 200);
    CHECK(overseer.post(scene.branch(scene.five), {{"noi", "x"}}).status == 404);
    CHECK(overseer.get(scene.branch(scene.seven)).status == 404);
    CHECK(overseer.get(scene.branch(scene.five) + "/dang-vien").status == 404);
    CHECK(overseer.get(scene.branch(scene.five) + "/goi").status == 404);
    Browser office = scene.office();
    CHECK(office.get(scene.branch(scene.five) + "/goi").status == 404);
    CHECK(office.get(scene.branch(scene.five) + "/lien-ket-bao-du").status == 404);
    CHECK(office.get(scene.branch(scene.seven) + "/dang-vien").status == 200);
}

TEST_CASE("nobody who is not logged in sees or does anything", "[pages]") {
    PageScene scene;
    Browser stranger(scene.house);
    const std::int64_t deeds = scene.deeds();
    for (const auto& page : stranger.table().pages()) {
        if (page.for_anybody) continue;
        const std::string address = filled(page.path, id_of(scene.five), "1");
        INFO(address);
        CHECK(stranger.get(address).see_other == "/dang-nhap");
        CHECK(stranger.post(address).status == 403);
    }
    CHECK(scene.deeds() == deeds);
}

TEST_CASE("no form is carried out without the token of this very session", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    Browser office = scene.office();
    const std::string of_another = office.token();
    Browser earlier = scene.secretary();
    const std::string of_an_earlier_session = earlier.token();
    const std::int64_t deeds = scene.deeds();
    for (const auto& page : secretary.table().pages()) {
        if (page.post == nullptr || page.path == "/dang-xuat") continue;
        const std::string address = filled(page.path, id_of(scene.five), std::to_string(scene.membership(scene.lan, scene.five).value));
        for (const auto& token : {std::optional<std::string>(), std::optional<std::string>(""), std::optional<std::string>("x"),
                                  std::optional(of_another), std::optional(of_an_earlier_session)}) {
            INFO(address << " " << token.value_or("(none)"));
            const auto status = secretary.post_with_token(address, {{"viec", "roi"}, {"noi", "x"}}, token).status;
            CHECK((status == 403 || status == 404));
        }
    }
    CHECK(scene.deeds() == deeds);
}

TEST_CASE("a session of one organization is of no use in another", "[pages]") {
    PageScene scene;
    const auto other = storage::organizations::add(
        scene.house.connection(), {.id = {}, .name = "Đảng bộ khác", .app_id = core::AppId{"1"}, .oa_id = core::OaId{"2"}}, {}, scene.house.now());
    storage::Branch foreign;
    foreign.organization = other;
    foreign.name = "Chi bộ xa";
    const auto branch = storage::branches::insert(scene.house.connection(), foreign, scene.house.now());
    Browser office = scene.office();
    for (const auto& page : office.table().pages()) {
        if (page.for_anybody || page.path.find("{branch}") == std::string::npos) continue;
        INFO(page.path);
        CHECK(office.get(filled(page.path, std::to_string(branch.value), "1")).status == 404);
    }
    office.get("/chi-bo");
    CHECK_FALSE(office.shows("Chi bộ xa"));
}

TEST_CASE("script in a name, a venue or a reason is shown as text wherever it comes up", "[pages]") {
    const std::string script = "<script>alert(1)</script>";
    PageScene scene;
    Browser office = scene.office();
    office.post(scene.branch(scene.five), {{"ten", "Chi bộ 5"}, {"noi", script}, {"buoi", "evening"}, {"quy-tac", "standard"}, {"da-xem", "x"}});
    office.get(scene.branch(scene.five));
    const std::string seen = "name=\"da-xem\" value=\"";
    const std::string html = office.html();
    const std::size_t at = html.find(seen) + seen.size();
    office.post(scene.branch(scene.five), {{"ten", script}, {"noi", script}, {"da-xem", html.substr(at, 22)}});
    CHECK(office.page().see_other == scene.branch(scene.five) + "?xong=ghi");
    office.post(scene.branch(scene.five) + "/dang-vien/moi", {{"ten", script}});
    CHECK_FALSE(office.page().see_other.empty());
    Browser secretary = scene.secretary();
    for (Browser* browser : {&office, &secretary}) {
        for (const auto& page : browser->table().pages()) {
            if (page.get == nullptr) continue;
            browser->get(filled(page.path, id_of(scene.five), std::to_string(scene.membership(scene.lan, scene.five).value)));
            INFO(page.path);
            CHECK(browser->html().find("<script>") == std::string::npos);
        }
    }
    office.get("/chi-bo");
    CHECK(office.shows("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

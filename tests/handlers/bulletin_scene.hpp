#pragma once
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/bulletin_repository.hpp"
#include "storage/invariants.hpp"
#include "tests/handlers/page_scene.hpp"

namespace mungba::tests {

/// Two branches, three of the office; a fake look at documents and portals.
struct BulletinScene : PageScene {
    core::PersonId huy = house.add_person("Đặng Quốc Huy");
    core::PersonId thu = house.add_person("Phan Thị Thu");
    Member huy_chats = lan;
    /// What the document that is uploaded next says; or why it cannot be read.
    handlers::FromOutside document{.ending = handlers::FromOutside::Ending::done, .bytes = "Kế hoạch sinh hoạt tháng 10"};
    handlers::FromOutside page{.ending = handlers::FromOutside::Ending::done, .bytes = "<html/>"};
    int read_documents = 0;

    BulletinScene() {
        auto& rules = house.surroundings().rules.bulletins;
        rules.sources = {"Báo Nhân Dân"};
        rules.hosts = {"nhandan.vn"};
        house.surroundings().outside.read = [this](handlers::Outside::Mode, const std::string&) {
            ++read_documents;
            return document;
        };
        house.surroundings().outside.fetch = [this](const std::string&) { return page; };
        house.give_role(huy, {}, domain::Role::office);
        house.give_role(thu, {}, domain::Role::office);
        huy_chats.person = huy;
        huy_chats.user = house.link(huy);
    }

    static web::Values form(const std::string& title = "Định hướng sinh hoạt tháng 10") {
        return {{"ban", "0"},     {"loai", "orientation"},   {"thang", "10/2026"},         {"tieu-de", title},   {"tom-tat", "Ba nội dung: thời sự; nhiệm vụ tháng; chuyển đổi số."},
                {"nguon", "Báo Nhân Dân"}, {"ngay-nguon", "25/09/2026"}, {"noi-nhan", "groups"}};
    }
    /// By the office's first, on the page. @returns "/ban-tin/1"
    std::string write(web::Values values = form()) {
        Browser browser = browser_of(tuan);
        browser.post("/ban-tin/moi", std::move(values));
        REQUIRE(browser.status() == 303);
        return browser.page().see_other.substr(0, browser.page().see_other.find('?'));
    }
    storage::Bulletin at(const std::string& address) {
        return storage::bulletins::find(house.connection(), core::BulletinId{std::stoll(address.substr(address.rfind('/') + 1))}).value();
    }
    std::string revision(const std::string& address) { return std::to_string(at(address).revision); }
    const web::Page& act(Browser& browser, const std::string& address, const std::string& deed) {
        return browser.post(address, {{"viec", deed}, {"ban", revision(address)}});
    }
    /// Written by one, approved by another.
    std::string approved(web::Values values = form()) {
        const std::string address = write(std::move(values));
        return approve(address);
    }
    std::string approve(const std::string& address) {
        Browser one = browser_of(tuan);
        Browser other = browser_of(huy);
        act(one, address, "trinh");
        REQUIRE(one.status() == 303);
        act(other, address, "duyet");
        REQUIRE(other.status() == 303);
        return address;
    }
    const web::Page& attach(Browser& browser, const std::string& address, const std::string& name, std::string bytes) {
        return browser.upload("/ban-tin/tep", {{"so", address.substr(address.rfind('/') + 1)}, {"ban", revision(address)}}, {{.field = "tep", .name = name, .bytes = std::move(bytes)}});
    }
    storage::bulletin_deliveries::Counts counts(const std::string& address, core::BulletinNoticeId notice = {}) {
        return storage::bulletin_deliveries::counts(house.connection(), at(address).id, notice);
    }
    /// What has gone to that chat of one template, in order.
    std::vector<std::string> heard(const core::Chat& chat, std::string_view begins) {
        std::vector<std::string> texts;
        for (const auto& one : house.sent()) {
            if (one.to.id == chat.id && one.text.starts_with(begins)) texts.push_back(one.text);
        }
        return texts;
    }
    /// Whether the page says it, whatever blanks tie its words.
    static bool says(const Browser& browser, const std::string& text) {
        std::string html = browser.html();
        for (auto at = html.find("\u00a0"); at != std::string::npos; at = html.find("\u00a0", at)) html.replace(at, 2, " ");
        return html.find(text) != std::string::npos;
    }
    void skip_all() {
        for (const auto& one : house.sent()) five.ward()->skip_unread(one.to);
    }
    ~BulletinScene() { skip_all(); }
};

/// Everything that must hold of the database does.
inline void sound(BulletinScene& scene) {
    for (const auto& broken : storage::invariants::broken(scene.house.connection())) FAIL_CHECK(broken.invariant->query.name);
}
/// What the channel says to one attempt.
inline core::SendResult answer(core::SendResult::Outcome outcome) {
    core::SendResult result;
    result.outcome = outcome;
    result.reached = true;
    result.code = -1;
    return result;
}

}  // namespace mungba::tests

#include "storage/bulletin_repository.hpp"
#include "tests/dsl/browser.hpp"
#include "tests/handlers/monthly_scene.hpp"
#include "usecases/bulletins.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

struct WithOffice : Monthly {
    House& house = branch.house();
    core::PersonId tuan = house.add_person("Kiều Anh Tuấn");
    core::PersonId huy = house.add_person("Đặng Quốc Huy");
    core::SystemRandom random;

    WithOffice() {
        house.surroundings().rules.bulletins.sources = {"Báo Nhân Dân"};
        house.give_role(tuan, {}, domain::Role::office);
        house.give_role(huy, {}, domain::Role::office);
    }
    usecases::Actor actor(core::PersonId person) { return usecases::actor_for(house.connection(), house.organization(), person, core::local_date(house.now())); }
    /// Written, approved and sent. @returns its secret
    std::string sends(domain::BulletinKind kind, const std::string& title, std::vector<domain::BranchType> types = {}) {
        namespace deeds = usecases::bulletins;
        const auto& rules = house.surroundings().rules;
        domain::BulletinContent content{.kind = kind, .title = title, .body = "Tóm tắt.", .source = "Báo Nhân Dân", .source_date = std::chrono::year{2026} / 9 / 25, .link = {}};
        content.types = std::move(types);
        const auto id = deeds::write(house.connection(), actor(tuan), content, "2026-11", rules, house.now()).id;
        REQUIRE(deeds::submit(house.connection(), actor(tuan), id, 1, house.now()).outcome == deeds::Outcome::done);
        REQUIRE(deeds::approve(house.connection(), actor(huy), id, 1, rules, random, house.now()).outcome == deeds::Outcome::done);
        house.set_clock(house.now() + std::chrono::minutes{5});
        skip();
        return storage::bulletins::find(house.connection(), id)->secret;
    }
};

}  // namespace

TEST_CASE("the month's orientation and bulletin stand in the notice and in the meeting's agenda", "[bulletins]") {
    WithOffice five;
    five.go("2026-10-24 09:00");
    when(five.binh).says_in_committee("/1");
    five.go("2026-10-26 09:00");
    const auto bulletin = five.sends(domain::BulletinKind::current_affairs, "Tin tháng 11");
    five.go("2026-10-28 09:00");
    const auto orientation = five.sends(domain::BulletinKind::orientation, "Định hướng tháng 11");
    five.go("2026-10-31 07:30");
    std::string notice;
    for (const auto& sent : five.house.sent()) {
        if (sent.to == five.branch.group() && sent.text.starts_with("THÔNG BÁO")) notice = sent.text;
    }
    CHECK(notice.find("Kính nhắc các đồng chí đóng đảng phí tháng 11.\nĐịnh hướng tháng 11: https://chibo.example.vn/bt/" + orientation + "; bản tin: https://chibo.example.vn/bt/" + bulletin +
                      "\nTrân trọng cảm ơn.") != std::string::npos);
    Browser hanh(five.house);
    hanh.enter(five.binh.person);
    hanh.get("/chi-bo/" + std::to_string(five.branch.id().value) + "/hop/" + std::to_string(five.meeting("2026-11").id.value));
    CHECK(hanh.shows("Định hướng của tháng"));
    CHECK(hanh.shows("Bản tin của tháng"));
    CHECK(hanh.shows("/kho-ban-tin/"));
}

TEST_CASE("what is for other branch types, or was taken back, stands in no notice", "[bulletins]") {
    WithOffice five;
    five.go("2026-10-24 09:00");
    when(five.binh).says_in_committee("/1");
    storage::Branch other;
    other.name = "Chi bộ cơ quan";
    other.type = domain::BranchType::agency;
    five.house.add_branch(other);
    five.go("2026-10-26 09:00");
    five.sends(domain::BulletinKind::orientation, "Định hướng cho cơ quan", {domain::BranchType::agency});
    five.go("2026-10-31 07:30");
    for (const auto& sent : five.house.sent()) CHECK(sent.text.find("Định hướng tháng 11: ") == std::string::npos);
}

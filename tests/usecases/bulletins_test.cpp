#include "usecases/bulletins.hpp"

#include <catch2/catch.hpp>

#include "tests/usecases/ward.hpp"
#include "usecases/bulletin_notices.hpp"

using namespace mungba;
using namespace mungba::usecases;
using bulletins::Outcome;
using domain::BulletinContent;
using domain::BulletinState;

namespace {

/// Three of the office, and a source of each kind.
struct Office {
    Office() {
        rules.bulletins.sources = {"Báo Nhân Dân"};
        rules.bulletins.hosts = {"nhandan.vn"};
    }
    Actor who(std::string_view name) {
        const auto people = storage::people::named(ward.connection(), ward.organization(), name);
        REQUIRE(people.size() == 1);
        return actor_for(ward.connection(), ward.organization(), people.front().id, ward.today);
    }
    BulletinContent october() {
        return {.kind = domain::BulletinKind::orientation,
                .title = "Định hướng tháng 10",
                .body = "Ba nội dung.",
                .source = "báo nhân dân",
                .source_date = std::chrono::year{2026} / 9 / 25,
                .link = {}};
    }
    bulletins::Done write(const BulletinContent& content) { return bulletins::write(ward.connection(), tuan, content, "2026-10", rules, ward.now()); }
    bulletins::Done approve(const Actor& actor, core::BulletinId id, int revision) {
        return bulletins::approve(ward.connection(), actor, id, revision, rules, *random, ward.now());
    }
    storage::Bulletin at(core::BulletinId id) { return storage::bulletins::find(ward.connection(), id).value(); }
    BulletinState state(core::BulletinId id) { return at(id).state; }

    Ward ward;
    domain::RulePack rules;
    std::unique_ptr<core::Random> random = std::make_unique<core::SystemRandom>();
    bulletin_sending::Setting setting{.rules = rules};
    std::string imported = counts(ward.roster("chi_bo,ho_ten,chuc_vu\n,Kiều Anh Tuấn,văn phòng\n,Đặng Quốc Huy,văn phòng\n,Phan Thị Thu,văn phòng\n,Nguyễn Văn Bình,cấp ủy viên\nChi bộ 5,Trần Thị Lan,đảng viên\n"));
    Actor tuan = who("Kiều Anh Tuấn");
    Actor huy = who("Đặng Quốc Huy");
    Actor thu = who("Phan Thị Thu");
    Actor binh = who("Nguyễn Văn Bình");
};

}  // namespace

TEST_CASE("one writes, another approves; who wrote it cannot", "[bulletins]") {
    Office office;
    auto& connection = office.ward.connection();
    const auto now = office.ward.now();
    const auto written = office.write(office.october());
    REQUIRE(written.outcome == Outcome::done);
    const auto id = written.id;
    CHECK(office.at(id).content == office.october());
    CHECK(office.approve(office.huy, id, 1).outcome == Outcome::wrong_state);  // a draft
    CHECK(bulletins::submit(connection, office.tuan, id, 1, now).outcome == Outcome::done);
    CHECK(bulletins::submit(connection, office.tuan, id, 1, now).outcome == Outcome::wrong_state);
    CHECK(office.approve(office.tuan, id, 1).outcome == Outcome::own_work);
    CHECK(office.approve(office.binh, id, 1).outcome == Outcome::not_allowed);
    CHECK(office.approve(office.huy, id, 1).outcome == Outcome::done);
    CHECK(office.state(id) == BulletinState::scheduled);
    CHECK(office.approve(office.thu, id, 1).outcome == Outcome::wrong_state);  // two at once: the second is told
    CHECK(office.at(id).approved_by == office.huy.person);
}

TEST_CASE("any edit voids the approval and shows what changed; whoever edited cannot approve either", "[bulletins]") {
    Office office;
    auto& connection = office.ward.connection();
    const auto now = office.ward.now();
    const auto id = office.write(office.october()).id;
    bulletins::submit(connection, office.tuan, id, 1, now);
    office.approve(office.huy, id, 1);
    CHECK(bulletins::changed_since_approval(connection, office.at(id)).empty());
    BulletinContent changed = office.october();
    changed.title = "Định hướng sinh hoạt tháng 10";
    CHECK(bulletins::edit(connection, office.thu, id, 1, changed, "2026-10", office.rules, now).outcome == Outcome::done);
    CHECK(office.state(id) == BulletinState::draft);
    CHECK_FALSE(office.at(id).approved_by);
    CHECK(bulletins::changed_since_approval(connection, office.at(id)) == std::vector<std::string_view>{"title"});
    CHECK(bulletins::submit(connection, office.tuan, id, 1, now).outcome == Outcome::changed_meanwhile);  // the first revision is no more
    CHECK(bulletins::submit(connection, office.tuan, id, 2, now).outcome == Outcome::done);
    CHECK(office.approve(office.thu, id, 2).outcome == Outcome::own_work);
    CHECK(office.approve(office.huy, id, 2).outcome == Outcome::done);
    // Saved unchanged it is no edit.
    CHECK(bulletins::edit(connection, office.tuan, id, 2, changed, "2026-10", office.rules, now).outcome == Outcome::done);
    CHECK(office.state(id) == BulletinState::scheduled);
    // Two edit at once: the later one is told.
    changed.body = "Bốn nội dung.";
    CHECK(bulletins::edit(connection, office.tuan, id, 2, changed, "2026-10", office.rules, now).outcome == Outcome::done);
    CHECK(bulletins::edit(connection, office.huy, id, 2, office.october(), "2026-10", office.rules, now).outcome == Outcome::changed_meanwhile);
    CHECK(storage::bulletins::revisions_of(connection, id).size() == 3);
}

TEST_CASE("a source off the list is checked by another before a third approves", "[bulletins]") {
    Office office;
    auto& connection = office.ward.connection();
    const auto now = office.ward.now();
    BulletinContent content = office.october();
    content.source = "Blog của một người";
    const auto id = office.write(content).id;
    bulletins::submit(connection, office.tuan, id, 1, now);
    CHECK(office.approve(office.huy, id, 1).outcome == Outcome::source_unchecked);
    CHECK(bulletins::check_source(connection, office.tuan, id, 1, now).outcome == Outcome::own_work);
    CHECK(bulletins::check_source(connection, office.huy, id, 1, now).outcome == Outcome::done);
    CHECK(bulletins::check_source(connection, office.thu, id, 1, now).outcome == Outcome::changed_meanwhile);
    CHECK(office.approve(office.huy, id, 1).outcome == Outcome::source_unchecked);  // the one who checked is not the second
    CHECK(office.approve(office.thu, id, 1).outcome == Outcome::done);
    content.source = "Blog của một người khác";
    bulletins::edit(connection, office.tuan, id, 1, content, "2026-10", office.rules, now);
    CHECK_FALSE(office.at(id).source_checked_by);
}

TEST_CASE("what bears a marking, a list of persons or a strange link is not written down", "[bulletins]") {
    Office office;
    auto& connection = office.ward.connection();
    BulletinContent content = office.october();
    content.body = "TỐI MẬT\nVề việc …";
    auto done = office.write(content);
    CHECK(done.outcome == Outcome::refused);
    REQUIRE(done.findings.size() == 1);
    CHECK(done.findings.front().mark == domain::SecrecyMark::top_secret);
    CHECK(done.findings.front().line == 2);
    content.body = "Xem https://bit.ly/x";
    done = office.write(content);
    REQUIRE(done.findings.size() == 1);
    CHECK(done.findings.front().host == "bit.ly");
    content.body = "0912345671 0912345672 0912345673 0912345674 0912345675";
    done = office.write(content);
    REQUIRE(done.findings.size() == 1);
    CHECK(done.findings.front().kind == domain::GuardFinding::Kind::person_list);
    CHECK(storage::bulletins::list(connection, office.ward.organization(), 10).empty());
    const auto id = office.write(office.october()).id;
    content.title = "MẬT";
    CHECK(bulletins::edit(connection, office.tuan, id, 1, content, "2026-10", office.rules, office.ward.now()).outcome == Outcome::refused);
    CHECK(office.at(id).content == office.october());
}

TEST_CASE("mistakes may be written down and not submitted; a month must be one", "[bulletins]") {
    Office office;
    auto& connection = office.ward.connection();
    const auto now = office.ward.now();
    BulletinContent content = office.october();
    content.title = "";
    content.body = std::string(30000, 'x');
    const auto id = office.write(content).id;
    const auto done = bulletins::submit(connection, office.tuan, id, 1, now);
    CHECK(done.outcome == Outcome::mistakes);
    CHECK(done.mistakes == std::vector{domain::BulletinMistake::no_title, domain::BulletinMistake::long_body});
    CHECK(bulletins::write(connection, office.tuan, content, "2026-13", office.rules, now).outcome == Outcome::bad_month);
    CHECK(bulletins::write(connection, office.binh, content, "2026-10", office.rules, now).outcome == Outcome::not_allowed);
    CHECK(bulletins::submit(connection, office.tuan, core::BulletinId{4711}, 1, now).outcome == Outcome::not_found);
}

TEST_CASE("withdrawn with a reason, and then it stays so", "[bulletins]") {
    Office office;
    auto& connection = office.ward.connection();
    const auto now = office.ward.now();
    const auto id = office.write(office.october()).id;
    CHECK(bulletin_notices::withdraw(connection, office.huy, id, "  ", office.setting, now).outcome == Outcome::no_reason);
    CHECK(bulletin_notices::withdraw(connection, office.huy, id, "số liệu sai", office.setting, now).outcome == Outcome::done);
    CHECK(office.at(id).withdrawn_why == "số liệu sai");
    CHECK(bulletin_notices::withdraw(connection, office.huy, id, "lại", office.setting, now).outcome == Outcome::wrong_state);
    CHECK(bulletins::edit(connection, office.tuan, id, 1, office.october(), "2026-11", office.rules, now).outcome == Outcome::wrong_state);
    CHECK(bulletins::submit(connection, office.tuan, id, 1, now).outcome == Outcome::wrong_state);
}

#include <algorithm>

#include "storage/task_repository.hpp"
#include "tests/handlers/bulletin_scene.hpp"

using namespace mungba;
using namespace mungba::tests;
using domain::BulletinState;

namespace {

constexpr const char* kM21 = "BẢN TIN tháng 10/2026: Định hướng sinh hoạt tháng 10\nBa nội dung: thời sự; nhiệm vụ tháng; chuyển đổi số.\n"
                             "Nguồn: Báo Nhân Dân, ngày 25/09/2026.\nTài liệu lưu hành nội bộ, không có nội dung mật.";

int tasks_of(BulletinScene& scene, std::string_view kind) {
    const auto tasks = storage::tasks::of_owner(scene.house.connection(), scene.house.organization(), storage::Task::Owner::office, {});
    return static_cast<int>(std::count_if(tasks.begin(), tasks.end(), [&](const auto& one) { return one.kind == kind; }));
}

/// Further branches, with groups.
void more_branches(BulletinScene& scene, int number) {
    for (int n = 0; n < number; ++n) {
        storage::Branch branch;
        branch.name = "Chi bộ thêm " + std::to_string(n);
        const auto id = scene.house.add_branch(branch);
        scene.house.add_group(id, storage::ChatGroup::Kind::branch);
    }
}

}  // namespace

TEST_CASE("approved by another it goes to every group once, in its hours", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 20:30");
    const auto address = scene.approved();
    CHECK(scene.at(address).state == BulletinState::scheduled);
    scene.five.clock("2026-10-13 07:29");
    CHECK(scene.heard(scene.five.group(), "BẢN TIN").empty());
    scene.five.clock("2026-10-13 07:35");
    CHECK(scene.heard(scene.five.group(), "BẢN TIN") == std::vector<std::string>{kM21});
    CHECK(scene.heard(scene.seven.group(), "BẢN TIN") == std::vector<std::string>{kM21});
    CHECK(scene.at(address).state == BulletinState::sent);
    scene.house.restart();
    scene.five.clock("2026-10-14 09:00");
    CHECK(scene.heard(scene.five.group(), "BẢN TIN").size() == 1);
    sound(scene);
}

TEST_CASE("it waits for its own day and hour", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    auto form = scene.form();
    form.add("ngay-gui", "15/10/2026");
    form.add("gio-gui", "9:15");
    const auto address = scene.approved(form);
    scene.five.clock("2026-10-15 09:14");
    CHECK(scene.counts(address).all() == 0);
    scene.five.clock("2026-10-15 09:16");
    CHECK(scene.counts(address).sent == 2);
}

TEST_CASE("branch types choose who hears it", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    auto five = branch_of(scene, scene.five);
    five.type = domain::BranchType::residential;
    storage::branches::update(scene.house.connection(), five);
    auto seven = branch_of(scene, scene.seven);
    seven.type = domain::BranchType::agency;
    storage::branches::update(scene.house.connection(), seven);
    auto form = scene.form();
    form.add("lh-residential", "1");
    const auto address = scene.approved(form);
    scene.five.clock("2026-10-12 09:10");
    CHECK(scene.heard(scene.five.group(), "BẢN TIN").size() == 1);
    CHECK(scene.heard(scene.seven.group(), "BẢN TIN").empty());
    CHECK(scene.at(address).state == BulletinState::sent);
}

TEST_CASE("a branch without a group hears it through its secretary, with the file's address", "[bulletins]") {
    BulletinScene scene;
    Conversation nine(scene.five.ward(), "Chi bộ 9", {.has_group = false, .has_committee_group = false});
    Member vinh = nine.secretary("Bùi Quang Vinh");
    scene.five.clock("2026-10-12 09:00");
    when(vinh).writes_privately("lịch");
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    scene.attach(tuan, address, "Định hướng.pdf", "%PDF-1.7 x");
    REQUIRE(tuan.status() == 303);
    scene.approve(address);
    scene.five.clock("2026-10-12 09:10");
    const auto heard = scene.heard(vinh.private_chat(), "Xin đồng chí chuyển tin");
    REQUIRE(heard.size() == 1);
    CHECK(heard.front().find("Xem tại: https://chibo.example.vn/bt/" + scene.at(address).secret + "\n") != std::string::npos);
    CHECK(scene.counts(address).by_secretary == 1);
}

TEST_CASE("the text first, its file next; both are one in the budget", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    scene.attach(tuan, address, "Định hướng.pdf", "%PDF-1.7 x");
    const auto before = scene.house.sent().size();
    scene.approve(address);
    scene.five.clock("2026-10-12 09:10");
    std::vector<House::Sent> to_five;
    for (std::size_t at = before; at < scene.house.sent().size(); ++at) {
        if (scene.house.sent()[at].to.id == scene.five.group().id) to_five.push_back(scene.house.sent()[at]);
    }
    REQUIRE(to_five.size() == 2);
    CHECK(to_five[0].text.find("Toàn văn: tệp gửi ngay sau tin này.") != std::string::npos);
    CHECK_FALSE(to_five[0].media);
    CHECK(to_five[1].media == core::ContentKind::file);
    CHECK(to_five[1].text.empty());
    CHECK(scene.counts(address).files_sent == 2);
    CHECK(storage::outbox::started_between(scene.house.connection(), scene.house.organization(), scene.five.group(), scene.five.at("2026-10-12 00:00"), scene.five.at("2026-10-13 00:00")) == 1);
    sound(scene);
}

TEST_CASE("no file goes where its text did not arrive; the office has it tried again", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    scene.attach(tuan, address, "Định hướng.pdf", "%PDF-1.7 x");
    bool down = true;
    scene.house.channel_answers([&](const core::Outgoing& message) -> std::optional<core::SendResult> {
        if (down && message.to.id == scene.seven.group().id) return answer(core::SendResult::Outcome::unreachable);
        return std::nullopt;
    });
    scene.approve(address);
    scene.five.clock("2026-10-12 09:10");
    CHECK(scene.counts(address).failed == 1);
    CHECK(scene.counts(address).files_sent == 1);
    CHECK(scene.at(address).state == BulletinState::sent);
    CHECK(tasks_of(scene, "bulletins.failed") == 1);
    tuan.get(address + "/noi-nhan");
    CHECK(tuan.shows("nhóm không còn nhận tin của trợ lý"));
    down = false;
    scene.act(tuan, address, "gui-lai");
    REQUIRE(tuan.status() == 303);
    scene.five.clock("2026-10-12 09:20");
    CHECK(scene.counts(address).sent == 2);
    CHECK(scene.counts(address).files_sent == 2);
    CHECK(scene.heard(scene.five.group(), "BẢN TIN").size() == 1);
    CHECK(tasks_of(scene, "bulletins.failed") == 0);
    scene.act(tuan, address, "gui-lai");
    CHECK(tuan.status() == 422);
    sound(scene);
}

TEST_CASE("a group that is gone between approval and sending: the secretary carries it", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 20:30");
    when(scene.dung).writes_privately("lịch");
    const auto address = scene.approved();
    const auto group = storage::groups::of_branch(scene.house.connection(), scene.seven.id(), storage::ChatGroup::Kind::branch).value();
    storage::groups::set_state(scene.house.connection(), group.id, storage::ChatGroup::State::deleted);
    scene.five.clock("2026-10-13 07:40");
    CHECK(scene.counts(address).sent == 2);
    CHECK(scene.counts(address).by_secretary == 1);
    CHECK(scene.heard(scene.seven.group(), "BẢN TIN").empty());
}

TEST_CASE("a group that has had its messages of the day hears it on another", "[bulletins]") {
    BulletinScene scene;
    scene.house.surroundings().rules.budget.group_per_day = 1;
    scene.five.clock("2026-10-12 09:00");
    const auto first = scene.approved();
    scene.five.clock("2026-10-12 09:05");
    const auto second = scene.approved(scene.form("Thứ hai"));
    scene.five.clock("2026-10-12 19:00");
    CHECK(scene.counts(first).sent == 2);
    CHECK(scene.counts(second).all() == 0);
    scene.five.clock("2026-10-13 07:35");
    CHECK(scene.counts(second).sent == 2);
    auto form = scene.form("Thứ ba");
    form.add("het-han", "13/10/2026");
    const auto third = scene.approved(form);
    scene.five.clock("2026-10-14 08:00");
    CHECK(scene.counts(third).failed == 2);  // its day is over, and that is told
    CHECK(tasks_of(scene, "bulletins.failed") == 1);
    CHECK(scene.at(third).state == BulletinState::sent);
    sound(scene);
}

TEST_CASE("so many groups a minute; repeated failures pause it and tell the office; it goes on without doubles", "[bulletins]") {
    BulletinScene scene;
    more_branches(scene, 20);
    scene.house.surroundings().rules.bulletins.per_minute = 4;
    scene.house.surroundings().rules.bulletins.pause_after = 3;
    scene.five.clock("2026-10-12 09:00");
    const auto address = scene.approved();
    scene.house.set_clock(scene.five.at("2026-10-12 09:00") + std::chrono::seconds{30});
    CHECK(scene.counts(address).all() == 4);
    scene.house.restart();
    scene.house.set_clock(scene.five.at("2026-10-12 09:01") + std::chrono::seconds{30});
    CHECK(scene.counts(address).all() == 8);
    scene.house.channel_answers([](const core::Outgoing&) { return std::optional(answer(core::SendResult::Outcome::give_up)); });
    scene.five.clock("2026-10-12 09:30");
    CHECK(scene.at(address).paused_by_errors);
    CHECK(scene.counts(address).all() == 12);
    CHECK(tasks_of(scene, "bulletins.paused") == 1);
    scene.house.channel_answers({});
    scene.five.clock("2026-10-12 12:00");
    CHECK(scene.counts(address).all() == 12);
    Browser tuan = scene.browser_of(scene.tuan);
    tuan.get(address);
    CHECK(tuan.shows("tự tạm dừng vì nhiều nhóm liên tiếp không nhận được"));
    scene.act(tuan, address, "tiep");
    REQUIRE(tuan.status() == 303);
    CHECK(tasks_of(scene, "bulletins.paused") == 0);
    scene.five.clock("2026-10-12 12:30");
    CHECK(scene.counts(address).sent == 18);
    CHECK(scene.counts(address).failed == 4);
    CHECK(scene.at(address).state == BulletinState::sent);
    tuan.enter(scene.tuan);
    scene.act(tuan, address, "gui-lai");
    scene.five.clock("2026-10-12 13:00");
    CHECK(scene.counts(address).sent == 22);
    std::map<std::string, int> heard;
    for (const auto& one : scene.house.sent()) heard[one.to.id] += one.text.starts_with("BẢN TIN") ? 1 : 0;
    for (const auto& [chat, times] : heard) CHECK(times <= 1);
    sound(scene);
}

TEST_CASE("a person pauses it and lets it go on", "[bulletins]") {
    BulletinScene scene;
    scene.house.surroundings().rules.bulletins.per_minute = 1;
    scene.five.clock("2026-10-12 09:00");
    const auto address = scene.approved();
    scene.house.set_clock(scene.five.at("2026-10-12 09:00") + std::chrono::seconds{30});
    Browser thu = scene.browser_of(scene.thu);
    scene.act(thu, address, "dung");
    REQUIRE(thu.status() == 303);
    scene.five.clock("2026-10-12 10:00");
    CHECK(scene.counts(address).all() == 1);
    thu.enter(scene.thu);
    scene.act(thu, address, "tiep");
    scene.five.clock("2026-10-12 10:05");
    CHECK(scene.counts(address).sent == 2);
    scene.act(thu, address, "tiep");
    CHECK(thu.status() == 422);
}

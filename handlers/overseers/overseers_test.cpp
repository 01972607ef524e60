#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "storage/job_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kMonth =
    "Kính gửi đồng chí Đặng Quốc Huy, lịch họp tháng 10 của các chi bộ đồng chí phụ trách:\n"
    "1. Chi bộ 5: 19 giờ 30, thứ Hai, 12/10, Nhà văn hóa tổ dân phố 5\n"
    "2. Chi bộ 6: 20 giờ 00, thứ Hai, 12/10, Trường Kim Đồng\n"
    "Các buổi 1, 2 trùng giờ. Xin nhắn số các buổi đồng chí dự, ví dụ: dự 1, 2. Trân trọng.";

/// Two branches whose meetings are at the same time, and who looks after both.
struct Scene : Asked {
    Conversation six{branch.ward(), "Chi bộ 6", {.has_committee_group = false, .venue = "Trường Kim Đồng"}};
    Member thu = six.secretary("Vũ Thị Thu");
    Member huy = lan;

    Scene() {
        six.has_open_meeting(thu, "2026-10-12 20:00");
        auto& house = branch.house();
        huy.person = house.add_person("Đặng Quốc Huy");
        huy.user = house.link(huy.person);
        house.give_role(huy.person, branch.id(), domain::Role::overseer);
        house.give_role(huy.person, six.id(), domain::Role::overseer);
        when(huy).writes_privately("lịch");
        branch.ward()->skip_unread(huy.private_chat());
    }
    void told_the_month() {
        auto& house = branch.house();
        storage::jobs::schedule(house.connection(),
                                {.id = {},
                                 .organization = house.organization(),
                                 .kind = "overseers.month",
                                 .unique_key = "test at=" + std::to_string(core::to_ms(house.now())),
                                 .due_at = house.now(),
                                 .details = nlohmann::json{{"person", huy.person.value}, {"month", "2026-10"}}.dump()},
                                house.now());
        house.set_clock(house.now() + std::chrono::seconds{1});
    }
    std::optional<domain::Answer> said(Conversation& of) {
        auto& connection = branch.house().connection();
        const auto meeting = storage::meetings::next_or_last(connection, of.id(), branch.house().now()).value();
        const auto row = storage::rsvps::find(connection, meeting.id, meeting.revision, huy.person, false);
        if (row) CHECK_FALSE(row->membership);
        return row ? std::optional(row->answer) : std::nullopt;
    }
};

}  // namespace

TEST_CASE("the month's meetings of all branches, with clashes, once; dự with numbers answers", "[overseers]") {
    Scene scene;
    scene.told_the_month();
    then(scene.huy).receives(kMonth);
    scene.told_the_month();
    then(scene.huy).receives_nothing();
    when(scene.huy).writes_privately("dự 1, 2");
    then(scene.huy).receives("Đã ghi nhận: đồng chí dự Chi bộ 5 ngày 12/10; Chi bộ 6 ngày 12/10. Nếu thay đổi, xin nhắn lại, ví dụ: dự 1, 2.");
    CHECK(scene.said(scene.branch) == domain::Answer::present);
    CHECK(scene.said(scene.six) == domain::Answer::present);
    CHECK(counts(scene.branch).present == 0);  // counted apart
    when(scene.huy).writes_privately("du 2");
    then(scene.huy).receives_something();
    CHECK(scene.said(scene.branch) == domain::Answer::absent);
    when(scene.huy).writes_privately("1");
    then(scene.huy).receives_something();
    CHECK(scene.said(scene.branch) == domain::Answer::present);
    CHECK(scene.said(scene.six) == domain::Answer::present);
    when(scene.huy).writes_privately("dự 3");
    then(scene.huy).receives("Danh sách có 2 buổi. Xin nhắn số các buổi đồng chí dự, ví dụ: dự 1, 2.");
}

TEST_CASE("who looks after a branch no more is written down there no more", "[overseers]") {
    Scene scene;
    scene.told_the_month();
    then(scene.huy).receives(kMonth);
    scene.branch.house().end_role(scene.huy.person, scene.branch.id(), domain::Role::overseer);
    when(scene.huy).writes_privately("dự 1");
    then(scene.huy).receives("Hiện chưa có lịch họp mới của các chi bộ đồng chí phụ trách.");
    CHECK_FALSE(scene.said(scene.branch));
}

TEST_CASE("without a list dự has nothing to answer; for a member it is no answer of this kind", "[overseers]") {
    Scene scene;
    when(scene.huy).writes_privately("dự 1");
    then(scene.huy).receives("Hiện chưa có lịch họp mới của các chi bộ đồng chí phụ trách.");
    when(scene.mai).writes_privately("dự 1");
    then(scene.mai).receives_something();
    CHECK(scene.branch.house().sent().back().text.find("phụ trách") == std::string::npos);
}

TEST_CASE("meetings that were attended stand in tôi", "[overseers]") {
    Scene scene;
    scene.told_the_month();
    then(scene.huy).receives(kMonth);
    when(scene.huy).writes_privately("dự 2");
    then(scene.huy).receives_something();
    scene.branch.clock("2026-10-13 09:00");
    when(scene.huy).writes_privately("tôi");
    then(scene.huy).receives(
        "Đồng chí Đặng Quốc Huy. Năm nay đồng chí đã dự 1 buổi của các chi bộ phụ trách, gần nhất: Chi bộ 6, ngày 12/10.\n"
        "1 xem thông tin đang lưu\n2 đề nghị sửa\n3 đề nghị ngừng lưu");
    for (const auto& chat : {scene.branch.group(), scene.six.group(), scene.branch.committee(), scene.six.committee()})
        scene.branch.ward()->skip_unread(chat);
}

#include <catch2/catch.hpp>

#include "storage/meeting_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/monthly_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

TEST_CASE("a month is made once, whatever happens to the clock and the process", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    for (int day = 25; day <= 30; ++day) {
        five.branch.house().restart();
        five.go("2026-10-" + std::to_string(day) + " 12:00");
    }
    five.branch.house().restart();
    five.go("2026-11-10 12:00");
    CHECK(five.sent_like("THÔNG BÁO") == 1);
    CHECK(five.sent_like("Kính gửi đồng chí bí thư Chi bộ 5,\nDự kiến") == 1);
    CHECK(five.sent_like("Kính nhắc các đồng chí: buổi") == 1);
    CHECK(five.sent_like("Cảm ơn đồng chí bí thư") == 2);  // after one day and after three
}

TEST_CASE("three days of downtime: no burst, and nobody is told of a past meeting", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.go("2026-10-31 07:00");
    five.branch.jump("2026-11-03 12:00");
    five.skip();
    CHECK(five.sent_like("Xin lỗi các đồng chí vì tin này đến chậm.\nTHÔNG BÁO") == 1);
    CHECK(five.sent_like("Kính nhắc các đồng chí: buổi") == 0);
    CHECK(five.sent_like("Kính gửi đồng chí Trần Thị Lan") == 0);
}

TEST_CASE("an outage over the meeting's day: members hear nothing, the secretary hears what was not said", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.go("2026-10-31 07:00");
    five.branch.jump("2026-11-04 12:00");
    CHECK(five.sent_like("THÔNG BÁO") == 0);
    five.skip();
    CHECK(five.meeting("2026-11").state == domain::MeetingState::confirmed);  // awaits its record
}

TEST_CASE("the evening before the secretary gets the figures, and who is silent is asked privately", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.go("2026-11-01 10:00");
    when(five.lan).writes_privately("lịch");  // opens the window
    when(five.binh).says("có mặt");
    five.go("2026-11-02 17:59");
    five.branch.clock("2026-11-02 18:00");
    then_committee(five.branch)
        .receives(
            "Kính gửi đồng chí bí thư, buổi 19 giờ 30, thứ Ba, ngày 03/11/2026: 1 có mặt, 1 chưa phản hồi, trên 2 đồng chí.\n"
            "Còn lại:\n"
            "1. Gọi điện 1 đồng chí\n"
            "2. Đăng tài liệu lên Sổ tay đảng viên điện tử\n"
            "Xin nhắn số để làm.");
    then(five.lan).receives(
        "Kính gửi đồng chí Trần Thị Lan, buổi sinh hoạt thường kỳ tháng 11 của Chi bộ 5: 19 giờ 30, thứ Ba, ngày 03/11/2026, tại Nhà văn hóa tổ dân phố 5. "
        "Chi bộ mong nhận được phản hồi của đồng chí: 1 có mặt, 2 vắng, 3 đến muộn. Trân trọng.");
    five.skip();
    when(five.binh).says_in_committee("/2");
    then_committee(five.branch)
        .receives("Đăng tài liệu buổi 03/11 lên Sổ tay đảng viên điện tử.\nViệc này đã xong chưa, thưa đồng chí? Nhắn: 1 đã xong, 2 chưa.");
    when(five.binh).says_in_committee("/1");
    then_committee(five.branch).receives("Đã ghi: xong.");
    // An answer in the last hours changes the figures once more.
    five.go("2026-11-03 16:00");
    when(five.lan).writes_privately("xin vắng");
    five.skip();
    five.branch.clock("2026-11-03 16:30");
    then_committee(five.branch)
        .receives("Kính gửi đồng chí bí thư, buổi 19 giờ 30, thứ Ba, ngày 03/11/2026: 1 có mặt, 1 vắng, trên 2 đồng chí.");
    five.skip();
}

TEST_CASE("figures that have not changed are not told again", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.go("2026-11-03 18:00");
    CHECK(five.sent_like("Kính gửi đồng chí bí thư, buổi 19 giờ 30") == 1);
}

TEST_CASE("the day after, what is left; a meeting that could not be held is told by a person alone", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.go("2026-11-04 07:59");
    five.branch.clock("2026-11-04 08:00");
    then_committee(five.branch)
        .receives(
            "Cảm ơn đồng chí bí thư về buổi sinh hoạt ngày 03/11. Hồ sơ còn:\n"
            "1. Điểm danh\n"
            "2. Giờ bắt đầu, kết thúc\n"
            "3. Kết quả xếp loại chi bộ đã biểu quyết\n"
            "4. Đăng tài liệu lên Sổ tay đảng viên điện tử\n"
            "5. Nếu buổi sinh hoạt không tổ chức được\n"
            "Xin nhắn số để làm.");
    SECTION("it was held") {
        when(five.binh).says_in_committee("/1");
        then_committee(five.branch)
            .receives(
                "Điểm danh buổi 03/11.\nXin xác định:\n1. Nguyễn Văn Bình (chưa phản hồi)\n2. Trần Thị Lan (chưa phản hồi)\nNhắn ví dụ: có 1, vắng 2.");
        CHECK(five.meeting("2026-11").state == domain::MeetingState::held);
        when(five.binh).says_in_committee("có hết");
        then_committee(five.branch)
            .receives("Điểm danh buổi 03/11 đã đủ: có mặt 2, dự 2/2 (100%). Ghi giờ họp và kết quả xếp loại, xin nhắn, ví dụ: /kết thúc 19h30 21h05 tốt.");
        when(five.binh).says_in_committee("/kết thúc 19h30 21h05 tốt");
        then_committee(five.branch).receives("Bắt đầu 19 giờ 30, kết thúc 21 giờ 05 (95 phút); dự 2/2 (100%); chi bộ xếp loại buổi sinh hoạt: Tốt.\nNhắn: đồng ý, hoặc: thôi.");
        when(five.binh).says_in_committee("đồng ý");
        then_committee(five.branch).receives("Đã lưu. Nhắn: biên bản, để lấy phần đầu biên bản.");
        CHECK(five.meeting("2026-11").state == domain::MeetingState::recorded);
        five.go("2026-11-06 12:00");
        CHECK(five.sent_like("Cảm ơn đồng chí bí thư") == 1);  // nothing is asked again
    }
    SECTION("it was not") {
        when(five.binh).says_in_committee("/5");
        then_committee(five.branch)
            .receives("Ghi nhận buổi 03/11 không tổ chức được, phòng khi chưa ai báo cho trợ lý.\nNhắn: đồng ý, hoặc: thôi.");
        const core::MeetingId id = five.meeting("2026-11").id;
        when(five.binh).says_in_committee("đồng ý");
        then_committee(five.branch).receives("Đã ghi nhận buổi 03/11 không tổ chức được.");
        CHECK(storage::meetings::find(five.branch.house().connection(), id)->state == domain::MeetingState::not_held);
    }
    SECTION("nobody says a word") {
        five.go("2026-11-20 12:00");
        CHECK(five.meeting("2026-11").state == domain::MeetingState::announced);
    }
}

TEST_CASE("overseers hear of the month once its dates stand", "[reminders]") {
    Monthly five;
    const Member quang = five.branch.member("Đỗ Minh Quang");
    five.branch.house().give_role(quang.person, five.branch.id(), domain::Role::overseer);
    five.go("2026-10-29 20:00");
    when(quang).writes_privately("lịch");  // opens the window
    five.branch.ward()->skip_unread(quang.private_chat());
    five.branch.clock("2026-10-30 08:00");
    then(quang).receives_nothing();
    five.branch.clock("2026-10-30 08:10");
    const auto told = five.branch.ward()->next_unread(quang.private_chat());
    REQUIRE(told);
    CHECK(told->starts_with("Kính gửi đồng chí Đỗ Minh Quang, lịch họp tháng 11 của các chi bộ đồng chí phụ trách:\n1. Chi bộ 5: 19 giờ 30, thứ Ba"));
    five.skip();
    five.branch.ward()->skip_unread(quang.private_chat());
}

TEST_CASE("from November on the office knows that next year's days off are missing", "[reminders]") {
    Monthly five;
    const auto open = [&] {
        std::size_t count = 0;
        for (const auto& task : storage::tasks::of_owner(five.branch.house().connection(), five.branch.house().organization(), storage::Task::Owner::office, {}))
            count += task.kind == "reminders.days_off" ? 1 : 0;
        return count;
    };
    five.go("2026-10-31 12:00");
    CHECK(open() == 0);
    five.go("2026-11-01 12:00");
    CHECK(open() == 1);
    domain::AnnouncedYear year;
    year.year = 2027;
    five.branch.house().surroundings().days_off = domain::DaysOff{{year}};
    five.go("2026-11-02 12:00");
    CHECK(open() == 0);
}

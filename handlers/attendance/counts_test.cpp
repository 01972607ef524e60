#include <catch2/catch.hpp>

#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

struct Asked {
    explicit Asked(const char* meeting = "2026-10-12 19:30") {
        branch.has_open_meeting(binh, meeting);
    }
    Conversation branch{"Chi bộ 5", {.silent_members = 21}};
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member lan = branch.member("Trần Thị Lan");
    Member hung = branch.member("Phạm Văn Hùng");
    Member mai = branch.member("Đỗ Thị Mai");
};

const std::string kSeeYourOwn = " Muốn xem lại phần mình đã báo, xin đồng chí nhắn riêng cho trợ lý: tôi.";

}  // namespace

TEST_CASE("counts over the days: only what changed, three a meeting, the day before is M8's",
          "[counts]") {
    Asked asked;
    when(asked.lan).says("có mặt");
    asked.branch.clock("2026-10-07 20:30");
    then(asked.branch).receives("Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt, 24 chưa phản hồi." + kSeeYourOwn);
    asked.branch.clock("2026-10-08 20:30");
    then(asked.branch).receives_nothing();  // nothing has changed
    when(asked.lan).says("rõ");
    when(asked.hung).says("đã nhận");
    asked.branch.clock("2026-10-09 20:30");
    then(asked.branch).receives_nothing();  // nor by signs of life
    when(asked.hung).says("vắng");
    when(asked.mai).says("muộn");
    asked.branch.clock("2026-10-10 20:30");
    then(asked.branch)
        .receives(
            "Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt, 1 báo vắng, 1 báo đến muộn, 22 chưa phản "
            "hồi.");
    asked.branch.clock("2026-10-11 17:59");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-11 18:00");
    then(asked.branch)
        .receives(
            "Kính nhắc các đồng chí: buổi họp chi bộ bất thường lúc 19 giờ 30, thứ Hai, ngày "
            "12/10/2026, tại Nhà văn hóa tổ dân phố 5.\n"
            "Đến nay 1 đồng chí báo có mặt, 1 báo vắng, 1 báo đến muộn, 22 chưa phản hồi.\n"
            "Đồng chí nào chưa báo, hoặc mới nhắn “rõ”, “đã nhận”, xin báo giúp trước 16 giờ 30, "
            "ngày 12/10: 1 có mặt, 2 vắng, 3 đến muộn. "
            "Trân trọng cảm ơn.");
    when(asked.hung).says("có mặt");
    asked.branch.clock("2026-10-13 12:00");
    then(asked.branch).receives_nothing();
    asked.branch.ward()->skip_unread(asked.branch.committee());  // the morning's list
}

TEST_CASE("at most three counts a meeting", "[counts]") {
    Asked asked("2026-10-15 19:30");
    const char* const evenings[] = {"2026-10-07 20:30", "2026-10-08 20:30", "2026-10-09 20:30"};
    const char* const words[] = {"có mặt", "vắng", "có mặt"};
    for (int i = 0; i < 3; ++i) {
        when(asked.lan).says(words[i]);
        asked.branch.clock(evenings[i]);
        then(asked.branch).receives_something();
    }
    when(asked.lan).says("vắng");
    asked.branch.clock("2026-10-13 20:30");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-14 18:00");
    then(asked.branch).receives_something();  // M8
    then_committee(asked.branch).receives_something();  // M17
}

TEST_CASE("silence sends no count, and the reminder names nobody", "[counts]") {
    Asked asked;
    asked.branch.clock("2026-10-11 17:59");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-12 20:30");
    then(asked.branch)
        .receives(
            "Kính nhắc các đồng chí: buổi họp chi bộ bất thường lúc 19 giờ 30, thứ Hai, ngày "
            "12/10/2026, tại Nhà văn hóa tổ dân phố 5.\n"
            "Đến nay 25 đồng chí chưa phản hồi.\n"
            "Đồng chí nào chưa báo, hoặc mới nhắn “rõ”, “đã nhận”, xin báo giúp trước 16 giờ 30, "
            "ngày 12/10: 1 có mặt, 2 vắng, 3 đến muộn. "
            "Trân trọng cảm ơn.");
    asked.branch.ward()->skip_unread(asked.branch.committee());  // the morning's list
}

TEST_CASE("the reminder leaves out its request where nobody is silent", "[counts]") {
    Conversation branch("Chi bộ 5");
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    branch.has_open_meeting(binh, "2026-10-12 19:30");
    when(binh).says("có mặt");
    branch.clock("2026-10-07 21:00");
    then(branch).receives("Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt." + kSeeYourOwn);
    branch.clock("2026-10-11 18:00");
    then(branch).receives(
        "Kính nhắc các đồng chí: buổi họp chi bộ bất thường lúc 19 giờ 30, thứ Hai, ngày "
        "12/10/2026, tại Nhà văn hóa tổ dân phố 5.\n"
        "Đến nay 1 đồng chí báo có mặt.\nTrân trọng cảm ơn.");
    then_committee(branch).receives("Kính gửi đồng chí bí thư, buổi 19 giờ 30, thứ Hai, ngày 12/10/2026: 1 có mặt, trên 1 đồng chí.");
}

TEST_CASE("two a day in the branch's group: a second notice leaves no room for a count",
          "[counts]") {
    Asked asked("2026-10-22 19:30");
    asked.branch.has_open_meeting(asked.binh, "2026-10-20 19:30");
    when(asked.lan).quoting(asked.branch.group()).says("có mặt");
    asked.branch.clock("2026-10-07 21:00");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-08 21:00");
    then(asked.branch).receives("Chi bộ 5, buổi 20/10: 1 đồng chí báo có mặt, 24 chưa phản hồi." + kSeeYourOwn);
}

TEST_CASE("one count a day, over all meetings of a group", "[counts]") {
    Asked asked("2026-10-22 19:30");
    when(asked.lan).says("có mặt");
    asked.branch.clock("2026-10-07 21:00");
    then(asked.branch).receives_something();
    asked.branch.clock("2026-10-08 09:00");
    asked.branch.has_open_meeting(asked.binh, "2026-10-20 19:30");
    const core::MessageId second = asked.branch.ward()->newest(asked.branch.group());
    asked.branch.clock("2026-10-09 09:00");
    when(asked.hung).quoting(second).says("có mặt");
    asked.branch.clock("2026-10-09 12:00");
    when(asked.mai).quoting(second).says("vắng");
    when(asked.lan).writes_privately("vắng");
    then(asked.lan).receives_something();
    when(asked.lan).writes_privately("2");
    then(asked.lan).receives_something();
    asked.branch.clock("2026-10-09 20:30");
    then(asked.branch).receives("Chi bộ 5, buổi 22/10: 1 đồng chí báo vắng, 24 chưa phản hồi.");
    asked.branch.clock("2026-10-10 20:30");
    then(asked.branch)
        .receives("Chi bộ 5, buổi 20/10: 1 đồng chí báo có mặt, 1 báo vắng, 23 chưa phản hồi." + kSeeYourOwn);
}

TEST_CASE("eight a month in the branch's group", "[counts]") {
    Conversation branch("Chi bộ 5", {.silent_members = 3});
    branch.house().surroundings().rules.ladder.clear();  // November's meeting is another matter
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    const Member lan = branch.member("Trần Thị Lan");
    const char* const days[] = {"2026-10-28",
                                "2026-10-27",
                                "2026-10-26",
                                "2026-10-23",
                                "2026-10-22",
                                "2026-10-21",
                                "2026-10-20"};
    int day = 7;
    for (const char* const date : days) {  // each before the last: none can wait
        branch.clock("2026-10-" + std::to_string(day + 100).substr(1) + " 10:00");
        branch.has_open_meeting(binh, std::string(date) + " 19:30");
        ++day;
    }
    when(lan).quoting(branch.group()).says("có mặt");
    branch.clock("2026-10-13 20:30");
    then(branch).receives_something();  // the eighth
    when(lan).quoting(branch.group()).says("vắng");
    branch.clock("2026-10-28 12:00");
    then(branch).receives_nothing();  // no room for further counts, nor for reminders …
    // … which are the secretary's to send until their meetings have begun.
    branch.ward()->skip_unread(branch.committee());
    when(binh).says_in_committee("/việc");
    then_committee(branch).receives(
        "Chi bộ 5 còn 2 việc:\n1. Gọi điện 5 đồng chí về buổi 28/10 (trước ngày 28/10)\n2. Tin chưa gửi vì nhóm đã đủ số tin: “Kính nhắc các đồng chí: buổi họp chi bộ bất thường lúc 19 …” "
        "(trước ngày 28/10)\nXin nhắn số để làm.");
    when(binh).says_in_committee("2");
    then_committee(branch).receives_something();  // the whole text
    when(binh).says_in_committee("đồng ý");
    then_committee(branch).receives("Trợ lý đã chuyển tin để gửi.");
    then(branch).receives_something();
}

TEST_CASE("a notice of the evening before is followed by its count the same evening", "[counts]") {
    Conversation branch("Chi bộ 5");
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    branch.clock("2026-10-11 18:30");
    branch.has_open_meeting(binh, "2026-10-12 19:30");
    when(binh).says("có mặt");
    branch.clock("2026-10-12 19:00");
    then(branch).receives("Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt." + kSeeYourOwn);
    then_committee(branch).receives_something();  // the figures as answers close
}

TEST_CASE("an outage over a count leaves it out; over the reminder it is late and says so",
          "[counts]") {
    Asked asked;
    when(asked.lan).says("có mặt");
    asked.branch.jump("2026-10-08 09:00");
    then(asked.branch).receives_nothing();
    asked.branch.jump("2026-10-12 06:00");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-12 07:00");
    then(asked.branch)
        .receives(
            "Xin lỗi các đồng chí vì tin này đến chậm.\n"
            "Kính nhắc các đồng chí: buổi họp chi bộ bất thường lúc 19 giờ 30, thứ Hai, ngày "
            "12/10/2026, tại Nhà văn hóa tổ dân phố 5.\n"
            "Đến nay 1 đồng chí báo có mặt, 24 chưa phản hồi.\n"
            "Đồng chí nào chưa báo, hoặc mới nhắn “rõ”, “đã nhận”, xin báo giúp trước 16 giờ 30, "
            "ngày 12/10: 1 có mặt, 2 vắng, 3 đến muộn. "
            "Trân trọng cảm ơn.");
    then_committee(asked.branch)
        .receives(
            "Xin lỗi đồng chí vì tin này đến chậm.\n"
            "Kính gửi đồng chí bí thư, buổi 19 giờ 30, thứ Hai, ngày 12/10/2026: 1 có mặt, 24 chưa phản hồi, trên 25 đồng chí.\n"
            "Còn lại:\n1. Gọi điện 24 đồng chí\nXin nhắn số để làm.");
}

TEST_CASE("after the meeting has begun nothing is sent to members", "[counts]") {
    Asked asked;
    when(asked.lan).says("có mặt");
    asked.branch.jump("2026-10-12 19:30");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-14 12:00");
    then(asked.branch).receives_nothing();
    then_committee(asked.branch).receives_something();  // what is left of the file, to the secretary
}

TEST_CASE("a restart doubles nothing", "[counts]") {
    Asked asked;
    when(asked.lan).says("có mặt");
    asked.branch.house().restart();
    asked.branch.clock("2026-10-07 20:00");
    asked.branch.house().restart();
    asked.branch.clock("2026-10-08 20:30");
    then(asked.branch).receives("Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt, 24 chưa phản hồi." + kSeeYourOwn);
    then(asked.branch).receives_nothing();
}

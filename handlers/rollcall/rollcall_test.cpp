#include <catch2/catch.hpp>

#include "storage/roll_call_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/evening_scene.hpp"
#include "usecases/roll_call.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kOpen =
    "Điểm danh buổi 03/11.\n"
    "2 đồng chí đã báo có mặt, tạm ghi có mặt.\n"
    "Tạm ghi đến muộn: 3. Đỗ Thị Mai (15 phút).\n"
    "Tạm ghi vắng có lý do: 4. Phạm Văn Hùng.\n"
    "Xin xác định:\n"
    "5. Lê Văn Sơn (báo vắng, chưa rõ lý do)\n"
    "6. Hoàng Văn Thắng (chưa phản hồi)\n"
    "Nhắn ví dụ: có 5, vắng 6.";
const std::string kWhole =
    "Điểm danh buổi 03/11 đã đủ: có mặt 2, đến muộn 1, vắng có lý do 2, vắng không lý do 1, dự 3/6 (50,0%). Ghi giờ họp và kết quả xếp loại, xin nhắn, ví dụ: "
    "kết thúc 19h30 21h05 tốt.";

}  // namespace

TEST_CASE("what was said fills it in, the doubtful are asked by number, and silence is never absence", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 19:35");
    five.asks("điểm danh", kOpen);
    CHECK(five.sums() == usecases::roll_call::Sums{.of = 6, .present = 2, .late = 1, .online = 0, .excused = 1, .absent = 0, .open = 2});
    five.asks("vang 5 6", "Các đồng chí số 5, 6 vắng có lý do hay không? Nhắn ví dụ: có lý do 5, không lý do 6.");
    CHECK(five.sums().open == 2);
    five.asks("có lý do 5, không lý do 6", kWhole);
    CHECK(five.sums() == usecases::roll_call::Sums{.of = 6, .present = 2, .late = 1, .online = 0, .excused = 2, .absent = 1, .open = 0});
    CHECK(five.meeting("2026-11").state == domain::MeetingState::held);
    // The two layers stay apart.
    when(five.binh).writes_privately("danh sách");
    const auto list = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(list);
    CHECK(list->find("chưa phản hồi 1 (Hoàng Văn Thắng)") != std::string::npos);
}

TEST_CASE("nobody calls the roll before the meeting, and a correction is as easy as an entry", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 18:00");
    five.asks("dd", "Buổi họp 19 giờ 30, ngày 03/11 chưa bắt đầu; xin điểm danh từ lúc đó.");
    five.at("2026-11-03 19:31");
    five.asks("dd có 5 6, vắng 4", kWhole.substr(0, kWhole.find("có mặt 2")) +
                                       "có mặt 4, đến muộn 1, vắng có lý do 1, dự 5/6 (83,3%). Ghi giờ họp và kết quả xếp loại, xin nhắn, ví dụ: kết thúc 19h30 21h05 tốt.");
    five.asks("dd muộn 6", kWhole.substr(0, kWhole.find("có mặt 2")) +
                               "có mặt 3, đến muộn 2, vắng có lý do 1, dự 5/6 (83,3%). Ghi giờ họp và kết quả xếp loại, xin nhắn, ví dụ: kết thúc 19h30 21h05 tốt.");
    five.asks("dd có 99", "Không có số 99 trong danh sách của buổi này.");
    five.asks("dd có 7", "Không có số 7 trong danh sách của buổi này.");  // exempt: not among those who count
}

TEST_CASE("the end is shown with its length and rate before it is kept, the grade as it was typed", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 21:10");
    five.asks("dd có 5, không lý do 6", kWhole.substr(0, kWhole.find("có mặt 2")) +
                                            "có mặt 3, đến muộn 1, vắng có lý do 1, vắng không lý do 1, dự 4/6 (66,7%). Ghi giờ họp và kết quả xếp loại, xin nhắn, ví dụ: "
                                            "kết thúc 19h30 21h05 tốt.");
    five.asks("ket thuc 19h30 20h30 kha",
              "Bắt đầu 19 giờ 30, kết thúc 20 giờ 30 (60 phút; mức chung ít nhất 90 phút); dự 4/6 (66,7%); chi bộ xếp loại buổi sinh hoạt: Khá.\nNhắn: đồng ý, hoặc: thôi.");
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.asks("kết thúc 19h30 21h05 tốt", "Bắt đầu 19 giờ 30, kết thúc 21 giờ 05 (95 phút); dự 4/6 (66,7%); chi bộ xếp loại buổi sinh hoạt: Tốt.\nNhắn: đồng ý, hoặc: thôi.");
    five.asks("đồng ý", "Đã lưu. Nhắn: biên bản, để lấy phần đầu biên bản.");
    const auto meeting = five.meeting("2026-11");
    CHECK(meeting.state == domain::MeetingState::recorded);
    const auto ending = storage::roll_calls::ending_of(five.branch.house().connection(), meeting.id);
    CHECK(ending.grade == domain::Grade::good);
    five.go("2026-11-07 12:00");
    five.skip_all();
    CHECK(five.sent_like("Cảm ơn đồng chí bí thư") == 0);
}

TEST_CASE("what is missing is said, and each part can be told alone", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 21:10");
    five.asks("kết thúc tốt", "dự 0/6 (0,0%), còn 6 đồng chí chưa điểm danh; chi bộ xếp loại buổi sinh hoạt: Tốt.\nNhắn: đồng ý, hoặc: thôi.");
    five.asks("đồng ý", "Đã lưu. Còn thiếu: điểm danh; giờ bắt đầu, kết thúc.");
    CHECK(five.meeting("2026-11").state == domain::MeetingState::held);
    five.asks("kết thúc 21h 20h", "Bắt đầu 21 giờ 00, kết thúc 20 giờ 00 (1380 phút); dự 0/6 (0,0%), còn 6 đồng chí chưa điểm danh.\nNhắn: đồng ý, hoặc: thôi.");
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.asks("kết thúc", "Xin đồng chí nhắn giờ bắt đầu, giờ kết thúc và kết quả xếp loại chi bộ đã biểu quyết, ví dụ: kết thúc 19h30 21h05 tốt.");
}

TEST_CASE("only who leads the branch calls the roll; in the branch's group nothing of it is shown", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 20:00");
    when(five.lan).writes_privately("điểm danh");
    then(five.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    when(five.binh).says("/điểm danh");
    then(five.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    CHECK(five.sums().open == 6);
    CHECK(storage::roll_calls::of(five.branch.house().connection(), five.meeting("2026-11").id).empty());
}

TEST_CASE("in the branch-committee group talk about other things is no entry, and gets no word", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 20:00");
    when(five.binh).says_in_committee("/điểm danh");
    then_committee(five.branch).receives_something();
    when(five.binh).says_in_committee("các đồng chí về cẩn thận nhé");
    then_committee(five.branch).receives_nothing();
    when(five.binh).says_in_committee("có 5 6");
    then_committee(five.branch).receives_something();
    CHECK(five.sums().open == 0);
}

TEST_CASE("the head of the minutes: figures by status, names and reasons, 1:1 and to the branch's leaders alone", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 21:10");
    five.asks("biên bản 12/2026", "Tháng 12/2026 chưa có buổi sinh hoạt nào đã bắt đầu để lập biên bản.");
    when(five.binh).writes_privately("dd có 5, không lý do 6");
    when(five.binh).writes_privately("kết thúc 19h30 21h05 tốt");
    when(five.binh).writes_privately("đồng ý");
    five.skip_all();
    const std::string head =
        "BIÊN BẢN sinh hoạt chi bộ thường kỳ tháng 11 (phần đầu)\n"
        "Chi bộ 5. Bắt đầu 19 giờ 30, kết thúc 21 giờ 05, thứ Ba, ngày 03/11/2026, tại Nhà văn hóa tổ dân phố 5.\n"
        "Đảng viên được tính: 6 (chính thức 6); miễn, tạm miễn sinh hoạt 1.\n"
        "Dự: 4/6 (66,7%) (chính thức 4); đến muộn 1.\n"
        "Vắng có lý do: 1: Phạm Văn Hùng (con ốm).\n"
        "Vắng không lý do: 1: Hoàng Văn Thắng.\n"
        "Chủ trì: đồng chí Nguyễn Văn Bình. Thư ký: …\n"
        "Chi bộ xếp loại buổi sinh hoạt: Tốt.";
    five.asks("biên bản", head);
    five.gets_link();
    five.asks("bien ban 11/2026", head);
    five.gets_link();
    when(five.binh).says_in_committee("/biên bản");
    then_committee(five.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    when(five.lan).writes_privately("biên bản");
    then(five.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
}

TEST_CASE("the clerk named for a meeting calls its roll and has its minutes, and of no other", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 19:35");
    when(five.mai).writes_privately("điểm danh");
    then(five.mai).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    five.asks("điểm danh thư ký bà Xuân", "Xin đồng chí nhắn số thứ tự hoặc họ tên trong danh sách, ví dụ: điểm danh thư ký 5.");
    five.asks("dd thư ký bà Mai",
              "Đã ghi: đồng chí Đỗ Thị Mai là thư ký buổi 03/11. Từ giờ họp, đồng chí ấy có thể nhắn riêng cho trợ lý: điểm danh, kết thúc, biên bản.");
    then(five.mai).receives("Đồng chí được cử làm thư ký buổi 19 giờ 30, ngày 03/11 của Chi bộ 5. Từ giờ họp, xin đồng chí nhắn: điểm danh.");
    when(five.mai).writes_privately("điểm danh");
    const auto roll = five.branch.ward()->next_unread(five.mai.private_chat());
    REQUIRE(roll);
    CHECK(roll->find("Điểm danh buổi 03/11") != std::string::npos);
    when(five.mai).writes_privately("có 5, không lý do 6");
    CHECK(five.sums().open == 0);
    five.skip_all();
    when(five.mai).writes_privately("dd thư ký 1");  // names no other
    then(five.mai).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    when(five.mai).writes_privately("kết thúc 19h30 21h05 tốt");
    then(five.mai).receives_something();
    when(five.mai).writes_privately("đồng ý");
    then(five.mai).receives("Đã lưu. Nhắn: biên bản, để lấy phần đầu biên bản.");
    when(five.mai).writes_privately("biên bản");
    const auto minutes = five.branch.ward()->next_unread(five.mai.private_chat());
    REQUIRE(minutes);
    CHECK(minutes->find("Chủ trì: đồng chí Nguyễn Văn Bình. Thư ký: đồng chí Đỗ Thị Mai.") != std::string::npos);
    CHECK_FALSE(five.branch.ward()->next_unread(five.mai.private_chat()));  // the page is of those who lead the branch
    when(five.mai).writes_privately("biên bản 10/2026");
    const auto other = five.branch.ward()->next_unread(five.mai.private_chat());
    REQUIRE(other);
    CHECK(other->find("BIÊN BẢN") == std::string::npos);
    five.skip_all();
    when(five.mai).writes_privately("tôi");
    five.skip_all();
    when(five.mai).writes_privately("1");
    const auto own = five.branch.ward()->next_unread(five.mai.private_chat());
    REQUIRE(own);
    CHECK(own->find("- 03/11/2026, sinh hoạt thường kỳ, Chi bộ 5: thư ký buổi họp") != std::string::npos);
    five.at("2026-11-12 09:00");  // a week later the right is over
    when(five.mai).writes_privately("điểm danh");
    then(five.mai).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    five.skip_all();
}

TEST_CASE("a word after the deadline makes doubtful what was said before", "[rollcall]") {
    Evening five;
    five.at("2026-11-03 16:45");  // answers closed at 16:30
    when(five.lan).writes_privately("xin vắng");
    five.skip_all();
    five.at("2026-11-03 19:35");
    when(five.binh).writes_privately("điểm danh");
    const auto roll = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(roll);
    CHECK(roll->find("1 đồng chí đã báo có mặt, tạm ghi có mặt.") != std::string::npos);
    CHECK(roll->find("Trần Thị Lan (báo sau hạn: vắng)") != std::string::npos);
    CHECK(five.sums().present == 1);
    five.skip_all();
}

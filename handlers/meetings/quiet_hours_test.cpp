#include <catch2/catch.hpp>

#include "storage/meeting_repository.hpp"
#include "tests/handlers/monthly_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// November's meeting is announced; it is night, and both leaders have written lately.
struct Night : Monthly {
    Member hoa = branch.deputy("Lê Thị Hoa");

    Night() {
        go("2026-10-24 09:00");
        approve_form();
        go("2026-11-02 22:00");
        when(hoa).writes_privately("giúp");
        skip_all();
    }
    void skip_all() {
        skip();
        branch.ward()->skip_unread(hoa.private_chat());
    }
    void asks(const Member& who, const std::string& typed, const std::string& answer) {
        INFO(typed);
        when(who).writes_privately(typed);
        then(who).receives(answer);
    }
    std::string moved =
        "THAY ĐỔI LỊCH SINH HOẠT\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "Buổi sinh hoạt thường kỳ tháng 11 lúc 19 giờ 30, ngày 03/11/2026 chuyển sang 18 giờ 00, thứ Ba, ngày 03/11/2026, tại Nhà văn hóa tổ dân phố 5.\n"
        "Lý do: bão vào chiều tối.\n"
        "Vì lịch đã thay đổi, đề nghị các đồng chí trả lời lại trước 15 giờ 00, ngày 03/11: 1 có mặt, 2 vắng, 3 đến muộn. Do thời gian gấp, nhờ các đồng chí báo giúp những đồng chí "
        "chưa xem Zalo.\n"
        "Mong các đồng chí thông cảm. Trân trọng.\n"
        "T/M chi ủy";
};

const std::string kChoice = "Đang là giờ nghỉ. 1 gửi lúc 07 giờ 00, 2 gửi ngay (cần thêm đồng chí Lê Thị Hoa đồng ý).";

}  // namespace

TEST_CASE("in the quiet hours a change leaves at once only if a second leader agrees", "[quiet]") {
    Night night;
    when(night.binh).writes_privately("dời 3/11 18h vì bão vào chiều tối");
    night.skip_all();
    night.asks(night.binh, "đồng ý", kChoice);
    night.asks(night.binh, "2", "Trợ lý đã hỏi đồng chí Lê Thị Hoa; đồng chí Lê Thị Hoa đồng ý thì tin được gửi ngay. Muốn gửi lúc 07 giờ 00, xin nhắn: 1.");
    night.branch.clock("2026-11-02 22:01");
    then(night.hoa).receives("Đồng chí Nguyễn Văn Bình đề nghị gửi ngay trong giờ nghỉ tin dưới đây tới nhóm Chi bộ 5.\n\n" + night.moved +
                             "\n\nĐổi giờ buổi sinh hoạt thường kỳ tháng 11 ngày 03/11/2026 từ 19 giờ 30 thành 18 giờ 00. Lý do: bão vào chiều tối. 3 đồng chí sẽ được báo và trả lời lại.\n"
                             "Nhắn: đồng ý, hoặc: thôi.");
    then(night.branch).receives_nothing();
    night.asks(night.hoa, "đồng ý", "Đã sửa. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    then(night.binh).receives("Đồng chí Lê Thị Hoa đã đồng ý; tin được gửi ngay.");
    night.branch.clock("2026-11-02 22:03");
    then(night.branch).receives(night.moved);
    CHECK(core::format_iso(night.meeting("2026-11").starts_at) == "2026-11-03T18:00:00+07:00");
    night.skip_all();
}

TEST_CASE("without the second's word it waits for the morning, and nobody agrees twice for two", "[quiet]") {
    Night night;
    when(night.binh).writes_privately("dời 3/11 18h vì bão vào chiều tối");
    night.skip_all();
    night.asks(night.binh, "đồng ý", kChoice);
    when(night.binh).writes_privately("2");
    night.branch.clock("2026-11-02 22:01");
    night.skip_all();
    night.asks(night.hoa, "thôi", "Đã dừng, chưa gửi gì.");
    when(night.binh).writes_privately("1");
    night.skip_all();
    night.branch.clock("2026-11-03 06:59");
    then(night.branch).receives_nothing();
    night.branch.clock("2026-11-03 07:00");
    then(night.branch).receives(night.moved);
    night.skip_all();
}

TEST_CASE("where nobody else can be asked there is one choice", "[quiet]") {
    Monthly five({.has_committee_group = false, .hour = core::at_hour(19, 30)});
    five.go("2026-10-20 22:00");
    when(five.binh).writes_privately("họp bất thường 25/10 19h30");
    five.skip();
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đang là giờ nghỉ. 1 gửi lúc 07 giờ 00. Hoặc nhắn: thôi.");
    when(five.binh).writes_privately("thôi");
    five.skip();
}

TEST_CASE("nobody else can be asked, and it begins before the morning: the secretary telephones", "[quiet]") {
    Monthly five({.has_committee_group = false, .hour = core::at_hour(19, 30)});
    five.go("2026-10-20 22:00");
    when(five.binh).writes_privately("họp bất thường 21/10 6h30 sáng");
    five.skip();
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Buổi họp bắt đầu trước khi hết giờ nghỉ nên trợ lý không gửi được thông báo. Xin đồng chí gọi điện cho các đồng chí.");
}

TEST_CASE("a meeting called at night goes out at night when two agree", "[quiet]") {
    Night night;
    when(night.binh).writes_privately("họp bất thường 3/11 6h30 sáng Trường Tiểu học");
    night.skip_all();
    when(night.binh).writes_privately("đồng ý");
    night.skip_all();
    when(night.binh).writes_privately("2");
    night.branch.clock("2026-11-02 22:02");
    night.skip_all();
    when(night.hoa).writes_privately("đồng ý");
    night.skip_all();
    night.branch.clock("2026-11-02 22:06");
    CHECK(night.sent_like("THÔNG BÁO họp chi bộ bất thường") == 1);
    night.skip_all();
}

#include <catch2/catch.hpp>

#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

struct Five {
    Five() {
        auto& support = branch.house().surroundings().rules.support;
        support.name = "đồng chí Kiều Anh Tuấn, Văn phòng Đảng ủy";
        support.phone = "0912345678";
    }
    Conversation branch{"Chi bộ 5"};
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member lan = branch.member("Trần Thị Lan");
};

const std::string kAnswering =
    "Khi có thông báo họp, xin đồng chí nhắn: có mặt, xin vắng hoặc đến muộn.";
const std::string kOwn = " Xem lịch họp: lịch. Xem thông tin của mình: tôi.";
const std::string kBulletins = " Xem bản tin: bản tin. Tìm bản tin: tìm chuyển đổi số.";
const std::string kBulletinsInGroup = " Xem bản tin: /bản tin. Tìm bản tin: /tìm chuyển đổi số.";
const std::string kWho = " Cần người giúp: đồng chí Kiều Anh Tuấn, Văn phòng Đảng ủy";

}  // namespace

TEST_CASE("help tells a member how to answer and who helps; the number only 1:1", "[help]") {
    const auto* typed =
        GENERATE("giúp", "giup", "trợ giúp", "tro giup a", "TRỢ GIÚP.", "/help", "?");
    INFO(typed);
    Five five;
    if (std::string(typed) == "tro giup a") {  // words after the command's are no arguments of it
        when(five.lan).writes_privately(typed);
        then(five.lan).receives("Trợ lý chưa hiểu. Có phải đồng chí muốn: 1 tôi, 2 tìm? Hoặc nhắn: giúp.");
        return;
    }
    when(five.lan).writes_privately(typed);
    then(five.lan).receives(kAnswering + kOwn + kBulletins + kWho + ", 0912345678.");
}

TEST_CASE("in groups help needs its slash and hides the number", "[help]") {
    Five five;
    when(five.lan).says("giúp");
    then(five.branch).receives_nothing();
    when(five.lan).says("/giúp");
    then(five.branch).receives(kAnswering + " Xem lịch họp: /lịch." + kBulletinsInGroup + kWho + ".");
}

TEST_CASE("the secretary is told the commands of the place, as they are typed there", "[help]") {
    Five five;
    when(five.binh).writes_privately("giup");
    then(five.binh).receives(
        kAnswering + " Xem việc cần làm: việc." + kOwn + " Ghi lịch họp: họp bất thường 12/10 19h30. Chuyển lịch họp: dời 6/10 19h30 vì nhà văn hóa bận. Sửa giờ, nơi, nội dung buổi họp: sửa nơi Trường Tiểu học. Gửi thông báo họp: gửi. Hủy buổi họp: hủy họp 12/10 vì bão. Ghi lịch chuyên đề: chuyên đề quý 4 3/12; đã họp: chuyên đề xong 3/12. Điểm danh buổi họp: điểm danh; cử thư ký cuộc họp: điểm danh thư ký 5. Ghi giờ họp và kết quả xếp loại: kết thúc 19h30 21h05 tốt. Lấy phần đầu biên bản: biên bản 3/2026. Xem danh sách cần gọi điện: gọi; ghi lời báo thay: báo thay 2 có mặt." + kBulletins + " Bàn giao phần việc của bí thư: bàn giao Lê Thị Hoa từ 1/11. Mở trang làm việc: trang. Xem danh sách báo dự: danh sách." +
        kWho + ", 0912345678.");
    when(five.binh).says_in_committee("#giup");
    then_committee(five.branch)
        .receives(kAnswering +
                  " Xem việc cần làm: /việc. Xem lịch họp: /lịch. Ghi lịch họp: /họp bất thường 12/10 19h30. Chuyển lịch họp: /dời 6/10 19h30 vì nhà văn hóa bận. Sửa giờ, nơi, nội dung buổi họp: /sửa nơi Trường Tiểu học. Gửi thông báo họp: /gửi. Hủy buổi họp: /hủy họp 12/10 vì bão. Ghi lịch chuyên đề: /chuyên đề quý 4 3/12; đã họp: /chuyên đề xong 3/12. Điểm danh buổi họp: /điểm danh; cử thư ký cuộc họp: /điểm danh thư ký 5. Ghi giờ họp và kết quả xếp loại: /kết thúc 19h30 21h05 tốt." + kBulletinsInGroup + " Xem danh sách báo dự: /danh sách." +
                  kWho + ".");
    when(five.binh).says("/giup");  // nothing of it is allowed there
    then(five.branch).receives(kAnswering + " Xem lịch họp: /lịch." + kBulletinsInGroup + kWho + ".");
}

TEST_CASE(
    "without a helper in the rules the sentence is left out; in the secretaries' group help works",
    "[help]") {
    Five five;
    five.branch.house().surroundings().rules.support = {};
    const core::Chat secretaries =
        five.branch.house().add_group({}, storage::ChatGroup::Kind::secretaries);
    when(five.binh).says_in(secretaries, "/giúp");
    Then(five.branch.ward(), secretaries).receives(kAnswering + kBulletinsInGroup);
    when(five.binh).says_in(secretaries, "/họp 12/10 19h30");
    Then(five.branch.ward(), secretaries).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
}

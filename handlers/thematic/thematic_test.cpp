#include <catch2/catch.hpp>

#include "storage/agenda_repository.hpp"
#include "tests/handlers/quarter_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kCombinedNotice =
    "THÔNG BÁO sinh hoạt chi bộ tháng 12/2026\n"
    "Kính gửi các đồng chí Chi bộ 5,\n"
    "Thời gian: 19 giờ 30, thứ Năm, ngày 03/12/2026, khoảng 120 phút.\n"
    "Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
    "Phần 1, thường kỳ: (1) thời sự; (2) kết quả tháng 11, nhiệm vụ tháng 12.\n"
    "Phần 2, chuyên đề quý IV: “Chuyển đổi số ở tổ dân phố”.\n"
    "Đề nghị trả lời cho cả buổi trước 16 giờ 30, ngày 03/12: 1 có mặt, 2 vắng, 3 đến muộn. Lý do vắng xin nhắn riêng.\n"
    "Trân trọng.\n"
    "T/M chi ủy";
const std::string kCombinedShown =
    kCombinedNotice +
    "\n\nQuý IV: sinh hoạt chuyên đề “Chuyển đổi số ở tổ dân phố”, ngày 03/12/2026, kết hợp buổi thường kỳ (hai phần riêng, dự kiến 120 phút).\n"
    "Nhắn: đồng ý, hoặc: thôi.";
const std::string kOwnNotice =
    "THÔNG BÁO sinh hoạt chuyên đề quý IV\n"
    "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
    "1. Chuyên đề: “Chuyển đổi số ở tổ dân phố”.\n"
    "2. Thời gian: 19 giờ 30, thứ Bảy, ngày 12/12/2026.\n"
    "3. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
    "Đề nghị các đồng chí nghiên cứu tài liệu và trả lời trước 16 giờ 30, ngày 12/12: 1 có mặt, 2 vắng, 3 đến muộn. Lý do vắng xin nhắn riêng.\n"
    "Trân trọng.\n"
    "T/M chi ủy";

}  // namespace

TEST_CASE("the quarter's last proposal is answered: M18, and 1 combines, as one notice in two parts", "[thematic]") {
    Quarter4 five;
    five.december_confirmed();
    CHECK(five.owes("thematic.choose"));
    five.asks("1", "Xin đồng chí nhắn tên chuyên đề quý IV, có dấu, tối đa 75 ký tự.");
    five.asks("chuyen doi so", "Xin đồng chí nhắn lại tên chuyên đề, có dấu.");
    five.asks("“Chuyển đổi số ở tổ dân phố”.", kCombinedShown);
    five.asks("đồng ý", kPlanned);
    CHECK_FALSE(five.owes("thematic.choose"));
    const auto regular = five.meeting("2026-12");
    REQUIRE(regular.thematic_part);
    CHECK(regular.planned_minutes == 120);
    five.branch.clock("2026-11-30 07:30");
    then(five.branch).receives(kCombinedNotice);
    five.skip();
    // One answer for both; the part itself asks nothing.
    when(five.lan).says("có mặt");
    five.go("2026-12-02 17:59");
    five.branch.clock("2026-12-02 18:00");
    then(five.branch).receives(
        "Kính nhắc các đồng chí: buổi sinh hoạt thường kỳ tháng 12 lúc 19 giờ 30, thứ Năm, ngày 03/12/2026, tại Nhà văn hóa tổ dân phố 5.\n"
        "Đến nay 1 đồng chí báo có mặt, 1 chưa phản hồi.\n"
        "Kính nhắc các đồng chí đóng đảng phí tháng 12.\n"
        "Đồng chí nào chưa báo, hoặc mới nhắn “rõ”, “đã nhận”, xin báo giúp trước 16 giờ 30, ngày 03/12: 1 có mặt, 2 vắng, 3 đến muộn. Trân trọng cảm ơn.");
    five.skip();
    CHECK(five.sent_like("THÔNG BÁO") == 2);  // November's and this one
    five.go("2026-12-04 09:00");
    CHECK(storage::meetings::find(five.connection(), regular.thematic_part)->state == domain::MeetingState::confirmed);
}

TEST_CASE("M18 comes the day after the proposal at the latest; the branch that has its meeting hears nothing", "[thematic]") {
    Quarter4 five;
    five.go("2026-11-23 09:00");
    five.branch.clock("2026-11-24 07:59");
    CHECK(five.sent_like(kChoose) == 0);
    five.branch.clock("2026-11-24 08:00");
    CHECK(five.sent_like(kChoose) == 1);
    five.go("2026-11-29 12:00");
    CHECK(five.sent_like(kChoose) == 1);
    Quarter4 six;
    six.asks("chuyên đề xong 1/10 Học tập và làm theo Bác", "Đã ghi nhận buổi sinh hoạt chuyên đề ngày 01/10.");
    six.go("2026-11-29 12:00");
    CHECK(six.sent_like("Kính gửi đồng chí bí thư, quý IV") == 0);
}

TEST_CASE("a day of its own: shown whole, M5 three days before, never the regular meeting", "[thematic]") {
    Quarter4 five;
    five.go("2026-11-20 09:00");
    five.asks("chuyên đề 12/12 19h30 Chuyển đổi số ở tổ dân phố",
              kOwnNotice +
                  "\n\nNgày 12/12 là thứ Bảy. Đồng chí vẫn chọn ngày này?\nQuý IV: sinh hoạt chuyên đề “Chuyển đổi số ở tổ dân phố”, 19 giờ 30, thứ Bảy, ngày 12/12/2026, tại Nhà văn hóa tổ "
                  "dân phố 5; thông báo tới 2 đồng chí trong nhóm Chi bộ 5 lúc 07 giờ 30, ngày 09/12.\nNhắn: đồng ý, hoặc: thôi.");
    five.asks("đồng ý", kPlanned);
    REQUIRE(five.plan().size() == 1);
    CHECK(five.plan()[0].quarter == domain::Quarter{2026, 4});
    five.go("2026-12-09 07:29");
    CHECK(five.sent_like("THÔNG BÁO sinh hoạt chuyên đề") == 0);
    five.branch.clock("2026-12-09 07:30");
    then(five.branch).receives(kOwnNotice);
    when(five.lan).says("có mặt");
    five.go("2026-12-14 07:59");
    CHECK_FALSE(five.owes("thematic.result"));
    five.go("2026-12-14 08:00");
    CHECK(five.owes("thematic.result"));
    CHECK(five.meeting("2026-12").state != domain::MeetingState::held);
}

TEST_CASE("cd, the quarter and a day of the rule: with the regular meeting that is still to be made", "[thematic]") {
    Quarter4 five;
    five.asks("cd quý 4 Học tập và làm theo Bác", "Đã ghi vào kế hoạch: quý IV, “Học tập và làm theo Bác”. Khi có ngày, xin nhắn, ví dụ: chuyên đề quý 4 21/10.");
    five.asks("cd quy 4 3/12",
              "Quý IV: sinh hoạt chuyên đề “Học tập và làm theo Bác”, ngày 03/12/2026, kết hợp buổi thường kỳ (hai phần riêng, dự kiến 120 phút).\nNhắn: đồng ý, hoặc: thôi.");
    five.asks("đồng ý", kPlanned);
    CHECK(five.plan().at(0).combine_month == "2026-12");
    five.go("2026-11-24 09:00");
    const auto regular = five.meeting("2026-12");
    REQUIRE(regular.thematic_part);
    CHECK(five.plan().at(0).combined);
    CHECK(five.sent_like("Kính gửi đồng chí bí thư, quý IV") == 0);
    const auto lines = storage::agendas::of(five.connection(), regular.id, domain::AgendaPart::conduct);
    CHECK(lines == std::vector<std::string>{"thời sự", "kết quả tháng 11, nhiệm vụ tháng 12"});
}

TEST_CASE("the part goes where the regular meeting goes", "[thematic]") {
    Quarter4 five;
    five.december_confirmed();
    five.skip();
    five.asks("cd quý 4 3/12 Chuyển đổi số ở tổ dân phố", kCombinedShown);
    five.asks("đồng ý", kPlanned);
    when(five.binh).writes_privately("dời 4/12 19h30 vì nhà văn hóa bận");
    when(five.binh).writes_privately("đồng ý");
    five.skip();
    const auto regular = five.meeting("2026-12");
    CHECK(core::format_iso(regular.starts_at) == "2026-12-04T19:30:00+07:00");
    CHECK(storage::meetings::find(five.connection(), regular.thematic_part)->starts_at == regular.starts_at);
    when(five.binh).writes_privately("sửa nơi Trường Tiểu học Kim Đồng");
    when(five.binh).writes_privately("đồng ý");
    five.skip();
    CHECK(storage::meetings::find(five.connection(), regular.thematic_part)->venue == "Trường Tiểu học Kim Đồng");
    five.branch.clock("2026-12-01 07:30");
    CHECK(five.sent_like("THÔNG BÁO sinh hoạt chi bộ tháng 12/2026") == 1);
    five.skip();
}

TEST_CASE("combined after the notice has gone: the branch hears of it after the hold, and thôi stops it", "[thematic]") {
    Quarter4 five;
    five.december_confirmed();
    five.go("2026-11-30 09:00");
    const std::string edit =
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "Buổi sinh hoạt thường kỳ tháng 12 lúc 19 giờ 30, thứ Năm, ngày 03/12/2026 thay đổi nội dung: kết hợp sinh hoạt chuyên đề quý IV (thay cho: chỉ sinh hoạt thường kỳ).\n"
        "Thời gian không đổi; đồng chí nào đã báo dự thì không cần báo lại.\n"
        "Trân trọng.\n"
        "T/M chi ủy";
    const std::string shown = edit +
                              "\n\nQuý IV: sinh hoạt chuyên đề “Chuyển đổi số ở tổ dân phố”, ngày 03/12/2026, kết hợp buổi thường kỳ (hai phần riêng, dự kiến 120 phút).\n"
                              "Thông báo đã gửi, nên 2 đồng chí sẽ được báo lại.\nNhắn: đồng ý, hoặc: thôi.";
    five.asks("cd 3/12 Chuyển đổi số ở tổ dân phố", shown);
    five.asks("đồng ý", "Đã ghi vào kế hoạch. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.branch.clock("2026-11-30 09:10");
    CHECK_FALSE(five.meeting("2026-12").thematic_part);
    five.asks("cd 3/12 Chuyển đổi số ở tổ dân phố", shown);
    five.asks("đồng ý", "Đã ghi vào kế hoạch. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.branch.clock("2026-11-30 09:12");
    then(five.branch).receives(edit);
    CHECK(five.meeting("2026-12").thematic_part);
}

TEST_CASE("held: recorded by its day, of the plan or not; and never twice", "[thematic]") {
    Quarter4 five;
    five.go("2026-11-10 09:00");
    five.asks("cd xong 20/11", "Ngày 20/11 chưa tới. Khi buổi sinh hoạt đã tổ chức, xin đồng chí nhắn lại.");
    five.asks("cd xong", "Xin đồng chí nhắn kèm ngày họp, ví dụ: chuyên đề xong 09/11.");
    five.asks("cd xong 31/11", "Ngày 31/11 không có trong lịch, xin đồng chí nhắn lại ngày.");
    five.asks("chuyên đề xong 7/11 Học tập và làm theo Bác", "Đã ghi nhận buổi sinh hoạt chuyên đề ngày 07/11.");
    five.asks("cd xong 7/11", "Buổi sinh hoạt chuyên đề ngày 07/11 đã được ghi nhận.");
    REQUIRE(five.plan().size() == 1);
    CHECK(five.plan()[0].is_held());
    CHECK(five.plan()[0].topic == "Học tập và làm theo Bác");
    CHECK(five.meeting("2026-11").state != domain::MeetingState::held);
}

TEST_CASE("the short form: asked for, shown, sent to the office", "[thematic]") {
    Quarter4 five;
    five.go("2026-11-10 09:00");
    five.asks("cd xong 7/11", "Đã ghi nhận buổi sinh hoạt chuyên đề ngày 07/11.");
    five.branch.clock("2026-11-10 09:01");
    REQUIRE(five.owes("thematic.result"));
    when(five.binh).writes_privately("việc");
    const std::string list = five.branch.house().sent().back().text;
    five.skip();
    const auto at = list.find(". Báo kết quả chuyên đề quý IV");
    REQUIRE(at != std::string::npos);
    five.asks(std::string(1, list[at - 1]), "Buổi chuyên đề ngày 07/11 chưa có tên chuyên đề. Xin đồng chí nhắn tên chuyên đề, có dấu, tối đa 75 ký tự.");
    five.asks("Học tập và làm theo Bác",
              "Chuyên đề quý IV, ngày 07/11: “Học tập và làm theo Bác”. Xin đồng chí nhắn kết quả, ví dụ: dự 22/25, có nghị quyết, 3 nhiệm vụ.");
    five.asks("dự 22/25",
              "Trợ lý chưa rõ có nghị quyết hay không, số nhiệm vụ. Xin đồng chí nhắn đủ ba điều, ví dụ: dự 22/25, có nghị quyết, 3 nhiệm vụ; hoặc: dự 22/25, không nghị quyết, không nhiệm vụ.");
    five.asks("du 22/25, co nghi quyet, 3 nhiem vu",
              "Báo văn phòng Đảng ủy kết quả chuyên đề quý IV của Chi bộ 5, ngày 07/11: “Học tập và làm theo Bác”; dự 22/25 (88,0%); có nghị quyết; giao 3 nhiệm vụ.\n"
              "Nhắn: đồng ý, hoặc: thôi.");
    five.asks("đồng ý", "Đã chuyển kết quả chuyên đề quý IV tới văn phòng Đảng ủy.");
    CHECK_FALSE(five.owes("thematic.result"));
    CHECK(five.owes("thematic.results", storage::Task::Owner::office));
    const auto result = storage::thematic::result_of(five.connection(), five.plan().at(0).meeting);
    REQUIRE(result);
    CHECK(result->present == 22);
    CHECK(result->resolution);
    CHECK(result->tasks == 3);
}

TEST_CASE("each thing that cannot be has its own answer", "[thematic]") {
    Quarter4 five;
    five.asks("cd quý 5 3/12", "Một năm có bốn quý, xin đồng chí nhắn lại quý.");
    five.asks("cd 31/11", "Ngày 31/11 không có trong lịch, xin đồng chí nhắn lại ngày.");
    five.asks("cd quý 4 12/1", "Ngày 12/01 không thuộc quý IV, xin đồng chí chọn ngày khác.");
    five.asks("cd 1/10 25h", "Giờ đồng chí nhắn không có, xin đồng chí nhắn lại giờ.");
    five.asks("cd 12/12 7h30 Chuyển đổi số", "1 07 giờ 30, 2 19 giờ 30?");
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.asks("cd 12/12 " + std::string("Chuyển đổi số ") + std::string(70, 'x'), "Tên chuyên đề dài quá 75 ký tự, xin đồng chí viết ngắn hơn.");
    five.asks("cd trình bày Lê Văn Không", "Không tìm thấy đồng chí “Lê Văn Không” trong danh sách. Xin nhắn số trong danh sách hoặc họ tên.");
    when(five.lan).writes_privately("cd quy 4 3/12");
    then(five.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    when(five.binh).says("/cd quy 4 3/12");
    then(five.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
}

TEST_CASE("a combined notice has room for sixty characters of the regular part: a person shortens them, before and after", "[thematic]") {
    const std::string too_long =
        "Thông báo chung cho hai phần chỉ đủ chỗ cho 60 ký tự nội dung thường kỳ. Xin đồng chí rút ngắn trước, ví dụ: sửa nội dung thời sự; nhiệm vụ tháng 12.";
    const std::string long_agenda = "sửa nội dung thông tin thời sự trong nước và quốc tế; đại hội chi bộ nhiệm kỳ mới";
    Quarter4 five;
    five.december_confirmed();
    when(five.binh).writes_privately(long_agenda);
    when(five.binh).writes_privately("đồng ý");
    five.skip();
    five.asks("cd 3/12 Chuyển đổi số ở tổ dân phố", too_long);
    CHECK_FALSE(five.meeting("2026-12").thematic_part);
    when(five.binh).writes_privately("sửa nội dung thời sự; nhiệm vụ tháng 12");
    when(five.binh).writes_privately("đồng ý");
    five.skip();
    when(five.binh).writes_privately("cd 3/12 Chuyển đổi số ở tổ dân phố");
    five.skip();
    five.asks("đồng ý", kPlanned);
    const auto regular = five.meeting("2026-12");
    REQUIRE(regular.thematic_part);
    // What a person wrote stays.
    CHECK(storage::agendas::of(five.connection(), regular.id, domain::AgendaPart::conduct) == std::vector<std::string>{"thời sự", "nhiệm vụ tháng 12"});
    five.asks(long_agenda, "Nội dung dài quá 60 ký tự, xin đồng chí viết ngắn hơn.");
}

TEST_CASE("a regular meeting that is called off takes its part along, and the quarter is open again", "[thematic]") {
    Quarter4 five;
    five.december_confirmed();
    when(five.binh).writes_privately("cd 3/12 Chuyển đổi số ở tổ dân phố");
    five.skip();
    five.asks("đồng ý", kPlanned);
    const auto part = five.meeting("2026-12").thematic_part;
    REQUIRE(part);
    when(five.binh).writes_privately("hủy 3/12 vì bão");
    when(five.binh).writes_privately("3");
    when(five.binh).writes_privately("đồng ý");
    five.go("2026-11-23 08:30");
    CHECK(storage::meetings::find(five.connection(), part)->state == domain::MeetingState::cancelled);
    REQUIRE(five.plan().size() == 1);
    CHECK_FALSE(five.plan()[0].has_date());
    CHECK(five.plan()[0].topic == "Chuyển đổi số ở tổ dân phố");
}

TEST_CASE("chuyên đề alone shows the year", "[thematic]") {
    Quarter4 five;
    five.go("2026-11-10 09:00");
    five.asks("cd xong 7/11 Học tập và làm theo Bác", "Đã ghi nhận buổi sinh hoạt chuyên đề ngày 07/11.");
    five.asks("chuyen de",
              "Chuyên đề năm 2026 của Chi bộ 5:\n"
              "Quý I: chưa ghi nhận.\n"
              "Quý II: chưa ghi nhận.\n"
              "Quý III: chưa ghi nhận.\n"
              "Quý IV: đã họp 07/11, “Học tập và làm theo Bác”.\n"
              "Ghi lịch, xin nhắn, ví dụ: chuyên đề quý 4 24/11. Đã họp, xin nhắn: chuyên đề xong 09/11.");
}

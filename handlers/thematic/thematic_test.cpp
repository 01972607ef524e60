#include <catch2/catch.hpp>

#include "storage/agenda_repository.hpp"
#include "storage/task_repository.hpp"
#include "storage/thematic_repository.hpp"
#include "tests/handlers/monthly_scene.hpp"
#include "usecases/own_data.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kChoose =
    "Kính gửi đồng chí bí thư, quý IV trợ lý chưa có lịch sinh hoạt chuyên đề của Chi bộ 5. Buổi 03/12 là buổi thường kỳ cuối của quý. Xin đồng chí chọn:\n"
    "1 kết hợp vào buổi 03/12 (hai phần riêng, ít nhất 120 phút)\n"
    "2 chọn ngày riêng\n"
    "3 đã tổ chức, ghi nhận ngày\n"
    "Trân trọng.";
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
const std::string kPlanned = "Đã ghi vào kế hoạch.";

struct Quarter4 : Monthly {
    void asks(const std::string& typed, const std::string& answer) {
        INFO(typed);
        when(binh).writes_privately(typed);
        then(binh).receives(answer);
    }
    storage::Connection& connection() { return branch.house().connection(); }
    std::vector<storage::ThematicSlot> plan() { return storage::thematic::of_branch(connection(), branch.id(), 2026); }
    std::vector<storage::Task> tasks(storage::Task::Owner owner) {
        return storage::tasks::of_owner(connection(), branch.house().organization(), owner, owner == storage::Task::Owner::office ? core::BranchId{} : branch.id());
    }
    bool owes(std::string_view kind, storage::Task::Owner owner = storage::Task::Owner::secretary) {
        for (const auto& task : tasks(owner)) {
            if (task.kind == kind) return true;
        }
        return false;
    }
    /// The regular meeting of December is confirmed, and M18 has come.
    void december_confirmed() {
        go("2026-11-22 09:00");
        branch.clock("2026-11-23 08:00");
        skip();
        when(binh).says_in_committee("/1");
        then_committee(branch).receives("Đã xác nhận lịch tháng 12: 19 giờ 30, thứ Năm, ngày 03/12/2026. Thông báo sẽ được gửi lúc 07 giờ 30, ngày 30/11.");
        branch.clock("2026-11-23 08:01");
        then_committee(branch).receives(kChoose);
    }
};

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

TEST_CASE("fifteen and seven days before the quarter's end: M19, once each, and the office has the table", "[thematic]") {
    Quarter4 five;
    five.go("2026-12-16 07:59");
    const std::string first =
        "Kính gửi đồng chí bí thư, quý IV còn 15 ngày, trợ lý chưa ghi nhận buổi sinh hoạt chuyên đề của Chi bộ 5.\n"
        "Nếu đã tổ chức, xin nhắn kèm ngày họp, ví dụ: chuyên đề xong 10/12.\n"
        "Nếu chưa, xin nhắn ngày giờ dự kiến, ví dụ: chuyên đề 20/12 19h30.\n"
        "Cần hỗ trợ, xin liên hệ văn phòng Đảng ủy. Trân trọng.";
    five.branch.clock("2026-12-16 08:00");
    CHECK(five.sent_like(first) == 1);
    CHECK(five.owes("thematic.quarter", storage::Task::Owner::office));
    five.skip();
    five.go("2026-12-24 07:59");
    five.branch.clock("2026-12-24 08:00");
    CHECK(five.sent_like("Kính gửi đồng chí bí thư, quý IV còn 7 ngày") == 1);
    CHECK(five.owes("thematic.choose"));
    CHECK(five.owes("reminders.approve"));
    five.go("2027-01-01 12:00");
    CHECK(five.sent_like("Kính gửi đồng chí bí thư, quý IV còn") == 2);
    CHECK_FALSE(five.owes("thematic.choose"));  // the quarter is over
    CHECK_FALSE(five.owes("thematic.quarter", storage::Task::Owner::office));
    int forms = 0;
    for (const auto& task : five.tasks(storage::Task::Owner::secretary)) forms += task.kind == "reminders.approve" ? 1 : 0;
    CHECK(forms == 1);  // of the new year
}

TEST_CASE("who has a day to come is not reminded; whose day passed without a word is", "[thematic]") {
    Quarter4 five;
    five.go("2026-12-10 09:00");
    when(five.binh).writes_privately("cd 20/12 19h30 Chuyển đổi số ở tổ dân phố");
    five.skip();
    five.asks("đồng ý", kPlanned);
    five.go("2026-12-17 12:00");
    CHECK(five.sent_like("Kính gửi đồng chí bí thư, quý IV còn") == 0);
    five.go("2026-12-24 12:00");
    CHECK(five.sent_like("Kính gửi đồng chí bí thư, quý IV còn 7 ngày") == 1);
}

TEST_CASE("who presents is reminded of the draft: privately where that is open, else through the secretary", "[thematic]") {
    Quarter4 five;
    five.go("2026-11-20 09:00");
    when(five.binh).writes_privately("cd 12/12 19h30 Chuyển đổi số ở tổ dân phố");
    five.skip();
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    when(five.binh).writes_privately("cd 12/12 19h30 Chuyển đổi số ở tổ dân phố");
    five.skip();
    five.asks("đồng ý", kPlanned);
    five.asks("cd trình bày Trần Thị Lan", "Đã ghi: đồng chí Trần Thị Lan trình bày chuyên đề quý IV.");
    five.go("2026-11-28 07:59");
    // The draft is due on the 5th, a week before; a week before that is the 28th of November.
    when(five.lan).writes_privately("tôi");
    five.skip();
    five.branch.clock("2026-11-28 08:00");
    CHECK(five.sent_like("Kính gửi đồng chí Trần Thị Lan, chuyên đề “Chuyển đổi số ở tổ dân phố” do đồng chí trình bày vào ngày 12/12. Đề cương xin gửi chi ủy trước ngày 05/12.") == 1);
    CHECK(usecases::own_data::to_text(storage::own_data::of(five.connection(), five.lan.person).value())
              .ends_with("Trình bày chuyên đề quý IV/2026, Chi bộ 5: “Chuyển đổi số ở tổ dân phố”"));
    five.go("2026-12-04 12:00");
    CHECK(five.sent_like("Đề nghị đồng chí nhắc đồng chí Trần Thị Lan: đề cương chuyên đề “Chuyển đổi số ở tổ dân phố” (ngày 12/12) xin gửi chi ủy trước ngày 05/12.") == 1);
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

TEST_CASE("in January the plan of the year is asked for, once, of a branch that has none", "[thematic]") {
    Quarter4 five;
    five.go("2027-01-02 07:59");
    CHECK_FALSE(five.owes("thematic.plan"));
    five.go("2027-01-02 08:01");
    CHECK(five.owes("thematic.plan"));
    five.go("2027-01-05 09:00");
    when(five.binh).writes_privately("cd quý 1 Học tập và làm theo Bác");
    five.skip();
    CHECK_FALSE(five.owes("thematic.plan"));
    CHECK(storage::thematic::of_branch(five.connection(), five.branch.id(), 2027).size() == 1);
}

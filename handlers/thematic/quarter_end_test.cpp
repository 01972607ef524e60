#include <catch2/catch.hpp>

#include "tests/handlers/quarter_scene.hpp"
#include "usecases/own_data.hpp"

using namespace mungba;
using namespace mungba::tests;

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

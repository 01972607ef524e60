#include "storage/handover_repository.hpp"
#include "tests/handlers/page_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// The value of a hidden field in the page that is shown.
}  // namespace

TEST_CASE("each role sees the pages that are its own in the menu", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    secretary.get("/");
    CHECK(secretary.menu() == "Việc hôm nay|Buổi họp|Kế hoạch chuyên đề|Kho bản tin|Đảng viên|Nhóm Zalo|Bàn giao|Lịch thường lệ");
    Browser office = scene.office();
    office.get("/");
    CHECK(office.menu() == "Việc hôm nay|Lịch tháng|Chi bộ|Chuyên đề|Số liệu|Bản tin|Kho bản tin|Tìm đảng viên|Các nhóm|Tin gửi|Nhật ký|Cài đặt|Mật khẩu");
    office.get(scene.branch(scene.seven) + "/dang-vien");
    CHECK(office.menu() == "Việc hôm nay|Buổi họp|Kế hoạch chuyên đề|Lịch tháng|Chi bộ|Chuyên đề|Số liệu|Bản tin|Kho bản tin|Tìm đảng viên|Các nhóm|Đảng viên|Nhóm Zalo|Bàn giao|Lịch thường lệ|Tin gửi|Nhật ký|Cài đặt|Mật khẩu");
    Browser overseer = scene.browser_of(scene.quang);
    overseer.get("/");
    CHECK(overseer.menu() == "Việc hôm nay|Chi bộ phụ trách|Buổi họp|Kế hoạch chuyên đề|Kho bản tin|Lịch thường lệ");
    Browser operator_(scene.house);
    operator_.enter_as_operator();
    operator_.get("/");
    CHECK(operator_.menu() == "Việc hôm nay|Lịch tháng|Chi bộ|Chuyên đề|Số liệu|Kho bản tin|Tìm đảng viên|Các nhóm|Tin gửi|Nhật ký|Cài đặt");
    CHECK(operator_.frame().role == "quản trị máy chủ");
}

TEST_CASE("a secretary sets hour and place of the own branch, and nothing else of it", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    const std::string address = scene.branch(scene.five);
    secretary.get(address);
    CHECK_FALSE(secretary.shows("name=\"ten\""));
    secretary.post(address, {{"ten", "Chi bộ Khác"}, {"buoi", "morning"}, {"gio", "8h30"}, {"noi", "Trường  Tiểu học"}, {"quy-tac", "residential"}, {"da-xem", hidden(secretary, "da-xem")}});
    CHECK(secretary.page().see_other == address + "?xong=ghi");
    const auto branch = branch_of(scene, scene.five);
    CHECK(branch.name == "Chi bộ 5");
    CHECK(branch.date_preset == domain::DatePreset::standard);
    CHECK(branch.hour == core::at_hour(8, 30));
    CHECK(branch.venue == "Trường Tiểu học");
    secretary.follow();
    CHECK(secretary.shows("Đã ghi."));
    CHECK(secretary.page().title == "Chi bộ 5 thường họp buổi sáng lúc 08 giờ 30");
}

TEST_CASE("what cannot be is told at its field, and what was typed stays", "[pages]") {
    PageScene scene;
    Browser office = scene.office();
    office.get("/chi-bo/moi");
    office.post("/chi-bo/moi", {{"ten", "CHI BO 5"}, {"gio", "25:00"}, {"noi", std::string(61, 'x')}});
    CHECK(office.status() == 422);
    CHECK(office.shows("value=\"25:00\""));
    CHECK(office.shows("Giờ ghi như 19:30, từ 00:00 đến 23:59."));
    office.post("/chi-bo/moi", {{"ten", "CHI BO 5"}, {"gio", "19:30"}, {"noi", std::string(61, 'x')}});
    CHECK(office.shows("Đã có chi bộ tên này"));
    CHECK(office.shows("Địa điểm dài quá 60 ký tự"));
    office.post("/chi-bo/moi", {{"ten", "Chi bộ 9"}, {"gio", "19:30"}, {"noi", "Nhà văn hóa"}});
    CHECK(office.page().see_other.starts_with("/chi-bo/"));
    CHECK(storage::branches::find_by_name(scene.house.connection(), scene.house.organization(), "Chi bộ 9"));
}

TEST_CASE("of two who edit one thing the second is told, and nothing is lost", "[pages]") {
    PageScene scene;
    Browser first = scene.secretary();
    Browser second = scene.office();
    const std::string address = scene.branch(scene.five);
    first.get(address);
    second.get(address);
    const std::string seen = hidden(second, "da-xem");
    first.post(address, {{"noi", "Nhà văn hóa mới"}, {"da-xem", hidden(first, "da-xem")}});
    CHECK(first.page().see_other == address + "?xong=ghi");

    second.post(address, {{"ten", "Chi bộ 5"}, {"noi", "Hội trường ủy ban"}, {"quy-tac", "standard"}, {"da-xem", seen}});
    CHECK(second.status() == 409);
    CHECK(branch_of(scene, scene.five).venue == "Nhà văn hóa mới");
    CHECK(second.shows("value=\"Hội trường ủy ban\""));
    CHECK(second.shows("Nhà văn hóa mới"));
    second.post(address, {{"ten", "Chi bộ 5"}, {"noi", "Hội trường ủy ban"}, {"quy-tac", "standard"}, {"da-xem", hidden(second, "da-xem")}});
    CHECK(branch_of(scene, scene.five).venue == "Hội trường ủy ban");

    const std::string place = scene.place(scene.lan, scene.five);
    first.get(place);
    second.get(place);
    const std::string seen_person = hidden(second, "da-xem");
    first.post(place, {{"viec", "nguoi"}, {"dt", "0912 345 678"}, {"da-xem", hidden(first, "da-xem")}});
    CHECK(first.page().see_other == place + "?xong=ghi");
    second.post(place, {{"viec", "nguoi"}, {"ten", "Trần Thị Lan"}, {"dt", "0987654321"}, {"da-xem", seen_person}});
    CHECK(second.status() == 409);
    CHECK(second.shows("0912345678"));
    CHECK(second.shows("value=\"0987654321\""));
}

TEST_CASE("the list of members is read with an audit row, each time", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    secretary.get(scene.branch(scene.five) + "/dang-vien");
    CHECK(secretary.page().title == "Chi bộ 5 có 3 đồng chí");
    CHECK(secretary.shows("Trần Thị Lan"));
    CHECK_FALSE(secretary.shows("Lý Thị Mai"));
    CHECK(scene.readings("members") == 1);
    secretary.get(scene.place(scene.lan, scene.five));
    CHECK(scene.readings("member") == 1);
}

TEST_CASE("the office adds a member, gives and ends an office, lets a member leave", "[pages]") {
    PageScene scene;
    Browser office = scene.office();
    const std::string list = scene.branch(scene.five) + "/dang-vien";
    office.post(list + "/moi", {{"ten", "Vũ Văn Mới"}, {"sinh", "5.10.1980"}, {"dt", "+84 912345678"}, {"tt", "probationary"}});
    REQUIRE(office.page().see_other.starts_with(list + "/"));
    const std::string place = office.page().see_other.substr(0, office.page().see_other.find('?'));
    office.get(place);
    CHECK(office.shows("05/10/1980"));
    CHECK(office.shows("0912345678"));
    office.post(list + "/moi", {{"ten", "vu van moi"}, {"sinh", "05/10/1980"}});
    CHECK(office.status() == 422);
    office.post(list + "/moi", {{"ten", "X"}, {"sinh", "31/02/1980"}, {"dt", "12"}});
    CHECK(office.shows("Ngày ghi như 05/10/2026"));
    CHECK(office.shows("Số điện thoại có 10 hoặc 11 chữ số"));

    const std::string lan = scene.place(scene.lan, scene.five);
    office.post(lan, {{"viec", "chuc-vu"}, {"cv", "branch_committee"}, {"den", "31/12/2026"}});
    CHECK(office.page().see_other == lan + "?xong=ghi");
    office.get(lan);
    CHECK(office.shows("đến hết 31/12/2026"));
    office.post(lan, {{"viec", "chuc-vu"}, {"cv", "secretary"}});
    CHECK(office.status() == 422);
    CHECK(office.shows("Bàn giao"));
    const std::string hanh = scene.place(scene.hanh, scene.five);
    office.post(hanh, {{"viec", "roi"}});
    CHECK(office.status() == 422);
    office.post(lan, {{"viec", "roi"}});
    CHECK(office.page().see_other == list + "?xong=roi");
    scene.five.clock("2026-10-08 09:00");
    Browser later = scene.office();
    CHECK(later.get(lan).status == 404);
}

TEST_CASE("a secretary writes down times away, but neither names nor offices", "[pages]") {
    PageScene scene;
    Browser secretary = scene.secretary();
    const std::string lan = scene.place(scene.lan, scene.five);
    secretary.post(lan, {{"viec", "tinh-trang"}, {"tt", "temp_exempt"}, {"tu", "01/10/2026"}, {"den", "31/12/2026"}});
    CHECK(secretary.page().see_other == lan + "?xong=ghi");
    secretary.post(lan, {{"viec", "tinh-trang"}, {"tt", "suspended"}});
    CHECK(secretary.status() == 422);
    secretary.post(lan, {{"viec", "chuc-vu"}, {"cv", "deputy"}});
    CHECK(secretary.status() == 422);
    secretary.post(lan, {{"viec", "roi"}});
    CHECK(secretary.status() == 422);
    secretary.get(lan);
    secretary.post(lan, {{"viec", "nguoi"}, {"ten", "Tên Khác"}, {"dt", "0912345678"}, {"da-xem", hidden(secretary, "da-xem")}});
    CHECK(storage::people::find(scene.house.connection(), scene.lan.person)->name == "Trần Thị Lan");
    secretary.post(lan, {{"viec", "thu-tu"}, {"so", "1"}});
    CHECK(storage::people::members_of(scene.house.connection(), scene.five.id(), core::local_date(scene.house.now())).front().person == scene.lan.person);
}

TEST_CASE("an account that says a name is confirmed on the page by who knows", "[pages]") {
    PageScene scene;
    scene.house.add_to_list(scene.house.add_person("Bùi Thị Nga"), scene.five.id(), domain::MemberStatus::official);
    const Member stranger = scene.five.stranger();
    when(stranger).writes_privately("tôi là Bùi Thị Nga");
    then(stranger).receives_something();
    Browser secretary = scene.secretary();
    secretary.get("/");
    REQUIRE(secretary.shows("Xác nhận tài khoản Zalo của đồng chí Bùi Thị Nga"));
    const std::string html = secretary.html();
    const std::size_t at = html.find("/yeu-cau/");
    const std::string address = html.substr(at, html.find('"', at) - at);
    secretary.get(address);
    CHECK(secretary.shows("tôi là Bùi Thị Nga"));
    secretary.post(address, {{"nguoi", std::to_string(scene.mai.person.value)}});  // nobody of that name
    CHECK(storage::people::accounts_of(scene.house.connection(), scene.mai.person).size() == 1);
    const auto nga = storage::people::named(scene.house.connection(), scene.house.organization(), "Bùi Thị Nga").front().id;
    secretary.post(address, {{"nguoi", std::to_string(nga.value)}});
    CHECK(secretary.page().see_other == "/?xong=viec");
    CHECK(storage::people::accounts_of(scene.house.connection(), nga).size() == 1);
    then(stranger).receives_something();
}

TEST_CASE("what came of a call is written down on the page, and the person is off the list", "[pages]") {
    PageScene scene;
    scene.five.has_open_meeting(scene.hanh, "2026-10-12 19:30");
    Browser secretary = scene.secretary();
    const std::string address = scene.branch(scene.five) + "/goi";
    secretary.get(address);
    CHECK(secretary.page().title == "Cần gọi điện 3 đồng chí");
    CHECK(scene.readings("call_list") == 1);
    secretary.post(address, {{"nguoi", std::to_string(scene.lan.person.value)}});
    CHECK(secretary.status() == 422);
    secretary.post(address, {{"nguoi", std::to_string(scene.mai.person.value)}, {"kq", "present"}});
    CHECK(secretary.status() == 404);
    secretary.post(address, {{"nguoi", std::to_string(scene.lan.person.value)}, {"kq", "absent"}, {"ly-do", "bận việc nhà"}});
    CHECK(secretary.page().see_other == address + "?xong=ghi");
    secretary.follow();
    CHECK(secretary.page().title == "Cần gọi điện 2 đồng chí");
    CHECK_FALSE(secretary.shows("Trần Thị Lan"));
}

TEST_CASE("Today follows the counts while one looks", "[pages]") {
    PageScene scene;
    scene.five.has_open_meeting(scene.hanh, "2026-10-12 19:30");
    Browser secretary = scene.secretary();
    secretary.get("/");
    CHECK(secretary.page().live);
    CHECK(secretary.shows("Trên 3\u00A0đồng chí."));
    const auto value = [&](std::string_view key) {
        for (const auto& one : secretary.live("/")) {
            if (one.key.starts_with(key)) return one.text;
        }
        return std::string("none");
    };
    CHECK(value("co-") == "0");
    when(scene.lan).says("có mặt");
    CHECK(value("co-") == "1");
    CHECK(value("chua-") == "2");
    secretary.forget_cookies();
    CHECK(secretary.live("/").empty());
}

TEST_CASE("an overseer chooses on the page which meetings to attend", "[pages]") {
    PageScene scene;
    scene.five.has_open_meeting(scene.hanh, "2026-10-12 19:30");
    Browser overseer = scene.browser_of(scene.quang);
    overseer.get("/phu-trach");
    CHECK(overseer.page().title == "Sắp tới có 1 buổi họp");
    const std::string html = overseer.html();
    const std::string start = "name=\"buoi\" value=\"";
    const std::size_t at = html.find(start) + start.size();
    const std::string meeting = html.substr(at, html.find('"', at) - at);
    overseer.post("/phu-trach", {{"buoi", meeting}, {"du", "1"}});
    CHECK(overseer.page().see_other == "/phu-trach?xong=ghi");
    overseer.follow();
    CHECK(overseer.shows("đồng chí dự"));
    CHECK(overseer.post("/phu-trach", {{"buoi", "999"}, {"du", "1"}}).status == 404);
}

TEST_CASE("the office gives the secretary's work away; the successor accepts", "[pages]") {
    PageScene scene;
    Browser office = scene.office();
    const std::string address = scene.branch(scene.five) + "/ban-giao";
    office.get(address);
    CHECK(office.page().title == "Bí thư Chi bộ 5: đồng chí Nguyễn Thị Hạnh");
    office.post(address, {{"viec", "giao"}, {"cho", std::to_string(scene.mai.person.value)}});
    CHECK(office.status() == 422);
    office.post(address, {{"viec", "giao"}, {"cho", std::to_string(scene.loc.person.value)}, {"tu", "01/10/2026"}});
    CHECK(office.status() == 422);
    office.post(address, {{"viec", "giao"}, {"cho", std::to_string(scene.loc.person.value)}, {"tu", "10/10/2026"}, {"den", "20/10/2026"}});
    CHECK(office.page().see_other == address + "?xong=giao");
    then(scene.loc).receives_nothing();
    Browser deputy = scene.browser_of(scene.loc.person);
    deputy.get(address);
    CHECK(deputy.shows("Nhận việc"));
    const std::string id = hidden(deputy, "so");
    deputy.post(address, {{"viec", "nhan"}, {"so", id}});
    CHECK(storage::handovers::open_of(scene.house.connection(), scene.five.id())->is_ready());
}

TEST_CASE("a dead letter is tried again, a waiting one stopped, without a word of either", "[pages]") {
    PageScene scene;
    scene.five.has_open_meeting(scene.hanh, "2026-10-12 19:30");
    scene.house.refuse(scene.seven.group());
    scene.seven.has_open_meeting(scene.dung, "2026-10-13 19:30");
    Browser office = scene.office();
    office.get("/tin-gui?tt=dead");
    REQUIRE(office.shows("không gửi được"));
    CHECK(office.html().find("THÔNG BÁO") == std::string::npos);
    const std::string id = hidden(office, "so");
    Browser secretary = scene.secretary();
    CHECK(secretary.post(scene.branch(scene.five) + "/tin-gui", {{"viec", "gui-lai"}, {"so", id}}).status == 404);
    office.post("/tin-gui", {{"viec", "gui-lai"}, {"so", id}});
    CHECK(office.page().see_other == "/tin-gui?xong=ghi");
    office.post("/tin-gui", {{"viec", "dung"}, {"so", id}});
    CHECK(office.page().see_other == "/tin-gui?xong=muon");
    scene.seven.ward()->skip_unread(scene.seven.committee());
}

TEST_CASE("lists are imported after their differences were seen; with one wrong line nothing is", "[pages]") {
    PageScene scene;
    Browser office = scene.office();
    const std::string good = "chi_bo\tho_ten\nChi bộ 5\tVũ Thị Mới\nChi bộ 5\tTrần Thị Lan\n";
    office.upload("/cai-dat/danh-sach", {{"loai", "dang-vien"}}, {{.field = "tep", .name = "a.csv", .bytes = good}});
    CHECK(office.page().title == "Sẽ thêm 1, sửa 0, giữ nguyên 1");
    CHECK(storage::people::named(scene.house.connection(), scene.house.organization(), "Vũ Thị Mới").empty());
    office.post("/cai-dat/danh-sach", {{"viec", "ghi"}, {"loai", "dang-vien"}, {"noi-dung", good}});
    CHECK(office.page().title == "Đã thêm 1, sửa 0, giữ nguyên 1");
    CHECK(storage::people::named(scene.house.connection(), scene.house.organization(), "Vũ Thị Mới").size() == 1);
    office.post("/cai-dat/danh-sach", {{"viec", "ghi"}, {"loai", "dang-vien"}, {"dan", "chi_bo,ho_ten,ngay_sinh\nChi bộ 5,Ai Đó,31/02/1980\nChi bộ 5,Người Hai,\n"}});
    CHECK(office.status() == 422);
    CHECK(office.shows("Dòng 2"));
    CHECK(storage::people::named(scene.house.connection(), scene.house.organization(), "Người Hai").empty());
    office.post("/cai-dat/danh-sach", {{"loai", "dang-vien"}, {"dan", "  "}});
    CHECK(office.shows("Xin chọn tệp hoặc dán danh sách."));
}

TEST_CASE("the set-up shows what was looked at, step by step", "[pages]") {
    PageScene scene;
    scene.house.surroundings().examine = [](std::string_view deed) {
        return std::vector<handlers::Proof>{{.what = "config", .seen = std::string(deed)},
                                            {.verdict = handlers::Proof::Verdict::bad, .what = "token of OA 1", .seen = "none is stored", .mend = "mungba token import"}};
    };
    Browser office = scene.office();
    office.post("/cai-dat", {{"viec", "all"}});
    CHECK(office.page().title == "Cài đặt: 1 trên 7 bước kiểm tra đạt");
    CHECK(office.shows("Lấy cặp token mới"));
    CHECK(office.shows("none is stored"));
    office.get("/cai-dat/tin-thu");
    office.post("/cai-dat/tin-thu", {{"nhom", "999"}});
    CHECK(office.status() == 404);
    const std::string html = (office.get("/cai-dat/tin-thu"), office.html());
    const std::size_t at = html.find("<option value=\"") + 15;
    office.post("/cai-dat/tin-thu", {{"nhom", html.substr(at, html.find('"', at) - at)}});
    CHECK(office.page().see_other == "/cai-dat/tin-thu?xong=gui");
    CHECK(scene.house.sent().back().text.starts_with("Kính chào các đồng chí. Đây là tin thử của trợ lý chi bộ"));
    office.follow();
    CHECK(office.shows("đã gửi"));
    scene.five.ward()->skip_unread(scene.house.sent().back().to);
}

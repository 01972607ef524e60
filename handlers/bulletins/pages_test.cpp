#include "storage/bulletin_search_repository.hpp"
#include "storage/media_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/bulletin_scene.hpp"

using namespace mungba;
using namespace mungba::tests;
using domain::BulletinState;
using Ending = handlers::FromOutside::Ending;

namespace {

constexpr const char* kPdf = "%PDF-1.7 x";

std::int64_t rows_of(BulletinScene& scene, const char* table) {
    const std::string text = std::string("SELECT count(*) FROM ") + table;
    const storage::Query query{"test.rows", text.c_str()};
    return scene.number(query);
}

}  // namespace

TEST_CASE("a draft is seen as Zalo shows it, with whom it reaches and what it costs", "[bulletins][pages]") {
    BulletinScene scene;
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    tuan.get(address + "?xong=ghi");
    CHECK(tuan.shows("BẢN TIN tháng 10/2026: Định hướng sinh hoạt tháng 10"));
    CHECK(scene.says(tuan, "Gửi tới 2 chi bộ, 5 đồng chí: 2 chi bộ chưa rõ loại hình."));
    CHECK(scene.says(tuan, "2 nhóm Zalo, 2 tin."));
    CHECK(tuan.shows("có trong danh sách"));
    scene.act(tuan, address, "trinh");
    CHECK(tuan.follow().status == 200);
    CHECK(tuan.shows("Đồng chí đã viết bản này nên một đồng chí khác duyệt."));
    CHECK(scene.act(tuan, address, "duyet").status == 422);  // no button, and no way either
    Browser huy = scene.browser_of(scene.huy);
    huy.get("/ban-tin");
    CHECK(huy.shows("Bản tin: 1 bản chờ duyệt"));
    scene.act(huy, address, "duyet");
    CHECK(huy.page().see_other == address + "?xong=duyet");
}

TEST_CASE("a source off the list: a second person checks it, a third approves", "[bulletins][pages]") {
    BulletinScene scene;
    const auto typed = scene.form();
    web::Values form;
    for (const auto& [name, value] : typed.pairs()) form.add(name, name == "nguon" ? "Trang của một người" : value);
    const auto address = scene.write(form);
    Browser tuan = scene.browser_of(scene.tuan);
    scene.act(tuan, address, "trinh");
    Browser huy = scene.browser_of(scene.huy);
    huy.get(address);
    CHECK(huy.shows("ngoài danh sách, chưa kiểm tra"));
    CHECK_FALSE(huy.shows("Duyệt và gửi"));
    CHECK(scene.act(huy, address, "duyet").status == 422);
    CHECK(scene.act(huy, address, "nguon").status == 303);
    CHECK(scene.act(huy, address, "duyet").status == 422);  // the same person is not a second pair of eyes
    Browser thu = scene.browser_of(scene.thu);
    thu.get(address);
    CHECK(thu.shows("ngoài danh sách, Đặng Quốc Huy đã kiểm tra"));
    CHECK(scene.act(thu, address, "duyet").status == 303);
}

TEST_CASE("two approve at once: the second is told, and it leaves once", "[bulletins][pages]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    scene.act(tuan, address, "trinh");
    Browser huy = scene.browser_of(scene.huy);
    Browser thu = scene.browser_of(scene.thu);
    scene.act(huy, address, "duyet");
    scene.act(thu, address, "duyet");
    CHECK(thu.status() == 422);
    CHECK(thu.shows("Bản tin không còn ở bước này."));
    scene.five.clock("2026-10-12 09:10");
    CHECK(scene.heard(scene.five.group(), "BẢN TIN").size() == 1);
}

TEST_CASE("an edit voids the approval and says what changed", "[bulletins][pages]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 20:30");
    const auto address = scene.approved();
    Browser thu = scene.browser_of(scene.thu);
    thu.get(address + "/sua");
    CHECK(thu.shows("Sửa nội dung thì phải trình và duyệt lại."));
    auto form = scene.form("Định hướng sinh hoạt tháng Mười");
    web::Values changed{{"ban", "1"}};
    for (const auto& [name, value] : form.pairs()) {
        if (name != "ban") changed.add(name, value);
    }
    changed.add("lh-agency", "1");
    thu.post(address + "/sua", changed);
    REQUIRE(thu.status() == 303);
    CHECK(scene.at(address).state == BulletinState::draft);
    thu.get(address);
    CHECK(thu.shows("tiêu đề, nơi nhận"));
    scene.five.clock("2026-10-13 12:00");
    CHECK(scene.counts(address).all() == 0);
    Browser tuan = scene.browser_of(scene.tuan);
    tuan.post(address + "/sua", changed);  // of the revision that was looked at before
    CHECK(tuan.status() == 422);
    CHECK(tuan.shows("vừa được đồng chí khác sửa"));
}

TEST_CASE("each mistake stands at its field, and nothing typed is lost", "[bulletins][pages]") {
    BulletinScene scene;
    Browser tuan = scene.browser_of(scene.tuan);
    const std::string body(30000, 'x');
    tuan.post("/ban-tin/moi", {{"ban", "0"}, {"loai", "notice"}, {"thang", "10/2026"}, {"tieu-de", std::string(91, 't')}, {"tom-tat", body}, {"nguon", "x"}, {"ngay-nguon", "31/02/2026"},
                               {"lien-ket", "javascript:alert(1)"}, {"noi-nhan", "groups"}, {"gio-gui", "7h"}, {"het-han", "01/09/2026"}});
    CHECK(tuan.status() == 422);
    for (const char* text : {"Tiêu đề dài 91 ký tự, nhiều nhất 90", "Tóm tắt dài 30.000 ký tự, nhiều nhất 600", "Liên kết phải bắt đầu bằng https://", "Xin ghi cả ngày gửi", "hết hạn trước ngày gửi"}) {
        INFO(text);
        CHECK(tuan.shows(text));
    }
    CHECK(tuan.shows(body));
    CHECK(storage::bulletins::list(scene.house.connection(), scene.house.organization(), 10).empty());
    tuan.post("/ban-tin/moi", {{"ban", "0"}, {"loai", "notice"}, {"thang", "13/2026"}, {"noi-nhan", "groups"}});
    CHECK(tuan.shows("Tháng phải có dạng 10/2026."));
    // Gaps may be saved, and keep it from being submitted.
    const auto address = scene.write({{"ban", "0"}, {"loai", "notice"}, {"thang", "10/2026"}, {"tieu-de", "Sơ kết"}, {"noi-nhan", "groups"}});
    tuan.get(address);
    CHECK(tuan.shows("Chưa trình được: Xin ghi phần tóm tắt."));
    CHECK(scene.act(tuan, address, "trinh").status == 422);
}

TEST_CASE("what bears a marking is refused with where it was, and nothing of it is kept", "[bulletins][pages]") {
    BulletinScene scene;
    Browser tuan = scene.browser_of(scene.tuan);
    auto form = scene.form();
    web::Values marked;
    for (const auto& [name, value] : form.pairs()) marked.add(name, name == "tom-tat" ? "Về việc nhân sự\nT Ố I  M Ậ T\nđại hội" : value);
    tuan.post("/ban-tin/moi", marked);
    CHECK(tuan.status() == 422);
    CHECK(tuan.shows("Dòng 2 của phần tóm tắt có dấu độ mật “Tối mật” nên trợ lý không nhận"));
    CHECK(rows_of(scene, "bulletin") == 0);
    tuan.get("/ban-tin");
    CHECK(tuan.shows("dấu độ mật “Tối mật”, ở dòng 2 của phần tóm tắt (Kiều Anh Tuấn)"));
    CHECK_FALSE(tuan.shows("nhân sự"));
    scene.house.set_clock(scene.house.now() + std::chrono::days{32});
    CHECK(rows_of(scene, "bulletin_refusal") == 0);
}

TEST_CASE("a file is looked through before it is kept; each way to be wrong has its answer", "[bulletins][pages]") {
    BulletinScene scene;
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    const std::pair<Ending, const char*> kAnswers[] = {{Ending::encrypted, "Tệp có mật khẩu"}, {Ending::broken, "Tệp bị hỏng"},     {Ending::no_text, "Tệp chỉ có ảnh chụp"},
                                                       {Ending::too_large, "bung ra lớn quá mức"}, {Ending::too_slow, "Đọc tệp quá lâu"}, {Ending::failed, "do lỗi ở máy chủ"},
                                                       {Ending::wrong_kind, "trợ lý xem nội dung, không xem tên tệp"}};
    for (const auto& [ending, text] : kAnswers) {
        INFO(text);
        scene.document.ending = ending;
        CHECK(scene.attach(tuan, address, "a.pdf", kPdf).status == 422);
        CHECK(tuan.shows(text));
    }
    scene.document.ending = Ending::done;
    const int looked = scene.read_documents;
    scene.attach(tuan, address, "a.pdf", std::string(kPdf) + std::string(std::size_t{20} << 20, 'x'));
    CHECK(tuan.shows("Tệp 20,0 MB, nhiều nhất 5 MB"));
    scene.attach(tuan, address, "anh.jpg", "GIF89a....");
    CHECK(tuan.shows("không xem tên tệp"));
    CHECK(scene.read_documents == looked);  // none of these was opened
    scene.document.bytes = "ĐẢNG BỘ PHƯỜNG\nTUYỆT MẬT\nKế hoạch";
    CHECK(scene.attach(tuan, address, "a.pdf", kPdf).status == 422);
    CHECK(tuan.shows("Dòng 2 của tệp đính kèm có dấu độ mật “Tuyệt mật”"));
    scene.document.bytes = "Kế hoạch chuyển đổi số";
    CHECK(scene.attach(tuan, address, "MẬT_ke-hoach.pdf", kPdf).status == 422);
    CHECK(tuan.shows("Tên tệp có dấu độ mật"));
    CHECK(rows_of(scene, "media") == 0);
    CHECK(rows_of(scene, "media_text") == 0);
    CHECK(scene.attach(tuan, address, "C:\\thu\\Kế hoạch.doc", kPdf).status == 303);
    CHECK(scene.at(address).content.file.name == "Kế hoạch.pdf");
    CHECK(scene.attach(tuan, address, "Kế hoạch.pdf", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 x").status == 303);
    CHECK(scene.at(address).content.file.name == "Kế hoạch.doc");
    scene.act(tuan, address, "bo-tep");
    CHECK_FALSE(scene.at(address).content.has_file());
}

TEST_CASE("a PNG named .jpg is a picture, re-encoded, and leaves with the text as its caption", "[bulletins][pages]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    scene.document.bytes = "\xFF\xD8\xFF\xE0 re-encoded";
    CHECK(scene.attach(tuan, address, "anh.jpg", "\x89PNG\r\n\x1A\n....").status == 303);
    CHECK(scene.at(address).content.file.is_picture);
    const auto media = storage::media::find(scene.house.connection(), scene.at(address).content.file.media, scene.house.now());
    CHECK(media->bytes == scene.document.bytes);
    scene.approve(address);
    scene.five.clock("2026-10-12 09:10");
    const auto& sent = scene.house.sent();
    const auto five = std::find_if(sent.begin(), sent.end(), [&](const auto& one) { return one.to.id == scene.five.group().id && one.text.starts_with("BẢN TIN"); });
    REQUIRE(five != sent.end());
    CHECK(five->media == core::ContentKind::image);
    CHECK(five->text.find("Toàn văn: tệp") == std::string::npos);
}

TEST_CASE("a link counts how often it was opened, never by whom", "[bulletins][pages]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    auto form = scene.form();
    form.add("lien-ket", "https://nhandan.vn/bai-viet");
    const auto address = scene.approved(form);
    scene.five.clock("2026-10-12 09:10");
    const std::string secret = scene.at(address).secret;
    REQUIRE(secret.size() == 16);
    CHECK(scene.heard(scene.five.group(), "BẢN TIN").front().find("Xem tại: https://chibo.example.vn/bt/" + secret + "/mo\n") != std::string::npos);
    Browser stranger(scene.house);
    CHECK(stranger.get("/bt/" + secret + "/mo").see_other == "https://nhandan.vn/bai-viet");
    stranger.get("/bt/" + secret);
    CHECK(stranger.shows("Ba nội dung"));
    CHECK(stranger.get("/bt/0123456789abcdef").status == 404);
    CHECK(scene.at(address).opened == 2);
    Browser tuan = scene.browser_of(scene.tuan);
    tuan.get(address);
    CHECK(tuan.shows("Lượt mở, không rõ ai"));
}

TEST_CASE("a pasted text and a portal's page become drafts; other addresses do not", "[bulletins][pages]") {
    BulletinScene scene;
    Browser tuan = scene.browser_of(scene.tuan);
    tuan.post("/ban-tin/nhap", {{"dan", "Chuyển đổi số trong sinh hoạt chi bộ\n\nCâu một. " + std::string(600, 'x') + ". Câu ba."}, {"nguon", "Báo Nhân Dân"}, {"ngay-nguon", "25/09/2026"}});
    REQUIRE(tuan.status() == 303);
    const auto pasted = storage::bulletins::list(scene.house.connection(), scene.house.organization(), 1).front();
    CHECK(pasted.content.title == "Chuyển đổi số trong sinh hoạt chi bộ");
    CHECK(pasted.content.body == "Câu một.");
    CHECK(pasted.state == BulletinState::draft);
    scene.document.bytes = "Đại hội chi bộ\n2026-09-20\nBáo Nhân Dân\nĐoạn một.\nĐoạn hai.";
    tuan.post("/ban-tin/nhap", {{"dia-chi", "https://nhandan.vn/bai"}});
    REQUIRE(tuan.status() == 303);
    const auto fetched = storage::bulletins::list(scene.house.connection(), scene.house.organization(), 1).front();
    CHECK(fetched.content.title == "Đại hội chi bộ");
    CHECK(fetched.content.source == "Báo Nhân Dân");
    CHECK(fetched.content.source_date == core::LocalDate{std::chrono::year{2026} / 9 / 20});
    CHECK(fetched.content.body == "Đoạn một.\nĐoạn hai.");
    CHECK(fetched.content.link == "https://nhandan.vn/bai");
    CHECK(tuan.post("/ban-tin/nhap", {{"dia-chi", "https://vi-du.com/bai"}}).status == 422);
    CHECK(tuan.shows("Trang vi-du.com chưa có trong danh sách"));
    CHECK(tuan.post("/ban-tin/nhap", {{"dia-chi", "http://10.0.0.1/"}}).status == 422);
    CHECK(tuan.post("/ban-tin/nhap", {}).status == 422);
    CHECK(tuan.post("/ban-tin/nhap", {{"dan", std::string(100001, 'x')}}).status == 422);
    scene.page.ending = Ending::not_allowed;
    CHECK(tuan.post("/ban-tin/nhap", {{"dia-chi", "https://nhandan.vn/chuyen-huong"}}).status == 422);
    CHECK(tuan.shows("Địa chỉ dẫn tới nơi không được phép lấy"));
    CHECK(tuan.post("/ban-tin/nhap", {{"dan", "TỐI MẬT\nvề việc riêng"}}).status == 422);
    CHECK(storage::bulletins::list(scene.house.connection(), scene.house.organization(), 10).size() == 2);
}

TEST_CASE("guidance goes into the library of the secretaries of its branch types, with a line in their list", "[bulletins][pages]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    auto five = branch_of(scene, scene.five);
    five.type = domain::BranchType::residential;
    storage::branches::update(scene.house.connection(), five);
    web::Values form;
    const auto typed = scene.form("Hướng dẫn ghi biên bản");
    for (const auto& [name, value] : typed.pairs()) form.add(name, name == "noi-nhan" ? "secretaries" : value);
    form.add("lh-residential", "1");
    const auto address = scene.approved(form);
    scene.five.clock("2026-10-12 09:10");
    CHECK(scene.heard(scene.five.group(), "BẢN TIN").empty());
    const auto tasks = storage::tasks::of_owner(scene.house.connection(), scene.house.organization(), storage::Task::Owner::secretary, scene.five.id());
    REQUIRE(std::count_if(tasks.begin(), tasks.end(), [](const auto& one) { return one.kind == "bulletins.library"; }) == 1);
    Browser hanh = scene.secretary();
    hanh.get("/kho-ban-tin?kho=secretaries");
    CHECK(hanh.shows("Hướng dẫn ghi biên bản"));
    const std::string place = "/kho-ban-tin/" + std::to_string(scene.at(address).id.value);
    CHECK(hanh.get(place).status == 200);
    CHECK(hanh.get(place + "/in").status == 200);
    Browser dung = scene.browser_of(scene.dung.person);
    dung.get("/kho-ban-tin");
    CHECK_FALSE(dung.shows("Hướng dẫn ghi biên bản"));
    CHECK(dung.get(place).status == 404);
    CHECK(dung.get("/ban-tin").status == 404);
    CHECK(hanh.get(address).status == 404);
}

TEST_CASE("the archive is searched without accents, by month and kind, also through what is attached", "[bulletins][pages]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 09:00");
    const auto first = scene.write(scene.form("Đường lối đối ngoại"));
    Browser tuan = scene.browser_of(scene.tuan);
    scene.document.bytes = "Nghị quyết về khoa học, công nghệ và đổi mới sáng tạo";
    scene.attach(tuan, first, "nq.pdf", kPdf);
    scene.approve(first);
    const auto second = scene.approved(scene.form("Mô hình chi bộ bốn tốt"));
    scene.five.clock("2026-10-12 09:10");
    Browser hanh = scene.secretary();
    const auto finds = [&](const std::string& query, bool one, bool two) {
        INFO(query);
        hanh.get("/kho-ban-tin?" + query);
        CHECK(hanh.shows("Đường lối đối ngoại") == one);
        CHECK(scene.says(hanh, "Mô hình chi bộ bốn tốt") == two);
    };
    finds("tu=duong+loi", true, false);
    finds("tu=%C4%90%C6%AF%E1%BB%9CNG", true, false);  // ĐƯỜNG
    finds("tu=sang+tao", true, false);
    finds("tu=chi+bo+bon", false, true);
    finds("tu=noi+dung", true, true);
    finds("tu=%22+OR+1+%2A", false, false);
    finds("tu=khong+co", false, false);
    finds("thang=10/2026&loai=orientation", true, true);
    finds("thang=09/2026", false, false);
    finds("loai=notice", false, false);
    const std::string file = "/kho-ban-tin/" + std::to_string(scene.at(first).id.value) + "/tep";
    CHECK(hanh.get(file).download->content_type == "application/pdf");
    CHECK(hanh.page().download->name == "nq.pdf");
    scene.five.clock("2026-12-20 09:00");  // long after other files have gone
    hanh.enter(scene.hanh.person);
    CHECK(hanh.get(file).download->bytes == kPdf);
}

TEST_CASE("the month's orientation is owed some days before the 3rd, until it is approved", "[bulletins]") {
    BulletinScene scene;
    const auto owed = [&] {
        const auto tasks = storage::tasks::of_owner(scene.house.connection(), scene.house.organization(), storage::Task::Owner::office, {});
        return std::count_if(tasks.begin(), tasks.end(), [](const auto& one) { return one.kind == "bulletins.orientation"; });
    };
    scene.five.clock("2026-10-28 12:00");
    CHECK(owed() == 0);
    scene.five.clock("2026-10-29 12:00");
    CHECK(owed() == 1);
    web::Values form;
    const auto typed = scene.form();
    for (const auto& [name, value] : typed.pairs()) form.add(name, name == "thang" ? "11/2026" : value);
    scene.approved(form);
    CHECK(owed() == 0);
    scene.five.clock("2026-11-04 12:00");
    CHECK(owed() == 0);
}

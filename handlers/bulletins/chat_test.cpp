#include "tests/handlers/bulletin_scene.hpp"
#include "usecases/own_data.hpp"

using namespace mungba;
using namespace mungba::tests;
using domain::BulletinState;

namespace {

struct Two : BulletinScene {
    std::string first;
    std::string second;
    Two() {
        five.clock("2026-10-12 09:00");
        first = approved(form("Chuyển đổi số trong Đảng"));
        second = approved(form("Mô hình chi bộ bốn tốt"));
        five.clock("2026-10-12 09:10");
        skip_all();
    }
};

}  // namespace

TEST_CASE("bản tin lists what has come, a number shows one; in private and in the group", "[bulletins]") {
    Two scene;
    when(scene.mai).writes_privately("bản tin");
    then(scene.mai).receives("Bản tin gần đây:\n1. Mô hình chi bộ bốn tốt (tháng 10/2026)\n2. Chuyển đổi số trong Đảng (tháng 10/2026)\nXin nhắn số để xem.");
    when(scene.mai).writes_privately("2");
    then(scene.mai).receives("BẢN TIN tháng 10/2026: Chuyển đổi số trong Đảng\nBa nội dung: thời sự; nhiệm vụ tháng; chuyển đổi số.\n"
                             "Nguồn: Báo Nhân Dân, ngày 25/09/2026.\nTài liệu lưu hành nội bộ, không có nội dung mật.");
    when(scene.mai).says("/ban tin");
    then(scene.seven).receives("Bản tin gần đây:\n1. Mô hình chi bộ bốn tốt (tháng 10/2026)\n2. Chuyển đổi số trong Đảng (tháng 10/2026)\nĐể xem, xin nhắn /bản tin và số, ví dụ: /bản tin 1.");
    when(scene.mai).says("1");
    then(scene.seven).receives_nothing();
    when(scene.mai).says("/ban tin 1");
    CHECK(scene.heard(scene.seven.group(), "BẢN TIN").size() == 3);
    then(scene.seven).receives_something();
    when(scene.mai).says("/ban tin 3");
    then(scene.seven).receives("Danh sách chỉ có 2 bản tin. Xin nhắn: /bản tin.");
    when(scene.mai).says("/tìm nội dung");
    then(scene.seven).receives("Có 2 bản tin:\n1. Chuyển đổi số trong Đảng (tháng 10/2026)\n2. Mô hình chi bộ bốn tốt (tháng 10/2026)\nĐể xem, xin nhắn riêng cho trợ lý: tìm nội dung.");
}

TEST_CASE("tìm finds words without accents and says what it has not found", "[bulletins]") {
    Two scene;
    when(scene.mai).writes_privately("tim bon tot");
    then(scene.mai).receives("Có 1 bản tin:\n1. Mô hình chi bộ bốn tốt (tháng 10/2026)\nXin nhắn số để xem.");
    when(scene.mai).writes_privately("thôi");
    then(scene.mai).receives_something();
    when(scene.mai).writes_privately("/tìm");
    then(scene.mai).receives("Đồng chí muốn tìm gì? Nhắn ví dụ: tìm chuyển đổi số.");
    when(scene.mai).writes_privately("tìm đối ngoại");
    then(scene.mai).receives("Không tìm thấy bản tin nào có “đối ngoại”. Xin đồng chí thử từ khác.");
}

TEST_CASE("a heart that aches is no search", "[bulletins]") {
    Two scene;
    scene.five.has_open_meeting(scene.hanh, "2026-10-14 19:30");
    scene.skip_all();
    when(scene.lan).writes_privately("vắng");
    scene.skip_all();
    when(scene.lan).writes_privately("tim mach khong on dinh");  // the reason that was asked for
    CHECK(scene.heard(scene.lan.private_chat(), "Không tìm thấy").empty());
    scene.skip_all();
    when(scene.mai).writes_privately("tim đau quá");
    CHECK(scene.heard(scene.mai.private_chat(), "Không tìm thấy").empty());
}

TEST_CASE("who is not known is shown nothing", "[bulletins]") {
    Two scene;
    Member stranger = scene.five.stranger();
    when(stranger).writes_privately("bản tin");
    CHECK(scene.heard(stranger.private_chat(), "Bản tin gần đây").empty());
}

TEST_CASE("one that was taken back meanwhile is not shown; a correction is", "[bulletins]") {
    Two scene;
    when(scene.mai).writes_privately("bản tin");
    then(scene.mai).receives_something();
    Browser thu = scene.browser_of(scene.thu);
    thu.post(scene.first, {{"viec", "dinh-chinh"}, {"da-ghi", "ba"}, {"sua-la", "bốn"}});
    const auto notice = storage::bulletin_deliveries::notices_of(scene.house.connection(), scene.at(scene.first).id).back().id;
    Browser huy = scene.browser_of(scene.huy);
    huy.post(scene.first, {{"viec", "duyet-dinh-chinh"}, {"loi", std::to_string(notice.value)}});
    thu.post(scene.second, {{"viec", "thu-hoi"}, {"ly-do", "nhầm"}});
    when(scene.mai).writes_privately("1");
    then(scene.mai).receives("Bản tin này nay đã được thu hồi.");
    when(scene.mai).writes_privately("bản tin");
    then(scene.mai).receives("Bản tin gần đây:\n1. Chuyển đổi số trong Đảng (tháng 10/2026)\nXin nhắn số để xem.");
    when(scene.mai).writes_privately("1");
    CHECK(scene.heard(scene.mai.private_chat(), "BẢN TIN").back().ends_with("\nĐã đính chính: “ba” nay sửa là “bốn”."));
}

TEST_CASE("the office approves in the chat, by number, after a look", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 20:00");
    const auto address = scene.write();
    when(scene.huy_chats).writes_privately("bản tin duyệt");
    then(scene.huy_chats).receives("Không có bản tin nào chờ đồng chí duyệt.");
    Browser tuan = scene.browser_of(scene.tuan);
    scene.act(tuan, address, "trinh");
    when(scene.huy_chats).writes_privately("ban tin duyet");
    then(scene.huy_chats).receives("Bản tin chờ duyệt:\n1. Định hướng sinh hoạt tháng 10 (tháng 10/2026)\nXin nhắn: bản tin duyệt và số, ví dụ: bản tin duyệt 1.");
    when(scene.huy_chats).writes_privately("ban tin duyet 2");
    then(scene.huy_chats).receives("Không có số 2 trong danh sách chờ duyệt.");
    when(scene.huy_chats).writes_privately("ban tin duyet 1");
    then(scene.huy_chats)
        .receives("BẢN TIN tháng 10/2026: Định hướng sinh hoạt tháng 10\nBa nội dung: thời sự; nhiệm vụ tháng; chuyển đổi số.\n"
                  "Nguồn: Báo Nhân Dân, ngày 25/09/2026.\nTài liệu lưu hành nội bộ, không có nội dung mật.\n\n"
                  "Gửi bản tin “Định hướng sinh hoạt tháng 10” tới 2 chi bộ (5 đồng chí) lúc 07 giờ 30, ngày 13/10. Xin nhắn: đồng ý, hoặc: thôi.");
    when(scene.huy_chats).writes_privately("đồng ý");
    then(scene.huy_chats).receives("Đã duyệt. Bản tin sẽ được gửi lúc 07 giờ 30, ngày 13/10.");
    CHECK(scene.at(address).state == BulletinState::scheduled);
    CHECK(scene.at(address).approved_by == scene.huy);
    const auto own = usecases::own_data::to_text(storage::own_data::of(scene.house.connection(), scene.huy).value());
    CHECK(own.find("Bản tin: đã soạn 0, đã duyệt 1") != std::string::npos);
}

TEST_CASE("what was edited while one thought it over is not approved; who wrote it is not asked", "[bulletins]") {
    BulletinScene scene;
    scene.five.clock("2026-10-12 20:00");
    const auto address = scene.write();
    Browser tuan = scene.browser_of(scene.tuan);
    scene.act(tuan, address, "trinh");
    when(scene.huy_chats).writes_privately("bản tin duyệt 1");
    then(scene.huy_chats).receives_something();
    web::Values changed{{"ban", "1"}};
    const auto typed = scene.form("Tiêu đề khác");
    for (const auto& [name, value] : typed.pairs()) {
        if (name != "ban") changed.add(name, value);
    }
    tuan.post(address + "/sua", changed);
    when(scene.huy_chats).writes_privately("đồng ý");
    then(scene.huy_chats).receives("Bản tin vừa được sửa hoặc đã có đồng chí khác duyệt. Xin xem lại, nhắn: bản tin duyệt.");
    Member tuan_chats = scene.huy_chats;
    tuan_chats.person = scene.tuan;
    tuan_chats.user = scene.house.link(scene.tuan);
    scene.act(tuan, address, "trinh");
    when(tuan_chats).writes_privately("bản tin duyệt");
    then(tuan_chats).receives("Không có bản tin nào chờ đồng chí duyệt.");
    when(scene.hanh).writes_privately("bản tin duyệt");
    then(scene.hanh).receives("Việc này dành cho Văn phòng Đảng ủy.");
}

#include "core/text.hpp"
#include "tests/domain/reply_rows.hpp"

using namespace mungba;
using namespace mungba::test;

TEST_CASE("present", "[reply]") {
    const Row rows[] = {
        {"có mặt", "present"},
        {"Có mặt ạ", "present"},
        {"CO MAT", "present"},
        {"co mat a", "present"},
        {"Dạ có mặt ạ", "present"},
        {"Dạ, có mặt!", "present"},
        {"dạ e dự đc ạ", "present"},
        {"e co mat", "present"},
        {"Tôi có mặt", "present"},
        {"toi co mat nhe", "present"},
        {"có", "present"},
        {"co", "present"},
        {"co a", "present"},
        {"Có ạ", "present"},
        {"tham dự", "present"},
        {"tham du", "present"},
        {"toi du", "present"},
        {"Tôi dự", "present"},
        {"toi du hop", "present"},
        {"tôi sẽ tham gia đầy đủ", "present"},
        {"em sẽ có mặt đúng giờ ạ", "present"},
        {"Tôi chắc chắn có mặt", "present"},
        {"chắc chắn có mặt", "present"},
        {"Tôi đăng ký dự", "present"},
        {"Xác nhận có mặt", "present"},
        {"nhất trí, tôi có mặt", "present"},
        {"đồng ý tham gia", "present"},
        {"Rõ, tôi có mặt", "present"},
        {"vâng tôi có mặt", "present"},
        {"vang a, toi du", "present"},
        {"vang e du dc a", "present"},
        {"ok tôi dự", "present"},
        {"ok", "present"},
        {"OK ạ", "present"},
        {"oke", "present"},
        {"okeee", "present"},
        {"ok đ/c", "present"},
        {"Báo cáo đồng chí bí thư, tôi có mặt", "present"},
        {"Báo cáo đ/c tôi có mặt ạ", "present"},
        {"Kính thưa các đồng chí, tôi có mặt", "present"},
        {"Chào các đồng chí, tôi xin báo có mặt", "present"},
        {"tối nay tôi có mặt", "present"},
        {"Tôi có mặt buổi họp ngày 05/10", "present"},
        {"tôi dự sinh hoạt chi bộ tháng 10", "present"},
        {"dự được ạ", "present"},
        {"đi họp được", "present"},
        {"tôi đến được", "present"},
        {"em sẽ đến ạ", "present"},
        {"co ma\u0323\u0306t", "present"},
        {"ｃｏ ｍａｔ", "present"},
        {"cóóó mặt", "present"},
        {"1", "present"},
        {" 1. ", "present"},
        {"1 ạ", "present"},
        {"1. Có mặt", "present"},
        {"có mặt \U0001F44D", "present"},
        {"bác có mặt", "present"},
        {"Hôm trước báo vắng, nay tôi có mặt", "present"},
        {"tôi bận nhưng vẫn có mặt", "present"},
        {"con ốm nhưng tôi vẫn dự", "present"},
        {"chị ơi em có mặt ạ", "present"},
        {"Dạ thưa đồng chí bí thư, em có mặt ạ", "present"},
        {"có ạ, tôi dự", "present"},
        {"Số 1 ạ", "present"},
        {"chọn 1", "present"},
        {"tôi về dự được", "present"},
    };
    check_rows(rows, kAsked);
}

TEST_CASE("absent, with and without a reason", "[reply]") {
    const Row rows[] = {
        {"vắng", "absent"},
        {"Vắng ạ", "absent"},
        {"xin vang", "absent"},
        {"vang mat", "absent"},
        {"xin vắng mặt", "absent"},
        {"Tôi xin phép vắng", "absent"},
        {"em xin phép vắng ạ", "absent"},
        {"toi vang", "absent"},
        {"e vang", "absent"},
        {"Tôi không dự được nhé", "absent"},
        {"e ko tham gia dc a", "absent"},
        {"em k đi đc", "absent"},
        {"khong du duoc", "absent"},
        {"tôi không đến được", "absent"},
        {"không thể tham dự", "absent"},
        {"hok di hop dc", "absent"},
        {"tối nay em xin nghỉ", "absent"},
        {"xin phép nghỉ buổi này", "absent"},
        {"Tôi xin phép nhé", "absent"},
        {"báo cáo đồng chí bí thư em xin vắng", "absent"},
        {"2", "absent"},
        {"2 vắng", "absent"},
        {"hôm nay tôi vắng", "absent"},
        {"vắng họp", "absent"},
        {"tôi xin vắng, mong các đồng chí thông cảm", "absent"},
        {"Tôi xin vắng. Cảm ơn đồng chí", "absent"},
        {"Tôi báo có mặt nhưng nay xin vắng", "absent"},
        {"Tôi xin vắng vì bận trực đêm", "absent_excused: bận trực đêm"},
        {"e xin vang, con sot", "absent_excused: con sot"},
        {"ban khong du duoc", "absent_excused: ban"},
        {"bận không đi được", "absent_excused: bận"},
        {"Tôi vắng do ốm ạ", "absent_excused: ốm"},
        {"vang vi con om", "absent_excused: con om"},
        {"vắng, vợ ốm", "absent_excused: vợ ốm"},
        {"vắng bận công tác", "absent_excused: bận công tác"},
        {"Tôi xin vắng lý do: đi công tác Hà Nội", "absent_excused: đi công tác Hà Nội"},
        {"xin vắng, lý do là gia đình có việc", "absent_excused: gia đình có việc"},
        {"Xin phép vắng vì đang nằm viện, mong đồng chí thông cảm",
         "absent_excused: đang nằm viện"},
        {"Tôi bận trực, xin vắng", "absent_excused: bận trực"},
        {"tôi bận trực xin vắng", "absent_excused: bận trực"},
        {"Con ốm nên tôi xin vắng", "absent_excused: Con ốm"},
        {"tối nay con tôi ốm nên em xin phép vắng ạ", "absent_excused: con tôi ốm"},
        {"hôm qua tôi bị ngã, xin vắng", "none"},
        {"Tôi bị ngã hôm qua, xin vắng", "absent_excused: bị ngã hôm qua"},
        {"Tôi không dự được vì con chưa khỏi, phải đưa đi viện",
         "absent_excused: con chưa khỏi, phải đưa đi viện"},
        {"tôi xin vắng vì tôi đi khám bệnh", "absent_excused: đi khám bệnh"},
        {"tôi có việc gia đình xin vắng", "absent_excused: có việc gia đình"},
        {"2 vì con ốm", "absent_excused: con ốm"},
        {"2, bận trực", "absent_excused: bận trực"},
        {"2 vắng vì ốm", "absent_excused: ốm"},
        {"Tôi muốn dự nhưng bận không đi được", "absent_excused: bận"},
        {"em xin vắng vì trùng lịch cơ quan ạ", "absent_excused: trùng lịch cơ quan"},
        {"Tôi xin vắng vì lý do sức khỏe", "absent_excused: sức khỏe"},
        {"con ốm, nay em xin vắng", "absent_excused: con ốm"},
        {"tôi xin vắng họp để đi đón con", "absent_excused: đi đón con"},
        {"em xin nghỉ ốm", "absent_excused: ốm"},
        {"Tôi xin phép, con ốm", "absent_excused: con ốm"},
        {"vang, toi vang", "absent"},
        {"vâng, tôi vắng", "absent"},
        {"xin phép các đồng chí tôi vắng", "absent"},
        {"tôi đành phải vắng", "absent"},
        {"Tôi xin vắng, hẹn gặp các đồng chí buổi sau", "absent"},
        {"tôi vắng mặt buổi họp chi bộ ngày 5/10 vì đi viện", "absent_excused: đi viện"},
        {"không dự được, con đau mắt", "absent_excused: con đau mắt"},
        {"khong du duoc vi con dau", "absent_excused: con dau"},
        {"vắng có lý do", "absent"},
    };
    check_rows(rows, kAsked);
}

TEST_CASE("late", "[reply]") {
    const Row rows[] = {
        {"muộn 15 phút", "late 15"},
        {"muon 15p", "late 15"},
        {"den muon", "late"},
        {"den tre", "late"},
        {"đến trễ", "late"},
        {"e toi tre 10p", "late 10"},
        {"toi muon 15p", "late 15"},
        {"em đến chậm khoảng 20 phút ạ", "late 20"},
        {"đến muộn nửa tiếng", "late 30"},
        {"Tôi xin đến muộn 1 tiếng", "late 60"},
        {"tới trễ 15'", "late 15"},
        {"muộn 15-20 phút", "late 20"},
        {"tôi đến muộn mười lăm phút", "late 15"},
        {"tôi đến muộn một chút", "late"},
        {"tôi muộn", "late"},
        {"muộn", "late"},
        {"3", "late"},
        {"3, 15 phút", "late 15"},
        {"3 10p", "late 10"},
        {"3 đến muộn", "late"},
        {"có mặt muộn 10 phút", "late 10"},
        {"tôi dự nhưng đến muộn 15p", "late 15"},
        {"có mặt, muộn 10p", "late 10"},
        {"tôi đến muộn, khoảng 15 phút", "late 15"},
        {"20h moi den duoc", "late until 1200"},
        {"20h mới đến được", "late until 1200"},
        {"khoảng 20h tôi mới có mặt", "late until 1200"},
        {"8h tối em mới tới được ạ", "late until 1200"},
        {"19h45 mới tới", "late until 1185"},
        {"7h45 mới tới", "late"},  // morning or evening: not said
        {"đến muộn lúc 20h", "late until 1200"},
        {"Tôi đến muộn 15 phút vì tắc đường", "late 15"},
        {"kẹt xe nên đến trễ 10p", "late 10"},
        {"đang trực, 20h mới đến được", "late until 1200"},
        {"muộn 500 phút", "late"},
        {"e xin phep den muon 10 phut", "late 10"},
        {"em đến muộn tầm 10 phút nhé chị", "late 10"},
        {"muộn 1h", "late 60"},
    };
    check_rows(rows, kAsked);
}

TEST_CASE("online", "[reply]") {
    const Row rows[] = {
        {"trực tuyến", "online"},
        {"truc tuyen", "online"},
        {"onl", "online"},
        {"tôi dự trực tuyến", "online"},
        {"cho em họp online ạ", "online"},
        {"xin tham gia qua zoom", "online"},
        {"có mặt trực tuyến", "online"},
        {"Đang ở quê, cho tôi dự trực tuyến", "online: Đang ở quê"},
        {"đang ở quê cho tôi dự trực tuyến", "online: đang ở quê"},
        {"không đến được, dự online", "online"},
        {"Tôi không đến được vì đang ở quê, xin dự trực tuyến", "online: đang ở quê"},
        {"4", "none"},
    };
    check_rows(rows, kAsked);
    ReplyContext pilot = kAsked;
    pilot.online_pilot = true;
    CHECK(told(read_reply("4", pilot)) == "online");
    CHECK(told(read_reply("5", pilot)) == "none");
}

TEST_CASE("heard, but not an answer", "[reply]") {
    const Row rows[] = {
        {"rõ", "received"},
        {"ro", "received"},
        {"Rõ ạ", "received"},
        {"đã nhận", "received"},
        {"da nhan", "received"},
        {"Đã nhận được thông báo", "received"},
        {"Đã rõ, cảm ơn đồng chí", "received"},
        {"nhất trí", "received"},
        {"nhat tri a", "received"},
        {"đồng ý", "received"},
        {"Đã xem", "received"},
        {"cảm ơn đồng chí", "none"},
        {"vâng ạ", "none"},
    };
    check_rows(rows, kAsked);
}

TEST_CASE("what means two opposite things is asked", "[reply]") {
    const Row rows[] = {
        {"vang", "ask_two"},
        {"vang, con om", "ask_two"},
        {"toi muon", "ask_three"},
        {"Vang a", "ask_two"},
        {"da vang", "ask_two"},
        {"VANG", "ask_two"},
        {"du", "ask_three"},
        {"du a", "ask_three"},
        {"muon", "ask_three"},
        {"e muon a", "ask_three"},
        {"tôi không vắng", "ask_three"},
        {"khong vang", "ask_three"},
        {"sai", "retract"},
        {"sai rồi ạ", "retract"},
        {"không đúng", "retract"},
        {"khong dung", "retract"},
        {"nhầm", "retract"},
    };
    check_rows(rows, kAsked);
}

TEST_CASE("a reason is cut at 200 units, at the border of a letter", "[reply]") {
    std::string reason;
    for (int i = 0; i < 40; ++i) reason += "nghiễng ";
    const Reply reply = read_reply("Tôi xin vắng vì " + reason, kAsked);
    REQUIRE(reply.answer == Answer::absent_excused);
    CHECK(core::text::utf16_length(reply.reason) <= 200);
    CHECK(core::text::utf16_length(reply.reason) >= 190);
    CHECK(core::text::is_utf8(reply.reason));
    CHECK(read_reply("tôi vắng vì [@123] ốm", kAsked).reason.find("[@") == std::string::npos);
}

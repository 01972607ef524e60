#include "tests/domain/reply_rows.hpp"

using namespace mungba;
using namespace mungba::test;

TEST_CASE("questions, other people, doubt, the past and chat are no answers", "[reply]") {
    const Row rows[] = {
        // questions
        {"co mat chua?", "none"},
        {"Đ/c Nam có mặt chưa?", "none"},
        {"có mặt không", "none"},
        {"đồng chí có mặt không", "none"},
        {"có họp không ạ?", "none"},
        {"tôi vắng có được không?", "none"},
        {"ai vắng", "none"},
        {"vắng ai", "none"},
        {"vắng vì sao", "none"},
        {"mấy giờ họp", "none"},
        {"muộn mấy phút", "none"},
        // other people
        {"đ/c Nam có mặt", "none"},
        {"Đồng chí Nam xin vắng", "none"},
        {"chị Lan vắng", "none"},
        {"Chị Lan ốm, xin vắng", "none"},
        {"anh Hùng đến muộn 15 phút", "none"},
        {"Lan xin vắng", "none"},
        {"Nguyễn Văn Nam, xin vắng", "none"},
        {"nhờ báo giúp", "none"},
        {"nhờ đồng chí báo giúp là tôi vắng", "none"},
        {"anh Nam nhờ tôi báo vắng", "none"},
        {"báo hộ chị Lan có mặt", "none"},
        {"các đồng chí có mặt đúng giờ", "none"},
        {"đồng chí có mặt nhé", "none"},
        {"anh có mặt nhé", "none"},
        {"đề nghị các đồng chí có mặt đầy đủ", "none"},
        {"có mặt 20", "none"},
        {"Có mặt: 20, vắng: 3", "none"},
        {"vắng 3", "none"},
        {"vắng 3 đồng chí", "none"},
        {"vắng: Nam, Lan", "none"},
        {"vắng, Nam, Lan", "none"},
        {"2 đồng chí vắng", "none"},
        {"có 19 20, vắng 21, muộn 5", "none"},
        {"mọi người có mặt", "none"},
        // doubt
        {"chắc là có mặt", "none"},
        {"chắc tôi vắng", "none"},
        {"tôi có thể đến muộn", "none"},
        {"nếu kịp tôi có mặt", "none"},
        {"tôi có mặt nếu kịp", "none"},
        {"tôi sẽ cố gắng có mặt", "none"},
        {"để xem", "none"},
        {"Để tôi thu xếp rồi báo", "none"},
        {"tôi báo lại sau", "none"},
        {"chưa biết có dự được không", "none"},
        {"có mặt nhưng có thể muộn", "none"},
        {"tôi vắng hoặc đến muộn", "none"},
        {"khả năng tôi vắng", "none"},
        // the past
        {"Kỳ trước tôi vắng mà", "none"},
        {"hôm qua tôi vắng", "none"},
        {"tôi vắng hôm qua", "none"},
        {"tháng trước tôi có mặt", "none"},
        {"lần trước em đến muộn", "none"},
        // other things
        {"tôi dự đám cưới", "none"},
        {"tôi đi chợ", "none"},
        {"tôi có việc", "none"},
        {"tôi bận", "none"},
        {"tôi muốn dự", "none"},
        {"toi muon du", "none"},
        {"có việc bận", "none"},
        {"không", "none"},
        {"vắng vẻ quá", "none"},
        {"vàng", "none"},
        {"đường này vắng", "none"},
        {"tới rồi", "none"},
        {"ok tài liệu", "none"},
        {"ok tài liệu hay", "none"},
        {"tối nay họp", "none"},
        {"chi bộ không họp", "none"},
        {"mất điện rồi", "none"},
        {"đổi mật khẩu", "none"},
        {"mat", "none"},
        {"tre", "none"},
        {"toi", "none"},
        {"tối", "none"},
        {"5", "none"},
        {"0", "none"},
        {"12", "none"},
        {"1 và 2", "none"},
        {"482913", "none"},
        {"lịch", "none"},
        {"/có mặt", "none"},
        {"#vắng", "none"},
        {"", "none"},
        {"  ", "none"},
        {"\U0001F44D", "none"},
        {"...", "none"},
        {"có mặt, vắng", "none"},
        {"Hôm nay trời đẹp quá các đồng chí ơi", "none"},
        {"Có mặt. Hôm nay trời đẹp quá", "none"},
        {"tôi không muộn", "none"},
        {"không dự online được", "none"},
        {"tôi vắng được không", "none"},
        {"tôi vắng, được không ạ", "none"},
        {"tôi vắng, nói đùa thôi", "none"},
        {"tôi phải đi họp ở huyện", "none"},
        {"tôi phải đi họp", "none"},
        {"tôi đi trước", "none"},
        {"xin phép về trước", "none"},
        {"xin phép đi trước nhé", "none"},
        {"anh em có mặt", "none"},
        {"chúng tôi có mặt", "none"},
        {"em Lan vắng", "none"},
        {"tôi và Lan vắng", "none"},
        {"Lan: vắng", "none"},
        {"Nga xin vắng", "none"},
        {"nam xin vang", "none"},
        {"số 2 vắng", "none"},
        {"Cô giáo có mặt", "none"},
        {"vắng không lý do", "none"},
        {"Tôi có mặt lúc 20h", "none"},
        {"được ạ", "none"},
        {"không được", "none"},
        {"Tôi đã đến", "none"},
        {"tôi nghe nói đồng chí Lan xin vắng", "none"},
        {"đang họp với chị Lan", "none"},
        {"sai giờ rồi", "none"},
    };
    check_rows(rows, kAsked);
}

TEST_CASE("long chat is no answer, whatever words are in it", "[reply]") {
    std::string chat = "Tôi xin vắng vì";
    for (int i = 0; i < 60; ++i) chat += " bận";
    CHECK(told(read_reply(chat, kAsked)) == "none");
    std::string present = "tôi có mặt";
    for (int i = 0; i < 30; ++i) present += " ạ";
    CHECK(told(read_reply(present, kAsked)) == "none");
}

TEST_CASE("without an open question", "[reply]") {
    const ReplyContext in_group{};
    for (const char* typed :
         {"có mặt", "xin vắng vì ốm", "1", "ok", "rõ", "vang", "sai", "muộn 15p", "trực tuyến"}) {
        INFO(typed);
        CHECK(told(read_reply(typed, in_group)) == "none");
    }
    const Row in_private[] = {
        {"có mặt", "present"},
        {"xin vắng vì ốm", "absent_excused: ốm"},
        {"muộn 15p", "late 15"},
        {"trực tuyến", "online"},
        {"vắng", "absent"},
        {"sai", "retract"},
        {"1", "none"},
        {"4", "none"},
        {"ok", "none"},
        {"có", "none"},
        {"rõ", "none"},
        {"vang", "none"},
        {"du", "none"},
        {"đồng ý", "none"},
    };
    check_rows(in_private, {.is_private = true});
}

TEST_CASE("in a group the open question is answered, but not when another person is quoted",
          "[reply]") {
    const Row rows[] = {{"1", "present"},
                        {"2", "absent"},
                        {"3", "late"},
                        {"ok", "present"},
                        {"có mặt", "present"},
                        {"rõ", "received"},
                        {"vang", "ask_two"},
                        {"sai", "retract"}};
    check_rows(rows, kAskedInGroup);
    ReplyContext quoting = kAskedInGroup;
    quoting.quotes_other = true;
    const Row quoted[] = {{"1", "none"},
                          {"2 vì ốm", "none"},
                          {"ok", "none"},
                          {"có", "none"},
                          {"rõ", "none"},
                          {"vang", "none"},
                          {"sai", "none"},
                          {"tôi có mặt", "present"}};
    check_rows(quoted, quoting);
}

TEST_CASE("while a confirmation waits, short words belong to it", "[reply]") {
    ReplyContext waiting = kAsked;
    waiting.confirmation_waits = true;
    const Row rows[] = {{"ok", "none"},
                        {"có", "none"},
                        {"vang", "none"},
                        {"1", "none"},
                        {"khong dung", "none"},
                        {"đồng ý", "none"},
                        {"dung", "none"},
                        {"có mặt", "present"},
                        {"xin vắng", "absent"}};
    check_rows(rows, waiting);
}

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
        {"vắng ai ạ", "none"},
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
        {"Tôi có mặt lúc 20h", "present until 1200"},
        {"được ạ", "none"},
        {"không được", "none"},
        {"Tôi đã đến", "none"},
        {"tôi nghe nói đồng chí Lan xin vắng", "none"},
        {"đang họp với chị Lan", "none"},
        {"sai giờ rồi", "none"},
    };
    check_rows(rows, kAsked);
}

TEST_CASE("an hour of the day is no number of the list", "[reply]") {
    const Row rows[] = {
        {"2 giờ", "none"},
        {"2 gio", "none"},
        {"2 giờ nhé", "none"},
        {"3 giờ ạ", "none"},
        {"3 gio nhe", "none"},
        {"2 giờ chiều", "none"},
        {"2 đồng chí", "none"},
        {"2 đồng chí ạ", "none"},
        {"2, đồng chí", "absent"},
        {"2 giờ tôi vắng", "none"},
        {"số 2 giờ", "none"},
        {"2, giờ tôi vắng", "absent"},
        {"giờ nhé", "none"},
    };
    check_rows(rows, kAskedInGroup);
}

TEST_CASE("names that are also ordinary words", "[reply]") {
    const Row rows[] = {
        {"chị Mai vắng", "none"},
        {"chi mai vang mat", "none"},
        {"cô Mai xin vắng vì con ốm", "none"},
        {"bác Mai có mặt", "none"},
        {"Mai xin vắng", "none"},
        {"Mai ốm, xin vắng", "none"},
        {"Tôi có mặt, Mai vắng", "none"},
        {"vắng Mai", "none"},
        {"dạ đồng chí Mai vắng", "none"},
        {"em Mai vắng", "none"},
        {"Minh xin vắng", "none"},
        {"anh Minh vắng", "none"},
        {"Minh ốm, xin vắng", "none"},
        {"chị Anh xin vắng", "none"},
        {"chị Chi vắng", "none"},
        {"Mai tôi vắng", "absent"},
        {"mai tôi vắng", "absent"},
        {"mai xin vắng", "absent"},
        {"Ngày mai xin vắng", "absent"},
        {"tôi mai vắng", "absent"},
        {"báo cáo đồng chí mai tôi vắng", "absent"},
        {"mình xin vắng", "absent"},
        {"minh xin vang", "absent"},
    };
    check_rows(rows, kAskedInGroup);
}

TEST_CASE("a relative's absence is not the speaker's", "[reply]") {
    const Row rows[] = {
        {"vợ tôi xin vắng", "none"},
        {"chồng em không dự được", "none"},
        {"mẹ tôi xin vắng", "none"},
        {"vợ xin vắng", "none"},
        {"bố mẹ em không đến được", "none"},
        {"nhà tôi xin vắng", "none"},
        {"gia đình xin vắng", "none"},
        {"con gái tôi đến muộn 15 phút", "none"},
        {"con Hùng xin vắng", "none"},
        {"vợ tôi, xin vắng", "none"},
        {"em tôi xin vắng", "none"},
        {"con tôi vắng", "none"},
        {"xe đến muộn 15 phút", "none"},
        {"vợ tôi ốm, tôi xin vắng", "absent_excused: vợ tôi ốm"},
        {"con ốm xin vắng", "absent_excused: con ốm"},
        {"gia đình có việc xin vắng", "absent_excused: gia đình có việc"},
        {"con xin vắng", "absent"},
    };
    check_rows(rows, kAskedInGroup);
}

TEST_CASE("talk about the meeting, and words to all, are no answers", "[reply]") {
    const Row rows[] = {
        {"Chi bộ họp muộn 15 phút", "none"},
        {"buổi họp muộn 30 phút", "none"},
        {"họp muộn 15 phút", "none"},
        {"tối nay họp muộn", "none"},
        {"buổi này muộn 15 phút", "none"},
        {"cuộc họp vắng", "none"},
        {"chi bộ có mặt đầy đủ", "none"},
        {"Có mặt đúng giờ nhé các đồng chí", "none"},
        {"Có mặt đúng giờ nhé, các đồng chí", "none"},
        {"Các đồng chí ơi, có mặt đúng giờ nhé", "none"},
        {"có mặt đầy đủ các đồng chí ạ", "none"},
        {"đi họp nhé các đồng chí", "none"},
        {"đi họp nhé mọi người", "none"},
        {"Bà con có mặt đúng giờ nhé", "none"},
        {"ông bà có mặt đầy đủ", "none"},
        {"tôi họp muộn 15 phút", "late 15"},
        {"buổi này tôi đến muộn 15 phút", "late 15"},
        {"buổi này xin vắng", "absent"},
        {"Tôi có mặt đúng giờ nhé các đồng chí", "present"},
        {"có mặt nhé", "present"},
        {"xin vắng nhé các đồng chí", "absent"},
    };
    check_rows(rows, kAskedInGroup);
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

TEST_CASE("in a group only 'sai' itself takes an answer back, unless the notice is quoted",
          "[reply]") {
    const Row rows[] = {{"sai", "retract"},
                        {"Sai.", "retract"},
                        {"không đúng", "retract"},
                        {"khong dung", "retract"},
                        {"Không phải ạ", "none"},
                        {"Nhầm rồi các đồng chí ạ", "none"},
                        {"sai rồi ạ", "none"},
                        {"không đúng đồng chí ạ", "none"}};
    check_rows(rows, kAskedInGroup);
    ReplyContext quoting = kAskedInGroup;
    quoting.quotes_notice = true;
    const Row quoted[] = {{"Nhầm rồi ạ", "retract"}, {"không phải", "retract"}};
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

#pragma once
#include "domain/reply_words.hpp"

namespace mungba::domain {

/// The words of replies, by what a phrase does in a clause; written with accents, see Phrase for
/// what matches. Source: conversation.md §2, domain.md §5.2.
struct Vocabulary {
    // what makes an answer
    Phrases present{
        "có mặt, tham dự, tham dự được, tham gia, tham gia được, dự, dự được, dự họp, "
        "dự họp được, đi được, đi họp, đi họp được, đến được, đến dự, đến dự được, đến họp, "
        "tới dự, tới họp, tới được, họp được, góp mặt, về dự, về dự được, về họp, lên họp"};
    Phrases present_if_me{"đến, tới, đi"};
    Phrases yes{"có"};
    Phrases absent{
        "vắng, vắng mặt, vắng họp, vắng buổi, nghỉ họp, nghỉ sinh hoạt, cáo lỗi vắng, "
        "cáo vắng, phải vắng, đành vắng, đành phải vắng, phải xin vắng, phải nghỉ"};
    Phrases absent_if_asked{"nghỉ, cáo lỗi, kiếu"};
    Phrases excused{"có phép, có lý do"};
    Phrases no{"không, không thể"};
    Phrases coming{
        "có mặt, tham dự, tham gia, dự, dự họp, đến dự, đến họp, đi họp, đi dự, tới dự, "
        "tới họp, về dự, về họp"};
    Phrases going{
        "đi, đến, tới, về, họp, thu xếp, sắp xếp, bố trí, sinh hoạt"};  ///< not without "được"
    Phrases can{"được, dc"};
    Phrases late{
        "đến muộn, đến trễ, đến chậm, tới muộn, tới trễ, tới chậm, vào muộn, vào trễ, "
        "vào chậm, có mặt muộn, có mặt trễ, có mặt chậm, dự muộn, dự trễ, dự chậm, đi muộn, "
        "đi trễ, đi chậm, về muộn, về trễ, muộn giờ, trễ giờ"};
    Phrases late_if_me{"họp muộn, họp trễ, họp chậm"};  ///< else it is the meeting that is late
    Phrases late_word{"muộn, trễ, chậm"};
    Phrases a_little{
        "một chút, một lát, một lúc, một ít, một tí, tí, chút, chút xíu, tý, ít phút, "
        "vài phút, ít, lát"};
    Phrases only_then{"mới"};
    Phrases arriving{
        "đến, đến được, tới, tới được, có mặt, có mặt được, dự, dự được, về, về được, vào, "
        "vào được, họp được, tham gia, tham gia được, đi được, về tới, về đến, đến nơi"};
    Phrases about{"khoảng, tầm, chừng, độ, lúc, đến, tới, phải, gần, hơn, vào, khoảng tầm"};
    Phrases online{
        "trực tuyến, online, on line, qua mạng, qua zoom, zoom, qua zalo, từ xa, "
        "bằng hình thức trực tuyến, hình thức trực tuyến"};
    Phrases heard{
        "rõ, đã rõ, rõ rồi, tôi rõ, tôi rõ rồi, đã nhận, đã nhận tin, đã nhận được, đã nhận được "
        "tin, "
        "đã nhận được thông báo, đã nhận thông báo, nhận được rồi, nhất trí, đồng ý, "
        "hoàn toàn nhất trí, đã xem, đã đọc, đã biết, đã nắm, đã nắm được, nắm được rồi, duyệt"};
    Phrases wrong{"sai, sai rồi, không đúng, nhầm, nhầm rồi, không phải, ghi sai, ghi sai rồi"};

    // who speaks, and how
    Phrases me{"tôi, em, mình, tớ, cháu, con, bản thân, bản thân tôi, cá nhân tôi, bản thân em"};
    Phrases surely_me{"tôi, em, mình, tớ"};
    Phrases maybe_me{"anh, a, chị, bác, chú, cô, ông, bà"};
    Phrases asking{
        "xin, xin phép, phép, cho, cho phép, xin báo, báo, đăng ký, rất tiếc, xin đăng ký"};
    Phrases several{
        "anh em, chị em, anh chị, cô chú, các bác, chúng tôi, chúng em, bà con, ông bà"};
    Phrases stressing{"sẽ, vẫn, cũng, chắc chắn, nhất định, xác nhận, là, thì, xin xác nhận, có"};

    // what may stand around an answer
    Phrases turns{
        "nhưng, nhưng mà, nhưng giờ, nhưng nay, song, nay, giờ, bây giờ, nay thì, giờ thì"};
    Phrases courtesy{
        "dạ, vâng, vâng ạ, ừ, ạ, a, thưa, kính thưa, kính gửi, kính báo, báo cáo, xin báo cáo, "
        "xin chào, chào, kính chào, cảm ơn, cám ơn, xin cảm ơn, trân trọng, xin lỗi, "
        "thông cảm, mong thông cảm, xin thông cảm, ok, nhé, chị ơi, anh ơi, bác ơi, cô ơi, "
        "chú ơi, đồng chí ơi, đồngchí ơi, các đồng chí ơi, bí thư ơi, "
        "mong các đồng chí thông cảm, mong đồng chí thông cảm, mong các đồngchí thông cảm, "
        "mong đồngchí thông cảm, mong được thông cảm, mong mọi người thông cảm"};
    Phrases farewell{"hẹn gặp, hẹn các, hẹn kỳ, hẹn buổi, chúc"};
    Phrases thanks{"cảm ơn, cám ơn, xin cảm ơn, trân trọng cảm ơn"};
    Phrases addressed{
        "đồng chí, đồngchí, các đồng chí, các đồngchí, dc, được, bí thư, phó bí thư, chi bộ, "
        "chi ủy, trợ lý, anh, chị, bác, chú, cô, em, ông, bà, các anh, các chị, các bác, "
        "anh chị, mọi người, cả nhà, bà con, ông bà, ơi, a, ad"};
    /// Words to one or all, in a clause of their own: ", đồng chí bí thư".
    Phrases calling{
        "đồng chí, đồngchí, các đồng chí, các đồngchí, bí thư, phó bí thư, chi bộ, chi ủy, "
        "trợ lý, anh, chị, bác, chú, cô, ông, bà, các anh, các chị, các bác, anh chị, "
        "mọi người, cả nhà, bà con, ông bà, ơi"};
    Phrases all_of_them{
        "các đồng chí, các đồngchí, các anh, các chị, các bác, anh em, anh chị, mọi người, "
        "cả nhà, bà con, ông bà"};
    Phrases urging{"nhé, đầy đủ, đủ, đúng giờ, đúng hẹn, sớm"};
    Phrases meeting{
        "họp, buổi họp, cuộc họp, buổi, buổi này, cuộc, sinh hoạt, buổi sinh hoạt, chi bộ, "
        "họp chi bộ, sinh hoạt chi bộ, sinh hoạt đảng, thường kỳ, định kỳ, chuyên đề, kỳ này, "
        "lần này, đợt này, tháng này, hôm nay, nay, tối nay, chiều nay, sáng nay, sáng mai, "
        "chiều mai, tối mai, ngày mai, mai, tối, hôm họp, này, tới, sắp tới, "
        "trực tiếp, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật, ngày, tháng"};
    /// What can itself be late or thinly attended.
    Phrases meeting_itself{
        "họp, buổi họp, cuộc họp, buổi, cuộc, sinh hoạt, buổi sinh hoạt, chi bộ, họp chi bộ, "
        "sinh hoạt chi bộ, sinh hoạt đảng"};
    Phrases manner{"đầy đủ, đủ, đúng giờ, đúng hẹn, sớm, bình thường, được, dc, luôn"};
    Phrases ending{"ạ, a, nhé, nhé ạ"};

    // reasons
    Phrases why{
        "vì, do, tại, tại vì, bởi, bởi vì, lý do, lý do là, vì lý do, với lý do, nguyên nhân, "
        "bởi lẽ, do là, vì là, để"};
    Phrases reason{
        "bận, ốm, đau, sốt, mệt, đi, đang, về, trực, con, cháu, mẹ, bố, ba tôi, ba em, ba ốm, "
        "má tôi, vợ, chồng, gia đình, nhà, có việc, có lịch, có cuộc, có đám, có hẹn, có tang, "
        "có ca, bị, phải, nằm viện, khám, công tác, học, trùng, kẹt, mắc việc, mắc mưa, đám, "
        "lên, ra viện, ra ngoài, trông, đưa, đón, chăm, cảm cúm, cảm sốt, viêm, tai nạn, xe, "
        "trời mưa, mưa to, mưa lũ, tắc đường, ở xa, ở quê, nuôi, vướng, cưới, giỗ, đám tang, "
        "sức khỏe, đột xuất, cơ quan, làm ca, tăng ca, vào ca, vào viện, nhập viện, chưa khỏi, "
        "bác sĩ"};
    /// Nobody's reason, but somebody else: "vợ tôi xin vắng".
    Phrases relatives{
        "vợ, chồng, vợ chồng, bố, mẹ, ba, má, cha, con, cháu, anh, chị, em, ông, bà, cô, dì, "
        "chú, bác, cậu, nhà, gia đình, trai, gái, dâu, rể, nội, ngoại, xã, tôi, mình, tớ, ta, "
        "của, cả, hai, xe, cơ quan, bác sĩ"};
    Phrases reason_times{
        "hôm nay, nay, tối nay, chiều nay, sáng nay, mai, ngày mai, sáng mai, chiều mai, "
        "tối mai"};
    Phrases reason_endings{
        "ạ, a, nhé, nên, xin phép, xin cảm ơn, cảm ơn, xin, mong thông cảm, thông cảm, mong, "
        "đồng chí, đồngchí, các đồng chí, các đồngchí, xin thông cảm, trân trọng, "
        "mong các đồng chí thông cảm, mong đồng chí thông cảm"};
    Phrases therefore{"nên, cho nên, vì vậy, vì thế, do đó, do vậy"};

    // at which an answer ends to be one, wherever they stand
    Phrases doubt{
        "nếu, có thể, chắc là, chắc, hình như, để xem, xem đã, cố gắng, ráng, hy vọng, "
        "hi vọng, hoặc, chưa biết, chưa chắc, không biết, không chắc, báo lại sau, báo sau, "
        "rồi báo, sẽ báo, có khi, khả năng, dự kiến, tùy"};
    Phrases certain{"chắc chắn"};
    Phrases for_others{
        "nhờ, giùm, dùm, báo giúp, báo hộ, báo thay, thay mặt, xin giúp, xin hộ, nhắn giúp, "
        "nhắn hộ"};
    Phrases asks{"sao, gì, ai, nào, hả, nhỉ, bao giờ, thế nào"};  ///< as the last word
    Phrases asks_anywhere{
        "mấy giờ, ở đâu, khi nào, bao giờ, lúc nào, chỗ nào, thế nào, như nào, bao nhiêu, "
        "tại sao, vì sao, sao lại, cho hỏi, xin hỏi, có họp"};
    Phrases persons{"anh, chị, bác, chú, cô, ông, bà, cụ, đồng chí, đồngchí, các, những, mấy"};
};

/// Made once.
const Vocabulary& vocabulary();

/// True if doubt ("nếu", "có thể") or somebody else's errand ("nhờ báo giúp") is among the words,
/// wherever it stands.
bool are_doubtful(std::span<const ReplyWord> words);
/// True if the word at `at` is somebody's name, though it could be "mai" (tomorrow) or "mình".
bool is_name_at(std::span<const ReplyWord> words, std::size_t at);
/// True if the words are nothing but relatives, whose coming is not the speaker's: "vợ tôi".
bool are_relatives(std::span<const ReplyWord> words);
/// True if the words end as questions do, for not every question ends with its sign.
bool are_question(std::span<const ReplyWord> words);

}  // namespace mungba::domain

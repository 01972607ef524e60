#pragma once
#include "domain/reply_words.hpp"

namespace mungba::domain {

/// The words of replies, by what a phrase does in a clause; written with accents, see Phrase for
/// what matches. Source: conversation.md §2, domain.md §5.2.
struct Vocabulary {
    // what makes an answer
    Phrases present{
        "có mặt, tham dự, tham dự được, tham gia, tham gia được, dự, dự được, dự họp, dự họp được, "
        "đi được, đi họp, đi họp được, đến được, đến dự, đến dự được, đến họp, tới dự, tới họp, "
        "tới được, họp được, góp mặt, về dự, về dự được, về họp, lên họp, tham dư, đi dự, đi dự "
        "được, sang dự, sang họp, ra họp, ra dự, xuống họp, đi sinh hoạt, sinh hoạt được, đến tham "
        "dự, tới tham dự, về tham dự, đến tham gia, về tham gia, họp trực tiếp, dự trực tiếp, dự "
        "được rồi, đi được rồi, tham gia được rồi, tham dự được rồi, đi họp được rồi, được tham "
        "dự, được tham gia, được dự họp"};
    Phrases present_if_me{
        "đến, tới, đi, qua, sang, qua được, sang được, lên được, xuống được, ra được, lên dự, qua "
        "dự, qua họp"};
    Phrases ok{"ok"};
    Phrases yes{
        "có, có chứ, có mà, có đi, có dự, có tham gia, có tham dự, có tôi, có em, có mình, có "
        "cháu"};
    /// "đi", alone and in 1:1; in a group it calls on others.
    Phrases go{"đi"};
    Phrases absent{
        "bỏ buổi này, bỏ họp, vắng, vắng mặt, vắng họp, vắng buổi, nghỉ họp, nghỉ sinh hoạt, cáo "
        "lỗi vắng, cáo vắng, "
        "phải vắng, đành vắng, đành phải vắng, phải xin vắng, phải nghỉ, vắng sinh hoạt, xin off"};
    Phrases absent_if_asked{"nghỉ, cáo lỗi, kiếu, off, khất, nghỉ buổi, nghỉ kỳ"};
    /// "xin nghỉ việc" is another leave.
    Phrases other_leave{"việc, học, làm, hưu, phép, ca, bán, chơi, ngơi, tay"};
    /// After a number they can be what is counted: "2 con gà".
    Phrases counted{"con, cháu, nhà, xe, mẹ, bố, vợ, chồng, ca, lớp, việc, đám"};
    Phrases excused{"có phép, có lý do"};
    Phrases no{"không, không thể, chẳng thể, chưa thể, không kịp"};
    Phrases coming{
        "có mặt, tham dự, tham gia, dự, dự họp, đến dự, đến họp, đi họp, đi dự, tới dự, tới họp, "
        "về dự, về họp, đi dự, đến tham dự, về tham dự, sang dự, sang họp, đi sinh hoạt, tham dự "
        "họp, tham gia họp"};
    Phrases going{
        "đi, đến, tới, về, họp, thu xếp, sắp xếp, bố trí, sinh hoạt, sang, ra, tham dự, tham gia, "
        "dự, thu xếp thời gian, sắp xếp thời gian, sắp xếp công việc, thu xếp công việc, bố trí "
        "thời gian, qua, lên, xuống, sắp xếp việc, sắp xếp được thời gian, thu xếp được thời gian, "
        "sắp xếp được "
        "công việc, thu xếp được công việc, sắp xếp được, thu xếp được, bố trí được"};  ///< not
                                                                                        ///< without
                                                                                        ///< "được"
    Phrases can{"được, dc, kịp"};
    Phrases late{
        "vào họp muộn, vào họp trễ, đến họp muộn, đến họp trễ, đi họp muộn, đi họp trễ, dự họp "
        "muộn, "
        "dự họp trễ, đến muộn, đến trễ, đến chậm, tới muộn, tới trễ, tới chậm, vào muộn, vào trễ, "
        "vào chậm, có "
        "mặt muộn, có mặt trễ, có mặt chậm, dự muộn, dự trễ, dự chậm, đi muộn, đi trễ, đi chậm, "
        "đến hơi muộn, đến hơi trễ, đến hơi chậm, tới hơi muộn, tới hơi trễ, vào hơi muộn, vào hơi "
        "trễ, đến muộn hơn, tới muộn hơn, đến sau giờ, sang muộn, sang trễ, ra muộn, ra trễ, lên "
        "muộn, lên trễ, tham gia muộn, tham dự muộn, tham gia trễ, tham dự trễ, đến sau, vào sau, "
        "tới sau"};
    Phrases late_if_me{"họp muộn, họp trễ, họp chậm"};  ///< else it is the meeting that is late
    Phrases late_word{"muộn, trễ, chậm, hơi muộn, hơi trễ, hơi chậm"};
    Phrases a_little{
        "một chút, một lát, một lúc, một ít, một tí, tí, chút, chút xíu, tý, ít phút, vài phút, "
        "ít, lát, một xíu, xíu, một tý, 1 chút, 1 lát, 1 lúc, 1 tí, 1 tý, 1 ít, 1 xíu, ít phút "
        "đầu, một số phút, chút ít"};
    Phrases only_then{"mới"};
    Phrases arriving{
        "đến, đến được, tới, tới được, có mặt, có mặt được, dự, dự được, về, về được, vào, vào "
        "được, họp được, tham gia, tham gia được, đi được, về tới, về đến, đến nơi, về tới nơi, "
        "tới nơi, về đến nơi, về kịp, có mặt ạ"};
    Phrases about{"khoảng, tầm, chừng, độ, lúc, đến, tới, phải, gần, hơn, vào, khoảng tầm"};
    Phrases online{
        "trực tuyến, online, on line, qua mạng, qua zoom, zoom, qua zalo, từ xa, bằng hình thức "
        "trực tuyến, hình thức trực tuyến, qua google meet, qua meet, qua teams, qua gọi video, "
        "bằng zoom, bằng online, trên zoom, qua video"};
    Phrases heard{
        "rõ, đã rõ, rõ rồi, tôi rõ, tôi rõ rồi, đã nhận, đã nhận tin, đã nhận được, đã nhận được "
        "tin, đã nhận được thông báo, đã nhận thông báo, nhận được rồi, nhất trí, đồng ý, hoàn "
        "toàn nhất trí, đã xem, đã đọc, đã biết, đã nắm, đã nắm được, nắm được rồi, duyệt"};
    Phrases wrong{
        "sai, sai rồi, không đúng, nhầm, nhầm rồi, không phải, ghi sai, ghi sai rồi, à nhầm, ấy "
        "nhầm, à không, ấy không, tôi nhầm, em nhầm, tôi nhắn nhầm, em nhắn nhầm, nhắn nhầm, bấm "
        "nhầm, tôi bấm nhầm, em bấm nhầm, báo nhầm, tôi báo nhầm, em báo nhầm"};

    // who speaks, and how
    Phrases me{
        "thông báo tôi, thông báo em, ghi tôi, ghi em, ghi cho tôi, ghi cho em, ghi nhận tôi, ghi "
        "nhận em, tôi, em, mình, tớ, cháu, con, bản thân, bản thân tôi, cá nhân tôi, bản thân em"};
    Phrases surely_me{"tôi, em, mình, tớ"};
    Phrases maybe_me{"anh, a, chị, bác, chú, cô, ông, bà"};
    /// They speak of themselves so to whom they take for younger.
    Phrases elders{"bác, chú, cô, ông, bà"};
    Phrases asking{
        "xin, xin phép, phép, cho, cho phép, xin báo, báo, đăng ký, rất tiếc, xin đăng ký, xin "
        "được, xin được phép, mong được, đề nghị cho, đồng chí cho, đồngchí cho, các đồng chí cho, "
        "các đồngchí cho, bí thư cho, chi bộ cho, xin trả lời, xin thông báo"};
    Phrases several{
        "anh em, chị em, anh chị, cô chú, các bác, chúng tôi, chúng em, bà con, ông bà, hai vợ "
        "chồng, vợ chồng, cả nhà, cả tổ, hai bác"};
    Phrases stressing{
        "sẽ, vẫn, cũng, chắc chắn, nhất định, xác nhận, là, thì, xin xác nhận, có, sẵn sàng, đảm "
        "bảo, bảo đảm, cam kết, sẽ đảm bảo, thì sẽ, thế thì, vậy, vậy thì, thế, như vậy, chốt, "
        "chốt là, quyết định, sắp xếp, thu xếp, bố trí, sắp xếp được, thu xếp được, sắp xếp để, "
        "thu xếp để, sắp xếp thời gian, thu xếp thời gian, sắp xếp công việc, thu xếp công việc, "
        "sắp xếp thời gian để, thu xếp thời gian để, sắp xếp được thời gian để, thu xếp được thời "
        "gian để, sắp xếp công việc để, thu xếp công việc để, đã sắp xếp công việc để, đã thu xếp "
        "công việc để, đã sắp xếp công việc và, đã thu xếp công việc và, sắp xếp được để, đã sắp "
        "xếp được công việc và, đồng ý, nhất trí, đã sắp xếp, đã thu xếp"};

    // what may stand around an answer
    Phrases turns{
        "thôi, nhưng, nhưng mà, nhưng giờ, nhưng nay, song, nay, giờ, bây giờ, nay thì, giờ thì"};
    /// Before "tôi": this time, as against the last.
    Phrases this_time{"lần này, kỳ này, buổi này, tháng này"};
    Phrases joins{"và"};
    /// Before "tôi": "được, tôi dự", "rồi tôi dự".
    Phrases agreed{"được, rồi, được rồi"};
    /// With or without an answer behind them: what was said before no longer counts.
    Phrases corrects{
        "ý tôi là, ý em là, xin sửa lại, sửa lại, xin sửa lại là, xin đính chính, đính chính, xin "
        "báo lại, báo lại, xin báo lại là, xin thay đổi, thay đổi, tôi đổi ý, em đổi ý, đổi lại, "
        "tôi đổi lại, em đổi lại, tôi rút, em rút, tôi xin rút, em xin rút, đổi ý, tôi "
        "báo lại, em báo lại, tôi xin báo lại, em xin báo lại, cho tôi báo lại, cho em báo lại, "
        "tôi xin sửa lại, em xin sửa lại"};
    Phrases courtesy{
        "chào cháu, chào em, chào con, chào đồng chí, chào bí thư, chào các đồng chí, dạ, vâng, "
        "vâng ạ, ừ, ạ, a, thưa, kính thưa, kính gửi, kính báo, báo cáo, xin báo cáo, xin chào, "
        "chào, kính chào, cảm ơn, cám ơn, xin cảm ơn, trân trọng, xin lỗi, thông cảm, mong thông "
        "cảm, xin thông cảm, ok, nhé, chị ơi, anh ơi, bác ơi, cô ơi, chú ơi, đồng chí ơi, đồngchí "
        "ơi, các đồng chí ơi, bí thư ơi, đồng chí bí thư ơi, đồngchí bí thư ơi, xác nhận, mong các "
        "đồng chí thông cảm, mong đồng chí thông cảm, "
        "mong các đồngchí thông cảm, mong đồngchí thông cảm, mong được thông cảm, mong mọi người "
        "thông cảm, tiếc quá, tiếc thật, thật tiếc, tiếc là, rất tiếc là, buồn quá, áy náy quá, "
        "ngại quá, xin lỗi các đồngchí, xin lỗi các đồng chí, xin lỗi mọi người, xin lỗi cả nhà, "
        "yên tâm, cứ yên tâm, các đồng chí yên tâm, các đồngchí yên tâm, đồng chí yên tâm, đồngchí "
        "yên tâm, bí thư yên tâm, mọi người yên tâm, cả nhà yên tâm, "
        "cảm ơn mọi người, báo cáo chi bộ, báo cáo bí thư, kính gửi chi bộ, kính gửi chi ủy, kính "
        "thưa chi bộ, thưa chi bộ, thưa các đồng chí, thưa các đồngchí, báo cáo các đồng chí, báo "
        "cáo các đồngchí, mong các bác thông cảm, mong các anh chị thông cảm, mong chi bộ thông "
        "cảm, mong bí thư thông cảm, thông cảm giúp, thông cảm cho tôi, thông cảm cho em, trân "
        "trọng cảm ơn, okla, vậy nhé, thế nhé, alo, dc ơi, được ơi, uh, uhm, um, ừm, uk, uki, tôi "
        "ok, em ok, mình ok, cháu ok, kính chào các đồng chí, ad ơi, trợ lý ơi, bạn ơi, tôi xin "
        "lỗi, em xin lỗi, cháu xin lỗi, tôi cảm ơn, cháu cảm ơn, cháu xin cảm ơn, con cảm ơn, em "
        "cảm ơn, tôi xin cảm ơn, em xin cảm ơn, em "
        "chào, tôi chào, cháu chào, em chào các đồng chí, em chào bí thư"};
    Phrases farewell{"hẹn gặp, hẹn các, hẹn kỳ, hẹn buổi, chúc"};
    Phrases thanks{"cảm ơn, cám ơn, xin cảm ơn, trân trọng cảm ơn"};
    Phrases thanked_for{
        "đã nhắc, nhắc, nhắc nhở, đã nhắc nhở, đã nhắc lịch, nhắc lịch, đã thông báo, thông báo, "
        "đã "
        "báo, đã báo tin, báo tin, đã báo trước, báo trước, đã mời"};
    Phrases addressed{
        "đồng chí, đồngchí, các đồng chí, các đồngchí, dc, được, bí thư, phó bí thư, chi bộ, chi "
        "ủy, trợ lý, anh, chị, bác, chú, cô, em, ông, bà, các anh, các chị, các bác, anh chị, mọi "
        "người, cả nhà, bà con, ông bà, ơi, a, ad"};
    /// Words to one or all, in a clause of their own: ", đồng chí bí thư".
    Phrases calling{
        "đồng chí, đồngchí, các đồng chí, các đồngchí, bí thư, phó bí thư, chi bộ, chi ủy, trợ lý, "
        "anh, chị, bác, chú, cô, ông, bà, các anh, các chị, các bác, anh chị, mọi người, cả nhà, "
        "bà con, ông bà, ơi"};
    Phrases all_of_them{
        "các đồng chí, các đồngchí, các anh, các chị, các bác, anh em, anh chị, mọi người, cả nhà, "
        "bà con, ông bà"};
    Phrases urging{"nhé, đầy đủ, đủ, đúng giờ, đúng hẹn, sớm"};
    Phrases meeting{
        "họp, buổi họp, cuộc họp, buổi, buổi này, cuộc, mùng, mồng, chiều mùng, tối mùng, sáng "
        "mùng, sinh hoạt, buổi sinh hoạt, chi bộ, họp chi "
        "bộ, sinh hoạt chi bộ, sinh hoạt đảng, thường kỳ, định kỳ, chuyên đề, kỳ này, lần này, đợt "
        "này, tháng này, hôm nay, nay, tối nay, chiều nay, sáng nay, sáng mai, chiều mai, tối mai, "
        "ngày mai, mai, tối, hôm họp, này, tới, sắp tới, trực tiếp, thứ hai, thứ ba, thứ tư, thứ "
        "năm, thứ sáu, thứ bảy, chủ nhật, ngày, tháng, buổi tới, kỳ tới, kỳ họp, kỳ họp này, buổi "
        "họp chi bộ, buổi tối, đợt họp, phiên họp, bữa nay, bữa tối, thường kỳ tháng này, tới đây, "
        "bữa họp, một buổi, một hôm, một kỳ, buổi họp này"};
    /// What can itself be late or thinly attended.
    Phrases meeting_itself{
        "họp, buổi họp, cuộc họp, buổi, cuộc, sinh hoạt, buổi sinh hoạt, chi bộ, họp chi bộ, sinh "
        "hoạt chi bộ, sinh hoạt đảng"};
    Phrases manner{
        "đầy đủ, đủ, đúng giờ, đúng hẹn, sớm, bình thường, được, dc, luôn, trước giờ, trước giờ "
        "họp, đúng lịch, đúng thời gian, đầy đủ và đúng giờ, đông đủ, cùng các đồng chí, cùng các "
        "đồngchí, cùng các bác, cùng mọi người, cùng chi bộ, thoải mái, ngon lành, bình thường, "
        "tại nhà văn hóa, ở nhà văn hóa, tại hội trường, ở hội trường, tại phòng họp, ở phòng họp, "
        "tại trụ sở, tại điểm họp, ở nhà sinh hoạt, như đã báo, như đã hẹn, như thông báo, theo "
        "lịch, chứ không vắng"};
    Phrases ending{
        "ạ, a, nhé, nhé ạ, cháu ạ, cháu nhé, con ạ, con nhé, nhé cháu, nhé con, nhé em, thôi, thôi "
        "ạ"};

    // reasons
    Phrases why{
        "vì, do, tại, tại vì, bởi, bởi vì, lý do, lý do là, vì lý do, với lý do, nguyên nhân, bởi "
        "lẽ, do là, vì là, để"};
    Phrases reason{
        "bận, ốm, đau, sốt, mệt, đi, đang, về, trực, con, cháu, mẹ, bố, ba tôi, ba em, ba ốm, má "
        "tôi, vợ, chồng, gia đình, nhà, có việc, có lịch, có cuộc, có đám, có hẹn, có tang, có ca, "
        "bị, phải, nằm viện, khám, công tác, học, trùng, kẹt, mắc việc, mắc mưa, đám, lên, ra "
        "viện, ra ngoài, trông, đưa, đón, chăm, cảm cúm, cảm sốt, viêm, tai nạn, xe, trời mưa, mưa "
        "to, mưa lũ, tắc đường, ở xa, ở quê, nuôi, vướng, cưới, giỗ, đám tang, sức khỏe, đột xuất, "
        "cơ quan, làm ca, tăng ca, vào ca, vào viện, nhập viện, chưa khỏi, bác sĩ, công ty, bệnh "
        "viện, việc, việc nhà, ca trực, ca đêm, trực đêm, khám bệnh, tiêm, mổ, phẫu thuật, chăm "
        "sóc, đám giỗ, đám cưới, đám ma, ăn cưới, ăn giỗ, đi đám, huyết áp, tuổi cao, mắt, chân, "
        "lưng, đầu, răng, sốt xuất huyết, gãy, xe hỏng, hỏng xe, ngập, lụt, kẹt xe, tắc xe, họp "
        "phụ huynh, họp cơ quan, họp ở, họp trên, họp công, họp với, tập huấn, ôn thi, dạy, lớp, "
        "đi vắng, du lịch, ăn hỏi, có khách, nhà có, có bệnh, có người, có giỗ, có cưới, tiếp "
        "khách, làm đêm, tan ca, tan làm, hết ca, tập, thu hoạch, gặt, cấy, bán hàng, trông cháu, "
        "trông con, đợi, dở việc, còn việc, thợ, sửa nhà, chuyển nhà, ở viện, điều trị, cách ly, "
        "dương tính, covid, cúm, đi xa, vào nam, ra bắc, vào Sài Gòn, ra Hà Nội, nước ngoài, lịch "
        "họp, mặc dù, mắc bận, mắc, lịch khám, bị ngã, ngã xe, đi thi, coi thi, ho sốt, mưa bão, "
        "có bão, đau tim, bệnh tim, mưa ngập, mưa gió, thăm con, thăm mẹ, dù bận, dù ốm, dù mệt, "
        "dù mưa, dù trời, tuy bận, tuy ốm, tuy mệt, trời lạnh, trời bão"};
    /// Nobody's reason, but somebody else: "vợ tôi xin vắng".
    Phrases relatives{
        "vợ, chồng, vợ chồng, bố, mẹ, ba, má, cha, con, cháu, anh, chị, em, ông, bà, cô, dì, chú, "
        "bác, cậu, nhà, gia đình, trai, gái, dâu, rể, nội, ngoại, xã, tôi, mình, tớ, ta, của, cả, "
        "hai, xe, cơ quan, bác sĩ"};
    Phrases reason_times{
        "hôm nay, nay, tối nay, chiều nay, sáng nay, mai, ngày mai, sáng mai, chiều mai, tối mai, "
        "cả tuần, cả ngày, hôm đó, hôm ấy, bữa đó, ngày đó, đúng hôm đó, tối đó, tối hôm đó, chiều "
        "đó, buổi tối, dạo này, mấy hôm nay, mấy ngày nay, tuần này, tuần sau, cuối tuần, ngày hôm "
        "đó, đúng ngày đó, lúc đó, giờ đó, hiện nay, hiện tại, hiện đang, từ mai, bữa nay, đêm "
        "nay, cả tháng, tháng này, đợt này, kỳ này, lần này, thứ hai, thứ ba, thứ tư, thứ năm, thứ "
        "sáu, thứ bảy, chủ nhật, đúng lúc, đúng hôm, vừa"};
    Phrases reason_endings{
        "ạ, a, nhé, nên, xin phép, xin cảm ơn, cảm ơn, xin, mong thông cảm, thông cảm, mong, đồng "
        "chí, đồngchí, các đồng chí, các đồngchí, xin thông cảm, trân trọng, mong các đồng chí "
        "thông cảm, mong đồng chí thông cảm"};
    Phrases therefore{"nên, cho nên, vì vậy, vì thế, do đó, do vậy"};

    // at which an answer ends to be one, wherever they stand
    Phrases doubt{
        "nếu, có thể, chắc là, chắc, hình như, để xem, xem đã, cố gắng, ráng, hy vọng, hi vọng, "
        "hoặc, chưa biết, chưa chắc, không biết, không chắc, báo lại sau, báo sau, rồi báo, sẽ "
        "báo, có khi, khả năng, dự kiến, tùy tình hình, tùy thuộc, tùy công việc, tùy việc, tùy "
        "xem, tùy sức, tùy hôm, chắc gì, nhỡ, biết đâu, có lẽ, không dám chắc, còn tùy, để tôi "
        "xem, để em xem, dự định, khó dự, khó đi, khó tham, khó đến, khó mà, tính sau, cân nhắc, "
        "còn xem, chưa rõ, chưa quyết, hẹn sau, sẽ trả lời, trừ khi, trừ phi, giá mà, giá như, ước "
        "gì, đáng lẽ, lẽ ra, suýt, suy nghĩ, phân vân"};
    Phrases certain{"chắc chắn"};
    Phrases for_others{
        "nhờ, giùm, dùm, báo giúp, báo hộ, báo thay, thay mặt, xin giúp, xin hộ, nhắn giúp, nhắn "
        "hộ, nhờ báo, bảo tôi báo, nhờ tôi báo, thay cho, hộ, giúp cụ, giúp bác, giúp ông, giúp "
        "bà, giúp anh, giúp chị"};
    /// Said of oneself, and it leaves the way to the meeting free.
    Phrases free{
        "đã sắp xếp công việc, đã thu xếp công việc, đã sắp xếp thời gian, không bận, không bận "
        "gì, không bận việc gì, không bận nữa, không vướng, không vướng gì, không có việc gì, "
        "không đi đâu, rảnh, đang rảnh, ở nhà, xong việc, đã xong việc, khỏe, đã khỏe, khỏe lại, "
        "khỏi, đã khỏi, khỏi ốm, đã khỏi ốm, khỏi bệnh, "
        "hết ốm, hết bận, sắp xếp được, thu xếp được, bố trí được, sắp xếp được công việc, thu xếp "
        "được công việc, sắp xếp được thời gian, về kịp, đã về, thu xếp được thời gian, đổi được "
        "ca, đã đổi ca, đã đổi được ca, đổi ca rồi, đổi ca được, xin nghỉ được, ra viện, đã ra "
        "viện, sắp xếp xong, thu xếp xong, sắp xếp "
        "xong công việc, thu xếp xong công việc"};
    Phrases already{"rồi, rồi ạ, rồi nhé, được rồi"};
    /// After "không dự được".
    Phrases no_more{"nữa, rồi, đâu, mất rồi, nữa rồi, mất, đâu ạ, luôn rồi"};
    /// What shows that a sentence in the first person tells of somebody or something else.
    Phrases tells_of{
        "nghe, thấy, nghĩ, báo, nói, bảo, nhắn, hỏi, gọi, gặp, nhờ, mong, đề nghị, muốn, thích, "
        "gửi, nộp, đồng ý, nhất trí, ủng hộ, góp ý, cảm ơn, chúc, biết, nhớ, quên, xem, đọc"};
    Phrases still{"vẫn, vẫn sẽ, cũng"};
    Phrases with{"với, về, theo"};
    Phrases whose{"của chi bộ, của đồng chí, của đồngchí, của bí thư, của chi ủy"};
    Phrases perfect{"đã"};
    Phrases notice_heard{
        "nhận, nhận được, tiếp nhận, xem, đọc, nắm, nắm được, nắm rõ, biết, hiểu, rõ, thông, nghe "
        "rõ, tiếp thu"};
    Phrases notice_words{
        "tin, tin nhắn, thông báo, thông tin, lịch, lịch họp, nội dung, thông báo họp, giấy mời, "
        "lịch sinh hoạt, tin báo, nội dung thông báo, lịch họp chi bộ"};
    Phrases before{"trước, sớm"};
    Phrases asks{"sao, gì, ai, nào, hả, nhỉ, bao giờ, thế nào"};  ///< as the last word
    Phrases asks_anywhere{
        "mấy giờ, ở đâu, khi nào, bao giờ, lúc nào, chỗ nào, thế nào, như nào, bao nhiêu, tại sao, "
        "vì sao, sao lại, cho hỏi, xin hỏi, có họp"};
    Phrases persons{"anh, chị, bác, chú, cô, ông, bà, cụ, đồng chí, đồngchí, các, những, mấy"};
};

/// Made once.
const Vocabulary& vocabulary();

/// True if doubt ("nếu", "có thể") or somebody else's errand ("nhờ báo giúp") is among the
/// words, wherever it stands.
bool are_doubtful(std::span<const ReplyWord> words);
/// True if the word at `at` is somebody's name, though it could be "mai" (tomorrow) or "mình".
bool is_name_at(std::span<const ReplyWord> words, std::size_t at);
/// Takes the name out of "Tôi, Lê Văn Sơn, xin vắng": whoever says "tôi" and a name means that one
/// by it.
void leave_out_own_name(std::vector<ReplyWord>& words);
/// True if the words are nothing but relatives, whose coming is not the speaker's: "vợ tôi".
bool are_relatives(std::span<const ReplyWord> words);
/// True if the words end as questions do, for not every question ends with its sign.
bool are_question(std::span<const ReplyWord> words);

}  // namespace mungba::domain

#pragma once
#include <string_view>

/// The words of conversation.md §3 rows 8 to 11; ⏎ there is a line break here.
namespace mungba::handlers::meetings::texts {

inline constexpr std::string_view kHelpMove = "Chuyển lịch họp: {lenh} 6/10 19h30 vì nhà văn hóa bận.";
inline constexpr std::string_view kHelpEdit = "Sửa giờ, nơi, nội dung buổi họp: {lenh} nơi Trường Tiểu học.";
inline constexpr std::string_view kHelpSend = "Gửi thông báo họp: {lenh}.";
inline constexpr std::string_view kHelpCancel = "Hủy buổi họp: {lenh} họp 12/10 vì bão.";

// What is shown before the "đồng ý"; the words for others stand above it.
inline constexpr std::string_view kMove =
    "Chuyển {buoi} từ {thu_cu}, ngày {ngay_cu} sang {gio}, {thu}, ngày {ngay}.[ Lý do: {ly_do}.][ {so} đồng chí sẽ được báo và trả lời lại.]";
inline constexpr std::string_view kMoveHour = "Đổi giờ {buoi} ngày {ngay} từ {gio_cu} thành {gio}.[ Lý do: {ly_do}.][ {so} đồng chí sẽ được báo và trả lời lại.]";
inline constexpr std::string_view kOffRule = "Ngày {ngay} không nằm trong tuần đầu của tháng như quy định. Đồng chí vẫn chọn ngày này?";
inline constexpr std::string_view kEdit = "Sửa {muc} thành: {moi}.[ Thông báo đã gửi, nên {so} đồng chí sẽ được báo lại.]";
inline constexpr std::string_view kSend = "Gửi tới nhóm {nhom} ({so} đồng chí[; {khong_zalo} đồng chí không dùng Zalo cần gọi điện]).";
inline constexpr std::string_view kSendByHand = "Gửi để đồng chí chuyển tới {so} đồng chí của {nhom}[; {khong_zalo} đồng chí không dùng Zalo cần gọi điện].";
inline constexpr std::string_view kCancel = "Hủy {buoi} ngày {ngay}. Lý do: {ly_do}.[ {so} đồng chí sẽ được báo.]";
inline constexpr std::string_view kCancelRegular =
    "Mỗi tháng chi bộ sinh hoạt thường kỳ một lần. Xin chọn: 1 chuyển sang {ngay_1}, 2 chuyển sang {ngay_2}, 3 vẫn hủy.";
inline constexpr std::string_view kCancelRegularOneDay = "Mỗi tháng chi bộ sinh hoạt thường kỳ một lần. Xin chọn: 1 chuyển sang {ngay_1}, 2 vẫn hủy.";
inline constexpr std::string_view kCancelRegularNoDay = "Mỗi tháng chi bộ sinh hoạt thường kỳ một lần. Xin chọn: 1 vẫn hủy.";

// Done.
inline constexpr std::string_view kMoved = "Đã chuyển.";
inline constexpr std::string_view kEdited = "Đã sửa.";
inline constexpr std::string_view kCancelled = "Đã hủy.";
inline constexpr std::string_view kSendWhole = " Chi bộ mới được báo ngày họp; xin nhắn: gửi, để gửi thông báo đầy đủ.";
inline constexpr std::string_view kLeavesSoon = " Thông báo gửi sau {phut} phút; nhắn thôi để dừng.";
inline constexpr std::string_view kLeavesLater = " Thông báo gửi lúc {gio}; nhắn thôi để dừng.";
inline constexpr std::string_view kSendsSoon = "Thông báo gửi sau {phut} phút; nhắn thôi để dừng.";
inline constexpr std::string_view kSendsLater = "Thông báo gửi lúc {gio}; nhắn thôi để dừng.";
inline constexpr std::string_view kCouldNot = "Kính gửi đồng chí bí thư, trợ lý chưa làm được việc đã ghi: {viec}. Xin đồng chí xem lại: lịch. Trân trọng.";
inline constexpr std::string_view kCouldNotTitle = "Xem lại lịch: {viec}";

// Asked for, and what cannot be.
inline constexpr std::string_view kWhich = "Đồng chí muốn {viec} buổi nào: {cac_buoi}?";
inline constexpr std::string_view kNoMeeting = "Hiện không có buổi họp nào sắp tới để {viec}.";
inline constexpr std::string_view kHowToMove = "Xin đồng chí nhắn ngày, giờ và lý do, ví dụ: {lenh} 6/10 19h30 vì nhà văn hóa bận.";
inline constexpr std::string_view kHowToEdit =
    "Xin đồng chí nhắn điều cần sửa, ví dụ: {lenh} giờ 20h; {lenh} nơi Trường Tiểu học; {lenh} nội dung thông tin thời sự; {lenh} hình thức trực tuyến.";
inline constexpr std::string_view kReason = "Xin đồng chí cho biết lý do:";
inline constexpr std::string_view kRewrite = "viết lại có dấu";
inline constexpr std::string_view kRewriteNow = "Xin đồng chí nhắn lại lý do, có dấu.";
inline constexpr std::string_view kReasonTooLong = "Lý do dài quá {so} ký tự, xin đồng chí viết ngắn hơn.";
inline constexpr std::string_view kAgendaTooLong = "Nội dung dài quá {so} ký tự, xin đồng chí viết ngắn hơn.";
inline constexpr std::string_view kOnlineOnlyPilot = "Hình thức trực tuyến chỉ dùng cho chi bộ được thí điểm. Xin đồng chí liên hệ văn phòng Đảng ủy.";
inline constexpr std::string_view kUnchanged = "Lịch vẫn như vậy, không có gì thay đổi.";
inline constexpr std::string_view kOver = "Buổi họp này đã bắt đầu hoặc đã hủy, không sửa được nữa.";
inline constexpr std::string_view kStillLacks = "Buổi ngày {ngay} còn thiếu {thieu}. Xin đồng chí nhắn, ví dụ: {vi_du}.";
inline constexpr std::string_view kAlreadySent = "Thông báo buổi ngày {ngay} đã gửi lúc {luc}.";

inline constexpr std::string_view kVerbMove = "dời";
inline constexpr std::string_view kVerbEdit = "sửa";
inline constexpr std::string_view kVerbSend = "gửi thông báo";
inline constexpr std::string_view kVerbCancel = "hủy";

}  // namespace mungba::handlers::meetings::texts

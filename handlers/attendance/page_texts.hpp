#pragma once
#include <string_view>

namespace mungba::handlers::attendance::page_texts {

inline constexpr std::string_view kDear = "Kính gửi đồng chí {ten},";
inline constexpr std::string_view kStands = "là lời báo đang được ghi. Báo lại được; lời báo sau cùng được ghi.";
inline constexpr std::string_view kUntil = "Xin trả lời trước {han}. Trả lời lại được; lời báo sau cùng được ghi.";
inline constexpr std::string_view kAfterDeadline = "Đã hết hạn báo dự; lời báo từ bây giờ được chuyển tới đồng chí bí thư.";
inline constexpr std::string_view kClosed = "Buổi này không còn nhận lời báo. Xin đồng chí báo trực tiếp đồng chí bí thư.";
inline constexpr std::string_view kNotMe = "Tôi không phải đồng chí {ten}";
inline constexpr std::string_view kNotMeWhat = "Liên kết sẽ không dùng được nữa, và đồng chí bí thư được báo để gửi lại cho đúng người.";
inline constexpr std::string_view kWhoSees = "Lời báo chỉ đồng chí bí thư thấy. Nhóm chi bộ chỉ thấy số lượng.";

inline constexpr std::string_view kRecorded = "Đã ghi nhận, cảm ơn đồng chí";
inline constexpr std::string_view kReasonWho = "Chỉ đồng chí bí thư đọc; được xóa khi xong biên bản.";
inline constexpr std::string_view kMayClose = "Đồng chí có thể đóng trang này. Đồng chí bí thư sẽ được báo.";
inline constexpr std::string_view kPassedOn = "Đã chuyển tới đồng chí bí thư";
inline constexpr std::string_view kPassedOnWhy = "Đã hết hạn báo dự nên lời báo của đồng chí được chuyển riêng tới đồng chí bí thư. Cảm ơn đồng chí.";
inline constexpr std::string_view kThanks = "Cảm ơn đã cho biết";
inline constexpr std::string_view kThanksWhy = "Liên kết đã được hủy, chưa có lời báo nào được ghi từ trang này. Xin đóng trang.";

inline constexpr std::string_view kNoUse = "Liên kết này không dùng được nữa";
inline constexpr std::string_view kNoUseWhy =
    "Liên kết báo dự chỉ dùng đến hết ngày họp, và có thể đã được thay bằng liên kết mới. Xin đồng chí báo trực tiếp đồng chí bí thư, hoặc nhắn riêng cho trợ lý trong Zalo.";

// The secretary's side.
inline constexpr std::string_view kLinksTitle = "{n} đồng chí chưa liên kết Zalo";
inline constexpr std::string_view kNoLinksNeeded = "Đồng chí nào được mời cũng đã liên kết Zalo";
inline constexpr std::string_view kLinksLead =
    "Đồng chí chưa dùng Zalo có thể báo dự bằng một liên kết riêng: gửi bằng tin nhắn thường, hoặc in phiếu có mã QR. Liên kết dùng đến hết ngày họp.";
inline constexpr std::string_view kNoMeeting = "Hiện chưa có buổi họp nào để báo dự";
inline constexpr std::string_view kMadeTitle = "Liên kết của đồng chí {ten}";
inline constexpr std::string_view kMadeOnce =
    "Liên kết chỉ hiện một lần ở đây. Ai có liên kết đều báo dự thay được đồng chí ấy, nên xin chỉ gửi riêng. Tạo lại thì liên kết cũ hết dùng được.";
inline constexpr std::string_view kRevoked = "Đã hủy các liên kết và phiếu của buổi này.";
inline constexpr std::string_view kNotMeLine = "Gửi lại liên kết báo dự cho đồng chí {ten}: người mở báo là nhận nhầm";

}  // namespace mungba::handlers::attendance::page_texts

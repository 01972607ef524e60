#pragma once
#include <string_view>

/// The words of conversation.md §2, §3 row 12, §5 M8, M10, M11; ⏎ there is a line break here.
namespace mungba::handlers::attendance::texts {

inline constexpr std::string_view kHelp = "Xem danh sách báo dự: {lenh}.";

// Receipts, 1:1 only. {bon} is "trực tuyến" where it is offered.
inline constexpr std::string_view kPresent =
    "Đã ghi nhận: đồng chí báo có mặt buổi {ngay}. Nếu chưa đúng, xin nhắn lại.";
inline constexpr std::string_view kAbsent =
    "Đã ghi nhận: đồng chí báo vắng buổi {ngay}[, lý do “{ly_do}”]. Trợ lý sẽ báo đồng chí bí thư.";
inline constexpr std::string_view kReasonWelcome =
    "Nếu tiện, xin đồng chí cho biết lý do; lý do chỉ báo đồng chí bí thư.";
inline constexpr std::string_view kLate =
    "Đã ghi nhận: đồng chí báo đến muộn[ khoảng {phut} phút] buổi {ngay}.";
inline constexpr std::string_view kOnlineRequest =
    "Đã chuyển đề nghị dự trực tuyến của đồng chí tới đồng chí bí thư.";
inline constexpr std::string_view kOnline = "Đã ghi nhận: đồng chí báo dự trực tuyến buổi {ngay}.";
inline constexpr std::string_view kReceived =
    "Cảm ơn đồng chí. Xin đồng chí báo thêm: 1 có mặt, 2 vắng, 3 đến muộn[, 4 {bon}].";
inline constexpr std::string_view kRetracted =
    "Xin lỗi đồng chí. Xin đồng chí cho biết lại: 1 có mặt, 2 vắng, 3 đến muộn[, 4 {bon}].";
inline constexpr std::string_view kAskTwo = "Xin đồng chí nhắn rõ: 1 có mặt, 2 vắng.";
inline constexpr std::string_view kAskThree =
    "Xin đồng chí nhắn rõ: 1 có mặt, 2 vắng, 3 đến muộn[, 4 {bon}].";
inline constexpr std::string_view kAfterDeadline =
    "Đã hết hạn báo dự buổi {ngay}. Trợ lý đã chuyển lời báo của đồng chí tới đồng chí bí thư.";
inline constexpr std::string_view kNotConsented =
    "Đồng chí chưa đồng ý để trợ lý lưu thông tin nên trợ lý không ghi. Xin đồng chí báo đồng chí "
    "bí thư để đồng chí bí thư ghi giúp.";
inline constexpr std::string_view kNoMeeting = "Hiện chưa có lịch họp mới.";
inline constexpr std::string_view kWhichMeeting = "Đồng chí báo cho buổi nào: {cac_buoi}?";
inline constexpr std::string_view kOneMeeting = "{so} {ten_buoi}, ngày {ngay}";
inline constexpr std::string_view kWhoIsIt =
    "Đồng chí báo cho ai: {cac_dong_chi}, {so} cả {ca} đồng chí?";

// M11
inline constexpr std::string_view kUnclear =
    "Trợ lý chưa rõ ý đồng chí về buổi họp ngày {ngay}. Xin đồng chí nhắn: 1 có mặt, 2 vắng, 3 đến "
    "muộn[, 4 {bon}]. "
    "Cảm ơn đồng chí.";

// To the secretary.
inline constexpr std::string_view kChanged =
    "Đồng chí {ten} vừa báo {tra_loi} buổi {gio}, ngày {ngay}.";
inline constexpr std::string_view kChangedTogether =
    "Sau hạn báo dự buổi {gio}, ngày {ngay}, có lời báo mới: {loi_bao}.";
inline constexpr std::string_view kAsksForOnline =
    "Đồng chí {ten} đề nghị dự trực tuyến buổi {gio}, ngày {ngay}.";

// Counts; a part with the count zero is left out.
/// The first of them says whom it counts: "18 đồng chí báo có mặt, 3 báo vắng", "4 đồng chí chưa phản hồi".
inline constexpr std::string_view kWhom = "{so} đồng chí";
inline constexpr std::string_view kPartPresent = "{so} báo có mặt";
inline constexpr std::string_view kPartAbsent = "{so} báo vắng";
inline constexpr std::string_view kPartLate = "{so} báo đến muộn";
inline constexpr std::string_view kPartOnline = "{so} dự trực tuyến";
inline constexpr std::string_view kPartSilent = "{so} chưa phản hồi";

// M8
inline constexpr std::string_view kDayBefore =
    "Kính nhắc các đồng chí: {ten_buoi} lúc {gio}, {thu}, ngày {ngay}, tại {noi}.\n"
    "Đến nay {so_lieu}.\n"
    "[{dang_phi}\n]"
    "{de_nghi}Trân trọng cảm ơn.";
/// Left out where nobody is silent.
inline constexpr std::string_view kAskTheSilent =
    "Đồng chí nào chưa báo, hoặc mới nhắn “rõ”, “đã nhận”, xin báo giúp[ trước {han}]: 1 có mặt, 2 "
    "vắng, 3 đến muộn[, 4 {bon}]. ";
inline constexpr std::string_view kSorryForDelay = "Xin lỗi các đồng chí vì tin này đến chậm.\n";

// M10
inline constexpr std::string_view kCount = "{chi_bo}, buổi {ngay}: {so_lieu}.";
inline constexpr std::string_view kSeeYourOwn =
    " Muốn xem lại phần mình đã báo, xin đồng chí nhắn riêng cho trợ lý: tôi.";

// danh sách
inline constexpr std::string_view kList = "Buổi {ngay}, {so} đồng chí[: {phan}].";
inline constexpr std::string_view kCallList = " Nhắn: gọi, để lấy số điện thoại.";

/// The line in `việc` of a late change that nobody could be told.
inline constexpr std::string_view kChangesTitle = "Xem các lời báo sau hạn buổi {ngay}";
inline constexpr std::string_view kChangeTitle = "Xem lời báo sau hạn của đồng chí {ten}";

}  // namespace mungba::handlers::attendance::texts

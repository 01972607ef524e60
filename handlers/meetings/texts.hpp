#pragma once
#include <string_view>

/// The words of conversation.md §3 row 7; ⏎ there is a line break here.
namespace mungba::handlers::meetings::texts {

inline constexpr std::string_view kHelp = "Ghi lịch họp: {lenh} bất thường 12/10 19h30.";

// The confirmation: the notice, then one of these.
inline constexpr std::string_view kOrganise =
    "Tổ chức {loai_hop}: {gio}, {thu}, ngày {ngay}, tại {noi}; thông báo tới {so} đồng chí trong "
    "nhóm {nhom}.";
inline constexpr std::string_view kOrganiseByHand =
    "Tổ chức {loai_hop}: {gio}, {thu}, ngày {ngay}, tại {noi}; thông báo để đồng chí chuyển tới "
    "{so} đồng chí của {nhom}.";
inline constexpr std::string_view kDayOff =
    "Ngày {ngay} là {ly_do_nghi}. Đồng chí vẫn chọn ngày này?";
inline constexpr std::string_view kWaits =
    "Nhóm đang báo dự {ten_buoi} ngày {ngay}, nên thông báo này gửi lúc {luc}, khi hết hạn báo dự "
    "buổi đó.";
inline constexpr std::string_view kConfirm = "Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kTitle = "{loai_hop} ngày {ngay}";

inline constexpr std::string_view kOpened =
    "Đã ghi lịch. Thông báo gửi sau {phut} phút; nhắn thôi để dừng.";
inline constexpr std::string_view kOpenedForLater =
    "Đã ghi lịch. Thông báo gửi lúc {gio}; nhắn thôi để dừng.";
inline constexpr std::string_view kStopped = "Đã dừng, chưa gửi gì.";
inline constexpr std::string_view kTooLateToStop = "Thông báo đã gửi nên không dừng được nữa.";
inline constexpr std::string_view kBeginsInQuietHours =
    "Buổi họp bắt đầu trước khi hết giờ nghỉ nên trợ lý không gửi được thông báo. Xin đồng chí gọi "
    "điện cho các đồng chí.";

// What keeps a meeting from being written down.
inline constexpr std::string_view kHowTo =
    "Xin đồng chí nhắn loại họp, ngày, giờ, địa điểm, ví dụ: {lenh} bất thường 12/10 19h30 Nhà văn "
    "hóa.";
inline constexpr std::string_view kWhichHour =
    "Xin đồng chí nhắn thêm giờ, ví dụ: {lenh} bất thường 12/10 19h30.";
inline constexpr std::string_view kWhichPlace =
    "Xin đồng chí nhắn thêm địa điểm, ví dụ: {lenh} bất thường 12/10 19h30 Nhà văn hóa.";
inline constexpr std::string_view kWhichKind =
    "Xin đồng chí chọn loại họp: bất thường, thường kỳ hoặc chi ủy.";
inline constexpr std::string_view kNoSuchDate =
    "Ngày {ngay} không có trong lịch, xin đồng chí nhắn lại ngày.";
inline constexpr std::string_view kNoSuchHour =
    "Giờ đồng chí nhắn không có, xin đồng chí nhắn lại giờ.";
inline constexpr std::string_view kPastDate = "Ngày {ngay} đã qua, xin đồng chí chọn ngày khác.";
inline constexpr std::string_view kPastHour = "Giờ đó đã qua, xin đồng chí chọn giờ khác.";
inline constexpr std::string_view kTwoHours = "1 {gio_1}, 2 {gio_2}?";
inline constexpr std::string_view kPlaceTooLong =
    "Địa điểm dài quá {so} ký tự, xin đồng chí viết ngắn hơn.";
inline constexpr std::string_view kUsualPlaceTooLong =
    "Địa điểm thường dùng dài quá {so} ký tự, xin đồng chí nhắn kèm địa điểm ngắn hơn, ví dụ: "
    "{lenh} bất thường 12/10 19h30 Nhà văn hóa.";
inline constexpr std::string_view kSlotTaken =
    "Lúc đó {chi_bo} đã có {ten_buoi}. Sinh hoạt chi bộ không ghép với cuộc họp khác; xin đồng chí "
    "chọn giờ khác.";
inline constexpr std::string_view kRegularExists =
    "Tháng {thang} {chi_bo} đã có {ten_buoi}: {gio}, {thu}, ngày {ngay}.";
inline constexpr std::string_view kNoCommittee = "{chi_bo} không có chi ủy.";
inline constexpr std::string_view kNotFound = "Không tìm thấy.";
inline constexpr std::string_view kNoRight = "Việc này dành cho đồng chí bí thư, phó bí thư.";

}  // namespace mungba::handlers::meetings::texts

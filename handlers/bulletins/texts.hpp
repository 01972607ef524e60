#pragma once
#include <string_view>

/// The words of conversation.md §3 rows 4 and 5; ⏎ there is a line break here.
namespace mungba::handlers::bulletins::texts {

inline constexpr std::string_view kHelp = "Xem bản tin: {lenh}.";
inline constexpr std::string_view kHelpFind = "Tìm bản tin: {lenh} chuyển đổi số.";

inline constexpr std::string_view kNone = "Tháng này chưa có bản tin.";
inline constexpr std::string_view kHead = "Bản tin gần đây:{danh_sach}\nXin nhắn số để xem.";
inline constexpr std::string_view kFound = "Có {n} bản tin:{danh_sach}\nXin nhắn số để xem.";
inline constexpr std::string_view kFoundMore = "Có {n} bản tin, dưới đây là {k} bản tin sát nhất:{danh_sach}\nXin nhắn số để xem.";
inline constexpr std::string_view kHeadInGroup = "Bản tin gần đây:{danh_sach}\nĐể xem, xin nhắn /bản tin và số, ví dụ: /bản tin 1.";
inline constexpr std::string_view kFoundInGroup = "Có {n} bản tin:{danh_sach}\nĐể xem, xin nhắn riêng cho trợ lý: tìm {tu}.";
inline constexpr std::string_view kNoNumber = "Danh sách chỉ có {n} bản tin. Xin nhắn: {lenh}.";
inline constexpr std::string_view kLine = "\n{so}. {tieu_de} (tháng {thang}/{nam})";
inline constexpr std::string_view kNothing = "Không tìm thấy bản tin nào có “{tu}”. Xin đồng chí thử từ khác.";
inline constexpr std::string_view kForWhat = "Đồng chí muốn tìm gì? Nhắn ví dụ: {lenh} chuyển đổi số.";
inline constexpr std::string_view kCorrected = "\nĐã đính chính: “{cu}” nay sửa là “{moi}”.";
inline constexpr std::string_view kOver = "\nBản tin này đã hết hiệu lực từ ngày {ngay}.";
inline constexpr std::string_view kReadOn = "\nToàn văn: {dia_chi}";
inline constexpr std::string_view kGone = "Bản tin này nay đã được thu hồi.";

inline constexpr std::string_view kPrivately = "Việc duyệt bản tin xin đồng chí nhắn riêng cho trợ lý.";
inline constexpr std::string_view kNotOffice = "Việc này dành cho Văn phòng Đảng ủy.";
inline constexpr std::string_view kNoneToApprove = "Không có bản tin nào chờ đồng chí duyệt.";
inline constexpr std::string_view kToApprove = "Bản tin chờ duyệt:{danh_sach}\nXin nhắn: {lenh} duyệt và số, ví dụ: {lenh} duyệt 1.";
inline constexpr std::string_view kNoSuchNumber = "Không có số {so} trong danh sách chờ duyệt.";
inline constexpr std::string_view kAskApprove = "{ban_tin}\n\nGửi bản tin “{tieu_de}” tới {n} chi bộ ({m} đồng chí) lúc {gio}, ngày {ngay}. Xin nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kAskApproveLibrary = "{ban_tin}\n\nĐưa tài liệu “{tieu_de}” vào kho cho bí thư của {n} chi bộ lúc {gio}, ngày {ngay}. Xin nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kApproved = "Đã duyệt. Bản tin sẽ được gửi lúc {gio}, ngày {ngay}.";
inline constexpr std::string_view kNotThis = "Bản tin vừa được sửa hoặc đã có đồng chí khác duyệt. Xin xem lại, nhắn: {lenh} duyệt.";

inline constexpr std::string_view kPausedLine = "Bản tin “{tieu_de}” tạm dừng gửi vì nhiều nhóm liên tiếp không nhận được";
inline constexpr std::string_view kFailedLine = "Bản tin “{tieu_de}”: {n} chi bộ chưa nhận được";
inline constexpr std::string_view kCorrectionLine = "Đính chính bản tin “{tieu_de}” chờ duyệt";
inline constexpr std::string_view kSubmittedLine = "Bản tin “{tieu_de}” chờ duyệt";
inline constexpr std::string_view kLibraryLine = "Tài liệu mới cho cấp ủy: “{tieu_de}”";
inline constexpr std::string_view kOrientationLine = "Định hướng sinh hoạt tháng {thang}/{nam} chưa được duyệt";
inline constexpr std::string_view kOnPage = "{viec}. Xin mở trang Bản tin, nhắn: trang.";

}  // namespace mungba::handlers::bulletins::texts

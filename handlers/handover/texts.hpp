#pragma once
#include <string_view>

/// The words of conversation.md §3 row 18 and §5 M30; ⏎ there is a line break here.
namespace mungba::handlers::handover::texts {

inline constexpr std::string_view kHelp = "Bàn giao phần việc của bí thư: {lenh} Lê Thị Hoa từ 1/11.";
inline constexpr std::string_view kHowTo = "Xin đồng chí nhắn tên và ngày, ví dụ: {lenh} Lê Thị Hoa từ 1/11; {lenh} Lê Thị Hoa từ 10/10 đến 20/10.";
inline constexpr std::string_view kNoSuchDate = "Ngày {ngay} không có trong lịch, xin đồng chí nhắn lại ngày.";
inline constexpr std::string_view kPast = "Ngày {ngay} đã qua, xin đồng chí chọn ngày khác.";
inline constexpr std::string_view kEndsBefore = "Ngày kết thúc trước ngày bắt đầu, xin đồng chí nhắn lại.";
inline constexpr std::string_view kNotFound = "Không tìm thấy.";
inline constexpr std::string_view kHasIt = "Đồng chí {ten} đang là bí thư {chi_bo}.";
inline constexpr std::string_view kNoRight = "Việc này dành cho đồng chí bí thư.";
inline constexpr std::string_view kWhich = "Có {n} đồng chí {ten}: {cac_dong_chi}. Xin nhắn số.";
inline constexpr std::string_view kBorn = "sinh năm {nam}";
inline constexpr std::string_view kNumberInList = "số {so} trong danh sách";

inline constexpr std::string_view kSpan = "từ ngày {ngay}[ đến hết ngày {den}]";
inline constexpr std::string_view kConfirm = "Giao phần việc của bí thư trên trợ lý cho đồng chí {ten} {thoi_gian}.\nNhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kTitle = "bàn giao cho đồng chí {ten}";
inline constexpr std::string_view kWritten = "Đã ghi. Việc bàn giao có hiệu lực khi đồng chí {ten} nhận việc và {noi_xac_nhan} xác nhận.";
inline constexpr std::string_view kOffice = "văn phòng";
inline constexpr std::string_view kOperator = "người quản trị trợ lý";

// M30
inline constexpr std::string_view kAsked =
    "Kính gửi đồng chí {ten}, {thoi_gian} đồng chí được giao phần việc của bí thư {chi_bo} trên trợ lý. Xin nhắn: nhận việc. Sau đó nhắn: việc, "
    "để xem các việc đang chờ. Trân trọng.";
inline constexpr std::string_view kAskedTitle = "Nhắc đồng chí {ten} nhắn riêng cho trợ lý: nhận việc";
inline constexpr std::string_view kAccepted =
    "Cảm ơn đồng chí. Đồng chí đã nhận phần việc của bí thư {chi_bo} {thoi_gian}[; còn chờ {noi_xac_nhan} xác nhận].";
inline constexpr std::string_view kNothingToAccept = "Hiện không có việc nào chờ đồng chí nhận.";

// The office's task.
inline constexpr std::string_view kConfirmLine = "Xác nhận bàn giao bí thư {chi_bo}";
inline constexpr std::string_view kConfirmAsk =
    "Xác nhận: đồng chí {ten} được giao phần việc của bí thư {chi_bo} trên trợ lý {thoi_gian}.[ {chua_nhan}]\nNhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kNotAccepted = "Đồng chí {ten} chưa nhắn nhận việc.";
inline constexpr std::string_view kConfirmed = "Đã xác nhận.";
inline constexpr std::string_view kGone = "Việc này đã xong.";
inline constexpr std::string_view kElsewhere = "Việc này xin đồng chí nhắn riêng cho trợ lý.";

// In force, over.
inline constexpr std::string_view kBegun =
    "Kính gửi các đồng chí, {thoi_gian} phần việc của bí thư {chi_bo} trên trợ lý do đồng chí {ten} đảm nhiệm. Xem các việc đang chờ, xin nhắn: {viec}.";
inline constexpr std::string_view kBegunTitle = "Đọc tin: bí thư {chi_bo} đã thay đổi";
inline constexpr std::string_view kFormer =
    "Kính gửi đồng chí {ten}, từ ngày {ngay} phần việc của bí thư {chi_bo} trên trợ lý do đồng chí {ten_moi} đảm nhiệm. Trân trọng cảm ơn đồng chí.";
inline constexpr std::string_view kActingOver =
    "Kính gửi đồng chí {ten}, đồng chí đã hoàn thành phần việc của bí thư {chi_bo} trên trợ lý. Trân trọng cảm ơn đồng chí.";

inline constexpr std::string_view kVacantLine = "{chi_bo} chưa có bí thư";
inline constexpr std::string_view kVacantShow =
    "{chi_bo} chưa có bí thư, phó bí thư trong danh sách của trợ lý nên không ai nhận được tin của chi bộ. Đề nghị văn phòng giao việc cho một "
    "đồng chí trên trang của trợ lý, mục Bàn giao của chi bộ.";

inline constexpr std::string_view kCallFailedLine = "Chưa {viec} được đồng chí {ten} {huong} nhóm {nhom}";
inline constexpr std::string_view kCallFailedShow = "{dong}. Xin làm bằng tay trên Zalo, rồi bỏ qua việc này.";

}  // namespace mungba::handlers::handover::texts

#pragma once
#include <string_view>

/// The words of conversation.md §3 row 2; ⏎ there is a line break here.
namespace mungba::handlers::self::texts {

inline constexpr std::string_view kHelp = "Xem thông tin của mình: {lenh}.";

inline constexpr std::string_view kWho = "Đồng chí xem thông tin của ai: {cac_dong_chi}?";
inline constexpr std::string_view kHead = "Đồng chí {ten}[, {chi_bo}].";
inline constexpr std::string_view kMeeting = " Buổi {ngay}: {tra_loi}.";
inline constexpr std::string_view kLookedAfter =
    " Năm nay đồng chí đã dự {n} buổi của các chi bộ phụ trách, gần nhất: {chi_bo}, ngày {ngay}.";
inline constexpr std::string_view kSaid = "đã báo {tra_loi}";
inline constexpr std::string_view kSaidFor = "đồng chí {nguoi_bao} đã báo thay: {tra_loi}";
inline constexpr std::string_view kReceived = "đã nhận tin, chưa báo dự";
inline constexpr std::string_view kUnclear = "chưa rõ";
inline constexpr std::string_view kSilent = "chưa báo dự";
inline constexpr std::string_view kChoices = "\n1 xem thông tin đang lưu\n2 đề nghị sửa\n3 đề nghị ngừng lưu";

// 2
inline constexpr std::string_view kWhatToCorrect =
    "Xin đồng chí nhắn nội dung cần sửa trong một tin, ví dụ: ngày sinh của tôi là 22/11/1974. Trợ lý chuyển tới đồng chí bí thư và không giữ "
    "lại sau khi đã sửa. Nếu thôi, xin nhắn: thôi.";
inline constexpr std::string_view kCorrectTitle = "đề nghị sửa thông tin";
inline constexpr std::string_view kPassedOn = "Cảm ơn đồng chí. Trợ lý đã chuyển tới đồng chí bí thư, trả lời trước ngày {ngay}.";
inline constexpr std::string_view kTaskLine = "Đề nghị sửa thông tin của đồng chí {ten}";
inline constexpr std::string_view kTaskShow =
    "Đồng chí {ten}[, {chi_bo},] đề nghị sửa thông tin: “{noi_dung}”. Danh sách do người quản trị trợ lý sửa. Khi xong, xin nhắn: 1 đã sửa, "
    "2 không sửa.";
inline constexpr std::string_view kSettled = "Đã ghi nhận. Trợ lý sẽ báo đồng chí {ten} và đã xóa nội dung đề nghị.";
inline constexpr std::string_view kGone = "Việc này đã xong.";
inline constexpr std::string_view kElsewhere = "Việc này xin đồng chí nhắn riêng cho trợ lý.";
inline constexpr std::string_view kCorrected = "Kính gửi đồng chí {ten}, thông tin của đồng chí đã được sửa theo đề nghị. Muốn xem lại, xin nhắn: tôi.";
inline constexpr std::string_view kNotCorrected =
    "Kính gửi đồng chí {ten}, đề nghị sửa thông tin của đồng chí chưa thực hiện được. Xin đồng chí liên hệ đồng chí bí thư.";

// 3
inline constexpr std::string_view kErase =
    "Trợ lý sẽ xóa họ tên, ngày sinh, số điện thoại, tài khoản Zalo và lý do vắng của đồng chí {ten}; chỉ còn số liệu không có tên. Đồng chí "
    "không còn nhận tin riêng và không báo dự qua trợ lý được nữa. Việc này không lấy lại được. Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kEraseTitle = "ngừng lưu thông tin";
inline constexpr std::string_view kGoodbye =
    "Trợ lý đã xóa thông tin của đồng chí và đã báo đồng chí bí thư, không nêu tên. Cảm ơn đồng chí. Kính chào đồng chí.";
inline constexpr std::string_view kNotErased = "Không tìm thấy.";
inline constexpr std::string_view kSeatEmpty =
    "Kính gửi đồng chí bí thư, đồng chí số {so} trong danh sách {chi_bo} đã đề nghị ngừng lưu thông tin; trợ lý đã xóa. Xin đồng chí ghi giúp "
    "trên sổ của chi bộ.";
inline constexpr std::string_view kSeatTitle = "Đọc tin: một đồng chí đã ngừng lưu thông tin trên trợ lý";

}  // namespace mungba::handlers::self::texts

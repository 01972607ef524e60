#pragma once
#include <string_view>

/// M25, to the operator: what is wrong, and what to do. `{…}` from the alarm's details.
namespace mungba::care::alarm_texts {

struct Wording {
    std::string_view kind;
    std::string_view what;
    std::string_view mend;
    bool nothing_leaves = false;  ///< while it stands nothing can be sent
};
inline constexpr Wording kWordings[] = {
    {"token_refused", "token Zalo không còn hiệu lực", "lấy cặp token mới trong trang nhà phát triển của Zalo rồi chạy mungba token import", true},
    {"token_lost",
     "không rõ kết quả lần cấp lại token Zalo",
     "xem mungba doctor; nếu token không còn dùng được, lấy cặp mới rồi chạy mungba token import"},
    {"token_age", "token Zalo cần cấp lại trong {n} ngày", "lấy cặp token mới rồi chạy mungba token import"},
    {"zalo_unreached", "Zalo không trả lời", "xem mạng của máy chủ và trang trạng thái của Zalo; chạy mungba doctor", true},
    {"webhook_silent",
     "Zalo không chuyển tin nào tới trợ lý",
     "xem mục Webhook trong trang nhà phát triển của Zalo, chứng chỉ và proxy; chạy mungba doctor"},
    {"webhook_unsigned", "tin từ Zalo đến thiếu chữ ký", "xem proxy có giữ tiêu đề X-ZEvent-Signature không; chạy mungba doctor"},
    {"webhook_refused", "trợ lý phải từ chối tin vì quá tải hoặc đầy đĩa", "xem dung lượng đĩa và /readyz"},
    {"group_package", "gói của nhóm {nhom} hết hạn ngày {d}, Zalo giải tán nhóm ngày {e}", "gia hạn gói của nhóm trong trang quản trị OA"},
    {"group_disabled", "nhóm {nhom} bị Zalo khóa", "gia hạn gói của nhóm trong trang quản trị OA"},
    {"outside_vietnam", "máy chủ ở ngoài Việt Nam, Zalo giới hạn dữ liệu", "chuyển máy chủ về mạng trong nước"},
    {"channel_refuses", "Zalo từ chối gửi tin (mã {ma})", "xem gói và quyền của OA trong trang quản trị; chạy mungba doctor"},
    {"codes_guessed",
     "có hơn {n} lần nhập sai mã gắn tài khoản trong một ngày",
     "hỏi các chi bộ xem có ai dò mã; nếu nghi lộ mã, in lại phiếu bằng mungba roster slips (mã cũ hết hiệu lực)"},
    {"office_empty",
     "chưa có ai làm phần việc văn phòng trên trợ lý, {n} việc đang chờ",
     "ghi chức vụ văn phòng cho người phụ trách bằng mungba roster import, rồi phát phiếu gắn tài khoản"},
    {"disk", "đĩa chỉ còn trống {p}%", "dọn hoặc mở rộng đĩa"},
    {"days_off", "chưa có lịch nghỉ năm {nam}", "thêm tệp lịch nghỉ vào rules.days_off khi đã công bố, rồi khởi động lại"},
};
/// A sentence only while nothing can be sent; its second half only if something waits.
inline constexpr std::string_view kWaiting = " Trợ lý vẫn nhận tin nhưng chưa gửi được; {n} tin đang chờ.";
inline constexpr std::string_view kAlarm = "Mùng Ba, {to_chuc}: {viec}, từ {gio}, ngày {ngay}.{dang_cho} Cần làm: {cach_xu_ly}.";
inline constexpr std::string_view kWholeServer = "cả máy chủ";

}  // namespace mungba::care::alarm_texts

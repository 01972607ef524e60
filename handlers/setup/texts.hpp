#pragma once
#include <string_view>

namespace mungba::handlers::setup::texts {

inline constexpr std::string_view kTitle = "Cài đặt trợ lý, từng bước một";
inline constexpr std::string_view kLooked = "Cài đặt: {n} trên {m} bước kiểm tra đạt";
inline constexpr std::string_view kLead = "Làm từ trên xuống. Bước nào chưa đạt, trang nói cách sửa; sửa xong xin kiểm tra lại.";

inline constexpr std::string_view kConfig = "Tệp cấu hình đọc được, không sai chỗ nào; khóa niêm token chỉ máy chủ đọc được; có lịch nghỉ năm nay và năm sau.";
inline constexpr std::string_view kConfigMend = "Người quản trị máy chủ sửa tệp cấu hình theo phần chi tiết, rồi khởi động lại trợ lý.";
inline constexpr std::string_view kDatabase = "Cơ sở dữ liệu nguyên vẹn, đĩa còn chỗ.";
inline constexpr std::string_view kDatabaseMend = "Dọn đĩa; nếu cơ sở dữ liệu hỏng, dừng trợ lý và khôi phục bản sao lưu gần nhất.";
inline constexpr std::string_view kOa = "Ứng dụng Zalo và tài khoản OA đúng như trong cấu hình; Zalo trả lời; các nhóm của OA còn hoạt động.";
inline constexpr std::string_view kOaMend = "Xem lại app_id, oa_id trong cấu hình và quyền của ứng dụng trên developers.zalo.me; xem gói của OA và của nhóm trên oa.zalo.me.";
inline constexpr std::string_view kToken = "Zalo nhận token của trợ lý. Trợ lý tự gia hạn token, chỉ lần đầu phải đưa vào.";
inline constexpr std::string_view kTokenMend = "Lấy cặp token mới trên developers.zalo.me (mục Công cụ, API Explorer), rồi chạy trên máy chủ: mungba token import.";
inline constexpr std::string_view kWebhook = "Địa chỉ của trợ lý mở được từ ngoài, Zalo gửi tin tới đúng địa chỉ và tin có chữ ký đúng.";
inline constexpr std::string_view kWebhookMend =
    "Trên developers.zalo.me, mục Webhook, đặt địa chỉ https://…/webhooks/zalo của máy chủ này, bật các sự kiện, và chép khóa bí mật OA vào oa_secret_key.";
inline constexpr std::string_view kEvent = "Xin dùng điện thoại mở tài khoản OA trên Zalo, nhắn một chữ bất kỳ (ví dụ: giúp), đợi trợ lý trả lời, rồi bấm Xem lại.";
inline constexpr std::string_view kClock = "Đồng hồ máy chủ đúng giờ: lời nhắc đi đúng hẹn, chữ ký và mã đăng nhập không bị lệch.";
inline constexpr std::string_view kClockMend = "Bật đồng bộ giờ trên máy chủ (systemd-timesyncd hoặc chrony).";
inline constexpr std::string_view kAlarm = "Khi Zalo hoặc máy chủ có sự cố, trợ lý báo cho người quản trị bằng đường khác, không qua Zalo.";
inline constexpr std::string_view kAlarmMend = "Điền mục [alerts] trong cấu hình: một lệnh, hoặc máy chủ thư; rồi bấm Gửi báo động thử và xem có nhận được không.";
inline constexpr std::string_view kBackup =
    "Bản sao lưu làm được trong lúc trợ lý chạy. Nút dưới đây sao lưu thử, kiểm tra bản sao rồi bỏ; sao lưu hằng ngày đặt trên máy chủ bằng lệnh mungba backup.";
inline constexpr std::string_view kTrial = "Bước cuối: gửi một tin thật tới một nhóm, và thấy tin ấy trong nhóm.";
inline constexpr std::string_view kNoGroup = "Chưa có nhóm nào. Chi bộ không có nhóm của OA vẫn dùng được; muốn thử thì tạo và gắn một nhóm trước.";

inline constexpr std::string_view kImportTitle = "Nhập danh sách";
inline constexpr std::string_view kImportLead =
    "Chọn tệp CSV, hoặc bôi đen các ô trong bảng tính (cả dòng tiêu đề), chép rồi dán vào ô dưới. Trang cho xem những gì sẽ thay đổi trước khi ghi; có dòng sai thì không ghi gì cả.";
inline constexpr std::string_view kNothingGiven = "Xin chọn tệp hoặc dán danh sách.";
inline constexpr std::string_view kWillBe = "Sẽ thêm {them}, sửa {sua}, giữ nguyên {giu}";
inline constexpr std::string_view kWas = "Đã thêm {them}, sửa {sua}, giữ nguyên {giu}";
inline constexpr std::string_view kRefused = "{n} dòng chưa đúng, chưa ghi gì";
inline constexpr std::string_view kRefusedHow = "Xin sửa các dòng dưới đây trong bảng tính, rồi dán lại. Không có dòng nào được ghi.";

inline constexpr std::string_view kTrialTitle = "Gửi một tin thử tới nhóm";
inline constexpr std::string_view kTrialText =
    "Kính chào các đồng chí. Đây là tin thử của trợ lý chi bộ, gửi lúc {gio}, ngày {ngay}. Các đồng chí không cần trả lời. Trân trọng.";
inline constexpr std::string_view kTrialSent = "Tin đang được gửi. Xin mở nhóm trên Zalo để xem, và bấm Xem lại cho đến khi tình trạng là đã gửi.";

}  // namespace mungba::handlers::setup::texts

#pragma once
#include <string_view>

namespace mungba::handlers::login::page_texts {

inline constexpr std::string_view kAsk = "Đồng chí đăng nhập với tên này?";
inline constexpr std::string_view kYes = "Đúng, vào trang";
inline constexpr std::string_view kNotMe = "Không phải tôi";
inline constexpr std::string_view kOnce = "Liên kết này dùng một lần, còn hạn đến {gio}. Xin không chuyển tiếp cho người khác.";
inline constexpr std::string_view kNewOne = "Nếu liên kết hết hạn, xin nhắn riêng cho trợ lý trong Zalo một chữ “trang” để lấy liên kết mới.";
inline constexpr std::string_view kNeverAsks = "Trang này không bao giờ hỏi mật khẩu Zalo.[ Cần người giúp: {ten_ho_tro}.]";
inline constexpr std::string_view kOperator = "Người quản trị máy chủ";

inline constexpr std::string_view kNoUse = "Liên kết này không dùng được nữa";
inline constexpr std::string_view kNoUseWhy =
    "Liên kết đăng nhập chỉ dùng một lần, trong 10 phút, và chỉ liên kết mới nhất có hiệu lực. Xin đồng chí nhắn riêng cho trợ lý trong Zalo một chữ “trang” để lấy liên kết mới.";
inline constexpr std::string_view kNotMeTitle = "Xin đồng chí đóng trang này";
inline constexpr std::string_view kNotMeWhy =
    "Liên kết này gửi cho người khác. Chưa có ai đăng nhập bằng liên kết, và liên kết đã được hủy. Nếu đồng chí nhận được liên kết từ người khác chuyển tới, xin báo văn phòng.";

inline constexpr std::string_view kTitle = "Đăng nhập trang trợ lý chi bộ";
inline constexpr std::string_view kByZalo =
    "Đồng chí bí thư, phó bí thư, cấp ủy viên: xin nhắn riêng cho trợ lý trong Zalo một chữ “trang”. Trợ lý gửi lại một liên kết, bấm vào là đăng nhập.";
inline constexpr std::string_view kOffice = "Dành cho văn phòng";
inline constexpr std::string_view kWrong = "Tên, mật khẩu hoặc mã chưa đúng. Xin đồng chí thử lại; sau nhiều lần sai, trợ lý chờ lâu hơn trước khi nhận lần tiếp theo.";
inline constexpr std::string_view kWait = "Đã có nhiều lần nhập sai. Xin đồng chí thử lại sau {giay}.";
inline constexpr std::string_view kAccountLead =
    "Khi Zalo không dùng được, văn phòng vẫn đăng nhập được bằng tên, mật khẩu và mã trên điện thoại. Không đặt cũng được: liên kết trong Zalo vẫn dùng như thường.";
inline constexpr std::string_view kAuthenticator =
    "Trên điện thoại, mở một ứng dụng xác thực (Google Authenticator, Microsoft Authenticator, FreeOTP …), thêm tài khoản bằng mã QR dưới đây. Ứng dụng sẽ hiện một mã sáu chữ số, đổi mỗi nửa phút.";
inline constexpr std::string_view kRemoveWhat = "Bỏ rồi chỉ còn đăng nhập bằng liên kết.";
inline constexpr std::string_view kRecoveryWhat =
    "Mỗi mã thay được mã trên điện thoại một lần, khi mất hoặc đổi điện thoại. Các mã chỉ hiện lần này; xin in hoặc chép ra giấy, cất nơi khóa.";
inline constexpr std::string_view kLoggedOut = "Đồng chí đã thoát.";

}  // namespace mungba::handlers::login::page_texts

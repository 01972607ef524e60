#pragma once
#include <string_view>

namespace mungba::handlers::login::texts {

inline constexpr std::string_view kLink = "Liên kết đăng nhập, dùng một lần trong 10 phút, xin không chuyển tiếp: {lien_ket}";
inline constexpr std::string_view kHelp = "Mở trang làm việc: {lenh}.";

}  // namespace mungba::handlers::login::texts

#pragma once
#include <string_view>

namespace mungba::handlers::figures::texts {

inline constexpr std::string_view kTitle = "Tháng {thang}: {x}/{y} buổi đã ghi đủ";
inline constexpr std::string_view kNothing = "Tháng {thang}: chưa có buổi họp nào đã bắt đầu";
inline constexpr std::string_view kLead = "Mẫu số là số đảng viên được tính vào ngày họp: kể cả sinh hoạt tạm thời đến; không kể miễn, tạm miễn, đình chỉ, sinh hoạt tạm thời đi.";
inline constexpr std::string_view kClosed = "Đã chốt lúc {gio}, ngày {ngay}[, {ten}]. Sửa sau đó đứng bên cạnh số đã chốt.";
inline constexpr std::string_view kClose = "Chốt số liệu tháng {thang}";
inline constexpr std::string_view kCloseNote = "Chốt một lần: số lúc này được giữ nguyên để báo cáo. Chi bộ vẫn sửa được điểm danh; số sửa hiện bên cạnh.";
inline constexpr std::string_view kOpenLeft = "Còn {n} đồng chí chưa điểm danh; chốt bây giờ thì các đồng chí đó nằm ở phần chưa ghi.";
inline constexpr std::string_view kNotOver = "Tháng {thang} chưa hết nên chưa chốt được; chốt từ ngày 01 tháng sau.";
inline constexpr std::string_view kDone = "Đã chốt số liệu.";
inline constexpr std::string_view kBadMonth = "Tháng ghi như 2026-10, từ năm 2000.";
inline constexpr std::string_view kCorrected = "chốt {cu}";
inline constexpr std::string_view kAsClosed = "như đã chốt";

}  // namespace mungba::handlers::figures::texts

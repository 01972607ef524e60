#pragma once
#include <string_view>

namespace mungba::handlers::branches::texts {

inline constexpr std::string_view kTitle = "Có {n} chi bộ";
inline constexpr std::string_view kNone = "Chưa có chi bộ nào. Xin thêm từng chi bộ, hoặc nhập cả danh sách từ tệp.";
inline constexpr std::string_view kNoneFound = "Không có chi bộ nào tên có “{tim}”.";
inline constexpr std::string_view kNewTitle = "Thêm một chi bộ";
inline constexpr std::string_view kSettings = "Lịch họp thường lệ của {chi_bo}";
inline constexpr std::string_view kUsually = "{chi_bo} thường họp{buoi}{gio}{noi}";
inline constexpr std::string_view kNextOnly = "Thay đổi ở đây dùng cho các buổi lập từ nay về sau. Buổi đã có lịch xin dời hoặc sửa trong Zalo.";
inline constexpr std::string_view kWritten = "Đã ghi.";
inline constexpr std::string_view kUnchanged = "Không có gì thay đổi.";
inline constexpr std::string_view kMeanwhile =
    "Trong lúc đồng chí sửa, người khác đã sửa mục này, nên chưa ghi. Các ô dưới đây là chữ đồng chí đã gõ; giá trị đang lưu ghi ở phần bên. Nếu vẫn muốn ghi, xin bấm lần nữa.";
inline constexpr std::string_view kStored = "Đang lưu";
inline constexpr std::string_view kNameMissing = "Xin đồng chí ghi tên chi bộ.";
inline constexpr std::string_view kNameTaken = "Đã có chi bộ tên này (không phân biệt dấu, chữ hoa).";
inline constexpr std::string_view kNameLong = "Tên dài quá 100 ký tự, xin rút gọn.";
inline constexpr std::string_view kVenueLong = "Địa điểm dài quá 60 ký tự, xin rút gọn để vừa trong tin nhắn.";
inline constexpr std::string_view kHourBad = "Giờ ghi như 19:30, từ 00:00 đến 23:59.";

inline constexpr std::string_view kFirstDayBad = "Xin ghi một ngày từ 1 đến 3.";
inline constexpr std::string_view kLastDayBad = "Xin ghi một ngày từ 3 đến 28.";

}  // namespace mungba::handlers::branches::texts

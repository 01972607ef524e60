#pragma once
#include <string_view>

namespace mungba::handlers::members::texts {

inline constexpr std::string_view kTitle = "{chi_bo} có {n} đồng chí";
inline constexpr std::string_view kLead = "{m} đồng chí đã liên kết Zalo với trợ lý.";
inline constexpr std::string_view kNone = "Danh sách chưa có ai.";
inline constexpr std::string_view kWritten = "Đã ghi.";
inline constexpr std::string_view kUnchanged = "Không có gì thay đổi.";
inline constexpr std::string_view kMeanwhile =
    "Trong lúc đồng chí sửa, người khác đã sửa mục này, nên chưa ghi. Giá trị đang lưu ghi ở phần bên; chữ đồng chí gõ vẫn còn trong các ô. Nếu vẫn muốn ghi, xin bấm lần nữa.";
inline constexpr std::string_view kNoName = "Xin đồng chí ghi họ tên.";
inline constexpr std::string_view kListedAlready =
    "Danh sách đã có đồng chí tên này. Nếu là người khác, xin ghi ngày sinh của cả hai đồng chí để phân biệt.";
inline constexpr std::string_view kConflict = "Các ngày này không khớp với những gì đang lưu. Xin xem lại phần Quá trình ở dưới.";
inline constexpr std::string_view kByHandover = "Phần việc bí thư được giao bằng mục Bàn giao của chi bộ, để đồng chí nhận việc biết và xác nhận.";
inline constexpr std::string_view kNotAllowed = "Việc này do văn phòng làm. Xin đồng chí báo văn phòng.";
inline constexpr std::string_view kUnlinkWhy =
    "Hủy liên kết khi tài khoản Zalo này không phải của đồng chí ấy. Từ đó lời nhắn của tài khoản không còn được tính cho đồng chí ấy.";
inline constexpr std::string_view kLeaveWhy =
    "Đồng chí chuyển đi, hoặc không còn trong chi bộ, rời danh sách từ ngày mai. Những buổi đã ghi vẫn giữ nguyên.";
inline constexpr std::string_view kSearchNone = "Không tìm thấy ai tên có “{tim}”.";

}  // namespace mungba::handlers::members::texts

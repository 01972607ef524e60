#pragma once
#include <string_view>

namespace mungba::handlers::groups::page_texts {

inline constexpr std::string_view kWithout =
    "Chi bộ vẫn dùng trợ lý được: đồng chí bí thư nhận thông báo để chuyển vào nhóm Zalo sẵn có của chi bộ, đảng viên đã liên kết trả lời riêng cho trợ lý.";
inline constexpr std::string_view kHowToBind =
    "Nhóm của trợ lý do người quản trị tạo trên tài khoản OA. Người quản trị đưa mã sáu chữ số; nhắn trong nhóm: /gắn nhóm và mã ấy.";
inline constexpr std::string_view kNone = "Chưa có nhóm nào.";
inline constexpr std::string_view kAllTitle = "Trợ lý có {n} nhóm Zalo";
inline constexpr std::string_view kByOperator = "Tạo nhóm, mời người vào nhóm và gia hạn gói làm trên máy chủ, vì có thể mất phí: lệnh mungba group.";

}  // namespace mungba::handlers::groups::page_texts

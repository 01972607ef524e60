#pragma once
#include <string_view>

namespace mungba::handlers::calls::page_texts {

inline constexpr std::string_view kTitle = "Cần gọi điện {n} đồng chí";
inline constexpr std::string_view kLead = "Gọi xong đồng chí nào, xin ghi kết quả của đồng chí ấy; kết quả ghi được đến khi buổi họp bắt đầu.";
inline constexpr std::string_view kWritten = "Đã ghi. Đồng chí ấy không còn trong danh sách cần gọi.";
inline constexpr std::string_view kNothingChosen = "Xin đồng chí chọn kết quả: có mặt, vắng, đến muộn hoặc đã báo tin.";

}  // namespace mungba::handlers::calls::page_texts

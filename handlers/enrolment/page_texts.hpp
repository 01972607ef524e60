#pragma once
#include <string_view>

namespace mungba::handlers::enrolment::page_texts {

inline constexpr std::string_view kSaid = "Một tài khoản Zalo nhắn “tôi là {ten}” lúc {luc}.";
inline constexpr std::string_view kNobody = "Trong danh sách không có tên này. Xin đồng chí xem lại danh sách, rồi mở lại việc này; hoặc bỏ qua lời nhắn.";
inline constexpr std::string_view kWritten = "Đã ghi.";

}  // namespace mungba::handlers::enrolment::page_texts

#pragma once
#include <string_view>

namespace mungba::handlers::handover::page_texts {

inline constexpr std::string_view kHow =
    "Trợ lý nhắn cho đồng chí ấy biết. Việc bàn giao có hiệu lực khi đồng chí ấy nhận việc và văn phòng xác nhận; văn phòng giao thì coi như đã xác nhận.";
inline constexpr std::string_view kWhenInForce = "Có hiệu lực vào ngày bắt đầu, khi cả hai mục trên đã xong.";
inline constexpr std::string_view kWho = "Phần việc của bí thư do đồng chí bí thư hoặc văn phòng giao.";
inline constexpr std::string_view kGiven = "Đã ghi. Trợ lý đang báo đồng chí được giao.";
inline constexpr std::string_view kAccepted = "Đồng chí đã nhận việc.";

}  // namespace mungba::handlers::handover::page_texts

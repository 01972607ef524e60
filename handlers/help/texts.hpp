#pragma once
#include <string_view>

namespace mungba::handlers::help::texts {

inline constexpr std::string_view kAnswering =
    "Khi có thông báo họp, xin đồng chí nhắn: có mặt, xin vắng hoặc đến muộn.";
inline constexpr std::string_view kSupport = "Cần người giúp: {ten_ho_tro}[, {so_ho_tro}].";

}  // namespace mungba::handlers::help::texts

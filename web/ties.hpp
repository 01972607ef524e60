#pragma once
#include <string>
#include <string_view>

namespace mungba::web {

/// Puts no-break spaces where a line must not break: "19 giờ 30", "thứ Hai", "Chủ nhật", "Chi bộ 5", "4 việc", "25 đồng chí". Pure, any thread.
std::string tied(std::string_view text);

}  // namespace mungba::web

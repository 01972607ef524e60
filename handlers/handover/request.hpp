#pragma once
#include <string>
#include <string_view>

#include "core/local_time.hpp"

namespace mungba::handlers::handover {

/// "Lê Thị Hoa từ 10/10 đến hết 20/10", taken apart.
struct Request {
    std::string name;     ///< as typed
    core::ReadDate from;  ///< `none`: it is no such request
    core::ReadDate until;
    bool has_until = false;
    bool is_whole = false;  ///< nothing is left over
};
/// Pure, any thread.
Request read_request(std::string_view typed, std::string_view folded, core::LocalDate today);

}  // namespace mungba::handlers::handover

#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/clock.hpp"
#include "core/ports.hpp"

namespace mungba::bot::doctor {

/// What an address answered, or why it did not.
struct Visit {
    std::optional<core::HttpResponse> response;
    std::string reason;  ///< why there is none
    /// A header's value; empty if it is not there.
    std::string header(std::string_view name_in_lower_case) const;
};

/// One GET, waited for; each visit has a loop and connections of its own. Throws std::runtime_error if libcurl cannot be set up.
Visit visit(const std::string& url, std::vector<std::pair<std::string, std::string>> headers = {});
/// Why a port cannot be connected to; empty if it can.
std::string why_unreachable(const std::string& host, const std::string& port);

/// The instant of a Date header, "Sun, 06 Nov 1994 08:49:37 GMT"; nothing for any other form. Pure.
std::optional<core::Instant> read_http_date(std::string_view text);

}  // namespace mungba::bot::doctor

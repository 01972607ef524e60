#pragma once
#include <span>
#include <string_view>

namespace mungba::zalo {

/// What an error code of openapi.zalo.me asks of us; reliability.md §4 sharpens the classes of the
/// reference.
enum class ErrorClass {
    renew_token,
    retry,             ///< a passing fault
    wait_next_minute,  ///< the OA's calls are used up until the next minute
    wait_for_morning,  ///< not at night: until 06:00 in Viet Nam
    wait_for_quota,    ///< out of quota: until the next local day
    unreachable,       ///< this person cannot be written to now
    ask_a_human,       ///< configuration, billing, a package that ran out
    give_up,           ///< permanent for this message
};

struct ApiError {
    int code = 0;
    ErrorClass what = ErrorClass::retry;
    std::string_view meaning;  ///< in our words, for the log and the office
};

/// The row of a code; an unknown code is a passing fault.
/// @param message  Zalo's own text: -201 names the field that is wrong, and a wrong access token is
/// mended by renewing it. Pure, any thread. Source: docs/zalo-notes.md, "Error codes".
ApiError api_error(int code, std::string_view message);

/// The whole table, for tests and documents.
std::span<const ApiError> api_errors();

}  // namespace mungba::zalo

#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/outgoing.hpp"
#include "core/ports.hpp"

namespace mungba::zalo {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// An answer of openapi.zalo.me, whatever its HTTP status: the whole object if its `error` is 0,
/// else what to do (never `sent`; `detail` in our words). `unknown`: it cannot be read, and may
/// have been acted upon. Pure, any thread. Source: docs/zalo-notes.md, "Error codes".
std::variant<nlohmann::json, core::SendResult> open_envelope(const core::HttpResponse& response,
                                                             core::Instant now);

/// When the answer's headers let the OA call again; nothing if they set no limit.
std::optional<core::Instant> told_to_wait_until(const core::HttpResponse& response,
                                                core::Instant now);

/// A header that is a whole number.
/// @param name  in lower case.
std::optional<std::int64_t> number_header(const Headers& headers, std::string_view name);

}  // namespace mungba::zalo

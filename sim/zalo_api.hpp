#pragma once
#include <chrono>

#include "bot/http/request.hpp"
#include "bot/http/response.hpp"
#include "sim/oa.hpp"

namespace mungba::sim {

/// Answers a call that the bot makes to Zalo (the OA OpenAPI and the token endpoint, both on this
/// one address): checks the limits and the token, and has the call carried out. A refusal is HTTP
/// 200 with `error` ≠ 0; an unknown path 404. Pure but for `oa`.
http::Response answer_api(Oa& oa, const http::Request& request);

/// The same as the wire shows it, with the faults that befall the call.
struct WireAnswer {
    http::Response response;
    std::chrono::milliseconds delay{0};  ///< real time before it goes out
};
WireAnswer answer_call(Oa& oa, const http::Request& request);

}  // namespace mungba::sim

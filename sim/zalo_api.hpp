#pragma once
#include "bot/http/request.hpp"
#include "bot/http/response.hpp"
#include "sim/oa.hpp"

namespace mungba::sim {

/// Answers a call that the bot makes to Zalo (the OA OpenAPI and the token endpoint, both on this
/// one address): reads it, asks the OA, and shapes the answer as Zalo's pages show it. A refusal is
/// HTTP 200 with `error` ≠ 0; an unknown path 404. Pure but for `oa`.
http::Response answer_api(Oa& oa, const http::Request& request);

}  // namespace mungba::sim

#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bot/engine/engine.hpp"
#include "bot/http/router.hpp"
#include "storage/readers.hpp"

namespace mungba::routes {

/// What the operator's pages are made of. Everything referred to outlives the server.
struct OperatorParts {
    engine::Engine& engine;
    storage::Reader& reader;
    engine::Post post;
    /// What does not work as promised just now, one short English sentence each; for /readyz.
    std::function<std::vector<std::string>()> degraded;
};

/// GET /healthz, /readyz, /metrics; with a settable clock also GET and POST /debug/clock (loopback only).
std::vector<http::Route> operator_routes(OperatorParts parts);

/// Zalo's proof of the domain: GET / with the meta tag and /zalo_verifier<CODE>.html. Empty code: "/" says only what this is.
std::vector<http::Route> verifier_routes(const std::string& code);

/// A request that came through a proxy (X-Forwarded-For) gets none of these routes: 404.
std::vector<http::Route> not_for_proxies(std::vector<http::Route> routes);

}  // namespace mungba::routes

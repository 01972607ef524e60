#pragma once
#include <optional>
#include <string_view>

#include "bot/http/request.hpp"
#include "bot/http/response.hpp"

namespace mungba::sim {

/// Who may use the page and the simulator's own paths: this machine only, under a name of this
/// machine (no DNS rebinding), and a POST only from the page itself or from a program, as JSON.
/// Pure.
/// @returns the refusal, or nothing
std::optional<http::Response> refuse_stranger(const http::Request& request);

/// "127.0.0.1", "::1", "localhost" and the whole of 127/8.
bool is_loopback(std::string_view host);
/// True if an "address:port" to listen on is reached from this machine only.
bool listens_on_this_machine(std::string_view listen);

}  // namespace mungba::sim

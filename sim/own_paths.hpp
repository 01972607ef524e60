#pragma once
#include <optional>
#include <string>
#include <variant>

#include "bot/http/request.hpp"
#include "bot/http/response.hpp"
#include "sim/oa.hpp"

/// The simulator's own paths (docs/simulator.md) as far as nothing has to be waited for. Pure but
/// for `oa`. Mistakes are {"error": …} with 400 or 422.
namespace mungba::sim::own {

/// The id of what was said, or the refusal. The bot has still to hear of it.
using Said = std::variant<http::Response, std::string>;
Said say(Oa& oa, const http::Request& request);
Said press(Oa& oa, const http::Request& request);

http::Response change_member(Oa& oa, const http::Request& request);
http::Response act(Oa& oa, const http::Request& request);
http::Response authorize(Oa& oa, const http::Request& request);
http::Response list_faults(Oa& oa, const http::Request& request);
http::Response change_faults(Oa& oa, const http::Request& request);
http::Response ledger(Oa& oa, const http::Request& request);
http::Response messages_since(Oa& oa, const http::Request& request);
/// What the bot has uploaded, as a picture or to be saved.
http::Response media(Oa& oa, const http::Request& request);

http::Response mistake(int status, const std::string& what);

}  // namespace mungba::sim::own

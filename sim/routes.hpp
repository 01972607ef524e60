#pragma once
#include <vector>

#include "bot/http/router.hpp"
#include "sim/feed.hpp"
#include "sim/lockstep.hpp"
#include "sim/oa.hpp"
#include "sim/postman.hpp"
#include "sim/signal.hpp"

namespace mungba::sim {

/// What the paths of the simulator work on; all outlive the server.
struct Parts {
    Oa& oa;
    Postman& postman;
    Lockstep& lockstep;
    Feed& feed;
    Signal& stopping;  ///< notified when the program ends
};

/// Every path of the program: the chat page, the simulator's own /sim/…, and Zalo's API for the
/// rest.
std::vector<http::Route> routes(Parts parts);

}  // namespace mungba::sim

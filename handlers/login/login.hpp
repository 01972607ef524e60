#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::login {

/// The web page's door: `trang` gives a one-time link, the pages of the log-in show who logs in and spend it.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::login

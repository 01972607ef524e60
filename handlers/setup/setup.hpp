#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::setup {

/// "/cai-dat": the steps by which operator and office set the assistant up, each proved; lists from a file or a spreadsheet; a real test message.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::setup

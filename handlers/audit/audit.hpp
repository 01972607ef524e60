#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::audit {

/// "/nhat-ky": who changed what and who read whose data, for office and operator.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::audit

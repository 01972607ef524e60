#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::login {

/// "/tai-khoan": the office's own name, password and codes.
std::vector<PageInfo> account_pages();

}  // namespace mungba::handlers::login

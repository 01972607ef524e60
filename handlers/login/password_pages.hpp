#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::login {

/// "/dang-nhap": how to log in, and the office's name, password and code; "/tai-khoan": where the office sets them.
std::vector<PageInfo> password_pages();

}  // namespace mungba::handlers::login

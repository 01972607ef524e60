#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::login {

/// "/dang-nhap/{link}": GET shows who logs in, POST spends the link; "Không phải tôi" ends it. "/dang-xuat".
std::vector<PageInfo> link_pages();

}  // namespace mungba::handlers::login

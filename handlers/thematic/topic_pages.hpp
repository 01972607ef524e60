#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::thematic {

/// Topics that the office suggests ("/chuyen-de/goi-y").
std::vector<PageInfo> topic_pages();

/// The rule pack's groups, to choose from: "5 Chủ đề công tác năm …".
std::vector<web::Option> group_options(const domain::RulePack& rules, const char* none);

}  // namespace mungba::handlers::thematic

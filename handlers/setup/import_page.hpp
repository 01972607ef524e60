#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::setup {

/// "/cai-dat/danh-sach": branches or members from a file or pasted from a spreadsheet; the differences are shown before anything is written.
std::vector<PageInfo> import_pages();

}  // namespace mungba::handlers::setup

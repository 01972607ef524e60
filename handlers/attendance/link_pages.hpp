#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::attendance {

/// "/chi-bo/{branch}/lien-ket-bao-du": the secretary gives a member a link of the own, prints slips with QR codes, takes all of them back.
std::vector<PageInfo> link_pages();
std::string not_me_line(const storage::Task& task, Context& context);

}  // namespace mungba::handlers::attendance

#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::bulletins {

/// A bulletin for whoever has its address: the link in the message, the QR code. Openings are counted, never whose they are.
std::vector<PageInfo> reader_pages();

}  // namespace mungba::handlers::bulletins

#pragma once
#include <string>
#include <vector>

#include "usecases/slips.hpp"

namespace mungba::bot {

/// The slips as one HTML page for A4 paper: black and white, everything inline, nothing fetched. Pure.
/// @param link  where the OA's chat is opened, for the QR code.
std::string slips_page(const std::vector<usecases::slips::Slip>& slips, const std::string& link);

}  // namespace mungba::bot

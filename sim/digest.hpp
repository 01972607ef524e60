#pragma once
#include <string>
#include <string_view>

#include "core/ports.hpp"

/// Fingerprints and made-up ids. Pure but for the chance that is handed in.
namespace mungba::sim {

std::string sha256_hex(std::string_view bytes);
std::string md5_hex(std::string_view bytes);  ///< `checksum` of a file in Zalo's events
/// SHA-256 in base64url without padding: a PKCE challenge of its verifier.
std::string pkce_challenge(std::string_view verifier);

std::string hex_digits(core::Random& random, std::size_t count);

}  // namespace mungba::sim

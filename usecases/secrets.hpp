#pragma once
#include <string>
#include <string_view>

#include "core/ports.hpp"
#include "storage/login_repository.hpp"

/// Secrets that stand in an address or a cookie: 256 bits of chance, of which only a hash is stored.
namespace mungba::usecases::secrets {

/// 43 characters of base64url.
std::string draw(core::Random& random);
/// Nothing of the wrong form has a row: false for what no `draw` gives.
bool is_one(std::string_view text);
storage::SecretHash hash_of(std::string_view secret);

}  // namespace mungba::usecases::secrets

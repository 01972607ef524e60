#include "usecases/fingerprint.hpp"

#include <sodium.h>

#include <array>
#include <cstdint>

namespace mungba::usecases {

std::string fingerprint(const std::vector<std::string>& values) {
    crypto_generichash_state state;
    std::array<unsigned char, 16> hash{};
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    for (const std::string& value : values) {
        // With its length before it, so that no two lists give the same bytes.
        const auto size = static_cast<std::uint64_t>(value.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&size), sizeof size);
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(value.data()), value.size());
    }
    crypto_generichash_final(&state, hash.data(), hash.size());
    std::array<char, 23> text{};
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

}  // namespace mungba::usecases

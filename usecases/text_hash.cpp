#include "usecases/text_hash.hpp"

#include <sodium.h>

#include "core/text.hpp"

namespace mungba::usecases {

storage::outbox::TextHash text_hash(std::string_view text) {
    const std::string composed = core::text::nfc(text);
    storage::outbox::TextHash hash{};
    static_assert(sizeof(hash) >= crypto_generichash_BYTES_MIN);
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()),
                       hash.size(),
                       reinterpret_cast<const unsigned char*>(composed.data()),
                       composed.size(),
                       nullptr,
                       0);
    return hash;
}

std::array<std::byte, 16> keyed_text_hash(std::span<const unsigned char, 32> key, std::string_view kind, std::string_view text) {
    std::string input(kind);
    input += '\0';
    input += core::text::nfc(text);
    std::array<std::byte, 16> hash{};
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()),
                       hash.size(),
                       reinterpret_cast<const unsigned char*>(input.data()),
                       input.size(),
                       key.data(),
                       key.size());
    return hash;
}

}  // namespace mungba::usecases

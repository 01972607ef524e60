#include "usecases/secrets.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace mungba::usecases::secrets {
namespace {

constexpr std::size_t kBytes = 32;
constexpr std::size_t kLetters = 43;
constexpr int kAlphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string draw(core::Random& random) {
    std::array<unsigned char, kBytes> bytes{};
    for (std::size_t at = 0; at < kBytes; at += 8) {
        const std::uint64_t drawn = random.next();
        for (std::size_t n = 0; n < 8; ++n) bytes[at + n] = static_cast<unsigned char>(drawn >> (8 * n));
    }
    std::array<char, kLetters + 1> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kAlphabet);
    return {text.data(), kLetters};
}

bool is_one(std::string_view text) {
    return text.size() == kLetters && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
           });
}

storage::SecretHash hash_of(std::string_view secret) {
    storage::SecretHash hash{};
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()),
                       hash.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()),
                       secret.size(),
                       nullptr,
                       0);
    return hash;
}

}  // namespace mungba::usecases::secrets

#include "sim/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace mungba::sim {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::string digest(std::string_view bytes, const EVP_MD* method) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), value.data(), &length, method, nullptr) != 1)
        throw std::runtime_error("a digest of OpenSSL is not available");
    return {reinterpret_cast<const char*>(value.data()), length};
}

std::string as_hex(std::string_view bytes) {
    std::string hex;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += kHex[value >> 4];
        hex += kHex[value & 15];
    }
    return hex;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) { return as_hex(digest(bytes, EVP_sha256())); }

std::string md5_hex(std::string_view bytes) { return as_hex(digest(bytes, EVP_md5())); }

std::string pkce_challenge(std::string_view verifier) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned int bits = 0;
    int held = 0;
    for (const char byte : digest(verifier, EVP_sha256())) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        for (held += 8; held >= 6; held -= 6) text += kLetters[(bits >> (held - 6)) & 63];
    }
    if (held > 0) text += kLetters[(bits << (6 - held)) & 63];
    return text;
}

std::string hex_digits(core::Random& random, std::size_t count) {
    std::string digits;
    while (digits.size() < count) {
        std::uint64_t bits = random.next();
        for (int i = 0; i < 16 && digits.size() < count; ++i, bits >>= 4) digits += kHex[bits & 15];
    }
    return digits;
}

}  // namespace mungba::sim

#include "usecases/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

namespace mungba::usecases::totp {
namespace {

constexpr std::int64_t kStepMs = 30'000;
constexpr std::uint32_t kCodes = 1'000'000;
constexpr std::size_t kDigits = 6;

std::string url_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

std::string plain_base32(std::string_view bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(c);
        count += 8;
        while (count >= 5) {
            count -= 5;
            out += kLetters[(bits >> count) & 31];
        }
    }
    if (count > 0) out += kLetters[(bits << (5 - count)) & 31];
    return out;
}

}  // namespace

std::int64_t step_of(core::Instant now) { return core::to_ms(now) / kStepMs; }

std::string code_at(std::string_view secret, std::int64_t step) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t at = 0; at < counter.size(); ++at) counter[at] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * at));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int length = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(), &length) == nullptr || length != 20)
        throw std::runtime_error("HMAC-SHA1 failed");
    const std::size_t offset = mac[19] & 15U;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < 4; ++at) number = (number << 8) | mac[offset + at];
    std::string digits = std::to_string((number & 0x7FFFFFFFU) % kCodes);
    digits.insert(0, kDigits - digits.size(), '0');
    return digits;
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, core::Instant now, std::int64_t last_step) {
    std::string digits;
    for (const char c : code) {
        if (c >= '0' && c <= '9') digits += c;
        else if (c != ' ') return std::nullopt;
    }
    if (digits.size() != kDigits) return std::nullopt;
    const std::int64_t present = step_of(now);
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {present - 1, present, present + 1}) {
        const std::string expected = code_at(secret, step);
        if (sodium_memcmp(expected.data(), digits.data(), kDigits) == 0 && step > last_step) found = step;
    }
    return found;
}

std::string base32(std::string_view secret) {
    const std::string letters = plain_base32(secret);
    std::string out;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        if (at > 0 && at % 4 == 0) out += ' ';
        out += letters[at];
    }
    return out;
}

std::string uri(std::string_view issuer, std::string_view account, std::string_view secret) {
    const std::string name = url_encoded(issuer);
    return "otpauth://totp/" + name + ":" + url_encoded(account) + "?secret=" + plain_base32(secret) + "&issuer=" + name;
}

}  // namespace mungba::usecases::totp

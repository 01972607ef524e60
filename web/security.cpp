#include "web/security.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace mungba::web {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

Headers common_headers() {
    return {{"Content-Security-Policy", std::string(kPolicy)},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"Strict-Transport-Security", "max-age=31536000"},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cross-Origin-Resource-Policy", "same-origin"}};
}

}  // namespace

Headers security_headers() {
    Headers headers = common_headers();
    headers.emplace_back("Cache-Control", "no-store");
    return headers;
}

Headers static_headers() {
    Headers headers = common_headers();
    headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    headers.emplace_back("Vary", "Accept-Encoding");
    return headers;
}

std::string cookie(std::string_view name, std::string_view secret) {
    std::string value = std::string(name) + "=" + std::string(secret) + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    if (secret.empty()) value += "; Max-Age=0";
    return value;
}

std::string csrf_token(std::string_view cookie_secret) {
    constexpr std::string_view kPurpose = "mungba form";
    std::array<unsigned char, 32> key{};
    crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(cookie_secret.data()), cookie_secret.size(), nullptr, 0);
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(kPurpose.data()), kPurpose.size(), key.data(), key.size());
    std::string text(sodium_base64_encoded_len(hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // the terminating zero
    return text;
}

bool csrf_fits(std::string_view token, std::string_view cookie_secret) {
    if (cookie_secret.empty()) return false;
    const std::string expected = csrf_token(cookie_secret);
    return token.size() == expected.size() && sodium_memcmp(token.data(), expected.data(), expected.size()) == 0;
}

bool comes_from_here(std::string_view sec_fetch_site, std::string_view origin, const std::vector<std::string>& own_origins) {
    const bool own_origin = std::find(own_origins.begin(), own_origins.end(), origin) != own_origins.end();
    if (!sec_fetch_site.empty()) return sec_fetch_site == "same-origin" && (origin.empty() || origin == "null" || own_origin);
    return own_origin;
}

}  // namespace mungba::web

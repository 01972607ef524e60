#include "zalo/signature.hpp"

#include <openssl/crypto.h>

#include "zalo/sha256.hpp"

namespace mungba::zalo {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Zalo's pages write "mac=…", some writers put blanks around the sign, some send the bare digits.
std::string_view without_prefix(std::string_view value) {
    constexpr std::string_view kPrefix = "mac";
    if (value.size() < kPrefix.size()) return value;
    for (std::size_t i = 0; i < kPrefix.size(); ++i) {
        if (lower(value[i]) != kPrefix[i]) return value;
    }
    std::string_view rest = trimmed(value.substr(kPrefix.size()));
    if (rest.empty() || rest.front() != '=') return value;  // not hex either way: refused below
    return trimmed(rest.substr(1));
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char small = lower(c);
    if (small >= 'a' && small <= 'f') return small - 'a' + 10;
    return -1;
}

std::optional<Sha256> read_hex(std::string_view text) {
    Sha256 digest;
    if (text.size() != 2 * digest.size()) return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const int high = hex_digit(text[2 * i]);
        const int low = hex_digit(text[2 * i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        digest[i] = static_cast<std::byte>(high * 16 + low);
    }
    return digest;
}

}  // namespace

SignatureCheck verify(std::optional<std::string_view> header,
                      std::string_view body,
                      std::string_view app_id,
                      std::string_view timestamp,
                      const SignatureKeys& keys) {
    using Verdict = SignatureCheck::Verdict;
    using Key = SignatureCheck::Key;
    if (!header) return {Verdict::missing, Key::none};
    const auto claimed = read_hex(without_prefix(trimmed(*header)));
    if (!claimed) return {Verdict::malformed, Key::none};

    // An empty key would let anybody sign who knows the formula.
    const auto agrees = [&](std::string_view key) {
        if (key.empty()) return false;
        const Sha256 ours = sha256({app_id, body, timestamp, key});
        return CRYPTO_memcmp(ours.data(), claimed->data(), ours.size()) == 0;
    };
    if (agrees(keys.current)) return {Verdict::valid, Key::current};
    if (agrees(keys.next)) return {Verdict::valid, Key::next};
    return {Verdict::wrong, Key::none};
}

}  // namespace mungba::zalo

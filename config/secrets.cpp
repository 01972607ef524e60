#include "config/secrets.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "config/secret_file.hpp"

namespace mungba::config {
namespace {

static_assert(SealingKey::kBytes == crypto_secretbox_KEYBYTES);

void initialise_sodium() {
    static const int outcome = sodium_init();
    if (outcome < 0) throw std::runtime_error("libsodium cannot be initialised");
}

std::string new_key_line() {
    std::array<unsigned char, SealingKey::kBytes> key{};
    crypto_secretbox_keygen(key.data());
    std::string line(2 * key.size() + 1, '\0');
    sodium_bin2hex(line.data(), line.size(), key.data(), key.size());
    sodium_memzero(key.data(), key.size());
    line.back() = '\n';
    return line;
}

/// Fills the key from the file's bytes; false if they are no key.
bool decode(const std::string& bytes, std::array<unsigned char, SealingKey::kBytes>& key) {
    if (bytes.size() == key.size()) {
        std::transform(bytes.begin(), bytes.end(), key.begin(), [](char c) {
            return static_cast<unsigned char>(c);
        });
        return true;
    }
    std::size_t digits = bytes.size();
    while (digits > 0 && (bytes[digits - 1] == '\n' || bytes[digits - 1] == '\r')) --digits;
    std::size_t length = 0;
    return digits == 2 * key.size() &&
           sodium_hex2bin(
               key.data(), key.size(), bytes.data(), digits, nullptr, &length, nullptr) == 0 &&
           length == key.size();
}

}  // namespace

core::Result<SealingKey> SealingKey::load(const std::filesystem::path& key_file,
                                          IfMissing if_missing) {
    initialise_sodium();
    std::error_code error;
    const bool exists = std::filesystem::exists(std::filesystem::symlink_status(key_file, error));
    if (!exists && if_missing == IfMissing::create) {
        std::string line = new_key_line();
        const auto written = write_private_file(key_file, line);
        sodium_memzero(line.data(), line.size());
        if (!written) return written.error();
    }
    auto bytes = read_private_file(key_file);
    if (!bytes) return bytes.error();
    SealingKey key;
    const bool good = decode(*bytes, key.key_);
    sodium_memzero(bytes->data(), bytes->size());
    if (!good) {
        return core::Error{fmt::format(
            "{}: is no key: 32 bytes, or 64 hexadecimal digits, are wanted", key_file.string())};
    }
    return key;
}

SealingKey::SealingKey(SealingKey&& other) noexcept : key_(other.key_) {
    sodium_memzero(other.key_.data(), other.key_.size());
}

SealingKey& SealingKey::operator=(SealingKey&& other) noexcept {
    if (this != &other) {
        key_ = other.key_;
        sodium_memzero(other.key_.data(), other.key_.size());
    }
    return *this;
}

SealingKey::~SealingKey() { sodium_memzero(key_.data(), key_.size()); }

std::array<unsigned char, SealingKey::kBytes> SealingKey::derived(std::string_view purpose) const {
    std::array<unsigned char, kBytes> key{};
    crypto_generichash(key.data(),
                       key.size(),
                       reinterpret_cast<const unsigned char*>(purpose.data()),
                       purpose.size(),
                       key_.data(),
                       key_.size());
    return key;
}

std::vector<std::byte> SealingKey::seal(std::string_view plain) const {
    std::vector<std::byte> sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES +
                                  plain.size());
    auto* nonce = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES,
                          reinterpret_cast<const unsigned char*>(plain.data()),
                          plain.size(),
                          nonce,
                          key_.data());
    return sealed;
}

std::optional<std::string> SealingKey::open(std::span<const std::byte> sealed) const {
    constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < kOverhead) return std::nullopt;
    const auto* nonce = reinterpret_cast<const unsigned char*>(sealed.data());
    std::string plain(sealed.size() - kOverhead, '\0');
    const int outcome = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
                                                   nonce + crypto_secretbox_NONCEBYTES,
                                                   sealed.size() - crypto_secretbox_NONCEBYTES,
                                                   nonce,
                                                   key_.data());
    if (outcome != 0) return std::nullopt;
    return plain;
}

}  // namespace mungba::config

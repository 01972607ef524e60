#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace mungba::config {

/// The key that seals tokens and secrets in the database: 32 bytes of `[secrets] key_file`, wiped
/// from memory at the end. Sealed is nonce and ciphertext of libsodium's secretbox
/// (XSalsa20-Poly1305), 40 bytes longer than the plain text. After loading immutable, any thread.
class SealingKey {
public:
    static constexpr std::size_t kBytes = 32;

    /// What to do without a key file. A database with sealed values and no key must not be given a
    /// new one.
    enum class IfMissing { refuse, create };

    /// Reads the key file: 32 raw bytes, or 64 hexadecimal digits and a line end (so it is
    /// written), open to its owner alone. The error names the file and the reason: absent, open to
    /// others, of the wrong length.
    static core::Result<SealingKey> load(const std::filesystem::path& key_file,
                                         IfMissing if_missing);

    SealingKey(SealingKey&& other) noexcept;
    SealingKey& operator=(SealingKey&& other) noexcept;
    SealingKey(const SealingKey&) = delete;
    SealingKey& operator=(const SealingKey&) = delete;
    ~SealingKey();

    /// A further key for another purpose; the same for the same word.
    std::array<unsigned char, kBytes> derived(std::string_view purpose) const;
    /// A fresh nonce each time: the same text sealed twice looks different.
    std::vector<std::byte> seal(std::string_view plain) const;
    /// Nothing if the bytes were not sealed with this key, or were changed.
    std::optional<std::string> open(std::span<const std::byte> sealed) const;

private:
    SealingKey() = default;
    std::array<unsigned char, kBytes> key_{};
};

}  // namespace mungba::config

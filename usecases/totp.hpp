#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"

/// Codes of a telephone's authenticator (RFC 6238: SHA-1, six digits, thirty seconds, which is what all of them know). Pure, any thread.
namespace mungba::usecases::totp {

inline constexpr std::size_t kSecretBytes = 20;

std::int64_t step_of(core::Instant now);
std::string code_at(std::string_view secret, std::int64_t step);
/// The step whose code this is: the present one or a neighbour, later than `last_step`, so that a code works once; blanks in it do not matter.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, core::Instant now, std::int64_t last_step);
/// How a secret is typed into an authenticator by hand (RFC 4648), in groups of four.
std::string base32(std::string_view secret);
/// For the QR code: "otpauth://totp/…".
std::string uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace mungba::usecases::totp

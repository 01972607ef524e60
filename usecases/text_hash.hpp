#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "storage/outbox_repository.hpp"

namespace mungba::usecases {

/// First 16 bytes of BLAKE2b over the NFC of a text: how an echo finds its row. Pure, any thread.
storage::outbox::TextHash text_hash(std::string_view text);

/// The same over what somebody wrote: with a key, so that nobody without it can try words. `kind` is the event's name.
std::array<std::byte, 16> keyed_text_hash(std::span<const unsigned char, 32> key, std::string_view kind, std::string_view text);

}  // namespace mungba::usecases

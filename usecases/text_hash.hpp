#pragma once
#include <string_view>

#include "storage/outbox_repository.hpp"

namespace mungba::usecases {

/// First 16 bytes of BLAKE2b over the NFC of a text: how an echo finds its row. Pure, any thread.
storage::outbox::TextHash text_hash(std::string_view text);

}  // namespace mungba::usecases

#pragma once
#include <string>

#include "core/outgoing.hpp"

/// Buttons and the quoted message as text for `outbox.extras`; pure.
namespace mungba::storage {

/// Empty if there are none.
std::string encode_extras(const std::vector<core::Button>& buttons, const core::MessageId& quote);
/// Puts them back into the message. Throws std::runtime_error if `extras` is none of ours.
void decode_extras(const std::string& extras, core::Outgoing& message);

}  // namespace mungba::storage

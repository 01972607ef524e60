#pragma once
#include <string>

#include "core/outgoing.hpp"
#include "core/result.hpp"

namespace mungba::zalo {

/// The JSON of a send call, to a group or to a person; or why this message cannot be one, in words
/// for the office: nobody to write to, nothing to say, media or buttons that Zalo does not take
/// there. A broken byte of a text becomes U+FFFD. Pure, any thread. Source: docs/zalo-notes.md,
/// "Messages".
core::Result<std::string> message_body(const core::Outgoing& message);

/// Whether the body above bears the quotation: a private chat, the first try.
bool quotes(const core::Outgoing& message);

}  // namespace mungba::zalo

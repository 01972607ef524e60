#pragma once
#include <vector>

#include "core/event.hpp"
#include "zalo/json_fields.hpp"

namespace mungba::zalo {

/// What hangs on a message: `message.attachments[]`, or the bare `message.location` of some
/// writers. Fields of another type than ours count as absent: nothing here is needed to handle the
/// message. Texts are NFC.
/// @param content  what the event's name says; a business card comes as a link, and only the name
/// tells it. Of a business card: `description` is the telephone number, `url` its QR code. Of a
/// location: `description` is "latitude,longitude".
std::vector<core::Attachment> read_attachments(const json::object& message,
                                               core::ContentKind content);

}  // namespace mungba::zalo

#pragma once
#include <string>
#include <string_view>

#include "core/event.hpp"

/// The parts of an event that have no column of their own, as text for `inbox.details`; pure.
namespace mungba::storage {

/// Empty for a plain text message, which is nearly all there is.
std::string encode_details(const core::EventBody& body);

/// The columns that every row has.
struct EventColumns {
    std::string_view chat_kind;  ///< "private", "group" or empty
    std::string_view chat_id;
    std::string_view sender_id;
    std::string_view message_id;
    std::string_view text;
};
EventColumns columns_of(const core::EventBody& body);

/// Puts an event together again. Throws std::runtime_error if `details` is none of ours.
core::EventBody decode_body(const EventColumns& columns, std::string_view details);

}  // namespace mungba::storage

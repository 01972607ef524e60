#pragma once
#include <string_view>

#include "core/event.hpp"

/// What tells one event from another, and when it was; the same for webhooks and for the history.
namespace mungba::zalo {

/// Of a message, an echo or a receipt: by its own message id.
/// @param name  the canonical event name.
core::EventKey message_key(const core::OaId& oa,
                           std::string_view name,
                           std::string_view message_id);

/// Of everything else: by the whole body, which Zalo repeats unchanged.
core::EventKey body_key(std::string_view body);

/// Milliseconds of the digits of a time stamp; however many there are, never later than the year
/// 9999.
core::Instant instant_of(std::string_view digits);

}  // namespace mungba::zalo

#pragma once
#include <string_view>
#include <variant>

#include "core/event.hpp"
#include "zalo/json_fields.hpp"
#include "zalo/webhook_parser.hpp"

namespace mungba::zalo {

/// A document that has been peeked, in our words. Texts become NFC here, after the signature. For
/// WebhookParser only.
std::variant<core::Event, Malformed> build_event(const json::object& root,
                                                 const KnownEvent& known,
                                                 const KeyFields& fields,
                                                 const core::OaId& oa,
                                                 std::string_view body);

}  // namespace mungba::zalo

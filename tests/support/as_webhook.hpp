#pragma once
#include <string>

#include "core/event.hpp"

namespace mungba::tests {

/// A message of a person as the JSON that Zalo would post.
std::string webhook_body(const core::Message& message, core::Instant at);

/// What the real signature check and parser make of a body, as the webhook does it. Throws std::logic_error if they do not take it.
core::Event received(const std::string& body);

}  // namespace mungba::tests

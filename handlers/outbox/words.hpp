#pragma once
#include <string>
#include <string_view>

#include "web/parts.hpp"

namespace mungba::handlers::outbox {

/// What a message is, by its template: "Thông báo họp". Its own name where it has none.
std::string template_words(std::string_view name);
web::State state_of(std::string_view state, bool repeated);
/// What the channel's refusal means, and what helps; empty for no code.
std::string error_words(int code);

}  // namespace mungba::handlers::outbox

#pragma once
#include <string>
#include <string_view>

namespace mungba::handlers::audit {

/// An action of an audit row as people read it; the bare name where it has none ("roster.import").
std::string action_words(std::string_view action);
std::string_view source_words(std::string_view source);

}  // namespace mungba::handlers::audit

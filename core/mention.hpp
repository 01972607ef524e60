#pragma once
#include <optional>
#include <string>

#include "core/ids.hpp"

namespace mungba::core::text {

/// What calls one person in a group's text that we write ourselves: "[@id]". Nothing if the id
/// cannot stand there: it is put into the text unescaped, so it must be 1 to 64 ASCII letters and
/// digits, as Zalo's are. Text of others goes through `defuse` instead. Pure. Source:
/// docs/zalo-notes.md, "Mentions".
std::optional<std::string> mention(const UserId& person);

/// What calls everybody in the group: its own id.
std::optional<std::string> mention_all(const GroupId& group);

}  // namespace mungba::core::text

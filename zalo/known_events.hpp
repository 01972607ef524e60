#pragma once
#include <span>
#include <string_view>
#include <variant>

#include "core/event.hpp"

namespace mungba::zalo {

/// What an event of Zalo's means to us; `std::monostate`: known, but nothing here acts on it.
struct MessageMeaning {
    core::ChatKind chat;
    core::ContentKind content;
};
struct EchoMeaning {
    core::ChatKind chat;
    core::ContentKind content;
};
using Meaning = std::variant<std::monostate,
                             MessageMeaning,
                             EchoMeaning,
                             core::GroupMembersChanged::Change,
                             core::GroupChanged::Change,
                             core::ContactChanged::Change,
                             core::MessageReceipt::Kind>;

struct KnownEvent {
    std::string_view name;       ///< as Zalo sends it
    std::string_view canonical;  ///< what we call it: the same name, or another one for an alias
    Meaning meaning;
};

/// The row of an event name, letter case as Zalo has it; null if we do not know it. Pure, any
/// thread. Source: docs/zalo-notes.md, "Webhook".
const KnownEvent* find_known_event(std::string_view name);

/// All rows, sorted by name.
std::span<const KnownEvent> known_events();

}  // namespace mungba::zalo

#pragma once
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/event.hpp"

/// What was said while we could not hear it: items of the calls `listrecentchat` and
/// `conversation`, of groups and of private chats, in the shape and with the key that the same
/// message has when it comes by webhook; so what came both ways is known as a repeat. Pure, any
/// thread; nothing here throws for anything in an item. Source: docs/zalo-notes.md, "History".
namespace mungba::zalo {

struct HistoryItem {
    core::Event event;        ///< a Message, or an Echo if the OA said it
    std::string sender_name;  ///< as Zalo shows it, NFC; often empty; grants nothing
};

struct HistoryPage {
    std::vector<HistoryItem> items;  ///< in Zalo's order: newest first
    std::size_t received =
        0;  ///< items of the answer, readable or not: the next offset counts them
    std::size_t unreadable = 0;  ///< of a type we do not know, or without id, time or sender
};

/// @param asked  the group that was asked for; empty for the calls over all groups. An item that
/// names another group is unreadable.
std::optional<HistoryItem> read_group_item(const nlohmann::json& item,
                                           const core::OaId& oa,
                                           const core::GroupId& asked);
std::optional<HistoryItem> read_private_item(const nlohmann::json& item, const core::OaId& oa);

/// All items of an answer's `data`, an array; nothing if it is none.
std::optional<HistoryPage> read_group_history(const nlohmann::json& data,
                                              const core::OaId& oa,
                                              const core::GroupId& asked);
std::optional<HistoryPage> read_private_history(const nlohmann::json& data, const core::OaId& oa);

}  // namespace mungba::zalo

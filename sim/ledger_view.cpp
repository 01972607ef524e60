// The ledger: what a test counts losses and doubles with.
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/local_time.hpp"
#include "sim/views.hpp"

namespace mungba::sim {
namespace {

using nlohmann::json;

/// What makes two messages of the OA the same to somebody who reads them.
std::string sameness(const ChatMessage& message) {
    return message.text + '\0' + (message.attachment ? message.attachment->payload : "");
}

json accepted_in(const Oa& oa, const std::string& only) {
    std::map<std::string, std::map<std::string, std::size_t>> places;
    json chats = json::object();
    for (const ChatMessage& message : oa.messages()) {
        const std::string chat = chat_key(message.chat);
        if (!message.from_oa() || (!only.empty() && chat != only)) continue;
        json& list = chats[chat];
        const auto [place, is_new] = places[chat].try_emplace(sameness(message), list.size());
        if (is_new) {
            list.push_back({{"text", message.text},
                            {"kind", message.kind()},
                            {"ids", json::array()},
                            {"times", 0}});
        }
        json& entry = list[place->second];
        entry["ids"].push_back(message.id);
        entry["times"] = entry["ids"].size();
    }
    return chats;
}

json webhooks_in(const Oa& oa, const std::string& only) {
    json list = json::array();
    for (const WebhookRecord& record : oa.webhooks().records()) {
        if (!only.empty() && record.chat != only) continue;
        json tries = json::array();
        for (const WebhookRecord::Try& one : record.tries)
            tries.push_back({{"at", core::format_iso(one.at)}, {"status", one.status}});
        json entry{{"number", record.number},
                   {"event", record.event_name},
                   {"chat", record.chat},
                   {"outcome", name_of(record.outcome)},
                   {"tries", std::move(tries)}};
        if (!record.message_id.empty()) entry["message_id"] = record.message_id;
        if (record.is_copy) entry["copy"] = true;
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace

json ledger_json(const Oa& oa, const std::string& chat) {
    return {{"accepted", accepted_in(oa, chat)}, {"webhooks", webhooks_in(oa, chat)}};
}

}  // namespace mungba::sim

#include "sim/views.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/local_time.hpp"

namespace mungba::sim {
namespace {

using nlohmann::json;

std::string_view name_of_state(DeliveryStatus::State state) {
    constexpr std::array<std::string_view, 4> kNames{"under_way", "delivered", "later", "given_up"};
    return kNames[static_cast<std::size_t>(state)];
}

}  // namespace

json to_json(const ChatMessage& message) {
    json view{{"number", message.number},
              {"id", message.id},
              {"chat", chat_key(message.chat)},
              {"from", message.from_oa() ? json(nullptr) : json(message.sender)},
              {"text", message.text},
              {"at_ms", core::to_ms(message.at)},
              {"at", core::format_iso(message.at)},
              {"state", name_of_state(message.delivery.state)},
              {"status", message.delivery.status}};
    if (!message.quoted.empty()) view["quote"] = message.quoted;
    if (message.delivery.retry_at) view["retry_at_ms"] = core::to_ms(*message.delivery.retry_at);
    return view;
}

json to_json(const LogLine& line) {
    json view{{"number", line.number},
              {"at_ms", core::to_ms(line.at)},
              {"kind", name_of(line.kind)},
              {"code", line.code}};
    if (!line.chat.empty()) view["chat"] = line.chat;
    if (!line.user_id.empty()) view["user"] = line.user_id;
    if (!line.event_name.empty()) {
        view["event"] = line.event_name;
        view["attempt"] = line.attempt;
        view["took_ms"] = line.took.count();
    }
    if (line.retry_at) view["retry_at_ms"] = core::to_ms(*line.retry_at);
    return view;
}

json members_json(const Oa& oa) {
    json groups = json::array();
    for (const Group& group : oa.world().groups) {
        groups.push_back({{"id", group.id},
                          {"name", group.name},
                          {"kind", name_of(group.kind)},
                          {"branch", group.branch},
                          {"short", group.short_name}});
    }
    json people = json::array();
    for (const Person& person : oa.world().people) {
        people.push_back(
            {{"name", person.name},
             {"branch", person.branch},
             {"role", person.role},
             {"birth_date", person.birth_date},
             {"user_id", person.user_id.empty() ? json(nullptr) : json(person.user_id)},
             {"groups", person.groups}});
    }
    return {{"groups", std::move(groups)}, {"people", std::move(people)}};
}

json clock_json(const Oa& oa, const BotState& bot) {
    json view{{"now", core::format_iso(oa.now())},
              {"now_ms", core::to_ms(oa.now())},
              {"bot", name_of(bot.kind)}};
    if (bot.next_due) {
        view["next_due_ms"] = core::to_ms(*bot.next_due);
        view["next_what"] = bot.next_what;
    }
    return view;
}

json state_json(const Oa& oa, const BotState& bot, const Feed& feed) {
    json messages = json::array();
    for (const ChatMessage& message : oa.messages()) messages.push_back(to_json(message));
    json log = json::array();
    for (const LogLine& line : oa.log()) log.push_back(to_json(line));
    json view = members_json(oa);
    view["run"] = feed.run();
    view["last_event"] = feed.last_id();
    view["organization"] = oa.world().organization;
    view["oa"] = {{"id", oa.world().oa_id}, {"name", oa.world().oa_name}};
    view["clock"] = clock_json(oa, bot);
    view["messages"] = std::move(messages);
    view["log"] = std::move(log);
    return view;
}

}  // namespace mungba::sim

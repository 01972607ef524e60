#include "sim/views.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/local_time.hpp"
#include "sim/fault_json.hpp"

namespace mungba::sim {
namespace {

using nlohmann::json;

}  // namespace

json to_json(const ChatMessage& message) {
    json view{{"number", message.number},
              {"id", message.id},
              {"chat", chat_key(message.chat)},
              {"from", message.from_oa() ? json(nullptr) : json(message.sender)},
              {"text", message.text},
              {"at_ms", core::to_ms(message.at)},
              {"at", core::format_iso(message.at)},
              {"kind", message.kind()},
              {"state", name_of(message.delivery.state)},
              {"status", message.delivery.status}};
    if (message.attachment) view["attachment"] = json::parse(message.attachment->payload);
    for (const Button& button : message.buttons) {
        view["buttons"].push_back({{"title", button.title},
                                   {"type", button.type},
                                   {"payload", json::parse(button.payload)}});
    }
    if (message.hidden) view["hidden"] = true;
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
    if (!line.detail.empty()) view["detail"] = line.detail;
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
                          {"short", group.short_name},
                          {"enabled", oa.is_enabled(group)},
                          {"locked", group.settings.lock_send_msg},
                          {"open", group.settings.enable_link_join},
                          {"deputies", group.deputies},
                          {"asking", group.asking},
                          {"invited", group.invited}});
    }
    json people = json::array();
    for (const Person& person : oa.world().people) {
        people.push_back(
            {{"name", person.name},
             {"branch", person.branch},
             {"role", person.role},
             {"birth_date", person.birth_date},
             {"user_id", person.user_id.empty() ? json(nullptr) : json(person.user_id)},
             {"groups", person.groups},
             {"follows", person.follows},
             {"blocked", person.blocked}});
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

json controls_json(const Oa& oa) {
    return {{"faults", faults_json(oa.faults())},
            {"webhook", {{"enabled", oa.webhooks().subscribed()}}}};
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
    view["controls"] = controls_json(oa);
    view["messages"] = std::move(messages);
    view["log"] = std::move(log);
    return view;
}

}  // namespace mungba::sim

#include "sim/fault_json.hpp"

#include <limits>
#include <nlohmann/json.hpp>

#include "sim/json_fields.hpp"

namespace mungba::sim {
namespace {

using nlohmann::json;

constexpr std::int64_t kMostStrikes = 1'000'000'000;
constexpr std::int64_t kLongestDelay = 120'000;

/// A field that the kind makes nothing of is a mistake: it would be thought to count.
void only_for(JsonFields& fields, const json& item, const char* key, bool fitting) {
    if (item.contains(key) && !fitting) fields.mistake(key, "does not go with this kind");
}

}  // namespace

core::Result<FaultRule> read_fault(const json& item) {
    JsonFields fields("");
    if (!fields.is_object(item, "the rule")) return core::Error{fields.mistakes()};
    fields.known_keys(item,
                      "",
                      {"kind",
                       "probability",
                       "count",
                       "path",
                       "event",
                       "code",
                       "status",
                       "delay_ms",
                       "processed",
                       "expires_in",
                       "seed"});
    FaultRule rule;
    const std::string name = fields.text(item, "", "kind");
    const auto kind = read_fault_kind(name);
    if (!kind && !name.empty()) fields.mistake("kind", "is none of those in docs/simulator.md");
    if (!kind) return core::Error{fields.mistakes()};
    rule.kind = *kind;
    const bool history = rule.kind == FaultKind::other_ids;
    const bool webhook = is_about_webhooks(rule.kind);
    const bool refusal = rule.kind == FaultKind::error || rule.kind == FaultKind::http;
    only_for(fields, item, "count", !history);
    only_for(fields, item, "path", !webhook && !history);
    only_for(fields, item, "event", webhook);
    only_for(fields, item, "code", rule.kind == FaultKind::error);
    only_for(fields, item, "status", rule.kind == FaultKind::http);
    only_for(fields, item, "delay_ms", rule.kind == FaultKind::slow);
    only_for(fields, item, "processed", refusal);
    only_for(fields, item, "expires_in", rule.kind == FaultKind::odd_expires_in);

    if (const auto chance = item.find("probability"); chance != item.end()) {
        if (!chance->is_number() || *chance <= 0 || *chance > 1) {
            fields.mistake("probability", "is not over 0 and at most 1");
        } else {
            rule.probability = chance->get<double>();
        }
    }
    if (item.contains("count"))
        rule.count = static_cast<int>(fields.whole(item, "", "count", 1, 1, kMostStrikes));
    rule.path = fields.optional_text(item, "", "path");
    rule.event = fields.optional_text(item, "", "event");
    rule.code = static_cast<int>(fields.whole(item, "", "code", rule.code, -99'999, -1));
    rule.status = static_cast<int>(fields.whole(item, "", "status", rule.status, 400, 599));
    rule.delay = std::chrono::milliseconds{
        fields.whole(item, "", "delay_ms", rule.delay.count(), 1, kLongestDelay)};
    rule.processed = fields.flag(item, "", "processed", false);
    if (const std::string text = fields.optional_text(item, "", "expires_in"); !text.empty())
        rule.expires_in = text;
    rule.seed = static_cast<std::uint64_t>(
        fields.whole(item, "", "seed", 1, 0, std::numeric_limits<std::int64_t>::max()));
    if (!fields.mistakes().empty()) return core::Error{fields.mistakes()};
    return rule;
}

json to_json(const FaultRule& rule) {
    json view{{"id", rule.id},
              {"kind", name_of(rule.kind)},
              {"probability", rule.probability},
              {"seed", rule.seed},
              {"struck", rule.struck}};
    if (rule.count) view["count"] = *rule.count;
    if (!rule.path.empty()) view["path"] = rule.path;
    if (!rule.event.empty()) view["event"] = rule.event;
    if (rule.kind == FaultKind::error) view["code"] = rule.code;
    if (rule.kind == FaultKind::http) view["status"] = rule.status;
    if (rule.kind == FaultKind::error || rule.kind == FaultKind::http)
        view["processed"] = rule.processed;
    if (rule.kind == FaultKind::slow) view["delay_ms"] = rule.delay.count();
    if (rule.kind == FaultKind::odd_expires_in) view["expires_in"] = rule.expires_in;
    return view;
}

json faults_json(const Faults& faults) {
    json list = json::array();
    for (const FaultRule& rule : faults.rules()) list.push_back(to_json(rule));
    return list;
}

}  // namespace mungba::sim

#include "handlers/meetings/change_draft.hpp"

#include <nlohmann/json.hpp>

namespace mungba::handlers::meetings {

std::string to_json(const Change& change) {
    nlohmann::json json{{"deed", static_cast<int>(change.deed)},
                        {"branch", change.branch.value},
                        {"meeting", change.meeting.value},
                        {"starts_at", core::to_ms(change.starts_at)},
                        {"value", change.value},
                        {"reason", change.reason},
                        {"off_rule", change.off_rule},
                        {"shown", change.shown},
                        {"person", change.person.value},
                        {"second", change.second.value}};
    if (change.other_start) json["other_start"] = core::to_ms(*change.other_start);
    if (change.leaves_at) json["leaves_at"] = core::to_ms(*change.leaves_at);
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Change change_from(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    const auto instant = [&](const char* name) -> std::optional<core::Instant> {
        if (!json.contains(name)) return std::nullopt;
        return core::from_ms(json.at(name).get<std::int64_t>());
    };
    return {.deed = static_cast<Change::Deed>(json.at("deed").get<int>()),
            .branch = core::BranchId{json.at("branch").get<std::int64_t>()},
            .meeting = core::MeetingId{json.at("meeting").get<std::int64_t>()},
            .starts_at = core::from_ms(json.at("starts_at").get<std::int64_t>()),
            .other_start = instant("other_start"),
            .value = json.at("value"),
            .reason = json.at("reason"),
            .off_rule = json.at("off_rule"),
            .leaves_at = instant("leaves_at"),
            .shown = json.at("shown"),
            .person = core::PersonId{json.at("person").get<std::int64_t>()},
            .second = core::PersonId{json.value("second", std::int64_t{0})}};
}

}  // namespace mungba::handlers::meetings

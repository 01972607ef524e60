#include "handlers/meetings/draft.hpp"

#include <nlohmann/json.hpp>

namespace mungba::handlers::meetings {

std::string to_json(const Draft& draft) {
    nlohmann::json json{{"branch", draft.wanted.branch.value},
                        {"kind", domain::name_of(draft.wanted.kind)},
                        {"starts_at", core::to_ms(draft.wanted.starts_at)},
                        {"venue", draft.wanted.venue},
                        {"shown", draft.shown},
                        {"first", draft.first.value},
                        {"now", draft.leaves_now}};
    if (draft.other_start) json["other_start"] = core::to_ms(*draft.other_start);
    if (draft.leaves_at) json["leaves_at"] = core::to_ms(*draft.leaves_at);
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Draft draft_from(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    const auto instant = [&](const char* name) -> std::optional<core::Instant> {
        if (!json.contains(name)) return std::nullopt;
        return core::from_ms(json.at(name).get<std::int64_t>());
    };
    Draft draft{
        .wanted = {.branch = core::BranchId{json.at("branch").get<std::int64_t>()},
                   .kind = domain::meeting_kind_named(json.at("kind").get<std::string>()).value(),
                   .starts_at = core::from_ms(json.at("starts_at").get<std::int64_t>()),
                   .venue = json.at("venue")},
        .other_start = instant("other_start"),
        .leaves_at = instant("leaves_at"),
        .shown = json.at("shown"),
        .first = core::PersonId{json.value("first", std::int64_t{0})},
        .leaves_now = json.value("now", false)};
    return draft;
}

}  // namespace mungba::handlers::meetings

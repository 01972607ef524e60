#include "handlers/thematic/draft.hpp"

#include <nlohmann/json.hpp>

namespace mungba::handlers::thematic {

using nlohmann::json;

std::string to_json(const Draft& draft) {
    json object{{"branch", draft.branch.value},
                {"slot", draft.slot.value},
                {"year", draft.quarter.year},
                {"quarter", draft.quarter.number},
                {"topic", draft.topic},
                {"group", draft.group},
                {"starts_at", core::to_ms(draft.starts_at)},
                {"regular", draft.regular.value},
                {"combine_month", draft.combine_month},
                {"shown", draft.shown},
                {"leaves_at", core::to_ms(draft.leaves_at)},
                {"person", draft.person.value}};
    if (draft.other_start) object["other_start"] = core::to_ms(*draft.other_start);
    return object.dump();
}

Draft draft_from(const std::string& text) {
    const json object = json::parse(text);
    const auto number = [&](const char* name) { return object.at(name).get<std::int64_t>(); };
    Draft draft;
    draft.branch = core::BranchId{number("branch")};
    draft.slot = core::SlotId{number("slot")};
    draft.quarter = {.year = static_cast<int>(number("year")), .number = static_cast<int>(number("quarter"))};
    draft.topic = object.at("topic");
    draft.group = static_cast<int>(number("group"));
    draft.starts_at = core::from_ms(number("starts_at"));
    draft.regular = core::MeetingId{number("regular")};
    draft.combine_month = object.at("combine_month");
    draft.shown = object.at("shown");
    draft.leaves_at = core::from_ms(number("leaves_at"));
    draft.person = core::PersonId{number("person")};
    if (object.contains("other_start")) draft.other_start = core::from_ms(number("other_start"));
    return draft;
}

}  // namespace mungba::handlers::thematic

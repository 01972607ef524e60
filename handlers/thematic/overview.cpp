#include "handlers/thematic/overview.hpp"

#include <map>
#include <set>

namespace mungba::handlers::thematic {

Overview overview_of(int year, Context& context) {
    using Place = std::pair<core::BranchId, int>;
    std::map<Place, std::vector<storage::ThematicSlot>> slots;
    for (auto& slot : storage::thematic::of_organization(context.connection(), context.organization(), year)) {
        const Place place{slot.branch, slot.quarter.number};
        slots[place].push_back(std::move(slot));
    }
    std::set<Place> excused;
    for (const auto& one : storage::thematic::excuses(context.connection(), context.organization(), year)) excused.emplace(one.branch, one.quarter);
    Overview overview{.year = year, .rows = {}};
    for (auto& branch : storage::branches::all(context.connection(), context.organization())) {
        Overview::Row row{.branch = std::move(branch), .quarters = {}};
        for (int quarter = 1; quarter <= 4; ++quarter) {
            const Place place{row.branch.id, quarter};
            row.quarters.at(static_cast<std::size_t>(quarter - 1)) = usecases::thematic::standing_of(slots[place], excused.contains(place), context.now());
        }
        overview.rows.push_back(std::move(row));
    }
    return overview;
}

}  // namespace mungba::handlers::thematic

#pragma once
#include <array>
#include <vector>

#include "handlers/contract/context.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/thematic.hpp"

/// All branches of an organization and the four quarters of a year. Reads only.
namespace mungba::handlers::thematic {

struct Overview {
    struct Row {
        storage::Branch branch;
        std::array<usecases::thematic::Standing, 4> quarters;
    };
    int year = 2026;
    std::vector<Row> rows;  ///< in the order in which the branches were made
};
Overview overview_of(int year, Context& context);

}  // namespace mungba::handlers::thematic

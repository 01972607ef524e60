#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/result.hpp"
#include "sim/faults.hpp"

namespace mungba::sim {

/// Reads one rule as POST /sim/faults has it; the error tells every mistake, one a line.
core::Result<FaultRule> read_fault(const nlohmann::json& item);
nlohmann::json to_json(const FaultRule& rule);
nlohmann::json faults_json(const Faults& faults);

}  // namespace mungba::sim

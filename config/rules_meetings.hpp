#pragma once
#include "config/strict_json.hpp"
#include "domain/rule_pack.hpp"

namespace mungba::config {

/// The parts of a rule pack that meetings are made by: `meeting_date`, `ladder`, `agenda`, `thematic`, `fees`, `texts`. What is absent keeps its
/// default; a `ladder` that is there is the whole ladder.
void read_meeting_rules(StrictObject& file, domain::RulePack& pack);

}  // namespace mungba::config

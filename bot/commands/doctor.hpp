#pragma once
#include <string>

#include "bot/commands/doctor_rooms.hpp"

namespace mungba::bot::doctor {

/// `doctor`: everything, one after the other; writes nothing, and works whether the server runs or not.
Report examine(const std::string& config, TestAlarm test, const core::Clock& clock);

}  // namespace mungba::bot::doctor

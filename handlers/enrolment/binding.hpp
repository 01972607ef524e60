#pragma once
#include "handlers/enrolment/talk.hpp"

namespace mungba::handlers::enrolment {

/// `gắn nhóm 482913`, in the group that is meant.
void begin_binding(const Command& command, const Talk& talk);
void bind_group(const Question& question, const Talk& talk);

}  // namespace mungba::handlers::enrolment

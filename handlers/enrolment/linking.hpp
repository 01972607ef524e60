#pragma once
#include "handlers/enrolment/talk.hpp"

namespace mungba::handlers::enrolment {

/// What an account says of itself in private: six digits, "tôi là 482913", "tôi là Trần Thị Lan".
Claim introduces_itself(const Talk& talk);

}  // namespace mungba::handlers::enrolment

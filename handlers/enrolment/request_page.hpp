#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::enrolment {

/// "/yeu-cau/{task}": what somebody must decide about an account or a group, with a button for each answer.
std::vector<PageInfo> request_pages();
TaskPlace request_place(const storage::Task& task);

}  // namespace mungba::handlers::enrolment

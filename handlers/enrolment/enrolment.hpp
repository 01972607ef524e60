#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::enrolment {

/// How accounts, people and groups come to know each other: codes and "tôi là …" in private, `gắn nhóm` in groups, requests to join, and
/// what of it somebody must decide.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::enrolment

#pragma once
#include <string_view>

#include "domain/branch.hpp"
#include "domain/member.hpp"

/// How pages call the field's values; the words are those of the operator's files (design §4). Pure, any thread.
namespace mungba::handlers {

std::string_view words_for(domain::BranchType type);
std::string_view words_for(domain::Session session);
std::string_view words_for(domain::DatePreset preset);
std::string_view words_for(domain::MemberStatus status);
std::string_view words_for(domain::Role role);

}  // namespace mungba::handlers

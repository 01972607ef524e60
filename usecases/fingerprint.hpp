#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mungba::usecases {

/// Two people may edit one thing at a time: a form bears the fingerprint of what it showed, and a deed that finds another one writes nothing. The
/// values may hold anything; their order counts. 22 characters. Pure.
std::string fingerprint(const std::vector<std::string>& values);

}  // namespace mungba::usecases

#pragma once
#include <string>

#include "storage/meeting_repository.hpp"
#include "usecases/attendance.hpp"

namespace mungba::handlers::attendance {

/// Reasons are for the secretary alone: 1:1, never in a group.
enum class Reasons { shown, hidden };

/// "Buổi 05/10, 25 đồng chí: có mặt 18; vắng 3 (…); …": one meeting of "danh sách" (conversation.md
/// §3, row 12). Pure.
std::string answer_list(const storage::Meeting& meeting,
                        const std::vector<usecases::attendance::Line>& lines,
                        Reasons reasons);

}  // namespace mungba::handlers::attendance

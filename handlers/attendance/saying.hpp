#pragma once
#include <string>

#include "domain/reply_reader.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/attendance.hpp"

namespace mungba::handlers::attendance {

/// What a reply says, as the use-case takes it. A request is one unless the branch has the online
/// pilot.
usecases::attendance::Said said_by(const domain::Reply& reply,
                                   const Incoming& incoming,
                                   const storage::Meeting& meeting,
                                   bool online_pilot);
/// The n-th of "1 có mặt, 2 vắng, 3 đến muộn, 4 trực tuyến".
domain::Reply reply_of_number(int number);

std::string to_json(const usecases::attendance::Said& said);
usecases::attendance::Said said_from(const std::string& json);


}  // namespace mungba::handlers::attendance

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "usecases/attendance.hpp"

/// Whom the secretary has to telephone about a meeting, because no message reaches them or none was answered. All throw StorageError.
namespace mungba::usecases::calling {

struct ToCall {
    enum class Why { no_zalo, received, silent };
    core::PersonId person;
    std::string name;
    std::string phone;  ///< empty: not known
    Why why = Why::silent;
    friend bool operator==(const ToCall&, const ToCall&) = default;
};

/// In the order in which they are shown: who has no Zalo, who has only said "rõ", who is silent or unclear; within that, the branch's own.
/// Reads only; for what shows no telephone number.
std::vector<ToCall> who_is_to_be_called(storage::Connection& connection, const storage::Meeting& meeting);
/// The same with an audit row, for names and telephone numbers are personal data; nothing without the right. Writer's thread.
std::optional<std::vector<ToCall>> read_call_list(storage::Connection& connection,
                                                  const Actor& actor,
                                                  const storage::Meeting& meeting,
                                                  core::Instant now);

}  // namespace mungba::usecases::calling

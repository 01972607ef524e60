#pragma once
#include <string>

#include "handlers/contract/notices.hpp"

/// Values that several notices fill in. Writer's thread or a reader's; all throw StorageError.
namespace mungba::handlers::notices::values {

/// "trả lời", or where the secretary carries the words "trả lời riêng cho trợ lý (…)".
std::string how_to_answer(Carrier carrier, Context& context);
std::string how_to_answer_again(Carrier carrier, Context& context);
/// The deadline as a notice of `leaves_at` prints it; empty once it has passed.
std::string deadline(const storage::Meeting& meeting, core::Instant leaves_at, Context& context);
/// The agenda's middle part in one line; empty where there is none.
std::string contents(const storage::Meeting& meeting, Context& context);

}  // namespace mungba::handlers::notices::values

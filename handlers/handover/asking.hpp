#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "usecases/handover.hpp"

/// The words before it comes into force: the secretary's, the successor's, the office's.
namespace mungba::handlers::handover {

/// A handover with its names, as the texts want them.
struct Named {
    std::string successor;
    std::string branch;
    std::string span;  ///< "từ ngày 10/10/2026 đến hết ngày 20/10/2026"
};
Named named(const storage::Handover& handover, Context& context);
std::string person_name(core::PersonId id, Context& context);
std::string branch_name(core::BranchId id, Context& context);

/// `bàn giao …`
void begin_asking(const Command& command, const Incoming& incoming, Context& context);
void chosen(const Question& question, int number, const Incoming& incoming, Context& context);
void agreed(const Question& question, const Incoming& incoming, Context& context);

/// M30, to the successor.
void ask_successor(const storage::Handover& handover, Context& context);
/// `nhận việc`
void accept(const Incoming& incoming, Context& context);

void ask_office(const storage::Task& task, const Incoming& incoming, Context& context);
void office_agreed(const Question& question, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::handover

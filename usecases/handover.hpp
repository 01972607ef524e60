#pragma once
#include <optional>
#include <string>
#include <vector>

#include "storage/handover_repository.hpp"
#include "usecases/access.hpp"

/// The work of a branch's secretary goes to another member: for good, or for some days. It comes into force on its day once the successor has
/// accepted and the office (the operator, where there is none) has confirmed. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::handover {

inline constexpr std::string_view kConfirmTask = "handover.confirm";
inline constexpr std::string_view kVacantTask = "handover.vacant";
/// Jobs that the feature carries out, with {"handover": id}: asks the successor; comes into force; ends.
inline constexpr std::string_view kAskJob = "handover.ask";
inline constexpr std::string_view kBeginJob = "handover.begin";
inline constexpr std::string_view kEndJob = "handover.end";

struct Wish {
    core::BranchId branch;
    core::PersonId to;
    core::LocalDate from{};
    std::optional<core::LocalDate> until{};  ///< last day of an acting secretary
};
enum class Outcome {
    written,
    not_allowed,
    not_found,     ///< no such branch, or not in the actor's organization
    not_a_member,  ///< only somebody of the branch's list
    has_it,        ///< is its secretary already
    past,          ///< it would begin, or an acting one end, before today
};
struct Written {
    Outcome outcome = Outcome::written;
    storage::HandoverId id;
};

/// What `assign` would come to. Writes nothing.
Outcome try_assign(storage::Connection& connection, const Actor& actor, const Wish& wish, core::Instant now);
/// By the secretary; or by the office or the operator, whose word is the confirmation. One that was open in that branch is dropped. Who has no
/// account cannot accept in chat: then the office's word counts for that, too.
Written assign(storage::Connection& connection, const Actor& actor, const Wish& wish, core::Instant now);

/// "nhận việc": all that is open for this person.
std::vector<storage::Handover> accept(storage::Connection& connection, const Actor& actor, core::Instant now);
/// By the office or the operator. Nothing without the right, or if it is open no more.
std::optional<storage::Handover> confirm(storage::Connection& connection, const Actor& actor, storage::HandoverId id, core::Instant now);

/// What came into force, or ended.
struct Change {
    storage::Handover handover;
    std::vector<core::PersonId> former;  ///< who is not secretary any more
};
/// On its day: the roles change. Nothing if it is not ready, or an acting one is over already (then it is dropped).
std::optional<Change> begin(storage::Connection& connection, storage::HandoverId id, core::Instant now);
/// The day after an acting secretary's last: that role has run out by itself.
std::optional<Change> end(storage::Connection& connection, storage::HandoverId id, core::Instant now);

/// Puts on the office's list which branches have neither secretary nor deputy; takes off those that have again.
void look_for_vacant(storage::Connection& connection, core::OrganizationId organization, core::Instant now);

}  // namespace mungba::usecases::handover

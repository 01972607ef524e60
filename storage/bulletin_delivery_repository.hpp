#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/branch_repository.hpp"
#include "storage/sqlite.hpp"

/// Bulletins on their way to branches, and what is said of them later. Writer's thread for what writes, any one thread a connection for what
/// reads. All throw StorageError.
namespace mungba::storage {

struct BulletinDelivery {
    enum class State { waiting, sent, failed, cancelled };
    enum class Way { group, secretary };
    core::BulletinDeliveryId id{};
    core::BulletinId bulletin{};
    core::BulletinNoticeId notice{};  ///< 0: the bulletin itself
    core::BranchId branch{};
    Way way = Way::group;
    core::OutgoingId text{};  ///< 0: by the secretary's ways
    State state = State::waiting;
    std::string why{};  ///< of one that failed: the state of its message, "no_group", "over"
    core::OutgoingId file{};
    std::optional<State> file_state{};  ///< nothing: there is none, or its text has not arrived
    int tries = 1;
    core::Instant created_at{};
    bool may_be_repeated = false;  ///< it may have arrived twice (reliability P4)
};

/// M22 or M23 of one bulletin.
struct BulletinNotice {
    enum class Kind { correction, withdrawal };
    enum class State { submitted, sending, sent, dropped };
    core::BulletinNoticeId id{};
    core::BulletinId bulletin{};
    Kind kind = Kind::correction;
    State state = State::submitted;
    std::string wrong{};
    std::string words{};  ///< what is right; of a withdrawal: why
    core::PersonId written_by{};
    core::Instant written_at{};
    core::PersonId approved_by{};
};

}  // namespace mungba::storage

namespace mungba::storage::bulletin_deliveries {

/// @returns 0 if that branch has one already.
core::BulletinDeliveryId add(Connection& connection, const BulletinDelivery& delivery, core::Instant now);
/// The one whose text or file this message is.
std::optional<BulletinDelivery> of_message(Connection& connection, core::OutgoingId message);
void set_text(Connection& connection, core::BulletinDeliveryId id, BulletinDelivery::State state, std::string_view why, core::Instant now);
void set_file(Connection& connection, core::BulletinDeliveryId id, core::OutgoingId message, BulletinDelivery::State state);
/// Tried once more by that way: `text` 0 where the secretary's ways are used.
void try_again(Connection& connection, core::BulletinDeliveryId id, BulletinDelivery::Way way, core::OutgoingId text, BulletinDelivery::State state, core::Instant now);
/// In the order of the branches.
std::vector<BulletinDelivery> list(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice);

struct Counts {
    int waiting = 0;
    int sent = 0;
    int failed = 0;
    int cancelled = 0;
    int by_secretary = 0;    ///< of the sent ones
    int files_sent = 0;
    int files_waiting = 0;
    int files_failed = 0;
    int may_be_repeated = 0;
    int all() const { return waiting + sent + failed + cancelled; }
};
/// True if a text or a file of it is on its way; of the bulletin and of all that was said of it later, if `notice` is not given.
bool is_open(Connection& connection, core::BulletinId bulletin, std::optional<core::BulletinNoticeId> notice = {});
Counts counts(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice);
/// How many of the last that were settled failed one after the other.
int failures_in_a_row(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice, int most);

/// Branches of the organization that have none of the bulletin yet, in the order in which they were made.
std::vector<Branch> branches_without(Connection& connection, core::OrganizationId organization, core::BulletinId bulletin);
/// How many people are in the lists of these branches on that day and are invited to their meetings, each once; no types: of every branch.
int people_of(Connection& connection, core::OrganizationId organization, const std::vector<domain::BranchType>& types, core::LocalDate on);
/// Deliveries of the bulletin itself that arrived and have heard nothing of that notice; at most `limit`.
std::vector<BulletinDelivery> without_notice(Connection& connection, core::BulletinId bulletin, core::BulletinNoticeId notice, int limit);

core::BulletinNoticeId add_notice(Connection& connection, const BulletinNotice& notice, core::Instant now);
std::optional<BulletinNotice> find_notice(Connection& connection, core::BulletinNoticeId id);
/// Oldest first.
std::vector<BulletinNotice> notices_of(Connection& connection, core::BulletinId bulletin);
/// False if it was not in `from`.
bool move_notice(Connection& connection, core::BulletinNoticeId id, BulletinNotice::State from, BulletinNotice::State to, core::PersonId by, core::Instant now);

/// What was refused.
struct Refusal {
    core::PersonId by{};
    core::Instant at{};
    std::string kind{};   ///< marking, person_list, link
    std::string mark{};   ///< as people read it
    std::string place{};  ///< title, body, source, link, file_name, file, several
    int line = 0;
};
void add_refusal(Connection& connection, core::OrganizationId organization, const Refusal& refusal);
/// Newest first, at most 50.
std::vector<Refusal> refusals(Connection& connection, core::OrganizationId organization);
int forget_refusals(Connection& connection, core::Instant before);

std::span<const Query* const> queries();

}  // namespace mungba::storage::bulletin_deliveries

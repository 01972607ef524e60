#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.hpp"
#include "storage/answer_link_repository.hpp"
#include "usecases/attendance.hpp"

/// The link by which a member answers without the group: whoever holds it may answer for that one member about that one meeting, and see nothing
/// else. It names nobody in its address, can be revoked, and ends with the meeting's day. Writer's thread for what writes, any one thread a
/// connection for what only reads; all throw StorageError.
namespace mungba::usecases::answer_links {

struct Made {
    core::PersonId person;
    std::string name;
    std::string secret;  ///< of the address: told once
};
/// For one member who is invited. A new one ends the one before. Nothing without the right, or if the meeting has begun.
std::optional<Made> make(storage::Connection& connection,
                         const Actor& actor,
                         const storage::Meeting& meeting,
                         core::PersonId person,
                         core::Random& random,
                         core::Instant now);
/// For everybody who is invited and has no account that is known, in the order of the list.
std::vector<Made> make_for_unlinked(
    storage::Connection& connection, const Actor& actor, const storage::Meeting& meeting, core::Random& random, core::Instant now);
/// Of a whole meeting: what was printed is of no more use. How many; none without the right.
int revoke_all(storage::Connection& connection, const Actor& actor, const storage::Meeting& meeting, core::Instant now);

/// What a link shows.
struct Shown {
    storage::AnswerLink link{};
    storage::Meeting meeting{};
    std::string name;                    ///< of the member
    std::optional<storage::Rsvp> said{}; ///< what stands
    bool is_open = false;                ///< answers are taken still; after the deadline they go to the secretary
};
/// Nothing for one that was revoked, is over or never was, and for a member who is not invited any more.
std::optional<Shown> look(storage::Connection& connection, std::string_view secret, core::Instant now);

/// Writes down an answer, as if the member had said it in private.
/// @param said  `answer`, `minutes_late`, `reason`; the rest is filled in.
attendance::Answered answer(
    storage::Connection& connection, const Shown& shown, attendance::Said said, core::Random& random, core::Instant now);
/// Whoever opened it is somebody else: it is of no more use, and the secretary's list says so.
void not_me(storage::Connection& connection, const Shown& shown, core::Instant now);

/// The person as the one who acts, for `answer` and what follows from it alone.
Actor member_of(storage::Connection& connection, const Shown& shown, core::Instant now);

inline constexpr std::string_view kNotMeTask = "attendance.not_me";

}  // namespace mungba::usecases::answer_links

#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/meeting.hpp"
#include "domain/rsvp.hpp"
#include "storage/consent_repository.hpp"
#include "storage/people_repository_changes.hpp"

namespace mungba::storage {

/// Everything that is kept about one person (P10), as it stands in the tables.
struct OwnData {
    struct Seat {
        core::BranchId branch;
        std::string branch_name;
        int position = 0;  ///< in the branch's list
        core::Instant since;
        std::optional<core::Instant> until;
        std::vector<StatusSpan> statuses;
    };
    struct Office {
        RoleSpan span;
        std::string branch_name;  ///< empty for `office`
    };
    struct Link {
        core::Instant since;
        std::optional<core::Instant> until;
        std::optional<core::Instant> last_word_at;
        int groups = 0;  ///< of ours in which that account is
    };
    struct OfMeeting {
        std::string branch_name;
        domain::MeetingKind kind = domain::MeetingKind::extraordinary;
        core::Instant starts_at;
    };
    struct Said {
        OfMeeting meeting;
        domain::Answer answer = domain::Answer::present;
        int minutes_late = 0;
        std::string reason;
        domain::AnswerSource source = domain::AnswerSource::group;
        std::string reported_by;  ///< who answered in the person's place
        core::Instant said_at;
        bool after_deadline = false;
        bool of_former_date = false;  ///< to a revision that no longer holds
        bool as_overseer = false;
    };
    struct Called {
        OfMeeting meeting;
        std::string state;  ///< of the table
        int minutes_late = 0;
    };
    /// A thematic meeting that the person is to present, or has presented.
    struct Presents {
        std::string branch_name;
        int year = 2026;
        int quarter = 1;
        std::string topic;
    };
    Person person;
    Consent consent;
    std::vector<Seat> seats;
    std::vector<Office> offices;
    std::vector<Link> accounts;  ///< ended ones, too
    std::vector<Said> answers;
    std::vector<Called> roll_calls;
    std::vector<OfMeeting> minutes;  ///< of which the person is the clerk
    std::vector<Presents> presentations;
    int bulletins_written = 0;  ///< of the office: in whatever revision
    int bulletins_approved = 0;
    std::vector<std::string> requests;  ///< corrections asked for and not yet made, as typed
};

}  // namespace mungba::storage

namespace mungba::storage::own_data {

/// Nothing for somebody who is not there, or whose data was erased. Throws StorageError.
std::optional<OwnData> of(Connection& connection, core::PersonId person);

std::span<const Query* const> queries();

}  // namespace mungba::storage::own_data

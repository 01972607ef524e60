#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/rsvp.hpp"
#include "storage/meeting_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/access.hpp"

/// What members say about coming to a meeting. What the secretary records at the roll call is
/// another thing: silence is not absence. Writer's thread for what writes; all throw StorageError.
namespace mungba::usecases::attendance {

/// The words of one person about one meeting.
struct Said {
    domain::Answer answer = domain::Answer::present;
    int minutes_late = 0;   ///< 0: not told
    std::string reason{};   ///< as written, made harmless; of an absence or an online request
    bool retracts = false;  ///< "sai": what was said before does not hold; with `unclear`
    core::Instant event_at{};
    core::MessageId message{};
    domain::AnswerSource source = domain::AnswerSource::group;
};

enum class Outcome {
    recorded,
    unchanged,       ///< a repeat, a later word stands, or a decided answer is not undone by "rõ"
    after_deadline,  ///< written beside: it goes to the secretary
    not_invited,
    not_consented,   ///< said no to being written down: the secretary does it
    closed,  ///< the meeting has begun, or is off
};
struct Answered {
    Outcome outcome = Outcome::recorded;
    std::optional<storage::Rsvp> before{};  ///< what stood before the deadline
};

/// Writes down what a member said. What stands depends on (event_at, message) and not on the order
/// of arrival: the latest decided answer, else the latest word. Comes with the right of an invited
/// member; no audit row: the answer's own row says who and whence.
Answered answer(storage::Connection& connection,
                const Actor& actor,
                const storage::Meeting& meeting,
                const Said& said,
                core::Instant now);

/// Writes down what a member has told the secretary, by telephone or otherwise: with the reporter's name
/// in the answer's own row, and by the same rules of what stands. `not_invited` without the right too.
Answered answer_for(storage::Connection& connection,
                    const Actor& reporter,
                    core::PersonId person,
                    const storage::Meeting& meeting,
                    const Said& said,
                    core::Instant now);

/// The word of an account with two persons was the other's: gives the first one back what stood
/// before it. Nothing is changed if that person has spoken again meanwhile.
void give_back(storage::Connection& connection,
               const Actor& actor,
               const storage::Meeting& meeting,
               const Said& said,
               const std::optional<Said>& before,
               core::Instant now);

/// What stands for that person; what came after the deadline aside.
std::optional<storage::Rsvp> standing(storage::Connection& connection,
                                      const storage::Meeting& meeting,
                                      core::PersonId person);

/// Over the denominator (domain.md §3.4). `online` is approved or allowed; a request waits under
/// `online_requests`.
struct Counts {
    int of = 0;  ///< the denominator
    int present = 0;
    int absent = 0;
    int late = 0;
    int online = 0;
    int online_requests = 0;
    int received = 0;
    int unclear = 0;
    int silent = 0;
    /// What the group's counts call "chưa phản hồi".
    int open() const { return online_requests + received + unclear + silent; }
    friend bool operator==(const Counts&, const Counts&) = default;
};
Counts counts(storage::Connection& connection, const storage::Meeting& meeting);

/// Everybody of the denominator with what stands, in the order of the branch's list.
struct Line {
    storage::Member member{};
    std::optional<storage::Rsvp> said{};
    std::optional<storage::Rsvp> after_deadline{};
};
std::vector<Line> list(storage::Connection& connection, const storage::Meeting& meeting);
/// The same for somebody who asks for it, with an audit row, for names and reasons are personal
/// data; nothing without the right.
std::optional<std::vector<Line>> read_list(storage::Connection& connection,
                                           const Actor& actor,
                                           const storage::Meeting& meeting,
                                           core::Instant now);

}  // namespace mungba::usecases::attendance

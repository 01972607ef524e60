#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_file_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/access.hpp"
#include "usecases/roll_call.hpp"

/// Hồ sơ sinh hoạt: what is known of one meeting, together, to be printed and signed. All throw StorageError.
namespace mungba::usecases::meeting_file {

/// What was said before, by itself: never mixed with who came.
struct AnswerSums {
    int present = 0;
    int absent = 0;  ///< with a reason or without
    int late = 0;
    int online = 0;
    int none = 0;     ///< unclear, "đã nhận tin", a request to come online, silence
    int changed = 0;  ///< after the deadline; counted apart
};

struct File {
    storage::Meeting meeting{};
    std::string branch_name;
    std::string organization_name;
    std::vector<storage::MeetingWord> words{};
    std::vector<storage::MeetingDeed> deeds{};
    std::vector<roll_call::Line> lines{};
    roll_call::Sums sums{};
    AnswerSums answers{};
    storage::Ending ending{};
    std::vector<std::string> overseers{};  ///< who look after the branch and said that they come; outside the figures
    std::string chair;                     ///< the secretary of that day; empty: none
    std::string clerk{};                   ///< who takes the minutes; empty: nobody was named
    std::optional<core::Instant> final_since{};
    std::optional<core::Instant> gone_since{};  ///< the years it is kept for are over: no words, no lines, only the counts
    std::string code;  ///< hash of the last entry of the audit about it; empty: there is none
};
/// Reads only; any one thread a connection.
File of(storage::Connection& connection, const storage::Meeting& meeting, const storage::Branch& branch);

/// A word about the meeting has left for the branch: kept with its file. Writer's thread, inside a transaction.
void keep_word(storage::Connection& connection, core::MeetingId meeting, std::string_view template_name, core::OutgoingId sent, core::Instant now);

enum class Outcome { done, unchanged, not_found, not_allowed, not_whole };
/// The head of the minutes is printed as final: the reasons of absences go (domain.md §3.7), how many had one stays. Only of a meeting that is
/// recorded in full. Writer's thread, inside a transaction.
Outcome make_final(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant now);

/// Erases the files of meetings that began before `before`, at most `limit` of them: what was said and who came. The counts are kept first.
/// @returns how many. Writer's thread, inside a transaction.
int forget_old(storage::Connection& connection, core::Instant before, core::Instant now, int limit);
/// The counts of a file that is gone.
roll_call::Sums kept_sums(const storage::ClosedFigure& figure);
storage::ClosedFigure figure_from(const roll_call::Sums& sums);

}  // namespace mungba::usecases::meeting_file

#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// What belongs to a meeting's file beside its roll call, and the closing of a month's figures. Writer's thread for what writes, any one thread
/// a connection for what reads. All throw StorageError.
namespace mungba::storage {

/// A word about the meeting as it left.
struct MeetingWord {
    std::string template_name;
    std::string body;
    int audience = 0;  ///< members of the branch on that day
    core::Instant sent_at;
};
/// A deed about the meeting, out of the audit: without values.
struct MeetingDeed {
    std::string action;
    std::string actor_kind;
    std::string actor_name;  ///< empty: erased, or no person
    core::Instant at;
    std::string fields;
};
struct ClosedFigure {
    int members = 0;
    int present = 0;
    int late = 0;
    int online = 0;
    int excused = 0;
    int absent = 0;
    int open = 0;
    friend bool operator==(const ClosedFigure&, const ClosedFigure&) = default;
};
struct MonthClosing {
    std::string closed_by;  ///< empty: erased
    core::Instant closed_at;
};

}  // namespace mungba::storage

namespace mungba::storage::meeting_files {

void add_word(Connection& connection, core::MeetingId meeting, const MeetingWord& word);
/// As they left, the first one first.
std::vector<MeetingWord> words_of(Connection& connection, core::MeetingId meeting);
/// Everything that was done about the meeting and written down, the first one first.
std::vector<MeetingDeed> deeds_of(Connection& connection, core::OrganizationId organization, core::MeetingId meeting);
/// The hash of the last of these deeds, in hexadecimal: the file's audit code. Empty if there is none.
std::string code_of(Connection& connection, core::OrganizationId organization, core::MeetingId meeting);

/// @returns false if it was final already.
bool make_final(Connection& connection, core::MeetingId meeting, core::PersonId by, core::Instant now);
std::optional<core::Instant> final_since(Connection& connection, core::MeetingId meeting);

/// @param month  "2026-10"
/// @returns false if it was closed already.
bool close_month(Connection& connection, core::OrganizationId organization, std::string_view month, core::PersonId by, core::Instant now);
std::optional<MonthClosing> closing_of(Connection& connection, core::OrganizationId organization, std::string_view month);
void put_figure(Connection& connection, core::MeetingId meeting, const ClosedFigure& figure);
std::optional<ClosedFigure> figure_of(Connection& connection, core::MeetingId meeting);

/// Meetings whose file is still there, the oldest first, at most `limit`.
std::vector<core::MeetingId> begun_before(Connection& connection, core::Instant before, int limit);
/// Words, answers and roll call go; counts, head and log stay.
void erase(Connection& connection, core::MeetingId meeting, core::Instant now);
/// Since when the file is gone; nothing while it is there.
std::optional<core::Instant> gone_since(Connection& connection, core::MeetingId meeting);

std::span<const Query* const> queries();

}  // namespace mungba::storage::meeting_files

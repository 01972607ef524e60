#pragma once
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "usecases/export_answers.hpp"
#include "usecases/meeting_file.hpp"

/// Roll calls and meeting files as files, for the operator. Without reasons; of the meeting file without names of members. Any one thread a
/// connection; throws StorageError.
namespace mungba::usecases::export_meetings {

struct RollRow {
    std::string branch;
    std::string meeting_date;  ///< "2026-10-05"
    std::string kind;          ///< regular, thematic, branch_committee, extraordinary
    std::string member;        ///< empty: erased since
    std::string state;         ///< present, late, online, absent_excused, absent; none: nobody has said yet
    int minutes_late = 0;      ///< 0: not told
    friend bool operator==(const RollRow&, const RollRow&) = default;
};

using export_answers::Selection;
/// A row for everybody who counts, meeting by meeting that has begun. The error tells a month or a branch that there is not.
core::Result<std::vector<RollRow>> roll_calls(storage::Connection& connection, core::OrganizationId organization, const Selection& selection, core::Instant now);
std::string to_csv(const std::vector<RollRow>& rows);
std::string to_json(const std::vector<RollRow>& rows);

/// Of the meetings that have begun.
core::Result<std::vector<meeting_file::File>> files(storage::Connection& connection, core::OrganizationId organization, const Selection& selection, core::Instant now);
/// A row a meeting: its figures.
std::string to_csv(const std::vector<meeting_file::File>& files);
/// The figures, the notices as they left, what was done and when, the audit code.
std::string to_json(const std::vector<meeting_file::File>& files);

}  // namespace mungba::usecases::export_meetings

#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "storage/rsvp_export_repository.hpp"
#include "storage/sqlite.hpp"

namespace mungba::usecases::export_answers {

/// What one member said about one meeting; silence has its row too.
struct Row {
    std::string branch;
    std::string meeting_date;  ///< "2026-10-05"
    std::string member;
    std::string answer;  ///< present, absent, absent_excused, late, online, received, none
    std::optional<int> minutes_late;
    std::string source;  ///< group, private_chat, on_behalf, call, page; empty for silence
    friend bool operator==(const Row&, const Row&) = default;
};

/// Which meetings; what is not set is not asked.
struct Selection {
    std::optional<std::string> month;   ///< "2026-10"
    std::optional<std::string> branch;  ///< by name, accents and case apart
};

/// "2026-10"; nothing for what is no month. Pure.
std::optional<std::chrono::year_month> read_month(std::string_view text);

/// The meetings that are selected (storage/rsvp_export_repository.hpp). The error tells a month or a branch that
/// there is not.
core::Result<std::vector<storage::AnsweredMeeting>> selected(storage::Connection& connection,
                                                             core::OrganizationId organization,
                                                             const Selection& selection);

/// One row for every member who counts on the day of the meeting, in the branch's order, meeting by
/// meeting: meetings that are confirmed, announced, held or recorded. It is the latest answer
/// before the deadline to the meeting as it stands; a later word went to the secretary. An unclear
/// answer and a wish to take part online that nobody has granted are `none`, with their source. At
/// a meeting of the chi ủy only those with an office in the branch count. The error tells a month
/// or a branch that there is not. Any one thread a connection; throws StorageError.
core::Result<std::vector<Row>> rows(storage::Connection& connection,
                                    core::OrganizationId organization,
                                    const Selection& selection);

/// With a header; UTF-8, no byte order mark, commas; no cell is a formula (reliability.md §6).
std::string to_csv(const std::vector<Row>& rows);
/// An array of objects with the names of design §4; `minutes_late` is a number or null.
std::string to_json(const std::vector<Row>& rows);

}  // namespace mungba::usecases::export_answers

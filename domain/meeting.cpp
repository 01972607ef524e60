#include "domain/meeting.hpp"

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<MeetingKind, 4> kKinds = {{{MeetingKind::regular, "regular"},
                                               {MeetingKind::thematic, "thematic"},
                                               {MeetingKind::branch_committee, "branch_committee"},
                                               {MeetingKind::extraordinary, "extraordinary"}}};

constexpr NameTable<MeetingState, 8> kStates = {{{MeetingState::proposed, "proposed"},
                                                 {MeetingState::confirmed, "confirmed"},
                                                 {MeetingState::announced, "announced"},
                                                 {MeetingState::held, "held"},
                                                 {MeetingState::recorded, "recorded"},
                                                 {MeetingState::moved, "moved"},
                                                 {MeetingState::cancelled, "cancelled"},
                                                 {MeetingState::not_held, "not_held"}}};

constexpr NameTable<MeetingMode, 2> kModes = {
    {{MeetingMode::in_person, "in_person"}, {MeetingMode::online, "online"}}};

/// Longer ones first: the longest that fits is meant.
constexpr NameTable<MeetingKind, 11> kKindWords = {
    {{MeetingKind::extraordinary, "chi bo bat thuong"},
     {MeetingKind::regular, "sinh hoat thuong ky"},
     {MeetingKind::thematic, "sinh hoat chuyen de"},
     {MeetingKind::regular, "chi bo thuong ky"},
     {MeetingKind::regular, "chi bo dinh ky"},
     {MeetingKind::extraordinary, "bat thuong"},
     {MeetingKind::branch_committee, "ban chi uy"},
     {MeetingKind::branch_committee, "chi uy"},
     {MeetingKind::regular, "thuong ky"},
     {MeetingKind::regular, "dinh ky"},
     {MeetingKind::thematic, "chuyen de"}}};

constexpr std::chrono::hours kAnswersCloseBefore{3};
constexpr core::TimeOfDay kEveningDeadline = core::at_hour(20);

}  // namespace

std::string_view name_of(MeetingKind kind) { return name_in(kKinds, kind); }
std::string_view name_of(MeetingState state) { return name_in(kStates, state); }
std::string_view name_of(MeetingMode mode) { return name_in(kModes, mode); }
std::optional<MeetingKind> meeting_kind_named(std::string_view name) {
    return value_in(kKinds, name);
}
std::optional<MeetingState> meeting_state_named(std::string_view name) {
    return value_in(kStates, name);
}
std::optional<MeetingMode> meeting_mode_named(std::string_view name) {
    return value_in(kModes, name);
}

ReadMeetingKind read_meeting_kind(std::string_view folded) {
    for (const auto& [kind, words] : kKindWords) {
        if (!folded.starts_with(words)) continue;
        const bool ends = folded.size() == words.size() || folded[words.size()] == ' ' ||
                          folded[words.size()] == ',' || folded[words.size()] == ':';
        if (ends) return {.kind = kind, .length = words.size()};
    }
    return {};
}

core::Instant answers_close(core::Instant starts_at) { return starts_at - kAnswersCloseBefore; }

core::Instant printed_deadline(core::Instant starts_at,
                               core::TimeOfDay quiet_from,
                               core::TimeOfDay quiet_to) {
    const core::Instant close = answers_close(starts_at);
    if (!in_quiet_hours(core::to_local(close).time, quiet_from, quiet_to)) return close;
    return core::to_instant(core::plus_days(core::local_date(starts_at), -1), kEveningDeadline);
}

bool in_quiet_hours(core::TimeOfDay time, core::TimeOfDay from, core::TimeOfDay to) {
    if (from <= to) return from <= time && time < to;
    return time >= from || time < to;
}

}  // namespace mungba::domain

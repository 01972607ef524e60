#include "handlers/meetings/changing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/change_request.hpp"
#include "handlers/meetings/change_texts.hpp"
#include "handlers/meetings/showing.hpp"
#include "handlers/meetings/texts.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::meetings {
namespace {

using Deed = Change::Deed;
using domain::MeetingKind;
using storage::Meeting;

// Nobody plans a meeting further ahead.
constexpr std::chrono::hours kAhead{24 * 400};

std::string day_as_told(core::LocalDate date, core::LocalDate today) {
    return date.year() == today.year() ? core::format_day_month(date) : core::format_date(date);
}

/// What the date or hour of a request cannot be.
std::optional<std::string> complaint_of(const Request& to, core::LocalDate today) {
    using DateOutcome = core::ReadDate::Outcome;
    if (to.date.outcome == DateOutcome::impossible) return fill(texts::kNoSuchDate, {{"ngay", to.date.as_typed}});
    if (to.has_date() && to.date.date < today) return fill(texts::kPastDate, {{"ngay", day_as_told(to.date.date, today)}});
    if (to.hour.outcome == core::ReadHour::Outcome::impossible) return std::string(texts::kNoSuchHour);
    if (core::text::utf16_length(to.place) > domain::kLongestPlace) return fill(texts::kPlaceTooLong, {{"so", std::to_string(domain::kLongestPlace)}});
    return std::nullopt;
}

}  // namespace

void Changing::say(std::string_view text) { context_.reply(incoming_.message.chat, "meetings.change", text); }

std::string Changing::as_command(std::string_view phrase) const { return (incoming_.is_private() ? "" : "/") + std::string(phrase); }

std::vector<Meeting> Changing::upcoming(core::BranchId branch) const {
    auto list = storage::meetings::between(context_.connection(), branch, context_.now(), context_.now() + kAhead);
    std::erase_if(list, [](const Meeting& meeting) { return !meeting.is_live(); });
    return list;
}

void Changing::move(const Command& command) {
    MoveRequest request = read_move(command.arguments, command.folded_arguments, context_.today());
    if (!request.to.has_date() && !request.to.has_hour()) return say(fill(texts::kHowToMove, {{"lenh", as_command("dời")}}));
    if (const auto what = complaint_of(request.to, context_.today())) return say(*what);
    Change change;
    change.deed = Deed::move;
    change.branch = command.branch;
    change.value = request.to.place;
    change.reason = request.reason;
    change.person = actor_.person;
    auto candidates = upcoming(command.branch);
    const auto is_regular = [](const Meeting& meeting) { return meeting.kind == MeetingKind::regular; };
    if (request.to.kind) {
        std::erase_if(candidates, [&](const Meeting& meeting) { return meeting.kind != *request.to.kind; });
    } else if (std::any_of(candidates.begin(), candidates.end(), is_regular)) {
        // Without a word of which, the regular meeting is meant where the new day lies in its month.
        std::vector<Meeting> near;
        for (const Meeting& meeting : candidates) {
            const core::LocalDate third = usecases::rungs::third_of(meeting);
            const bool same_month = !request.to.has_date() || request.to.date.date.year() / request.to.date.date.month() == third.year() / third.month();
            if (is_regular(meeting) && same_month) near.push_back(meeting);
        }
        if (near.size() == 1) candidates = std::move(near);
    }
    // Day and hour wait for the meeting: what was not named stays as it is.
    if (request.to.has_date()) change.starts_at = core::to_instant(request.to.date.date, request.to.has_hour() ? request.to.hour.time : core::TimeOfDay{});
    const auto meeting = only_one(std::move(candidates), change, texts::kVerbMove);
    if (!meeting) return;
    change.meeting = meeting->id;
    const core::LocalTime old = core::to_local(meeting->starts_at);
    const core::LocalDate date = request.to.has_date() ? request.to.date.date : old.date;
    change.starts_at = core::to_instant(date, request.to.has_hour() ? request.to.hour.time : old.time);
    if (request.to.hour.outcome == core::ReadHour::Outcome::two_ways) change.other_start = core::to_instant(date, request.to.hour.other);
    go_on(std::move(change));
}

void Changing::edit(const Command& command) {
    using Of = EditRequest::Of;
    const EditRequest request = read_edit(command.arguments, command.folded_arguments);
    if (request.of == Of::nothing || request.value.empty()) return say(fill(texts::kHowToEdit, {{"lenh", as_command("sửa")}}));
    Change change;
    change.branch = command.branch;
    change.person = actor_.person;
    const auto branch = storage::branches::find(context_.connection(), command.branch);
    if (!branch) return say(texts::kNotFound);
    core::ReadHour hour;
    switch (request.of) {
        case Of::hour:
            change.deed = Deed::move;
            hour = core::read_hour(core::text::fold(split_reason(request.value).before));
            change.reason = split_reason(request.value).reason;
            if (hour.outcome == core::ReadHour::Outcome::none) return say(fill(texts::kHowToEdit, {{"lenh", as_command("sửa")}}));
            if (hour.outcome == core::ReadHour::Outcome::impossible) return say(texts::kNoSuchHour);
            break;
        case Of::place:
            change.deed = Deed::place;
            change.value = request.value;
            if (core::text::utf16_length(request.value) > domain::kLongestPlace)
                return say(fill(texts::kPlaceTooLong, {{"so", std::to_string(domain::kLongestPlace)}}));
            break;
        case Of::agenda:
            change.deed = Deed::agenda;
            change.value = request.value;
            break;
        case Of::mode: {
            change.deed = Deed::mode;
            const std::string folded = core::text::fold(request.value);
            const bool online = folded.starts_with("truc tuyen") || folded == "online";
            if (online && !branch->online_pilot) return say(texts::kOnlineOnlyPilot);
            if (!online && !folded.starts_with("truc tiep")) return say(fill(texts::kHowToEdit, {{"lenh", as_command("sửa")}}));
            change.value = online ? "trực tuyến" : "trực tiếp";
            break;
        }
        case Of::nothing:
            return;
    }
    auto candidates = upcoming(command.branch);
    // The nearest is meant: what comes later is proposed in its own time.
    if (candidates.size() > 1) candidates.resize(1);
    const auto meeting = only_one(std::move(candidates), change, texts::kVerbEdit);
    if (!meeting) return;
    change.meeting = meeting->id;
    change.starts_at = meeting->starts_at;
    if (request.of == Of::hour) {
        const core::LocalDate date = core::local_date(meeting->starts_at);
        change.starts_at = core::to_instant(date, hour.time);
        if (hour.outcome == core::ReadHour::Outcome::two_ways) change.other_start = core::to_instant(date, hour.other);
    }
    go_on(std::move(change));
}

void Changing::send(const Command& command) {
    Change change;
    change.deed = Deed::send;
    change.branch = command.branch;
    change.person = actor_.person;
    auto candidates = upcoming(command.branch);
    std::optional<Meeting> sent;
    for (const Meeting& meeting : candidates) {
        if (meeting.announce_at && !sent) sent = meeting;
    }
    std::erase_if(candidates, [](const Meeting& meeting) { return meeting.announce_at.has_value(); });
    if (candidates.empty() && sent)
        return say(fill(texts::kAlreadySent, {{"ngay", day_of(sent->starts_at)}, {"luc", core::format_hour_and_day(*sent->announce_at)}}));
    if (candidates.size() > 1) candidates.resize(1);
    const auto meeting = only_one(std::move(candidates), change, texts::kVerbSend);
    if (!meeting) return;
    change.meeting = meeting->id;
    change.starts_at = meeting->starts_at;
    if (meeting->hour_open || meeting->venue.empty()) {
        const std::string lack = meeting->hour_open ? (meeting->venue.empty() ? "giờ và địa điểm" : "giờ") : "địa điểm";
        return say(fill(texts::kStillLacks,
                        {{"ngay", day_of(meeting->starts_at)},
                         {"thieu", lack},
                         {"vi_du", as_command(meeting->hour_open ? "sửa giờ 19h30" : "sửa nơi Nhà văn hóa")}}));
    }
    propose(std::move(change));
}

void Changing::cancel(const Command& command) {
    const CancelRequest request = read_cancel(command.arguments, command.folded_arguments, context_.today());
    if (request.date.outcome == core::ReadDate::Outcome::impossible) return say(fill(texts::kNoSuchDate, {{"ngay", request.date.as_typed}}));
    Change change;
    change.deed = Deed::cancel;
    change.branch = command.branch;
    change.person = actor_.person;
    change.reason = request.reason;
    auto candidates = upcoming(command.branch);
    std::erase_if(candidates, [&](const Meeting& meeting) {
        const bool other_kind = request.kind && meeting.kind != *request.kind;
        const bool other_day = request.date.outcome == core::ReadDate::Outcome::date && core::local_date(meeting.starts_at) != request.date.date;
        return other_kind || other_day;
    });
    const auto meeting = only_one(std::move(candidates), change, texts::kVerbCancel);
    if (!meeting) return;
    change.meeting = meeting->id;
    change.starts_at = meeting->starts_at;
    if (meeting->kind == MeetingKind::regular) return offer_other_days(std::move(change), *meeting);
    go_on(std::move(change));
}

}  // namespace mungba::handlers::meetings

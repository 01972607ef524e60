#include "handlers/meetings/showing.hpp"

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/change_texts.hpp"
#include "storage/agenda_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/calling.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::meetings {
namespace {

using Deed = Change::Deed;
using notices::Carrier;
using notices::Words;
using storage::Branch;
using storage::Meeting;

std::string what_of(Deed deed) {
    switch (deed) {
        case Deed::place: return "địa điểm";
        case Deed::agenda: return "nội dung";
        case Deed::mode: return "hình thức";
        default: return {};
    }
}

std::string mode_in_words(domain::MeetingMode mode) { return mode == domain::MeetingMode::online ? "trực tuyến" : "trực tiếp"; }

std::string before_of(const Change& change, const Meeting& meeting, Context& context) {
    switch (change.deed) {
        case Deed::place: return meeting.venue.empty() ? "chưa có" : meeting.venue;
        case Deed::agenda: {
            const std::string lines = domain::as_contents(storage::agendas::of(context.connection(), meeting.id, domain::AgendaPart::conduct));
            return lines.empty() ? "chưa có" : lines;
        }
        case Deed::mode: return mode_in_words(meeting.mode);
        default: return {};
    }
}

std::string after_of(const Change& change) { return change.deed == Deed::agenda ? domain::as_contents(agenda_lines(change.value)) : change.value; }

std::size_t invited(const Meeting& meeting, Context& context) {
    return usecases::audience::invited(context.connection(), meeting.branch, meeting.kind, core::local_date(meeting.starts_at)).size();
}

std::size_t without_zalo(const Meeting& meeting, Context& context) {
    std::size_t count = 0;
    for (const auto& member : usecases::audience::invited(context.connection(), meeting.branch, meeting.kind, core::local_date(meeting.starts_at)))
        count += storage::people::accounts_of(context.connection(), member.person).empty() ? 1 : 0;
    return count;
}

Meeting as_moved(const Change& change, Meeting meeting, const usecases::meeting_changes::Telling& telling, core::PersonId by) {
    meeting.starts_at = change.starts_at;
    meeting.hour_open = false;
    meeting.date_open = false;
    meeting.approved_by = by;
    if (!change.value.empty()) meeting.venue = change.value;
    if (telling.is_told) ++meeting.revision;
    return meeting;
}

std::optional<Words> moved_words(const Change& change, const Meeting& meeting, const Branch& branch, core::Instant leaves_at, Context& context) {
    const auto telling = usecases::meeting_changes::telling(meeting, change.starts_at, context.setting(), context.now());
    if (!telling.is_told) return std::nullopt;
    const Meeting after = as_moved(change, meeting, telling, change.person);
    const notices::Moved moved{.from = meeting.starts_at, .reason = change.reason, .asks = telling.asks && !after.venue.empty()};
    return Words{.code = moved.asks ? "M6" : "M6.day",
                 .key = {},
                 .for_the_group = notices::moved(branch, after, moved, leaves_at, Carrier::bot, context),
                 .for_the_secretary = notices::moved(branch, after, moved, leaves_at, Carrier::secretary, context)};
}

}  // namespace

bool whole_notice_waits(const Meeting& meeting, Context& context) {
    const domain::Rung* notice = usecases::rungs::find(context.rules(), domain::RungName::notice, meeting.kind);
    const bool is_known = !meeting.date_open && !meeting.hour_open && !meeting.venue.empty();
    if (!is_known || !meeting.told_at || meeting.announce_at || notice == nullptr) return false;
    return usecases::rungs::due_at(*notice, meeting, context.setting()) <= context.now();
}

std::size_t longest_agenda(const Meeting& meeting) { return meeting.thematic_part ? domain::kLongestAgendaOfTwo : domain::kLongestAgenda; }
bool fits_notice(const Change& change, const Meeting& meeting) {
    return core::text::utf16_length(domain::as_contents(agenda_lines(change.value))) <= longest_agenda(meeting);
}

std::vector<std::string> agenda_lines(const std::string& typed) {
    std::vector<std::string> lines;
    std::string_view rest = typed;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string line = core::text::trim(rest.substr(0, end));
        while (line.ends_with(".")) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

std::optional<Words> words_for(const Change& change, const Meeting& meeting, const Branch& branch, core::Instant leaves_at, Context& context) {
    switch (change.deed) {
        case Deed::move:
            return moved_words(change, meeting, branch, leaves_at, context);
        case Deed::place:
        case Deed::agenda:
        case Deed::mode: {
            if (!meeting.announce_at) return std::nullopt;
            const std::string text = notices::edited(branch, meeting, what_of(change.deed), before_of(change, meeting, context), after_of(change), context);
            // The same thing may be edited twice.
            return Words{.code = "M6b", .key = "at=" + std::to_string(core::to_ms(context.now())), .for_the_group = text, .for_the_secretary = text};
        }
        case Deed::cancel: {
            if (!meeting.has_been_told()) return std::nullopt;
            const std::string text = notices::cancelled(branch, meeting, change.reason, context);
            return Words{.code = "M7", .key = {}, .for_the_group = text, .for_the_secretary = text};
        }
        case Deed::send: {
            Meeting approved = meeting;
            approved.approved_by = change.person;
            approved.answers_close_at = usecases::meetings::answers_close_at(meeting.starts_at, leaves_at);
            return Words{.code = std::string(notices::code_of(approved)),
                         .key = {},
                         .for_the_group = notices::notice(branch, approved, leaves_at, Carrier::bot, context),
                         .for_the_secretary = notices::notice(branch, approved, leaves_at, Carrier::secretary, context)};
        }
    }
    return std::nullopt;
}

std::string summary_of(const Change& change, const Meeting& meeting, const Branch& branch, Context& context) {
    const bool is_told = meeting.has_been_told();
    const std::string many = is_told ? std::to_string(invited(meeting, context)) : std::string();
    const std::string name = meeting_name(meeting);
    switch (change.deed) {
        case Deed::move: {
            const bool same_day = core::local_date(change.starts_at) == core::local_date(meeting.starts_at);
            return fill(same_day ? texts::kMoveHour : texts::kMove,
                        {{"buoi", name},
                         {"thu_cu", weekday_of(meeting.starts_at)},
                         {"ngay_cu", day_of(meeting.starts_at)},
                         {"gio_cu", hour_of(meeting.starts_at)},
                         {"gio", hour_of(change.starts_at)},
                         {"thu", weekday_of(change.starts_at)},
                         {"ngay", date_of(change.starts_at)},
                         {"ly_do", core::text::defuse(change.reason)},
                         {"so", many}});
        }
        case Deed::place:
        case Deed::agenda:
        case Deed::mode:
            return fill(texts::kEdit,
                        {{"muc", what_of(change.deed)},
                         {"moi", core::text::defuse(after_of(change))},
                         {"so", meeting.announce_at ? std::to_string(invited(meeting, context)) : ""}});
        case Deed::cancel:
            return fill(texts::kCancel,
                        {{"buoi", name}, {"ngay", day_of(meeting.starts_at)}, {"ly_do", core::text::defuse(change.reason)}, {"so", many}});
        case Deed::send: {
            const bool has_group = usecases::audience::group_for(context.connection(), branch.id, meeting.kind).has_value();
            const std::size_t no_zalo = without_zalo(meeting, context);
            return fill(has_group ? texts::kSend : texts::kSendByHand,
                        {{"nhom", branch.name},
                         {"so", std::to_string(invited(meeting, context))},
                         {"khong_zalo", no_zalo > 0 ? std::to_string(no_zalo) : ""}});
        }
    }
    return {};
}

std::string title_of(const Change& change, const Meeting& meeting) {
    std::string verb;
    switch (change.deed) {
        case Deed::move: verb = texts::kVerbMove; break;
        case Deed::cancel: verb = texts::kVerbCancel; break;
        case Deed::send: verb = texts::kVerbSend; break;
        default: verb = std::string(texts::kVerbEdit) + " " + what_of(change.deed); break;
    }
    return verb + " buổi " + day_of(meeting.starts_at);
}

usecases::meeting_changes::Changed carry_out(const Change& change, const usecases::Actor& actor, Context& context) {
    using namespace usecases::meeting_changes;
    auto& connection = context.connection();
    const auto meeting = storage::meetings::find(connection, change.meeting);
    const auto branch = storage::branches::find(connection, change.branch);
    if (!meeting || !branch) return {.outcome = Outcome::not_found};
    // Two have agreed to it in the quiet hours: then it leaves in them.
    const core::Instant leaves_at = change.second ? context.now() : usecases::meetings::after_quiet_hours(context.now(), context.quiet_hours());
    const auto words = words_for(change, *meeting, *branch, leaves_at, context);
    const auto setting = context.setting();
    Changed changed;
    switch (change.deed) {
        case Deed::move: {
            const bool asks = words && words->code == "M6";
            changed = usecases::meeting_changes::move(connection,
                                                      actor,
                                                      {.meeting = change.meeting,
                                                       .starts_at = change.starts_at,
                                                       .venue = change.value,
                                                       .reason = change.reason,
                                                       .off_rule_accepted = change.off_rule,
                                                       .asks_from = asks ? std::optional(leaves_at) : std::nullopt},
                                                      setting,
                                                      context.now());
            break;
        }
        case Deed::place:
            changed = edit(connection, actor, {.meeting = change.meeting, .venue = change.value, .conduct = {}, .mode = {}}, context.now());
            break;
        case Deed::agenda:
            changed = edit(connection, actor, {.meeting = change.meeting, .venue = {}, .conduct = agenda_lines(change.value), .mode = {}}, context.now());
            break;
        case Deed::mode: {
            const auto mode = change.value == mode_in_words(domain::MeetingMode::online) ? domain::MeetingMode::online : domain::MeetingMode::in_person;
            changed = edit(connection, actor, {.meeting = change.meeting, .venue = {}, .conduct = {}, .mode = mode}, context.now());
            break;
        }
        case Deed::cancel:
            changed = usecases::meeting_changes::cancel(connection, actor, change.meeting, change.reason, context.now());
            break;
        case Deed::send:
            changed = announce(connection, actor, change.meeting, leaves_at, context.now());
            break;
    }
    if (changed.outcome != Outcome::done || !words) return changed;
    const bool is_urgent = change.deed == Deed::move || change.deed == Deed::cancel || change.second;
    notices::say(changed.meeting, *words, is_urgent ? core::OutgoingClass::urgent : core::OutgoingClass::reminder, leaves_at, context);
    return changed;
}

}  // namespace mungba::handlers::meetings

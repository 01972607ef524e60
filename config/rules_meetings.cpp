#include "config/rules_meetings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.hpp"

namespace mungba::config {
namespace {

using domain::DatePolicy;
using domain::RulePack;
using domain::Rung;
using Need = StrictObject::Need;

void read_window(StrictObject& object, DatePolicy& policy) {
    std::vector<int> days;
    object.whole_numbers("window", days, 1, 28);
    if (!object.has("window")) return;
    const bool holds_the_third = days.size() == 2 && days[0] <= 3 && days[1] >= 3;
    if (!holds_the_third) return object.mistake("window", "is not a first and a last day of the month with the 3rd between them, as in [1, 7]");
    policy.first_day = static_cast<unsigned>(days[0]);
    policy.last_day = static_cast<unsigned>(days[1]);
}

void read_policy(StrictObject object, DatePolicy& policy) {
    std::vector<std::string> names;
    object.texts("avoid", names);
    if (object.has("avoid")) {
        policy.avoid = {};
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (const auto kind = domain::day_off_kind_named(names[i])) {
                policy.avoid.add(*kind);
            } else {
                object.mistake(fmt::format("avoid[{}]", i),
                               fmt::format("\"{}\" is none of holiday, compensatory, swap_off, saturday, sunday", names[i]));
            }
        }
    }
    std::string direction(domain::name_of(policy.direction));
    object.text("direction", direction);
    if (const auto found = domain::direction_named(direction)) {
        policy.direction = *found;
    } else {
        object.mistake("direction", fmt::format("\"{}\" is none of next, previous, nearest", direction));
    }
    read_window(object, policy);
    object.tell_unknown();
}

template <typename Value, typename Named>
void read_named(StrictObject& object, std::string_view key, Value& value, Named named, std::string_view of) {
    std::string name(domain::name_of(value));
    object.text(key, name);
    if (const auto found = named(name)) {
        value = *found;
    } else {
        object.mistake(key, fmt::format("\"{}\" is none of {}", name, of));
    }
}

void read_kinds(StrictObject& object, Rung& rung) {
    std::vector<std::string> names;
    object.texts("kinds", names);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto kind = domain::meeting_kind_named(names[i])) {
            rung.kinds.push_back(*kind);
        } else {
            object.mistake(fmt::format("kinds[{}]", i), fmt::format("\"{}\" is none of regular, thematic, branch_committee, extraordinary", names[i]));
        }
    }
    if (names.empty()) object.mistake("kinds", "names no kind of meeting");
}

/// Whom it speaks to and what it says follow from its name; a pack that says otherwise is told.
void read_fixed(StrictObject& object, Rung& rung) {
    std::string audience(domain::name_of(domain::audience_of(rung.name)));
    const std::string its_own = audience;
    object.text("audience", audience);
    if (audience != its_own) object.mistake("audience", fmt::format("\"{}\" of the rung {} is always {}", audience, domain::name_of(rung.name), its_own));
    std::string text(domain::text_of(rung.name));
    const std::string its_text = text;
    object.text("text", text);
    if (text != its_text)
        object.mistake("text", fmt::format("\"{}\": the rung {} says {}; other words for that go into texts", text, domain::name_of(rung.name),
                                           its_text.empty() ? "nothing by itself" : its_text));
}

std::optional<Rung> read_rung(StrictObject object) {
    std::string name;
    object.text("rung", name, Need::required);
    const auto named = domain::rung_named(name);
    if (!named) {
        if (!name.empty()) object.mistake("rung", fmt::format("\"{}\" is no rung", name));
        return std::nullopt;
    }
    Rung rung;
    rung.name = *named;
    rung.audience = domain::audience_of(rung.name);
    rung.text = domain::text_of(rung.name);
    read_fixed(object, rung);
    read_named(object, "from", rung.from, domain::rung_from_named, "day, third, start");
    object.whole_number("days", rung.days, -28, 28);
    object.hour("at", rung.at);
    object.whole_number("minutes", rung.minutes, -24 * 60, 24 * 60);
    object.whole_number("before_third", rung.before_third, 0, 10);
    read_named(object, "if", rung.condition, domain::rung_condition_named, "always, moved, moved_later, changed");
    read_named(object, "missed", rung.missed, domain::missed_run_named, "late, skip");
    read_kinds(object, rung);
    object.tell_unknown();
    if (rung.from == Rung::From::start && (rung.days != 0 || rung.at != core::TimeOfDay{}))
        object.mistake("from", "start goes with minutes alone, not with days and an hour");
    if (rung.from != Rung::From::start && rung.minutes != 0) object.mistake("minutes", "go with from: \"start\"");
    if (rung.before_third != 0 && rung.name != domain::RungName::make_final) object.mistake("before_third", "is of the rung final alone");
    return rung;
}

/// Without these a branch would hear nothing of its meeting.
void check_ladder(StrictObject& file, const std::vector<Rung>& ladder) {
    using domain::RungName;
    const auto find = [&](RungName name) {
        return std::find_if(ladder.begin(), ladder.end(), [&](const Rung& rung) { return rung.name == name; });
    };
    for (const RungName name : {RungName::propose, RungName::make_final, RungName::notice}) {
        const auto rung = find(name);
        if (rung == ladder.end() || !rung->is_for(domain::MeetingKind::regular))
            file.mistake("ladder", fmt::format("has no {} for the regular meeting", domain::name_of(name)));
    }
    const auto propose = find(RungName::propose);
    const auto final = find(RungName::make_final);
    const auto notice = find(RungName::notice);
    if (propose == ladder.end() || final == ladder.end() || notice == ladder.end()) return;
    if (propose->days >= final->days) file.mistake("ladder", "the rung propose does not come before final");
    if (final->days >= notice->days || notice->days >= 0) file.mistake("ladder", "the rung notice does not come between final and the meeting");
}

void read_ladder(StrictObject& file, std::vector<Rung>& ladder) {
    const auto& rungs = file.list("ladder");
    if (!file.has("ladder")) return;
    std::vector<Rung> read;
    std::set<domain::RungName> seen;
    std::vector<std::string>& mistakes = file.mistakes();
    for (std::size_t i = 0; i < rungs.size(); ++i) {
        StrictObject object{rungs[i], file.file_name(), fmt::format("ladder[{}]", i), mistakes};
        auto rung = read_rung(object);
        if (!rung) continue;
        if (!seen.insert(rung->name).second) object.mistake("rung", fmt::format("\"{}\" stands twice", domain::name_of(rung->name)));
        read.push_back(std::move(*rung));
    }
    check_ladder(file, read);
    ladder = std::move(read);
}

void check_length(StrictObject& object, const char* key, const std::vector<std::string>& form, std::size_t longest) {
    // December is the longest month in digits, and in the number of the month before.
    std::vector<std::string> lines;
    for (const std::string& line : form) lines.push_back(domain::agenda_line(line, 12));
    const std::size_t length = core::text::utf16_length(domain::as_contents(lines));
    if (length > longest) object.mistake(key, fmt::format("is {} characters long in a notice, of at most {}", length, longest));
}

domain::AgendaForm read_form(StrictObject object, domain::AgendaForm form) {
    object.texts("opening", form.opening);
    object.texts("conduct", form.conduct);
    object.texts("closing", form.closing);
    object.texts("combined", form.combined);
    object.tell_unknown();
    check_length(object, "conduct", form.conduct, domain::kLongestAgenda);
    check_length(object, "combined", form.combined, domain::kLongestAgendaOfTwo);
    if (form.conduct.empty()) object.mistake("conduct", "is empty");
    if (form.combined.empty()) object.mistake("combined", "is empty");
    return form;
}

void read_agendas(StrictObject agenda, RulePack& pack) {
    for (const std::string& key : agenda.keys()) {
        if (key == "default") {
            pack.agenda = read_form(agenda.object(key), pack.agenda);
        } else if (const auto type = domain::branch_type_named(key)) {
            pack.agendas[*type] = read_form(agenda.object(key), pack.agenda);
        }
    }
    agenda.tell_unknown();
}

void read_thematic(StrictObject thematic, RulePack::Thematic& value) {
    thematic.texts("topic_groups", value.topic_groups);
    thematic.whole_numbers("days_left", value.days_left, 1, 60);
    thematic.whole_number("draft_days", value.draft_days, 1, 60);
    thematic.tell_unknown();
    if (value.topic_groups.empty()) thematic.mistake("topic_groups", "is empty");
}

void read_fees(StrictObject fees, RulePack::Fees& value) {
    fees.yes_or_no("in_notice", value.in_notice);
    fees.text("link", value.link);
    fees.tell_unknown();
    const bool is_link = value.link.empty() || value.link.starts_with("https://") || value.link.starts_with("http://");
    if (!is_link) fees.mistake("link", "is no address of the form https://…");
}

void read_texts(StrictObject texts, std::map<std::string, std::string>& value) {
    for (const std::string& key : texts.keys()) texts.text(key, value[key], Need::required);
}

}  // namespace

void read_meeting_rules(StrictObject& file, RulePack& pack) {
    auto dates = file.object("meeting_date");
    read_policy(dates.object("default"), pack.dates.standard);
    read_policy(dates.object("residential"), pack.dates.residential);
    dates.tell_unknown();
    read_ladder(file, pack.ladder);
    read_agendas(file.object("agenda"), pack);
    read_thematic(file.object("thematic"), pack.thematic);
    read_fees(file.object("fees"), pack.fees);
    read_texts(file.object("texts"), pack.texts);
}

}  // namespace mungba::config

#include "bot/commands/handover_commands.hpp"

#include "core/text.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/handover.hpp"
#include "usecases/naming.hpp"

namespace mungba::bot {
namespace {

namespace handover = usecases::handover;

std::string option(const CommandRequest& request, const std::string& name) {
    const auto found = request.options.find(name);
    return found == request.options.end() ? std::string() : found->second;
}

CommandOutcome refused(const std::string& why) { return {.exit_code = kBadInput, .out = {}, .err = why + "\n"}; }
CommandOutcome said(const std::string& what) { return {.exit_code = kDone, .out = what + "\n", .err = {}}; }

usecases::Actor the_operator(const CommandTools& tools) {
    usecases::Actor actor;
    actor.kind = usecases::Actor::Kind::operator_at_console;
    actor.organization = tools.organization;
    actor.source = "command";
    return actor;
}

/// "2026-11-01" or "1/11/2026".
std::optional<core::LocalDate> read_day(const std::string& text, core::LocalDate today) {
    if (const auto iso = core::parse_iso(text + "T00:00:00+07:00")) return core::local_date(*iso);
    const std::string folded = core::text::fold(text);
    const auto date = core::read_date(folded, today);
    if (date.outcome != core::ReadDate::Outcome::date || date.length != folded.size()) return std::nullopt;
    return date.date;
}

std::string why_not(handover::Outcome outcome, const std::string& branch) {
    switch (outcome) {
        case handover::Outcome::has_it: return "is secretary of " + branch + " already";
        case handover::Outcome::past: return "the days are past, or end before they begin";
        case handover::Outcome::not_a_member: return "is not in the list of " + branch;
        case handover::Outcome::written:
        case handover::Outcome::not_allowed:
        case handover::Outcome::not_found: break;
    }
    return "cannot be done";
}

}  // namespace

CommandOutcome assign_handover(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const core::LocalDate today = core::local_date(tools.clock.now());
    const auto branch = storage::branches::find_by_name(connection, tools.organization, option(request, "branch"));
    if (!branch) return refused("there is no branch named \"" + option(request, "branch") + "\"");
    handover::Wish wish{.branch = branch->id, .to = {}, .from = today, .until = std::nullopt};
    const auto from = read_day(option(request, "from"), today);
    if (!from) return refused("--from " + option(request, "from") + ": no such day; write 2026-11-01");
    wish.from = *from;
    if (const std::string until = option(request, "until"); !until.empty()) {
        wish.until = read_day(until, today);
        if (!wish.until) return refused("--until " + until + ": no such day; write 2026-11-01");
    }
    const std::string name = option(request, "name");
    const auto people = usecases::naming::meant(connection, tools.organization, branch->id, today, name);
    if (people.empty()) return refused("nobody in " + branch->name + " is named \"" + name + "\"");
    if (people.size() > 1) {
        std::string numbers;
        for (const auto& member : people)
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(member.position) + " (born " + member.birth_date.value_or("not known").substr(0, 4) + ")";
        return refused("several in " + branch->name + " are named \"" + name + "\"; give the number in its list instead: " + numbers);
    }
    wish.to = people.front().person;
    const auto written = handover::assign(connection, the_operator(tools), wish, tools.clock.now());
    if (written.outcome != handover::Outcome::written) return refused(people.front().name + " " + why_not(written.outcome, branch->name));
    const auto row = storage::handovers::find(connection, written.id).value();
    return said("written down: " + people.front().name + " takes over " + branch->name + " on " + row.from_date +
                (row.until_date ? " until " + *row.until_date : "") +
                (row.accepted_at ? "" : ", once that person has written \"nhận việc\" to the bot"));
}

CommandOutcome confirm_handover(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request) {
    const auto branch = storage::branches::find_by_name(connection, tools.organization, option(request, "branch"));
    if (!branch) return refused("there is no branch named \"" + option(request, "branch") + "\"");
    const auto open = storage::handovers::open_of(connection, branch->id);
    if (!open || !handover::confirm(connection, the_operator(tools), open->id, tools.clock.now()))
        return refused(branch->name + " has no handover that waits");
    const auto person = storage::people::find(connection, open->to);
    return said("confirmed: " + (person ? person->name : "") + " takes over " + branch->name + " on " + open->from_date +
                (open->accepted_at ? "" : ", once that person has written \"nhận việc\" to the bot"));
}

}  // namespace mungba::bot

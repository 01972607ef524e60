#include "usecases/month_figures.hpp"

#include <chrono>

#include "storage/audit_repository.hpp"
#include "storage/rsvp_export_repository.hpp"
#include "usecases/export_answers.hpp"
#include "usecases/meeting_file.hpp"

namespace mungba::usecases::month_figures {
namespace {

/// Before that there are no meetings of ours.
std::optional<std::chrono::year_month> read(std::string_view text) {
    const auto month = export_answers::read_month(text);
    return month && month->year() >= std::chrono::year{2000} ? month : std::nullopt;
}

}  // namespace

std::optional<Month> of(storage::Connection& connection, core::OrganizationId organization, std::string_view month, core::Instant now) {
    const auto wanted = read(month);
    if (!wanted) return std::nullopt;
    Month result;
    result.closing = storage::meeting_files::closing_of(connection, organization, month);
    for (const auto& one : storage::rsvp_export::meetings(connection, organization, wanted, {})) {
        if (one.starts_at > now) continue;
        const auto meeting = storage::meetings::find(connection, one.id);
        if (!meeting) continue;
        Figure figure{.meeting = *meeting, .branch_name = one.branch_name};
        figure.now = roll_call::sums_of(roll_call::lines(connection, *meeting));
        if (const auto kept = storage::meeting_files::figure_of(connection, one.id)) {
            const roll_call::Sums sums = meeting_file::kept_sums(*kept);
            if (result.closing) figure.closed = sums;
            if (storage::meeting_files::gone_since(connection, one.id)) figure.now = sums;
        }
        result.figures.push_back(std::move(figure));
    }
    return result;
}

Outcome close(storage::Connection& connection, const Actor& actor, std::string_view month, core::Instant now) {
    if (!may(actor, Action::close_month, {})) return Outcome::not_allowed;
    const auto wanted = read(month);
    if (!wanted) return Outcome::bad_month;
    const auto day = core::local_date(now);
    if (std::chrono::year_month{day.year(), day.month()} <= *wanted) return Outcome::not_over;
    if (!storage::meeting_files::close_month(connection, actor.organization, month, actor.person, now)) return Outcome::unchanged;
    const auto figures = of(connection, actor.organization, month, now);
    for (const Figure& figure : figures->figures) storage::meeting_files::put_figure(connection, figure.meeting.id, meeting_file::figure_from(figure.now));
    const bool by_person = actor.kind == Actor::Kind::person;
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_kind = by_person ? "person" : "operator",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = "month.close",
                            .branch = {},
                            .object_kind = "month",
                            .object_id = static_cast<int>(wanted->year()) * 100 + static_cast<int>(static_cast<unsigned>(wanted->month())),
                            .fields = "figures"},
                           now);
    return Outcome::done;
}

}  // namespace mungba::usecases::month_figures

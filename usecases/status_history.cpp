#include "usecases/status_history.hpp"

#include <algorithm>
#include <stdexcept>

namespace mungba::usecases {
namespace {

using domain::MemberStatus;
using storage::StatusSpan;

std::string iso(core::LocalDate day) { return core::format_iso_date(day); }
std::string iso_before(core::LocalDate day) { return iso(core::plus_days(day, -1)); }

bool holds_on(const StatusSpan& span, const std::string& day) {
    return span.from <= day && (!span.until || *span.until >= day);
}

/// The one in force on a day: of those valid, the one that began last.
std::optional<StatusSpan> in_force(const std::vector<StatusSpan>& history, const std::string& day) {
    const auto found = std::find_if(
        history.rbegin(), history.rend(), [&day](const auto& span) { return holds_on(span, day); });
    return found == history.rend() ? std::nullopt : std::optional(*found);
}

/// The stored span that the file speaks of, if it states no change of status.
std::optional<StatusSpan> span_meant(const std::vector<StatusSpan>& history,
                                     const StatedStatus& stated,
                                     const std::string& today) {
    const auto now = in_force(history, today);
    if (now && now->status == stated.status) return now;
    if (!stated.from) return std::nullopt;
    // A span that begins later, or is over: the file says again what it said before.
    const StatusSpan& last = history.back();
    const bool is_last = last.status == stated.status && last.from == iso(*stated.from);
    return is_last ? std::optional(last) : std::nullopt;
}

/// True if the history has this status from exactly the day that is stated.
bool knows_beginning(const std::vector<StatusSpan>& history, const StatedStatus& stated) {
    return std::ranges::any_of(history, [&stated](const auto& span) {
        return stated.from && span.status == stated.status && span.from == iso(*stated.from);
    });
}

StatusConflict too_early(std::string_view column, const StatusSpan& begun) {
    return {std::string(column) + " lies before " + begun.from + ", when \"" +
            std::string(word_of(begun.status)) + "\" began"};
}

/// Another first or last day of a status that stays.
std::variant<StatusChange, StatusConflict> redate(const std::vector<StatusSpan>& history,
                                                  const StatusSpan& meant,
                                                  const StatedStatus& stated,
                                                  const std::string& today) {
    StatusSpan span = meant;
    StatusChange change;
    if (stated.from && iso(*stated.from) <= today && !knows_beginning(history, stated)) {
        span.from = iso(*stated.from);
        change.what = "tu_ngay";
        for (StatusSpan before : history) {
            if (before.id == meant.id || before.from > meant.from) continue;
            if (before.from >= span.from) return too_early("tu_ngay", before);
            // What ended where this one began moves with it.
            if (before.until && *before.until < meant.from && *before.until >= span.from) {
                before.until = iso_before(*stated.from);
                change.redated.push_back(before);
            }
        }
    }
    if (stated.until && iso(*stated.until) != meant.until) {
        span.until = iso(*stated.until);
        change.what += change.what.empty() ? "den_ngay" : ", den_ngay";
        if (*span.until < span.from) return too_early("den_ngay", span);
    }
    if (!change.what.empty()) change.redated.push_back(span);
    return change;
}

/// A new status from `first` on, in the place of the former or over it.
StatusChange begin(const std::vector<StatusSpan>& history,
                   const StatedStatus& stated,
                   core::LocalDate first) {
    StatusChange change;
    const std::string from = iso(first);
    const auto until = stated.until ? std::optional(iso(*stated.until)) : std::nullopt;
    for (StatusSpan span : history) {
        const bool ends_later = !span.until || *span.until >= from;
        const bool outlasts = until && (!span.until || *span.until > *until);
        if (span.from == from) {
            change.removed.push_back(span.id);
        } else if (ends_later && !outlasts) {
            span.until = iso_before(first);
            change.redated.push_back(span);
        }
    }
    change.begun = StatusSpan{.status = stated.status, .from = from, .until = until};
    return change;
}

}  // namespace

std::variant<StatusChange, StatusConflict> state_status(const std::vector<StatusSpan>& history,
                                                        const StatedStatus& stated,
                                                        core::LocalDate today) {
    if (const auto meant = span_meant(history, stated, iso(today))) {
        return redate(history, *meant, stated, iso(today));
    }
    // A known beginning of an earlier span: the member is back in that status, from today on.
    const bool is_return = !stated.from || knows_beginning(history, stated);
    const core::LocalDate first = is_return ? today : *stated.from;
    const StatusSpan& last = history.back();
    if (iso(first) < last.from) return too_early("tu_ngay", last);
    if (stated.until && *stated.until < first) {
        return StatusConflict{"den_ngay lies before " + iso(first)};
    }
    StatusChange change = begin(history, stated, first);
    const auto now = in_force(history, iso(today));
    change.what = "tinh_trang: " + std::string(word_of(now ? now->status : last.status)) + " -> " +
                  std::string(word_of(stated.status));
    return change;
}

std::string_view word_of(MemberStatus status) {
    switch (status) {
        case MemberStatus::official:
            return "chính thức";
        case MemberStatus::probationary:
            return "dự bị";
        case MemberStatus::exempt:
            return "miễn sinh hoạt";
        case MemberStatus::temp_exempt:
            return "tạm miễn";
        case MemberStatus::suspended:
            return "đình chỉ";
        case MemberStatus::temp_in:
            return "tạm thời đến";
        case MemberStatus::temp_out:
            return "tạm thời đi";
    }
    throw std::logic_error("a status without a word");
}

}  // namespace mungba::usecases

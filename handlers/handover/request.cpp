#include "handlers/handover/request.hpp"

#include "core/text.hpp"
#include "handlers/contract/typed.hpp"

namespace mungba::handlers::handover {
namespace {

constexpr std::string_view kFrom = " tu ";

std::string_view without(std::string_view text, std::string_view word) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text.starts_with(word) ? text.substr(word.size()) : text;
}

}  // namespace

Request read_request(std::string_view typed, std::string_view folded, core::LocalDate today) {
    Request request;
    // The last one that a date follows: a name may be "Tú".
    for (auto at = folded.rfind(kFrom); at != std::string_view::npos && at > 0; at = folded.rfind(kFrom, at - 1)) {
        std::string_view rest = folded.substr(at + kFrom.size());
        request.from = core::read_date(rest, today);
        if (request.from.outcome == core::ReadDate::Outcome::none) continue;
        rest.remove_prefix(request.from.length);
        const std::string_view after = without(rest, "den ");
        if (after.size() != rest.size() && rest.starts_with(' ')) {
            const std::string_view last = without(after, "het ");
            const std::string_view date = without(last, "");
            request.until = core::read_date(date, today);
            request.has_until = request.until.outcome != core::ReadDate::Outcome::none;
            rest = request.has_until ? date.substr(request.until.length) : rest;
        }
        request.is_whole = core::text::trim(rest).empty();
        const std::string name(folded.substr(0, at));
        request.name = core::text::trim(typed.substr(0, typed::length_of(typed, name)));
        return request;
    }
    return request;
}

}  // namespace mungba::handlers::handover

#include "handlers/contract/notice_values.hpp"

#include "core/text.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/agenda_repository.hpp"

namespace mungba::handlers::notices::values {
namespace {

constexpr std::string_view kAnswerHere = "trả lời";
constexpr std::string_view kAnswerPrivately = "trả lời riêng cho trợ lý[ ({lien_ket})]";
constexpr std::string_view kAnswerAgain = "trả lời lại";
constexpr std::string_view kAnswerAgainPrivately = "trả lời lại riêng cho trợ lý[ ({lien_ket})]";

std::string worded(std::string_view here, std::string_view privately, Carrier carrier, Context& context) {
    if (carrier == Carrier::bot) return std::string(here);
    const auto& links = context.surroundings().contact_links;
    const auto link = links.find(context.organization());
    return fill(privately, {{"lien_ket", link == links.end() ? "" : link->second}});
}

}  // namespace

std::string how_to_answer(Carrier carrier, Context& context) { return worded(kAnswerHere, kAnswerPrivately, carrier, context); }
std::string how_to_answer_again(Carrier carrier, Context& context) { return worded(kAnswerAgain, kAnswerAgainPrivately, carrier, context); }

std::string deadline(const storage::Meeting& meeting, core::Instant leaves_at, Context& context) {
    const auto printed = usecases::meetings::deadline_to_print(meeting, context.quiet_hours(), leaves_at);
    return printed ? core::format_hour_and_day(*printed) : std::string();
}

std::string contents(const storage::Meeting& meeting, Context& context) {
    if (!meeting.id) return {};
    std::vector<std::string> lines = storage::agendas::of(context.connection(), meeting.id, domain::AgendaPart::conduct);
    for (std::string& line : lines) line = core::text::defuse(line);
    return domain::as_contents(lines);
}

}  // namespace mungba::handlers::notices::values

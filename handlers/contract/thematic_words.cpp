#include "handlers/contract/thematic_words.hpp"

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/notice_values.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/people_repository.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers {

ThematicWords thematic_words(const storage::ThematicSlot& slot, Context& context) {
    const auto presenter = slot.presenter ? storage::people::find(context.connection(), slot.presenter) : std::nullopt;
    return {.quarter = domain::roman(slot.quarter.number),
            .topic = core::text::defuse(slot.topic),
            .presenter = presenter ? core::text::defuse(presenter->name) : std::string()};
}

ThematicWords thematic_words(const storage::Meeting& meeting, Context& context) {
    const core::MeetingId id = meeting.kind == domain::MeetingKind::thematic ? meeting.id : meeting.thematic_part;
    if (const auto slot = storage::thematic::of_meeting(context.connection(), id)) return thematic_words(*slot, context);
    return {.quarter = domain::roman(domain::quarter_of(core::local_date(meeting.starts_at)).number), .topic = {}, .presenter = {}};
}

namespace notices {

std::string combined_notice(
    const storage::Branch& branch, const storage::Meeting& regular, const ThematicWords& part, core::Instant leaves_at, Carrier carrier, Context& context) {
    const core::LocalDate third = usecases::rungs::third_of(regular);
    const int minutes = std::max(regular.planned_minutes, context.rules().meeting.min_minutes_combined);
    return fill(model_texts::of(context.rules(), "M4"),
                {{"thang", std::to_string(static_cast<unsigned>(third.month()))},
                 {"nam", std::to_string(static_cast<int>(third.year()))},
                 {"chi_bo", branch.name},
                 {"gio", hour_of(regular.starts_at)},
                 {"thu", weekday_of(regular.starts_at)},
                 {"ngay", date_of(regular.starts_at)},
                 {"ngay_03", core::format_day_month(third)},
                 {"ly_do_nghi", why_not_the_third(branch, regular, context)},
                 {"phut", std::to_string(minutes)},
                 {"noi", core::text::defuse(regular.venue)},
                 {"noi_dung", values::contents(regular, context)},
                 {"quy", part.quarter},
                 {"chuyen_de", part.topic},
                 {"nguoi_trinh_bay", part.presenter},
                 {"tra_loi", values::how_to_answer(carrier, context)},
                 {"han", values::deadline(regular, leaves_at, context)},
                 {"truc_tuyen", branch.online_pilot ? "trực tuyến" : ""},
                 {"ky_ten", signature(branch, regular, context)}});
}

std::string thematic_notice(
    const storage::Branch& branch, const storage::Meeting& meeting, const ThematicWords& words, core::Instant leaves_at, Carrier carrier, Context& context) {
    return fill(model_texts::of(context.rules(), "M5"),
                {{"quy", words.quarter},
                 {"chi_bo", branch.name},
                 {"chuyen_de", words.topic},
                 {"gio", hour_of(meeting.starts_at)},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"noi", core::text::defuse(meeting.venue)},
                 {"nguoi_trinh_bay", words.presenter},
                 {"tra_loi", values::how_to_answer(carrier, context)},
                 {"han", values::deadline(meeting, leaves_at, context)},
                 {"truc_tuyen", branch.online_pilot ? "trực tuyến" : ""},
                 {"ky_ten", signature(branch, meeting, context)}});
}

}  // namespace notices

}  // namespace mungba::handlers

#include "handlers/thematic/presenter.hpp"

#include <nlohmann/json.hpp>

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/thematic_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/texts.hpp"
#include "usecases/audience.hpp"
#include "usecases/thematic_part.hpp"

namespace mungba::handlers::thematic {

void remind_presenter(const storage::jobs::Job& job, Context& context) {
    const auto details = nlohmann::json::parse(job.details);
    const auto slot = storage::thematic::find(context.connection(), core::SlotId{details.at("slot").get<std::int64_t>()});
    const bool stands = slot && slot->meeting && !slot->is_held() && slot->presenter == core::PersonId{details.at("presenter").get<std::int64_t>()} &&
                        core::to_ms(*slot->starts_at) == details.at("starts_at").get<std::int64_t>();
    if (!stands) return;
    const core::LocalDate due = usecases::thematic_part::draft_due(*slot, context.rules());
    const auto branch = storage::branches::find(context.connection(), slot->branch);
    const ThematicWords words = thematic_words(*slot, context);
    if (!branch || due <= context.today() || words.presenter.empty() || words.topic.empty()) return;
    const bool has_committee = usecases::audience::has_committee(context.connection(), *branch, context.today());
    const std::string to(has_committee ? texts::kToCommittee : texts::kToSecretary);
    const auto worded = [&](std::string_view text) {
        return fill(text,
                    {{"ten", words.presenter},
                     {"chuyen_de", words.topic},
                     {"ngay", day_of(*slot->starts_at)},
                     {"noi_nhan", to},
                     {"ngay_han", core::format_day_month(due)}});
    };
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::member;
    word.branch = slot->branch;
    word.person = slot->presenter;
    word.template_name = "M20";
    word.key = "M20 " + job.unique_key;
    word.in_private = worded(model_texts::of(context.rules(), "M20"));
    word.meeting = slot->meeting;
    word.not_before = context.now();
    word.useful_until = core::to_instant(due, core::TimeOfDay{});
    if (context.tell(word) != usecases::ladder::Way::task) return;  // without a title it becomes none
    word.to = usecases::ladder::Audience::secretary;
    word.person = {};
    word.key += " secretary";
    word.in_private = worded(texts::kRemindThem);
    word.in_committee = word.in_private;
    word.title = fill(texts::kRemindTitle, {{"ten", words.presenter}, {"ngay_han", core::format_day_month(due)}});
    context.tell(std::move(word));
}

}  // namespace mungba::handlers::thematic

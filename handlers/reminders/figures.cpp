#include "handlers/reminders/figures.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.hpp"
#include "handlers/contract/leaders.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/reminders/after.hpp"
#include "handlers/reminders/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/attendance.hpp"
#include "usecases/audience.hpp"
#include "usecases/calling.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::reminders {
namespace {

using storage::Meeting;
using usecases::attendance::Counts;

std::set<core::PersonId> leaders_of(const Meeting& meeting, Context& context) {
    std::set<core::PersonId> people;
    for (const auto role : {domain::Role::secretary, domain::Role::deputy}) {
        for (const auto& person : storage::people::holders(context.connection(), meeting.branch, role, context.today())) people.insert(person.id);
    }
    return people;
}

/// "18 có mặt, 3 vắng, …"; what is zero is left out.
std::string in_words(const Counts& counts) {
    struct Part {
        int count;
        std::string_view words;
    };
    std::string text;
    for (const Part& part : {Part{counts.present, "có mặt"},
                             Part{counts.absent, "vắng"},
                             Part{counts.late, "muộn"},
                             Part{counts.online, "trực tuyến"},
                             Part{counts.open(), "chưa phản hồi"}}) {
        if (part.count > 0) text += (text.empty() ? "" : ", ") + std::to_string(part.count) + " " + std::string(part.words);
    }
    return text;
}

bool leads_and_is_silent(const Meeting& meeting, Context& context) {
    for (const auto& person : storage::people::holders(context.connection(), meeting.branch, domain::Role::secretary, context.today())) {
        const auto said = usecases::attendance::standing(context.connection(), meeting, person.id);
        if (!said || !domain::is_decided(said->answer)) return true;
    }
    return false;
}

bool asks_now(const Meeting& meeting, Context& context) {
    return meeting.announce_at && *meeting.announce_at <= context.now() && meeting.starts_at > context.now() && meeting.is_live();
}

}  // namespace

JobOutcome ask_silent(const Meeting& meeting, Context& context) {
    if (!asks_now(meeting, context)) return JobOutcome::done;
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    if (!branch) return JobOutcome::done;
    const auto told_otherwise = leaders_of(meeting, context);
    for (const auto& one : usecases::calling::who_is_to_be_called(context.connection(), meeting)) {
        if (told_otherwise.contains(one.person) || one.why != usecases::calling::ToCall::Why::silent) continue;
        usecases::ladder::Word word;
        word.to = usecases::ladder::Audience::member;
        word.branch = meeting.branch;
        word.person = one.person;
        word.template_name = "M9";
        word.key = usecases::rungs::message_key(meeting, domain::RungName::ask_silent, "person=" + std::to_string(one.person.value));
        word.in_private = fill(model_texts::of(context.rules(), "M9"),
                               {{"ten", one.name},
                                {"ten_buoi", meeting_name(meeting)},
                                {"chi_bo", branch->name},
                                {"gio", hour_of(meeting.starts_at)},
                                {"thu", weekday_of(meeting.starts_at)},
                                {"ngay", date_of(meeting.starts_at)},
                                {"noi", core::text::defuse(meeting.venue)},
                                {"truc_tuyen", branch->online_pilot ? "trực tuyến" : ""}});
        word.meeting = meeting.id;
        word.not_before = context.now();
        word.useful_until = meeting.answers_close_at;
        context.tell(std::move(word));  // who cannot be reached stands on the call list already
    }
    return JobOutcome::done;
}

JobOutcome tell_figures(const Meeting& meeting, domain::RungName rung, bool is_late, Context& context) {
    if (!asks_now(meeting, context)) return meeting.starts_at <= context.now() ? JobOutcome::missed : JobOutcome::done;
    const Counts counts = usecases::attendance::counts(context.connection(), meeting);
    const std::string figures = in_words(counts);
    if (rung == domain::RungName::last_figures && figures == storage::meetings::told_figures(context.connection(), meeting.id)) return JobOutcome::done;
    const Left left = left_before(meeting, context);
    const auto text = [&](bool in_private) {
        const bool ask = in_private && leads_and_is_silent(meeting, context);
        return (is_late ? std::string(texts::kSorryToSecretary) : std::string()) +
               fill(model_texts::of(context.rules(), "M17"),
                    {{"gio", hour_of(meeting.starts_at)},
                     {"thu", weekday_of(meeting.starts_at)},
                     {"ngay", date_of(meeting.starts_at)},
                     {"so_lieu", figures.empty() ? "chưa có phản hồi" : figures},
                     {"mau_so", std::to_string(counts.of)},
                     {"con_lai", left.text},
                     {"chua_bao", ask ? std::string(texts::kSilentSecretary) : ""}});
    };
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting.branch;
    word.template_name = "M17";
    word.key = usecases::rungs::message_key(meeting, rung, "secretary");
    word.in_private = text(true);
    word.in_committee = text(false);
    word.meeting = meeting.id;
    word.not_before = context.now();
    word.useful_until = meeting.starts_at;
    const auto way = context.tell(word);  // no task of its own: the list and the page have the figures
    storage::meetings::set_told_figures(context.connection(), meeting.id, figures);
    if (way == usecases::ladder::Way::committee || way == usecases::ladder::Way::private_chat) {
        if (!left.deeds.empty()) {
            for (const auto& [user, chat] : leaders(meeting.branch, context)) context.listen(user, chat, picking(left, meeting, "M17", text(chat.is_private())));
        }
    }
    return JobOutcome::done;
}

}  // namespace mungba::handlers::reminders

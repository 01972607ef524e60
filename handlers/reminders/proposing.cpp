#include "handlers/reminders/proposing.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/leaders.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/reminders/announcing.hpp"
#include "handlers/reminders/making.hpp"
#include "handlers/reminders/texts.hpp"
#include "handlers/reminders/thematic_hooks.hpp"
#include "storage/approval_repository.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_changes.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::reminders {
namespace {

using nlohmann::json;
using storage::Branch;
using storage::Meeting;
using storage::prompts::Kind;
using usecases::meeting_changes::Outcome;

std::chrono::year_month month_of_meeting(const Meeting& meeting) {
    const core::LocalDate third = usecases::rungs::third_of(meeting);
    return third.year() / third.month();
}

std::string number_of(std::chrono::year_month month) { return std::to_string(static_cast<unsigned>(month.month())); }

std::string day_in_words(core::LocalDate date) { return core::format_weekday(date) + ", ngày " + core::format_date(date); }

/// When the date becomes final by itself.
core::Instant final_at(const Meeting& meeting, Context& context) {
    const auto* rung = usecases::rungs::find(context.rules(), domain::RungName::make_final, meeting.kind);
    return rung == nullptr ? meeting.starts_at : usecases::rungs::due_at(*rung, meeting, context.setting());
}

bool has_approval(const Meeting& meeting, Context& context) {
    return storage::approvals::of(context.connection(), meeting.branch, static_cast<int>(core::local_date(meeting.starts_at).year())).has_value();
}

std::string listed(const std::vector<core::LocalDate>& dates) {
    std::string list;
    for (const core::LocalDate date : dates) list += (list.empty() ? "" : ", ") + core::format_day_month(date);
    return list;
}

Question question_of(const Meeting& meeting, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    const auto month = month_of_meeting(meeting);
    const auto date = domain::meeting_date(month, usecases::meeting_making::policy_of(*branch, context.rules()), context.days_off());
    Question question;
    question.kind = Kind::choice;
    question.template_name = "M13";
    question.title = fill(texts::kConfirmLine, {{"thang", number_of(month)}});
    question.standing = true;
    question.until = std::max(final_at(meeting, context), context.now() + std::chrono::minutes{context.rules().confirmation.wait_minutes});
    json details{{"meeting", meeting.id.value}, {"start", core::to_ms(meeting.starts_at)}};
    if (meeting.date_open && date.options.size() == 2) {
        question.topic = kOpenTopic;
        question.options = 3;
        for (const core::LocalDate option : date.options) details["options"].push_back(core::format_iso_date(option));
        question.text = fill(model_texts::of(context.rules(), "M13.open"),
                             {{"chi_bo", branch->name},
                              {"thang", number_of(month)},
                              {"ngay_1", day_in_words(date.options[0])},
                              {"ngay_2", day_in_words(date.options[1])}});
    } else {
        const bool provisional = date.basis == domain::Basis::provisional;
        question.topic = kProposeTopic;
        question.options = 3;
        question.words = {{"dong y", 1}};
        question.text = fill(model_texts::of(context.rules(), "M13"),
                             {{"chi_bo", branch->name},
                              {"thang", number_of(month)},
                              {"gio", meeting.hour_open ? std::string(texts::kNoHour) : hour_of(meeting.starts_at)},
                              {"thu", weekday_of(meeting.starts_at)},
                              {"ngay", date_of(meeting.starts_at)},
                              {"noi", meeting.venue.empty() ? std::string(texts::kNoPlace) : core::text::defuse(meeting.venue)},
                              {"ngay_03", core::format_day_month(usecases::rungs::third_of(meeting))},
                              {"ly_do_nghi", meeting.moved_by_rule},
                              {"som_hon", listed(date.earlier)},
                              {"nam", provisional ? std::to_string(static_cast<int>(month.year())) : ""},
                              {"han", core::format_hour_and_day(final_at(meeting, context))},
                              {"ket_cuc", std::string(has_approval(meeting, context) && !meeting.hour_open && !meeting.venue.empty()
                                                          ? texts::kByStandingApproval
                                                          : texts::kDateAlone)}});
    }
    question.details = details.dump();
    return question;
}

void owe_confirmation(const Meeting& meeting, Context& context) {
    storage::Task task;
    task.owner = usecases::tasks::owner_in(context.connection(), meeting.branch, context.today());
    task.branch = meeting.branch;
    task.kind = kConfirmTask;
    task.unique_key = "meeting=" + std::to_string(meeting.id.value);
    task.meeting = meeting.id;
    task.due_at = final_at(meeting, context);
    task.details = json{{"told", true}}.dump();
    context.owe(std::move(task));
}

/// Once a year, with the first month that is proposed.
void owe_approval(const Meeting& meeting, Context& context) {
    if (has_approval(meeting, context)) return;
    const int year = static_cast<int>(core::local_date(meeting.starts_at).year());
    storage::Task task;
    task.owner = usecases::tasks::owner_in(context.connection(), meeting.branch, context.today());
    if (task.owner != storage::Task::Owner::secretary) return;
    task.branch = meeting.branch;
    task.kind = kApproveTask;
    task.unique_key = fmt::format("branch={} year={}", meeting.branch.value, year);
    // The year before needs no form any more.
    storage::tasks::close(context.connection(), kApproveTask, fmt::format("branch={} year={}", meeting.branch.value, year - 1), storage::tasks::End::dropped, context.now());
    task.details = json{{"year", year}, {"meeting", meeting.id.value}, {"told", true}}.dump();
    context.owe(std::move(task));
}

/// The meeting of a question, as long as it stands as it was asked about.
std::optional<Meeting> asked_about(const Question& question, Context& context) {
    const auto details = json::parse(question.details);
    auto meeting = storage::meetings::find(context.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
    const bool stands = meeting && meeting->state == domain::MeetingState::proposed &&
                        core::to_ms(meeting->starts_at) == details.at("start").get<std::int64_t>();
    return stands ? meeting : std::nullopt;
}

std::string missing_of(const Meeting& meeting) {
    if (meeting.hour_open && meeting.venue.empty()) return std::string(texts::kHourAndPlace);
    return std::string(meeting.hour_open ? texts::kHour : texts::kPlace);
}

void confirm(const Meeting& meeting, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
    const auto changed = usecases::meeting_changes::confirm(context.connection(), actor, meeting.id, context.now());
    if (changed.outcome != Outcome::done) {
        context.reply(incoming.message.chat, "reminders", texts::kGone);
        return;
    }
    const Meeting& stands = changed.meeting;
    thematic_after_answer(stands, context);
    storage::tasks::close(context.connection(), kConfirmTask, "meeting=" + std::to_string(meeting.id.value), storage::tasks::End::done, context.now());
    if (!usecases::meeting_changes::is_complete(stands)) {
        context.reply(incoming.message.chat,
                      "reminders",
                      fill(texts::kConfirmedIncomplete,
                           {{"ngay", date_of(stands.starts_at)},
                            {"thieu", missing_of(stands)},
                            {"vi_du", std::string(stands.hour_open ? texts::kExampleHour : texts::kExamplePlace)}}));
        return;
    }
    const auto* notice = usecases::rungs::find(context.rules(), domain::RungName::notice, stands.kind);
    const core::Instant leaves_at = std::max(context.now(), usecases::rungs::due_at(*notice, stands, context.setting()));
    const bool is_told_at_once = announce_move(stands, context);
    context.reply(incoming.message.chat,
                  "reminders",
                  fill(is_told_at_once ? texts::kConfirmedMoved : texts::kConfirmed,
                       {{"thang", number_of(month_of_meeting(stands))},
                        {"gio", hour_of(stands.starts_at)},
                        {"thu", weekday_of(stands.starts_at)},
                        {"ngay", date_of(stands.starts_at)},
                        {"luc", core::format_hour_and_day(leaves_at)},
                        {"phut", std::to_string(context.rules().confirmation.hold_minutes)}}));
}

std::string example_day(const Meeting& meeting) {
    return core::format_day_month(core::plus_days(core::local_date(meeting.starts_at), 1)) + " " +
           (meeting.hour_open ? std::string("19h30") : fmt::format("{}h{:02}", core::to_local(meeting.starts_at).time.hour(), core::to_local(meeting.starts_at).time.minute()));
}

}  // namespace

JobOutcome propose(const Meeting& meeting, Context& context) {
    if (meeting.state != domain::MeetingState::proposed) return JobOutcome::done;
    owe_confirmation(meeting, context);
    owe_approval(meeting, context);
    thematic_after_proposal(meeting, context);
    if (final_at(meeting, context) <= context.now() && !meeting.date_open) return JobOutcome::done;
    const Question question = question_of(meeting, context);
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting.branch;
    word.template_name = "M13";
    word.key = usecases::rungs::message_key(meeting, domain::RungName::propose, "secretary") + " start=" + std::to_string(core::to_ms(meeting.starts_at));
    word.in_private = question.text;
    word.in_committee = question.text;
    word.meeting = meeting.id;
    word.not_before = context.now();
    word.useful_until = question.until;
    const auto way = context.tell(word);  // no task of its own: there is one
    if (way == usecases::ladder::Way::known || way == usecases::ladder::Way::task) return JobOutcome::done;
    for (const auto& [user, chat] : leaders(meeting.branch, context)) context.listen(user, chat, question);
    return JobOutcome::done;
}

void show_proposal(const Meeting& meeting, const Incoming& incoming, Context& context) {
    if (meeting.state != domain::MeetingState::proposed) {
        context.reply(incoming.message.chat, "reminders", texts::kGone);
        return;
    }
    context.ask(incoming.message.sender, incoming.message.chat, question_of(meeting, context));
}

void proposal_answered(const Question& question, int number, const Incoming& incoming, Context& context) {
    const auto meeting = asked_about(question, context);
    if (!meeting) {
        context.reply(incoming.message.chat, "reminders", texts::kGone);
        return;
    }
    const usecases::Actor* actor = leader_among(incoming, meeting->branch);
    if (actor == nullptr) {
        context.reply(incoming.message.chat, "no_right", texts::kNoRight);
        return;
    }
    if (number == 1) return confirm(*meeting, *actor, incoming, context);
    // The proposal goes on listening until it is final.
    context.listen(incoming.message.sender, incoming.message.chat, question_of(*meeting, context));
    context.reply(incoming.message.chat,
                  "reminders",
                  number == 2 ? fill(texts::kOtherDay, {{"vi_du", example_day(*meeting)}})
                              : fill(texts::kOtherThings, {{"thang", number_of(month_of_meeting(*meeting))}}));
}

void day_chosen(const Question& question, int number, const Incoming& incoming, Context& context) {
    const auto meeting = asked_about(question, context);
    const usecases::Actor* actor = meeting ? leader_among(incoming, meeting->branch) : nullptr;
    if (actor == nullptr) {
        context.reply(incoming.message.chat, "reminders", meeting ? texts::kNoRight : texts::kGone);
        return;
    }
    const auto options = json::parse(question.details).at("options");
    if (number > static_cast<int>(options.size())) {
        context.listen(incoming.message.sender, incoming.message.chat, question_of(*meeting, context));
        context.reply(incoming.message.chat, "reminders", fill(texts::kOtherDay, {{"vi_du", example_day(*meeting)}}));
        return;
    }
    const std::string day = options.at(static_cast<std::size_t>(number - 1));
    const core::LocalDate date = core::local_date(*core::parse_iso(day + "T12:00:00+07:00"));
    const core::TimeOfDay hour = core::to_local(meeting->starts_at).time;
    const bool hour_open = meeting->hour_open;
    // The whole was shown, and outside the first week there is nothing else: the choice is the second word.
    const auto moved = usecases::meeting_changes::move(context.connection(),
                                                       *actor,
                                                       {.meeting = meeting->id, .starts_at = core::to_instant(date, hour), .venue = {}, .reason = {}, .off_rule_accepted = true, .asks_from = {}},
                                                       context.setting(),
                                                       context.now());
    if (moved.outcome != Outcome::done && moved.outcome != Outcome::unchanged) {
        context.reply(incoming.message.chat, "reminders", texts::kGone);
        return;
    }
    if (hour_open) storage::meetings::set_hour_open(context.connection(), meeting->id, true);
    confirm(storage::meetings::find(context.connection(), meeting->id).value(), *actor, incoming, context);
}

void show_form(const storage::Task& task, const Incoming& incoming, Context& context) {
    const auto details = json::parse(task.details);
    const auto branch = storage::branches::find(context.connection(), task.branch);
    auto meeting = storage::meetings::find(context.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
    const usecases::Actor* actor = leader_among(incoming, task.branch);
    if (!branch || !meeting || actor == nullptr) {
        context.reply(incoming.message.chat, "no_right", texts::kNoRight);
        return;
    }
    meeting->approved_by = actor->person;
    const bool complete = usecases::meeting_changes::is_complete(*meeting);
    const auto carrier = usecases::audience::group_for(context.connection(), branch->id, meeting->kind) ? notices::Carrier::bot : notices::Carrier::secretary;
    if (!complete) {
        context.reply(incoming.message.chat,
                      "reminders",
                      fill(texts::kConfirmedIncomplete,
                           {{"ngay", date_of(meeting->starts_at)},
                            {"thieu", missing_of(*meeting)},
                            {"vi_du", std::string(meeting->hour_open ? texts::kExampleHour : texts::kExamplePlace)}}));
        return;
    }
    const std::string year = std::to_string(details.at("year").get<int>());
    const core::Instant shown_as_of = usecases::rungs::due_at(
        *usecases::rungs::find(context.rules(), domain::RungName::notice, meeting->kind), *meeting, context.setting());
    Question question;
    question.kind = Kind::confirmation;
    question.topic = kApproveTopic;
    question.template_name = "reminders.approve";
    question.text = fill(texts::kApprove, {{"mau", notices::notice(*branch, *meeting, shown_as_of, carrier, context)}, {"nam", year}});
    question.title = fill(texts::kApproveTitle, {{"nam", year}});
    question.details = json{{"branch", task.branch.value}, {"year", details.at("year")}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void form_approved(const Question& question, const Incoming& incoming, Context& context) {
    const auto details = json::parse(question.details);
    const core::BranchId branch{details.at("branch").get<std::int64_t>()};
    const int year = details.at("year").get<int>();
    const usecases::Actor* actor = leader_among(incoming, branch);
    if (actor == nullptr ||
        usecases::meeting_changes::approve_year(context.connection(), *actor, branch, year, context.now()).outcome != Outcome::done) {
        context.reply(incoming.message.chat, "no_right", texts::kNoRight);
        return;
    }
    storage::tasks::close(context.connection(), kApproveTask, fmt::format("branch={} year={}", branch.value, year), storage::tasks::End::done, context.now());
    context.reply(incoming.message.chat, "reminders", fill(texts::kApproved, {{"nam", std::to_string(year)}}));
}

}  // namespace mungba::handlers::reminders

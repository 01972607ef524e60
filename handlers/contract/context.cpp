#include "handlers/contract/context.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/frame_texts.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/restraint.hpp"
#include "storage/group_repository.hpp"
#include "usecases/budget.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::handlers {
namespace {

constexpr std::chrono::minutes kReplyIsUsefulFor{10};

}  // namespace

storage::outbox::TextHash text_hash(std::string_view text) { return usecases::text_hash(text); }

bool Context::has_command(std::string_view phrase) const {
    const auto& all = registry().commands();
    return std::any_of(
        all.begin(), all.end(), [&](const auto& entry) { return entry.command.phrase == phrase; });
}

bool Context::reply(const core::Chat& to,
                    std::string_view template_name,
                    std::string_view text,
                    core::MeetingId meeting) {
    if (!may_reply() || !parts_.restraint.may_answer(to, parts_.speaker, now())) return false;
    for (const std::string& part : core::text::parts(text)) {
        storage::outbox::queue(connection(),
                               {.organization = organization(),
                                .message_class = core::OutgoingClass::reply,
                                .to = to,
                                .template_name = std::string(template_name),
                                .text = part,
                                .cause = cause(),
                                .meeting = meeting,
                                .idempotency_key = {},
                                .not_before = now(),
                                .useful_until = now() + kReplyIsUsefulFor},
                               text_hash(part),
                               now());
    }
    return true;
}

core::OutgoingId Context::announce(const Announcement& announcement) {
    const bool is_urgent = announcement.message_class == core::OutgoingClass::urgent;
    const core::Instant soonest = std::max(announcement.not_before, now());
    const core::Instant at = announcement.asked_for_now ? soonest : usecases::meetings::after_quiet_hours(soonest, quiet_hours());
    if (!is_urgent && !announcement.asked_for_now && !usecases::budget::has_room(connection(), rules(), organization(), announcement.to, at)) {
        waits_for_room(announcement);
        return {};
    }
    return storage::outbox::queue(
        connection(),
        {.organization = organization(),
         .message_class = announcement.message_class,
         .to = announcement.to,
         .template_name = announcement.template_name,
         .text = announcement.text,
         .started_by_bot = !announcement.asked_for_now,
         .cause = cause(),
         .meeting = announcement.meeting,
         .idempotency_key = announcement.idempotency_key,
         .not_before = at,
         .useful_until = announcement.useful_until,
         .media = announcement.media,
         .buttons = announcement.buttons},
        text_hash(announcement.text),
        now());
}

void Context::waits_for_room(const Announcement& announcement) {
    const auto group = storage::groups::find(connection(), organization(), core::GroupId{announcement.to.id});
    const nlohmann::json details{{"text", announcement.text},
                                 {"group", announcement.to.id},
                                 {"template", announcement.template_name}};
    storage::Task task;
    task.owner = group && group->branch ? storage::Task::Owner::secretary : storage::Task::Owner::office;
    if (group) task.branch = group->branch;
    task.kind = "tasks.unsent";
    task.unique_key = announcement.idempotency_key.empty()
                          ? announcement.to.id + " at=" + std::to_string(core::to_ms(now()))
                          : announcement.idempotency_key;
    task.meeting = announcement.meeting;
    task.due_at = announcement.useful_until;
    task.details = details.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    owe(std::move(task));
}

usecases::ladder::Way Context::tell(usecases::ladder::Word word) {
    word.organization = organization();
    const core::Instant at = std::max(word.not_before, now());
    const bool is_urgent = word.message_class == core::OutgoingClass::urgent;
    return usecases::ladder::tell(connection(),
                                  word,
                                  surroundings().paid_messages,
                                  is_urgent ? at : usecases::meetings::after_quiet_hours(at, quiet_hours()),
                                  now());
}

core::TaskId Context::owe(storage::Task task) {
    task.organization = organization();
    return storage::tasks::add(connection(), task, now());
}

core::ChannelCallId Context::call_channel(storage::ChannelCall call) {
    call.organization = organization();
    return storage::channel_calls::queue(connection(), call, now());
}

/// conversation.md §1, rule 5: while the question of long standing is open nothing else that takes "đồng ý" is put there.
bool Context::waits_for_standing(const core::UserId& user, const core::Chat& chat, const Question& question) {
    using storage::prompts::Kind;
    if (question.kind != Kind::confirmation || question.standing) return false;
    for (const auto& open : storage::prompts::open_of(connection(), organization(), user, chat, now())) {
        if (open.kind != Kind::confirmation || !unpacked(open).standing) continue;
        if (!question.before_standing) return true;
        storage::prompts::close(connection(), open.id, "dropped");
    }
    return false;
}

core::PromptId Context::ask(const core::UserId& user,
                            const core::Chat& chat,
                            const Question& question) {
    if (waits_for_standing(user, chat, question)) {
        reply(chat, "standing_first", texts::kStandingFirst);
        return {};
    }
    if (!reply(chat, question.template_name, question.text)) return {};
    return listen(user, chat, question);
}

core::PromptId Context::listen(const core::UserId& user,
                               const core::Chat& chat,
                               const Question& question) {
    using storage::prompts::Kind;
    if (question.kind != Kind::hold) {
        for (const auto& older :
             storage::prompts::open_of(connection(), organization(), user, chat, now())) {
            if (older.topic == question.topic)
                storage::prompts::close(connection(), older.id, "dropped");
        }
    }
    const std::chrono::minutes wait{rules().confirmation.wait_minutes};
    return storage::prompts::ask(connection(),
                                 {.id = {},
                                  .organization = organization(),
                                  .user = user,
                                  .chat = chat,
                                  .kind = question.kind,
                                  .topic = question.topic,
                                  .details = packed(question),
                                  .asked_at = now(),
                                  .expires_at = question.until.value_or(now() + wait)});
}

bool Context::schedule(storage::jobs::Job job) {
    job.organization = organization();
    return storage::jobs::schedule(connection(), job, now());
}

bool Context::comes_too_fast(const core::Chat& chat) {
    if (!may_reply()) return false;
    put_off_to_ = parts_.restraint.free_at(chat, parts_.speaker, now());
    return put_off_to_.has_value();
}

bool Context::first_in(const std::string& key, core::Milliseconds span) {
    return parts_.restraint.first_in(std::to_string(organization().value) + " " + key, span, now());
}

}  // namespace mungba::handlers

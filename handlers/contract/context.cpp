#include "handlers/contract/context.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/restraint.hpp"
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

bool Context::reply(const core::Chat& to, std::string_view template_name, std::string_view text) {
    if (!may_reply() || !parts_.restraint.may_answer(to, parts_.speaker, now())) return false;
    for (const std::string& part : core::text::parts(text)) {
        storage::outbox::queue(connection(),
                               {.organization = organization(),
                                .message_class = core::OutgoingClass::reply,
                                .to = to,
                                .template_name = std::string(template_name),
                                .text = part,
                                .cause = cause(),
                                .meeting = {},
                                .idempotency_key = {},
                                .not_before = now(),
                                .useful_until = now() + kReplyIsUsefulFor},
                               text_hash(part),
                               now());
    }
    return true;
}

core::OutgoingId Context::announce(const Announcement& announcement) {
    const core::Instant at = std::max(announcement.not_before, now());
    return storage::outbox::queue(
        connection(),
        {.organization = organization(),
         .message_class = announcement.message_class,
         .to = announcement.to,
         .template_name = announcement.template_name,
         .text = announcement.text,
         .started_by_bot = true,
         .cause = cause(),
         .meeting = announcement.meeting,
         .idempotency_key = announcement.idempotency_key,
         .not_before = usecases::meetings::after_quiet_hours(at, quiet_hours()),
         .useful_until = announcement.useful_until,
         .media = announcement.media,
         .buttons = announcement.buttons},
        text_hash(announcement.text),
        now());
}

core::PromptId Context::ask(const core::UserId& user,
                            const core::Chat& chat,
                            const Question& question) {
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

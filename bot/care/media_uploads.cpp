#include "bot/care/media_uploads.hpp"

#include <chrono>
#include <optional>
#include <utility>

#include "core/log.hpp"

namespace mungba::care {
namespace {

using Outcome = core::SendResult::Outcome;

// Source: docs/zalo-notes.md, "Uploads".
constexpr std::chrono::hours kGoodFor{7 * 24};
// As the sender's claim: what is about to end is not used.
constexpr std::chrono::minutes kMargin{10};

/// An upload that did not come about leaves the message where it is: the same reasons, the same waiting.
core::SendResult hindered(const zalo::Failure& failure) {
    core::SendResult result;
    result.retry_at = failure.retry_at;
    result.whole_oa = failure.whole_oa;
    result.reached = failure.reached;
    result.code = failure.code;
    result.detail = "upload: " + failure.detail;
    switch (failure.what) {
        case zalo::Failure::What::renew_token: result.outcome = Outcome::renew_token; break;
        case zalo::Failure::What::wait: result.outcome = Outcome::wait; break;
        case zalo::Failure::What::ask_a_human: result.outcome = Outcome::ask_a_human; break;
        case zalo::Failure::What::give_up:
            // Bytes that the channel does not take are as final as its own refusal.
            result.outcome = Outcome::give_up;
            result.reached = true;
            break;
        case zalo::Failure::What::retry:
        case zalo::Failure::What::unknown: result.outcome = Outcome::retry; break;
    }
    return result;
}

core::SendResult gone() {
    core::SendResult result;
    result.outcome = Outcome::give_up;
    result.detail = "the file that goes along is no longer kept";
    return result;
}

core::SendResult not_read() {
    core::SendResult result;
    result.outcome = Outcome::retry;
    result.detail = "the file that goes along could not be read";
    return result;
}

}  // namespace

void MediaUploads::upload(const storage::outbox::Claimed& message, Told told) {
    auto& waiting = waiting_[message.media];
    waiting.push_back(std::move(told));
    if (waiting.size() == 1) read(message.media, message.message.oa);
}

void MediaUploads::read(core::MediaId id, const core::OaId& oa) {
    auto found = std::make_shared<std::optional<storage::media::Media>>();
    parts_.engine.writer.submit(
        [this, id, found](storage::Connection& connection) { *found = storage::media::find(connection, id, parts_.clock.now() + kMargin); },
        [this, id, oa, found](std::exception_ptr failure) {
            parts_.post([this, id, oa, found, failed = failure != nullptr] {
                if (failed) return tell(id, not_read());
                if (!*found || (*found)->bytes.empty()) return tell(id, gone());
                if (!(*found)->uploaded_id.empty()) return tell(id, (*found)->uploaded_id);  // another message was faster
                parts_.upload(oa,
                              (*found)->kind,
                              {.name = (*found)->name, .bytes = std::move((*found)->bytes)},
                              [this, id](const zalo::Answer<zalo::Uploaded>& answer) {
                                  if (const auto* why = std::get_if<zalo::Failure>(&answer)) return tell(id, hindered(*why));
                                  keep(id, std::get<zalo::Uploaded>(answer).id);
                              });
            });
        });
}

// Not written down, it is used all the same: the next message then uploads it again.
void MediaUploads::keep(core::MediaId id, const std::string& uploaded_id) {
    parts_.engine.writer.submit(
        [id, uploaded_id, until = parts_.clock.now() + kGoodFor](storage::Connection& connection) {
            storage::media::mark_uploaded(connection, id, uploaded_id, until);
        },
        [this, id, uploaded_id](std::exception_ptr) { parts_.post([this, id, uploaded_id] { tell(id, uploaded_id); }); });
}

void MediaUploads::tell(core::MediaId id, const std::variant<std::string, core::SendResult>& outcome) {
    auto waiting = waiting_.extract(id);
    if (waiting.empty()) return;
    for (Told& told : waiting.mapped()) told(outcome);
}

}  // namespace mungba::care

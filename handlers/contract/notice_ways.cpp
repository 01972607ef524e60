#include "handlers/contract/notices.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_notices.hpp"

namespace mungba::handlers::notices {
namespace {

using storage::Meeting;

constexpr std::string_view kForwardTitle = "Chuyển thông báo họp vào nhóm Zalo của chi bộ";

/// Two messages to the secretary: what to do with it, and the words themselves.
bool to_secretary(
    const Meeting& meeting, std::string_view code, const std::string& once, const std::string& text, core::Instant leaves_at, Context& context) {
    const std::string key = "meeting=" + std::to_string(meeting.id.value) + " rev=" + std::to_string(meeting.revision) + " " + std::string(code) +
                            (once.empty() ? "" : " " + once);
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting.branch;
    word.message_class = core::OutgoingClass::urgent;
    word.meeting = meeting.id;
    word.not_before = leaves_at;
    word.useful_until = meeting.starts_at;
    word.template_name = std::string(code) + ".forward.head";
    word.key = key + " forward head";
    word.in_private = forward_head(meeting.kind);
    word.in_committee = word.in_private;
    if (context.tell(word) == usecases::ladder::Way::known) return false;  // no task of its own: the words are one
    word.template_name = std::string(code) + ".forward";
    word.key = key + " forward";
    word.in_private = text;
    word.in_committee = text;
    word.title = kForwardTitle;
    context.tell(word);
    return true;
}

}  // namespace

bool say(const Meeting& meeting, const Words& words, core::OutgoingClass message_class, core::Instant leaves_at, Context& context) {
    const auto group = usecases::audience::group_for(context.connection(), meeting.branch, meeting.kind);
    if (!group) return to_secretary(meeting, words.code, words.key, words.for_the_secretary, leaves_at, context);
    return usecases::meeting_notices::queue(
        context.connection(),
        meeting,
        {.template_name = words.code, .head = {}, .text = words.for_the_group, .to = *group, .leaves_at = leaves_at, .key = words.key},
        message_class,
        context.rules(),
        context.now());
}

void hand_to_secretary(const storage::outbox::Settled& settled, Context& context) {
    const auto meeting = storage::meetings::find(context.connection(), settled.meeting);
    if (!meeting || meeting->starts_at <= context.now()) return;
    const auto branch = storage::branches::find(context.connection(), meeting->branch);
    const bool is_notice = settled.template_name == code_of(*meeting);
    const std::optional<std::string> text = is_notice && branch
                                                ? notice(*branch, *meeting, context.now(), Carrier::secretary, context)
                                                : storage::outbox::body_of(context.connection(), settled.id);
    if (text) to_secretary(*meeting, settled.template_name, std::to_string(settled.id.value), *text, context.now(), context);
}

}  // namespace mungba::handlers::notices

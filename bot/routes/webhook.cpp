#include "bot/routes/webhook.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <span>
#include <utility>

#include "bot/care/await.hpp"
#include "core/log.hpp"
#include "core/text.hpp"
#include "domain/secrecy_mark.hpp"
#include "usecases/text_hash.hpp"
#include "zalo/signature.hpp"

namespace mungba::routes {
namespace {

using Verdict = zalo::SignatureCheck::Verdict;
using care::stored;

zalo::SignatureCheck check(const http::Request& request, const zalo::Peek& peek, const WebhookOrganization& organization) {
    std::optional<std::string_view> header;
    if (request.has_header("X-ZEvent-Signature")) header = request.header("X-ZEvent-Signature");
    return zalo::verify(header,
                        request.body,
                        peek.fields.app_id,
                        peek.fields.timestamp,
                        {.current = organization.key, .next = organization.next_key});
}

// Tells two refused texts apart without keeping either.
std::string short_hash(const std::string& text) {
    constexpr char kDigits[] = "0123456789abcdef";
    const auto hash = usecases::text_hash(text);
    std::string hex;
    for (const std::byte byte : std::span(hash).first(8)) {
        hex += kDigits[std::to_integer<unsigned>(byte) >> 4];
        hex += kDigits[std::to_integer<unsigned>(byte) & 15];
    }
    return hex;
}

// Built outside of the coroutine: g++ 12 destroys braced temporaries of a co_return twice.
http::Response status_only(int status) {
    http::Response response;
    response.status = status;
    return response;
}

}  // namespace

Webhook::Webhook(engine::Inbox& inbox,
                 engine::Counts& counts,
                 std::vector<WebhookOrganization> organizations,
                 Policy policy)
    : inbox_(inbox), counts_(counts), organizations_(std::move(organizations)), policy_(policy) {}

boost::asio::awaitable<http::Response> Webhook::answer(http::Request request) {
    Decision decision = decide(request);
    if (!decision.organization) co_return status_only(decision.status);
    const auto outcome = co_await stored(inbox_, *decision.organization, std::move(decision.event));
    switch (outcome) {
        case engine::Inbox::Outcome::stored:
        case engine::Inbox::Outcome::repeat: co_return status_only(200);
        case engine::Inbox::Outcome::too_late: counts_.event("any", "refused_busy"); break;
        case engine::Inbox::Outcome::disk_full: counts_.event("any", "refused_full"); break;
    }
    if (trouble_) trouble_(*decision.organization, storage::Gap::Reason::refused);
    co_return status_only(503);
}

const WebhookOrganization* Webhook::find(const zalo::Peek& peek) const {
    for (const std::string_view id : zalo::oa_candidates(peek.fields)) {
        for (const WebhookOrganization& organization : organizations_) {
            if (!id.empty() && organization.oa_id.value == id) return &organization;
        }
    }
    return nullptr;
}

Webhook::Decision Webhook::decide(const http::Request& request) {
    const zalo::Peek peek = parser_.peek(request.body);
    switch (peek.kind) {
        case zalo::Peek::Kind::empty_body: counts_.event("probe", "empty"); return {};
        case zalo::Peek::Kind::no_event_name: counts_.event("probe", "no_event_name"); return {};
        case zalo::Peek::Kind::malformed:
            counts_.event("malformed", zalo::to_string(peek.why));
            core::log::warning("webhook body malformed", {{"why", zalo::to_string(peek.why)}, {"bytes", request.body.size()}});
            return {};
        case zalo::Peek::Kind::unknown_event:
        case zalo::Peek::Kind::event: break;
    }
    const WebhookOrganization* organization = find(peek);
    if (!request.has_header("X-ZEvent-Signature")) {
        counts_.event("probe", "unsigned");
        if (organization) {
            core::log::warning("event without a signature: a proxy may be stripping the header", {{"oa", organization->oa_id.value}});
            if (trouble_) trouble_(organization->id, storage::Gap::Reason::unsigned_);
        }
        return {};
    }
    // An unknown OA has no key of its own; if another's fits, the event is rightly signed, but none of ours.
    bool valid = false;
    for (const WebhookOrganization& candidate : organizations_) {
        if (organization && organization != &candidate) continue;
        valid = valid || check(request, peek, candidate).verdict == Verdict::valid;
    }
    if (!valid) return refuse_signature("refused_signature", peek);
    if (!organization || organization->app_id.value != peek.fields.app_id) {
        counts_.event("any", organization ? "refused_app" : "refused_oa");
        core::log::warning(organization ? "event of a foreign app" : "event of an unknown OA");
        return {.status = 403, .organization = {}, .event = {}};
    }
    if (peek.kind == zalo::Peek::Kind::unknown_event) {
        counts_.event("unknown", "ignored");
        return {};
    }
    auto parsed = parser_.parse(organization->oa_id);
    if (const auto* why = std::get_if<zalo::Malformed>(&parsed)) {
        counts_.event("malformed", zalo::to_string(*why));
        core::log::warning("event malformed", {{"why", zalo::to_string(*why)}, {"bytes", request.body.size()}});
        return {};
    }
    core::Event& event = std::get<core::Event>(parsed);
    if (is_marked(event)) return {};
    return {.status = 200, .organization = organization->id, .event = std::move(event)};
}

Webhook::Decision Webhook::refuse_signature(std::string_view result, const zalo::Peek&) {
    counts_.event("any", result);
    core::log::warning("webhook signature does not agree", {{"policy", policy_ == Policy::observe ? "observe" : "enforce"}});
    return {.status = policy_ == Policy::observe ? 200 : 403, .organization = {}, .event = {}};
}

bool Webhook::is_marked(const core::Event& event) {
    const auto* message = std::get_if<core::Message>(&event.body);
    const auto* echo = std::get_if<core::Echo>(&event.body);  // the OA's human admins write, too
    if (!message && !echo) return false;
    const std::string& text = message ? message->text : echo->text;
    std::optional<domain::SecrecyMark> mark = domain::find_secrecy_mark(text);
    if (message) {
        for (const core::Attachment& attachment : message->attachments) {
            if (!mark) mark = domain::find_secrecy_mark_in_file_name(attachment.name);
            if (!mark) mark = domain::find_secrecy_mark(attachment.description);
        }
    }
    if (!mark) return false;
    counts_.event("message", "refused_mark");
    core::log::warning("message refused: it bears a secrecy mark and was not stored",
                       {{"mark", domain::name_of(*mark)},
                        {"sender", message ? message->sender.value : event.oa.value},
                        {"bytes", text.size()},
                        {"hash", short_hash(text)}});
    return true;
}

}  // namespace mungba::routes

#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bot/engine/counts.hpp"
#include "bot/engine/inbox.hpp"
#include "bot/http/router.hpp"
#include "core/ids.hpp"
#include "storage/gap_repository.hpp"
#include "zalo/webhook_parser.hpp"

namespace mungba::routes {

/// What the webhook must know of an organization: whose events these are, and how they are signed.
struct WebhookOrganization {
    core::OrganizationId id;
    core::AppId app_id;
    core::OaId oa_id;
    std::string key;       ///< webhook signature
    std::string next_key;  ///< while rotating; else empty
};

/// POST /webhooks/zalo: limits → raw bytes → signature → mark scan → commit → 200. No handler, no call of ours comes before the 200.
/// Answers of design §4. Io thread.
class Webhook {
public:
    enum class Policy { enforce, observe };
    Webhook(engine::Inbox& inbox, engine::Counts& counts, std::vector<WebhookOrganization> organizations, Policy policy);

    boost::asio::awaitable<http::Response> answer(http::Request request);
    /// Told when events of an organization may be missed: a 503 of ours, or one without its signature.
    using Trouble = std::function<void(core::OrganizationId, storage::Gap::Reason)>;
    void on_trouble(Trouble trouble) { trouble_ = std::move(trouble); }
    /// Those whose events are taken from here on.
    void serve(std::vector<WebhookOrganization> organizations) { organizations_ = std::move(organizations); }

private:
    struct Decision {
        int status = 200;
        std::optional<core::OrganizationId> organization{};  ///< set: `event` is to be stored
        core::Event event;
    };
    Decision decide(const http::Request& request);
    Decision refuse_signature(std::string_view result, const zalo::Peek& peek);
    const WebhookOrganization* find(const zalo::Peek& peek) const;
    bool is_marked(const core::Event& event);

    engine::Inbox& inbox_;
    engine::Counts& counts_;
    std::vector<WebhookOrganization> organizations_;
    Policy policy_;
    zalo::WebhookParser parser_;
    Trouble trouble_;
};

}  // namespace mungba::routes

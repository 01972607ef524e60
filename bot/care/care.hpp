#pragma once
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <vector>

#include "bot/care/access_tokens.hpp"
#include "bot/care/alarm_teller.hpp"
#include "bot/care/alarm_watch.hpp"
#include "bot/care/gap_fetcher.hpp"
#include "bot/care/group_caller.hpp"
#include "bot/care/group_watch.hpp"
#include "bot/care/history_finder.hpp"
#include "bot/care/media_uploads.hpp"
#include "bot/care/organizations.hpp"
#include "bot/care/token_guardian.hpp"
#include "bot/engine/engine.hpp"
#include "config/config.hpp"
#include "core/ports.hpp"
#include "zalo/api.hpp"
#include "zalo/budget.hpp"
#include "zalo/token_call.hpp"

namespace mungba::care {

/// What looks after the channel: tokens, organizations, missed events, messages of unknown outcome, alarms. Owns the duties and ties them to the engine. Io thread.
class Care {
public:
    struct Parts {
        boost::asio::io_context& io;
        core::HttpClient& http;
        std::shared_ptr<zalo::Budget> budget;  ///< shared with the client that sends
        engine::Engine& engine;
        AccessTokens& tokens;
        const config::SealingKey& key;
        const config::Settings& settings;
        const domain::DaysOff& days_off;
        const core::Clock& clock;
        core::Random& random;
        engine::Post post;
        core::Testpoint testpoint;
    };
    explicit Care(Parts parts);

    /// At the start, on the writer's connection before its thread runs. @returns the organizations that there are.
    std::vector<OpenOrganization> begin(storage::Connection& connection);
    /// A command has changed something: tokens, organizations. `told` gets the organizations that there are now.
    void reload(std::function<void(std::vector<OpenOrganization>)> told);
    void stop();
    /// Events of this organization may be missed just now: refused with 503, or without their signature.
    void trouble(core::OrganizationId organization, storage::Gap::Reason reason) {
        gaps_.trouble(organization, reason);
        watch_.trouble(organization, reason);
    }

private:
    Parts parts_;
    AlarmTeller teller_;
    AlarmWatch watch_;
    zalo::TokenCall token_call_;
    TokenGuardian guardian_;
    zalo::Api api_;
    HistoryFinder finder_;
    GapFetcher gaps_;
    GroupWatch groups_;
    MediaUploads uploads_;
    GroupCaller caller_;
};

}  // namespace mungba::care

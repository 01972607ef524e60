#include "bot/care/care.hpp"

#include "bot/care/alarm_channel.hpp"
#include "storage/alarm_repository.hpp"

#include <utility>

namespace mungba::care {
namespace {

std::vector<RenewalKeys> renewal_keys(const std::vector<OpenOrganization>& organizations) {
    std::vector<RenewalKeys> keys;
    for (const OpenOrganization& one : organizations) {
        keys.push_back({.organization = one.row.id,
                        .oa = one.row.oa_id,
                        .app = one.row.app_id,
                        .app_secret = one.secrets.app_secret});
    }
    return keys;
}

std::vector<GapFetcher::Watched> watched(const std::vector<OpenOrganization>& organizations) {
    std::vector<GapFetcher::Watched> list;
    for (const OpenOrganization& one : organizations) list.push_back({.id = one.row.id, .oa = one.row.oa_id});
    return list;
}

AlarmTeller::Tell telling(const config::Alerts& alerts) {
    if (alerts.empty()) return {};
    return [alerts](const AlarmWords& words, const std::atomic<bool>& give_up) {
        return tell_operator(alerts, words.severity, words.text, give_up);
    };
}

zalo::ApiOptions api_options(const config::Settings& settings) {
    zalo::ApiOptions options;
    options.openapi_url = settings.zalo.openapi_url;
    return options;
}

zalo::TokenCallOptions token_call_options(const config::Settings& settings) {
    zalo::TokenCallOptions options;
    options.oauth_url = settings.zalo.oauth_url;
    return options;
}

}  // namespace

Care::Care(Parts parts)
    : parts_(std::move(parts)),
      teller_({.engine = parts_.engine,
               .clock = parts_.clock,
               .random = parts_.random,
               .post = parts_.post,
               .tell = telling(parts_.settings.alerts)}),
      watch_({.engine = parts_.engine,
              .clock = parts_.clock,
              .post = parts_.post,
              .days_off = parts_.days_off,
              .data_folder = parts_.settings.storage.path.parent_path().string(),
              .raised = [this] { teller_.look_soon(); }}),
      token_call_(parts_.io, parts_.http, token_call_options(parts_.settings)),
      guardian_({.engine = parts_.engine,
                 .tokens = parts_.tokens,
                 .key = parts_.key,
                 .clock = parts_.clock,
                 .random = parts_.random,
                 .post = parts_.post,
                 .testpoint = parts_.testpoint,
                 .call = [this](zalo::RenewalRequest request, std::function<void(zalo::Renewal)> done) {
                     token_call_.renew(request, std::move(done));
                 },
                 .raised = [this] { teller_.look_soon(); }}),
      api_(parts_.io,
           parts_.http,
           parts_.clock,
           [this](const core::OaId& oa) { return parts_.tokens.of(oa); },
           api_options(parts_.settings),
           parts_.budget),
      finder_(api_),
      gaps_({.io = parts_.io,
             .engine = parts_.engine,
             .api = api_,
             .clock = parts_.clock,
             .random = parts_.random,
             .post = parts_.post}),
      groups_({.engine = parts_.engine,
               .clock = parts_.clock,
               .post = parts_.post,
               .ask = [this](const core::OaId& oa, const core::GroupId& group, zalo::Done<zalo::GroupDetail> done) {
                   api_.group(oa, group, std::move(done));
               },
               .changed = [this] { watch_.look_soon(); },
               .found_new = [this](core::OrganizationId organization) { gaps_.trouble(organization, storage::Gap::Reason::stopped); }}),
      uploads_({.engine = parts_.engine,
                .clock = parts_.clock,
                .post = parts_.post,
                .upload = [this](const core::OaId& oa, core::ContentKind kind, const zalo::Upload& media, zalo::Done<zalo::Uploaded> done) {
                    if (kind == core::ContentKind::image) return api_.upload_image(oa, media, std::move(done));
                    if (kind == core::ContentKind::gif) return api_.upload_gif(oa, media, std::move(done));
                    api_.upload_file(oa, media, std::move(done));
                }}),
      caller_({.engine = parts_.engine,
               .clock = parts_.clock,
               .random = parts_.random,
               .post = parts_.post,
               .call = [this](storage::ChannelCall::Kind kind,
                              const core::OaId& oa,
                              const core::GroupId& group,
                              const std::vector<core::UserId>& users,
                              zalo::Done<zalo::Nothing> done) {
                   switch (kind) {
                       case storage::ChannelCall::Kind::invite: return api_.invite(oa, group, users, std::move(done));
                       case storage::ChannelCall::Kind::accept: return api_.accept(oa, group, users, std::move(done));
                       case storage::ChannelCall::Kind::reject: return api_.reject(oa, group, users, std::move(done));
                       case storage::ChannelCall::Kind::remove: return api_.remove(oa, group, users, std::move(done));
                   }
               }}) {
    parts_.engine.attend(guardian_);
    parts_.engine.attend(gaps_);
    parts_.engine.attend(groups_);
    parts_.engine.attend(caller_);
    parts_.engine.on_progress([this] { caller_.look_soon(); });
    parts_.engine.attend(watch_);
    parts_.engine.attend(teller_);
    parts_.engine.sender.on_person_needed([this](core::OrganizationId organization, int code, const core::Chat& chat) {
        watch_.refused(organization, code, chat);
    });
    parts_.engine.sender.on_unreached([this](core::OrganizationId organization, std::optional<core::Instant> since) {
        watch_.unreached(organization, since);
    });
    parts_.engine.sender.upload_by([this](const storage::outbox::Claimed& message, MediaUploads::Told told) {
        uploads_.upload(message, std::move(told));
    });
    parts_.engine.settler.ask(finder_);
    api_.on_token_refused([this](const core::OaId& oa) { guardian_.refused(oa); });
    parts_.engine.sender.on_token_refused([this](core::OrganizationId organization) { guardian_.refused(organization); });
}

std::vector<OpenOrganization> Care::begin(storage::Connection& connection) {
    auto organizations = open_organizations(connection, parts_.settings.zalo, parts_.key);
    // Whether the channel is reached, this run finds out by itself.
    for (const OpenOrganization& one : organizations)
        storage::alarms::clear(connection, one.row.id, "zalo_unreached", "", parts_.clock.now());
    guardian_.begin(connection, renewal_keys(organizations));
    gaps_.begin(connection, watched(organizations));
    return organizations;
}

void Care::reload(std::function<void(std::vector<OpenOrganization>)> told) {
    auto found = std::make_shared<std::vector<OpenOrganization>>();
    parts_.engine.writer.submit(
        [this, found](storage::Connection& connection) {
            *found = open_organizations(connection, parts_.settings.zalo, parts_.key);
        },
        [this, found, told = std::move(told)](std::exception_ptr failure) {
            if (failure) return;
            parts_.post([this, found, told] {
                guardian_.reload(renewal_keys(*found));
                gaps_.serve(watched(*found));
                groups_.look_soon();
                caller_.look_soon();
                told(std::move(*found));
            });
        });
}

void Care::stop() {
    guardian_.stop();
    gaps_.stop();
    groups_.stop();
    caller_.stop();
    watch_.stop();
    teller_.stop();
    parts_.engine.settler.stop();
}

}  // namespace mungba::care

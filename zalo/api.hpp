#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/ports.hpp"
#include "zalo/api_types.hpp"
#include "zalo/budget.hpp"
#include "zalo/history.hpp"

namespace mungba::zalo {

class ApiCaller;

struct ApiOptions {
    std::string openapi_url = "https://openapi.zalo.me";
    std::chrono::milliseconds timeout{10'000};
    std::chrono::milliseconds upload_timeout{60'000};
    std::size_t max_answer_bytes = 1 << 20;
};

/// What an OA can ask of Zalo besides sending: itself, its groups and their members, the history,
/// quotas, uploads. One HTTP call each (lists: one a page), no retry of its own. All on the io
/// thread; each `done` is called once, never from inside the call; destruction drops what is under
/// way without a word. Arguments that Zalo would refuse are told at once: `give_up`, `reached`
/// false. Source: docs/zalo-notes.md, "Groups", "History", "Uploads", "Error codes".
class Api {
public:
    /// As zalo::Client's.
    using AccessToken = std::function<std::optional<std::string>(const core::OaId&)>;
    using OaId = core::OaId;
    using GroupId = core::GroupId;
    using UserId = core::UserId;
    using Users = std::vector<core::UserId>;

    /// @param io, http, clock  must outlive this object.
    /// @param budget  the Client's; empty: one of its own. What only reads leaves the reserve
    /// alone.
    Api(boost::asio::io_context& io,
        core::HttpClient& http,
        const core::Clock& clock,
        AccessToken access_token,
        ApiOptions options,
        std::shared_ptr<Budget> budget = nullptr);

    /// Told when Zalo did not accept the access token of a call: the guardian renews it.
    void on_token_refused(std::function<void(const OaId&)> told);

    // api_oa.cpp
    void oa(const OaId& oa, Done<OaProfile> done);
    void message_quota(const OaId& oa, const UserId& user, Done<MessageQuota> done);
    void group_quota(const OaId& oa,
                     const GroupQuotaQuestion& question,
                     Done<std::vector<GroupAsset>> done);

    // api_history.cpp; `slice.offset` 0 is the newest
    void recent_in_groups(const OaId& oa, Slice slice, Done<HistoryPage> done);
    void group_history(const OaId& oa, const GroupId& group, Slice slice, Done<HistoryPage> done);
    void recent_in_private(const OaId& oa, Slice slice, Done<HistoryPage> done);
    void private_history(const OaId& oa, const UserId& user, Slice slice, Done<HistoryPage> done);

    // api_groups.cpp
    void group(const OaId& oa, const GroupId& group, Done<GroupDetail> done);
    void groups(const OaId& oa, ListOptions options, Done<Listing<GroupSummary>> done);
    /// The OA itself is one of them.
    void members(const OaId& oa,
                 const GroupId& group,
                 ListOptions options,
                 Done<Listing<Member>> done);
    /// Who asks to join.
    void pending(const OaId& oa,
                 const GroupId& group,
                 ListOptions options,
                 Done<Listing<Member>> done);

    // api_group_changes.cpp
    void create_group(const OaId& oa, const NewGroup& group, Done<GroupSummary> done);
    void update_group(const OaId& oa,
                      const GroupId& group,
                      const GroupUpdate& update,
                      Done<Nothing> done);
    /// Only followers of the OA, or who spoke to it within seven days.
    void invite(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done);
    void accept(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done);
    void reject(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done);
    void remove(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done);
    void add_admins(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done);

    // api_uploads.cpp
    void upload_image(const OaId& oa,
                      const Upload& image,
                      Done<Uploaded> done);                                   ///< jpg, png; 1 MB
    void upload_gif(const OaId& oa, const Upload& gif, Done<Uploaded> done);  ///< 5 MB
    void upload_file(const OaId& oa,
                     const Upload& file,
                     Done<Uploaded> done);  ///< pdf, doc, docx, csv; 5 MB

private:
    void change_members(const OaId& oa,
                        const char* call,
                        const GroupId& group,
                        const Users& users,
                        Done<Nothing> done);

    std::shared_ptr<ApiCaller> caller_;
};

}  // namespace mungba::zalo

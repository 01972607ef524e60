#include "sim/zalo_api.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"

namespace mungba::sim {
namespace {

constexpr std::string_view kTokenPath = "/v4/oa/access_token";

struct ApiPath {
    http::Method method;
    std::string_view path;
    api::Call* answer;
};
constexpr auto kGet = http::Method::get;
constexpr auto kPost = http::Method::post;
constexpr ApiPath kPaths[] = {
    {kPost, "/v3.0/oa/group/message", api::send_group_message},
    {kPost, "/v3.0/oa/message/cs", api::send_private_message},
    {kPost, "/v3.0/oa/quota/message", api::message_quota},
    {kPost, "/v2.0/oa/upload/image", api::upload_image},
    {kPost, "/v2.0/oa/upload/gif", api::upload_gif},
    {kPost, "/v2.0/oa/upload/file", api::upload_file},
    {kGet, "/v2.0/oa/getoa", api::describe_oa},
    {kGet, "/v3.0/oa/user/detail", api::describe_person},
    {kGet, "/v3.0/oa/user/getlist", api::list_people},
    {kPost, "/v3.0/oa/quota/group", api::group_quota},
    {kPost, "/v3.0/oa/group/creategroupwithoa", api::create_group},
    {kPost, "/v3.0/oa/group/invite", api::invite},
    {kPost, "/v3.0/oa/group/acceptpendinginvite", api::accept_requests},
    {kPost, "/v3.0/oa/group/rejectpendinginvite", api::reject_requests},
    {kPost, "/v3.0/oa/group/removemembers", api::remove_members},
    {kPost, "/v3.0/oa/group/addadmins", api::add_deputies},
    {kPost, "/v3.0/oa/group/removeadmins", api::remove_deputies},
    {kPost, "/v3.0/oa/group/updateinfo", api::update_info},
    {kPost, "/v3.0/oa/group/updateasset", api::update_asset},
    {kPost, "/v3.0/oa/group/delete", api::delete_group},
    {kGet, "/v3.0/oa/group/getgroup", api::group_detail},
    {kGet, "/v3.0/oa/group/getgroupsofoa", api::list_groups},
    {kGet, "/v3.0/oa/group/listmember", api::list_members},
    {kGet, "/v3.0/oa/group/listpendinginvite", api::list_requests},
    {kGet, "/v3.0/oa/group/listrecentchat", api::recent_in_groups},
    {kGet, "/v3.0/oa/group/conversation", api::group_history},
    {kGet, "/v2.0/oa/listrecentchat", api::recent_private},
    {kGet, "/v2.0/oa/conversation", api::private_history},
    {kPost, kTokenPath, api::token},
};

http::Response answer_known(Oa& oa, const http::Request& request) {
    for (const ApiPath& known : kPaths) {
        if (known.method != request.method || known.path != request.path) continue;
        if (known.path != kTokenPath) {
            if (const auto error = oa.check_access(request.header("access_token")))
                return failure(*error);
        }
        return known.answer(oa, request);
    }
    return json_answer(404, {{"error", 404}, {"message", "empty or invalid API"}});
}

ApiError over_limit(CallLimits::Counted::Over whose) {
    const bool app = whose == CallLimits::Counted::Over::app;
    return {-32,
            app ? "Your application reached limit call api" : "Your OA reached limit call api"};
}

http::Response broken_page(int status) {
    return http::html_response(status,
                               "<html><head><title>" + std::to_string(status) +
                                   "</title></head><body><center>nginx</center></body></html>");
}

/// What befalls the call before anything is carried out; nothing if it goes on.
std::optional<http::Response> struck_before(Oa& oa, const http::Request& request, bool& processed) {
    Faults& faults = oa.faults();
    if (faults.strike({FaultKind::expire_token}, request.path)) {
        oa.note_fault(FaultKind::expire_token);
        oa.tokens().expire_access();
    }
    if (faults.strike({FaultKind::no_answer}, request.path)) {
        oa.note_fault(FaultKind::no_answer);
        http::Response nothing;
        nothing.cut_after = 0;
        return nothing;
    }
    const auto rule = faults.strike({FaultKind::error, FaultKind::http}, request.path);
    if (!rule) return std::nullopt;
    oa.note_fault(rule->kind);
    processed = rule->processed;
    if (rule->kind == FaultKind::http) return broken_page(rule->status);
    return failure({rule->code, "fault on demand"});
}

void spoil_tokens(Oa& oa, const http::Request& request, http::Response& response) {
    auto body = read_object(response.body);
    if (request.path != kTokenPath || !body || !body->contains("access_token")) return;
    if (oa.faults().strike({FaultKind::no_refresh_token}, request.path)) {
        oa.note_fault(FaultKind::no_refresh_token);
        body->erase("refresh_token");
    }
    if (const auto rule = oa.faults().strike({FaultKind::odd_expires_in}, request.path)) {
        oa.note_fault(FaultKind::odd_expires_in);
        (*body)["expires_in"] = rule->expires_in;
    }
    response.body = body->dump();
}

void strike_after(Oa& oa, const http::Request& request, WireAnswer& answer) {
    Faults& faults = oa.faults();
    spoil_tokens(oa, request, answer.response);
    if (const auto rule = faults.strike({FaultKind::slow}, request.path)) {
        oa.note_fault(rule->kind);
        answer.delay = rule->delay;
    }
    const auto rule =
        faults.strike({FaultKind::lost, FaultKind::broken_json, FaultKind::cut}, request.path);
    if (!rule) return;
    oa.note_fault(rule->kind);
    std::string& body = answer.response.body;
    if (rule->kind == FaultKind::lost) answer.response.cut_after = 0;
    if (rule->kind == FaultKind::cut) answer.response.cut_after = body.size() / 2;
    if (rule->kind == FaultKind::broken_json) body = "{\"data\":{\"message_id\":" + body;
}

}  // namespace

http::Response answer_api(Oa& oa, const http::Request& request) {
    if (request.path == kTokenPath) return answer_known(oa, request);  // another host at Zalo's
    const CallLimits::Counted counted = oa.count_call();
    const bool over = counted.over != CallLimits::Counted::Over::none;
    http::Response response =
        over ? failure(oa.refuse("", over_limit(counted.over))) : answer_known(oa, request);
    response.headers.emplace_back("X-RateLimit-Limit", std::to_string(counted.limit));
    response.headers.emplace_back("X-RateLimit-Remain", std::to_string(counted.remain));
    return response;
}

WireAnswer answer_call(Oa& oa, const http::Request& request) {
    bool processed = false;
    auto struck = struck_before(oa, request, processed);
    if (struck && !processed) return {std::move(*struck), {}};
    WireAnswer answer{answer_api(oa, request), {}};
    if (struck) answer.response = *struck;
    strike_after(oa, request, answer);
    return answer;
}

}  // namespace mungba::sim

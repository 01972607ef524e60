#include <algorithm>

#include "zalo/api.hpp"
#include "zalo/api_call.hpp"

namespace mungba::zalo {
namespace {

constexpr int kMostPrivate = 10;  // Zalo gives no more a call
constexpr int kMostInGroups = 100;

int offset_of(Slice slice) { return std::max(slice.offset, 0); }

Query query_of(Slice slice) {
    return {{"offset", std::to_string(offset_of(slice))},
            {"count", std::to_string(std::clamp(slice.count, 1, kMostInGroups))}};
}

// The calls of version 2 take one parameter that holds JSON.
Query data_of(nlohmann::json data, Slice slice) {
    data["offset"] = offset_of(slice);
    data["count"] = std::clamp(slice.count, 1, kMostPrivate);
    return {{"data", data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)}};
}

ApiCaller::Opened reading_group(const core::OaId& oa,
                                const core::GroupId& group,
                                Done<HistoryPage> done) {
    return ending<HistoryPage>(
        [oa, group](const nlohmann::json& data) { return read_group_history(data, oa, group); },
        Effect::reads,
        std::move(done));
}

ApiCaller::Opened reading_private(const core::OaId& oa, Done<HistoryPage> done) {
    return ending<HistoryPage>(
        [oa](const nlohmann::json& data) { return read_private_history(data, oa); },
        Effect::reads,
        std::move(done));
}

}  // namespace

void Api::recent_in_groups(const OaId& oa, Slice slice, Done<HistoryPage> done) {
    caller_->get(oa,
                 "/v3.0/oa/group/listrecentchat",
                 query_of(slice),
                 reading_group(oa, {}, std::move(done)));
}

void Api::group_history(const OaId& oa, const GroupId& group, Slice slice, Done<HistoryPage> done) {
    if (group.empty())
        return caller_->refuse(bad_argument("there is no group id"), std::move(done));
    Query query{{"group_id", group.value}};
    for (auto& field : query_of(slice)) query.push_back(std::move(field));
    caller_->get(
        oa, "/v3.0/oa/group/conversation", query, reading_group(oa, group, std::move(done)));
}

void Api::recent_in_private(const OaId& oa, Slice slice, Done<HistoryPage> done) {
    caller_->get(oa,
                 "/v2.0/oa/listrecentchat",
                 data_of(nlohmann::json::object(), slice),
                 reading_private(oa, std::move(done)));
}

void Api::private_history(const OaId& oa, const UserId& user, Slice slice, Done<HistoryPage> done) {
    if (user.empty()) return caller_->refuse(bad_argument("there is no user id"), std::move(done));
    caller_->get(oa,
                 "/v2.0/oa/conversation",
                 data_of({{"user_id", user.value}}, slice),
                 reading_private(oa, std::move(done)));
}

}  // namespace mungba::zalo

#include <algorithm>

#include "core/text.hpp"
#include "zalo/api.hpp"
#include "zalo/api_answers.hpp"
#include "zalo/api_call.hpp"

namespace mungba::zalo {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestGroupName = 30;
constexpr std::size_t kMostUsers = 99;

// What is wrong with them; empty if nothing is.
std::string fault_of(const Api::Users& users) {
    if (users.empty()) return "there are no members";
    if (users.size() > kMostUsers) return "more than 99 members in one call";
    const bool nameless =
        std::any_of(users.begin(), users.end(), [](const auto& user) { return user.empty(); });
    return nameless ? "a member without an id" : "";
}

std::string fault_of_name(std::string_view name) {
    const std::size_t length = core::text::utf16_length(core::text::trim(name));
    return length >= 1 && length <= kLongestGroupName ? ""
                                                      : "a group's name has 1 to 30 characters";
}

json ids_of(const Api::Users& users) {
    json ids = json::array();
    for (const auto& user : users) ids.push_back(user.value);
    return ids;
}

void add(json& body, const char* key, const auto& value) {
    if (value) body[key] = *value;
}

}  // namespace

void Api::create_group(const OaId& oa, const NewGroup& group, Done<GroupSummary> done) {
    std::string fault = fault_of_name(group.name);
    if (fault.empty()) fault = fault_of(group.members);
    if (fault.empty() && group.asset_id.empty()) fault = "there is no package to make the group of";
    if (!fault.empty()) return caller_->refuse(bad_argument(std::move(fault)), std::move(done));
    json body{{"group_name", group.name},
              {"asset_id", group.asset_id},
              {"member_user_ids", ids_of(group.members)}};
    if (!group.description.empty()) body["group_description"] = group.description;
    caller_->post(oa,
                  "/v3.0/oa/group/creategroupwithoa",
                  body,
                  Effect::changes,
                  ending<GroupSummary>(&read_group_summary, Effect::changes, std::move(done)));
}

void Api::update_group(const OaId& oa,
                       const GroupId& group,
                       const GroupUpdate& update,
                       Done<Nothing> done) {
    json body = json::object();
    add(body, "group_name", update.name);
    add(body, "group_avatar", update.avatar);
    add(body, "group_description", update.description);
    add(body, "lock_send_msg", update.settings.only_admins_write);
    add(body, "join_appr", update.settings.joining_needs_approval);
    add(body, "enable_msg_history", update.settings.newcomers_see_history);
    add(body, "enable_link_join", update.settings.joining_by_link);
    std::string fault = update.name ? fault_of_name(*update.name) : std::string{};
    if (group.empty()) fault = "there is no group id";
    if (fault.empty() && body.empty()) fault = "there is nothing to change";
    if (!fault.empty()) return caller_->refuse(bad_argument(std::move(fault)), std::move(done));
    body["group_id"] = group.value;
    caller_->post(oa, "/v3.0/oa/group/updateinfo", body, Effect::changes, ending(std::move(done)));
}

void Api::change_members(const OaId& oa,
                         const char* call,
                         const GroupId& group,
                         const Users& users,
                         Done<Nothing> done) {
    const std::string fault = group.empty() ? "there is no group id" : fault_of(users);
    if (!fault.empty()) return caller_->refuse(bad_argument(fault), std::move(done));
    caller_->post(oa,
                  std::string("/v3.0/oa/group/") + call,
                  {{"group_id", group.value}, {"member_user_ids", ids_of(users)}},
                  Effect::changes,
                  ending(std::move(done)));
}

void Api::invite(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done) {
    change_members(oa, "invite", group, users, std::move(done));
}

void Api::accept(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done) {
    change_members(oa, "acceptpendinginvite", group, users, std::move(done));
}

void Api::reject(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done) {
    change_members(oa, "rejectpendinginvite", group, users, std::move(done));
}

void Api::remove(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done) {
    change_members(oa, "removemembers", group, users, std::move(done));
}

void Api::add_admins(const OaId& oa, const GroupId& group, const Users& users, Done<Nothing> done) {
    change_members(oa, "addadmins", group, users, std::move(done));
}

}  // namespace mungba::zalo

#include "core/local_time.hpp"
#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"

namespace mungba::sim::api {
namespace {

const ApiError kForeignGroup{-403, "OA is not in group"};

const char* status_of(const Oa& oa, const Group& group) {
    return oa.is_enabled(group) ? "enabled" : "disabled";
}

std::string link_of(const Group& group) { return "https://zalo.me/g/" + group.id; }

std::string product_of(const Package& package) { return "gmf" + std::to_string(package.members); }

const Group* group_asked_for(Oa& oa, const http::Request& request) {
    return oa.find_group(request.parameter("group_id").value_or(""));
}

}  // namespace

http::Response detail_of(const Oa& oa, const Group& group) {
    const Package* package = oa.find_package(group.asset_id);
    Json asset = Json::object();
    if (package != nullptr) {
        asset = {{"asset_type", product_of(*package)},
                 {"asset_id", package->asset_id},
                 {"valid_through", core::format_date(package->valid_through)},
                 {"auto_renew", package->auto_renew ? "true" : "false"}};
    }
    const GroupSettings& set = group.settings;
    return success({{"group_info",
                     {{"group_id", group.id},
                      {"group_link", link_of(group)},
                      {"name", group.name},
                      {"group_description", group.description},
                      {"avatar", group.avatar},
                      {"status", status_of(oa, group)},
                      {"total_member", oa.members_of(group.id).size() + 1},
                      {"max_member", std::to_string(package == nullptr ? 0 : package->members)},
                      {"auto_delete_date", core::format_date(oa.auto_delete_date(group))}}},
                    {"asset_info", asset},
                    {"group_setting",
                     {{"lock_send_msg", set.lock_send_msg},
                      {"join_appr", set.join_appr},
                      {"enable_msg_history", set.enable_msg_history},
                      {"enable_link_join", set.enable_link_join}}}});
}

http::Response group_detail(Oa& oa, const http::Request& request) {
    const Group* group = group_asked_for(oa, request);
    return group == nullptr ? failure(kForeignGroup) : detail_of(oa, *group);
}

http::Response list_groups(Oa& oa, const http::Request& request) {
    const auto& groups = oa.world().groups;
    const Page page = page_of(request);
    const Json part = slice(groups, page, [&](const Group& group) {
        return Json{{"name", group.name},
                    {"avatar", group.avatar},
                    {"group_id", group.id},
                    {"group_link", link_of(group)},
                    {"group_description", group.description},
                    {"total_member", oa.members_of(group.id).size() + 1},
                    {"status", status_of(oa, group)}};
    });
    return success({{"offset", page.offset},
                    {"count", page.count},
                    {"total", groups.size()},
                    {"group_count", part.size()},
                    {"groups", part}});
}

/// The OA stands first among the members, as in Zalo's sample.
http::Response list_members(Oa& oa, const http::Request& request) {
    const Group* group = group_asked_for(oa, request);
    if (group == nullptr) return failure(kForeignGroup);
    std::vector<const Person*> members = oa.members_of(group->id);
    members.insert(members.begin(), nullptr);
    const Page page = page_of(request);
    const Json part = slice(members, page, [&](const Person* person) {
        if (person == nullptr)
            return Json{{"oa_id", oa.world().oa_id}, {"name", oa.world().oa_name}, {"avatar", ""}};
        return Json{{"user_id", person->user_id}, {"name", person->name}, {"avatar", ""}};
    });
    return success({{"offset", page.offset},
                    {"count", page.count},
                    {"total", members.size()},
                    {"member_count", part.size()},
                    {"members", part}});
}

http::Response list_requests(Oa& oa, const http::Request& request) {
    const Group* group = group_asked_for(oa, request);
    if (group == nullptr) return failure(kForeignGroup);
    const Page page = page_of(request);
    const Json part = slice(group->asking, page, [&](const std::string& id) {
        const Person* person = oa.find_person(id);
        return Json{{"name", person == nullptr ? "" : person->name}, {"user_id", id}};
    });
    return success({{"offset", page.offset},
                    {"count", page.count},
                    {"total", group->asking.size()},
                    {"member_count", part.size()},
                    {"members", part}});
}

/// What the OA may put groups on: `asset_id` for creategroupwithoa and updateasset.
http::Response group_quota(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    const auto owner = text_in(*body, "quota_owner");
    const auto product = text_in(*body, "product_type");
    const auto quota = text_in(*body, "quota_type");
    if (owner != "OA" && owner != "APP") return invalid("quota_owner");
    if (product && *product != "gmf10" && *product != "gmf50" && *product != "gmf100" &&
        *product != "gmf1000") {
        return invalid("product_type");
    }
    if (quota && *quota != "sub_quota" && *quota != "purchase_quota" && *quota != "reward_quota")
        return invalid("quota_type");
    Json packages = Json::array();
    for (const Package& package : oa.world().packages) {
        if (owner == "APP") break;  // all of them are the OA's
        if (product && *product != product_of(package)) continue;
        if (quota && *quota != package.quota_type) continue;
        const Group* used_by = oa.group_on(package.asset_id);
        packages.push_back({{"product_type", product_of(package)},
                            {"quota_type", package.quota_type},
                            {"asset_id", package.asset_id},
                            {"valid_through", core::format_date(package.valid_through)},
                            {"auto_renew", package.auto_renew},
                            {"status", used_by == nullptr ? "available" : "used"},
                            {"used_id", used_by == nullptr ? "" : used_by->id}});
    }
    return success(packages);
}

}  // namespace mungba::sim::api

#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"

namespace mungba::sim::api {
namespace {

/// The body of a call that names a group and people.
struct GroupAndPeople {
    std::string group_id;
    std::vector<std::string> users;
};
std::variant<GroupAndPeople, http::Response> read_people(const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    auto group = text_in(*body, "group_id");
    if (!group) return invalid("group_id");
    auto users = ids_in(*body, "member_user_ids");
    if (!users) return invalid("member_user_ids");
    return GroupAndPeople{std::move(*group), std::move(*users)};
}

http::Response with_people(Oa& oa, const http::Request& request, auto deed) {
    auto read = read_people(request);
    if (auto* refusal = std::get_if<http::Response>(&read)) return std::move(*refusal);
    const auto& [group, users] = std::get<GroupAndPeople>(read);
    return done_or(oa, group, deed(group, users));
}

/// A flag of updateinfo; wrong if it is there and no boolean.
bool read_flag(const Json& body, const char* key, std::optional<bool>& into) {
    const auto found = body.find(key);
    if (found == body.end()) return true;
    if (!found->is_boolean()) return false;
    into = found->get<bool>();
    return true;
}

http::Response changed(Oa& oa, const std::string& group, const std::optional<ApiError>& error) {
    if (error) return done_or(oa, group, error);
    return detail_of(oa, *oa.find_group(group));
}

}  // namespace

http::Response create_group(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    NewGroup wanted;
    wanted.name = text_in(*body, "group_name").value_or("");
    wanted.description = text_in(*body, "group_description").value_or("");
    wanted.asset_id = text_in(*body, "asset_id").value_or("");
    auto members = ids_in(*body, "member_user_ids");
    if (!members) return failure(oa.refuse("", {-201, "member_user_ids is invalid!"}));
    wanted.members = std::move(*members);
    const auto made = oa.create_group(wanted);
    if (const auto* error = std::get_if<ApiError>(&made)) return failure(oa.refuse("", *error));
    const Group& group = *std::get<const Group*>(made);
    return success({{"name", group.name},
                    {"avatar", group.avatar},
                    {"group_id", group.id},
                    {"group_link", "https://zalo.me/g/" + group.id},
                    {"group_description", group.description},
                    {"total_member", oa.members_of(group.id).size() + 1},
                    {"status", "enabled"}});
}

http::Response invite(Oa& oa, const http::Request& request) {
    return with_people(
        oa, request, [&](const auto& group, const auto& users) { return oa.invite(group, users); });
}

http::Response accept_requests(Oa& oa, const http::Request& request) {
    return with_people(oa, request, [&](const auto& group, const auto& users) {
        return oa.settle_requests(group, users, true);
    });
}

http::Response reject_requests(Oa& oa, const http::Request& request) {
    return with_people(oa, request, [&](const auto& group, const auto& users) {
        return oa.settle_requests(group, users, false);
    });
}

http::Response remove_members(Oa& oa, const http::Request& request) {
    return with_people(oa, request, [&](const auto& group, const auto& users) {
        return oa.remove_members(group, users);
    });
}

http::Response add_deputies(Oa& oa, const http::Request& request) {
    return with_people(oa, request, [&](const auto& group, const auto& users) {
        return oa.change_deputies(group, users, true);
    });
}

http::Response remove_deputies(Oa& oa, const http::Request& request) {
    return with_people(oa, request, [&](const auto& group, const auto& users) {
        return oa.change_deputies(group, users, false);
    });
}

http::Response update_info(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    const auto group = text_in(*body, "group_id");
    if (!group) return invalid("group_id");
    GroupUpdate update;
    update.name = text_in(*body, "group_name");
    update.avatar = text_in(*body, "group_avatar");
    update.description = text_in(*body, "group_description");
    if (!read_flag(*body, "lock_send_msg", update.lock_send_msg)) return invalid("lock_send_msg");
    if (!read_flag(*body, "join_appr", update.join_appr)) return invalid("join_appr");
    if (!read_flag(*body, "enable_msg_history", update.enable_msg_history))
        return invalid("enable_msg_history");
    if (!read_flag(*body, "enable_link_join", update.enable_link_join))
        return invalid("enable_link_join");
    return changed(oa, *group, oa.update_group(*group, update));
}

http::Response update_asset(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    const auto group = text_in(*body, "group_id");
    const auto asset = text_in(*body, "asset_id");
    if (!group) return invalid("group_id");
    if (!asset) return invalid("asset_id");
    return changed(oa, *group, oa.move_to_package(*group, *asset));
}

http::Response delete_group(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    const auto group = body ? text_in(*body, "group_id") : std::nullopt;
    if (!group) return invalid("group_id");
    return done_or(oa, *group, oa.delete_group(*group));
}

}  // namespace mungba::sim::api

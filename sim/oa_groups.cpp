// What the bot does with the OA's groups. A list of people is taken whole or not at all.
#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "sim/digest.hpp"
#include "sim/oa.hpp"

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMaxName = 30;      // characters, by the policy of GMF groups
constexpr std::size_t kMaxFounders = 99;  // ids in creategroupwithoa
constexpr core::Milliseconds kInteracted = 24h * 7;

const ApiError kBadUsers{-201, "member_user_ids is invalid!"};

bool holds(const std::vector<std::string>& list, const std::string& item) {
    return std::ranges::find(list, item) != list.end();
}

bool has_repeats(std::vector<std::string> users) {
    std::ranges::sort(users);
    return std::ranges::adjacent_find(users) != users.end();
}

std::optional<ApiError> check_name(const std::string& name) {
    if (core::text::trim(name).empty()) return ApiError{-201, "group_name is invalid!"};
    if (core::text::utf16_length(name) > kMaxName)
        return ApiError{-210, "Parameter exceeds allowable limit"};
    return std::nullopt;
}

}  // namespace

std::optional<ApiError> Oa::check_group(const std::string& group_id) const {
    const Group* where = find_group(group_id);
    if (where == nullptr) return ApiError{-403, "OA is not in group"};
    if (!is_enabled(*where)) return ApiError{-237, "The group is disabled"};
    return std::nullopt;
}

/// The OA itself counts among the members.
std::optional<ApiError> Oa::check_room(const Group& group, std::size_t more) const {
    const Package* package = find_package(group.asset_id);
    const std::size_t room = package == nullptr ? 0 : static_cast<std::size_t>(package->members);
    if (members_of(group.id).size() + 1 + more <= room) return std::nullopt;
    return ApiError{-210, "Parameter exceeds allowable limit"};
}

std::variant<const Group*, ApiError> Oa::create_group(const NewGroup& wanted) {
    if (const auto error = check_name(wanted.name)) return *error;
    const Package* package = find_package(wanted.asset_id);
    if (package == nullptr) return ApiError{-201, "asset_id is invalid!"};
    if (group_on(wanted.asset_id) != nullptr) return ApiError{-238, "asset_id is already used"};
    if (core::local_date(now_) > package->valid_through)
        return ApiError{-241, "asset_id is disabled"};
    const auto& ids = wanted.members;
    if (ids.empty() || ids.size() > kMaxFounders || has_repeats(ids)) return kBadUsers;
    const auto is_admin = [&](const std::string& id) { return find_person(id)->oa_admin; };
    for (const std::string& id : ids) {
        if (find_person(id) == nullptr) return kBadUsers;
    }
    const bool admins_known = std::ranges::any_of(world_.people, &Person::oa_admin);
    if (admins_known && std::ranges::none_of(ids, is_admin)) return kBadUsers;

    Group made;
    do {
        made.id = hex_digits(random_, 20);
    } while (find_group(made.id) != nullptr);
    made.name = wanted.name;
    made.description = wanted.description;
    made.asset_id = wanted.asset_id;
    if (const auto error = check_room(made, ids.size())) return *error;
    const std::string id = made.id;
    world_.groups.push_back(std::move(made));
    for (const std::string& one : ids) join(*group(id), *person(one));
    log_group("create_group", id);
    tell_group("create_group", id, {});
    tell_group("user_join_group", id, ids);
    members_changed();
    return find_group(id);
}

std::optional<ApiError> Oa::invite(const std::string& group_id,
                                   const std::vector<std::string>& users) {
    if (auto error = check_group(group_id)) return error;
    if (users.empty() || has_repeats(users)) return kBadUsers;
    Group& where = *group(group_id);
    for (const std::string& id : users) {
        const Person* who = find_person(id);
        if (who == nullptr || is_member(group_id, id)) return kBadUsers;
        const auto last = last_interaction(id);
        const bool near = who->follows || (last && now_ < *last + kInteracted);
        if (!near) return ApiError{-213, "User has not followed OA"};
        if (who->blocked)
            return ApiError{-217, "User has blocked invitation from Official Account"};
    }
    if (auto error = check_room(where, users.size())) return error;
    for (const std::string& id : users) {
        if (!holds(where.invited, id)) where.invited.push_back(id);
    }
    log_group("invite", group_id);
    members_changed();
    return std::nullopt;
}

std::optional<ApiError> Oa::settle_requests(const std::string& group_id,
                                            const std::vector<std::string>& users,
                                            bool accept) {
    if (auto error = check_group(group_id)) return error;
    Group& where = *group(group_id);
    const auto asks = [&](const std::string& id) { return holds(where.asking, id); };
    if (users.empty() || has_repeats(users) || !std::ranges::all_of(users, asks)) return kBadUsers;
    if (accept) {
        if (auto error = check_room(where, users.size())) return error;
        for (const std::string& id : users) join(where, *person(id));
        tell_group("accept_request_join_group", group_id, users);
        tell_group("user_join_group", group_id, users);
    } else {
        for (const std::string& id : users) std::erase(where.asking, id);
        tell_group("reject_request_join_group", group_id, users);
    }
    log_group(accept ? "accept_request_join_group" : "reject_request_join_group", group_id);
    members_changed();
    return std::nullopt;
}

std::optional<ApiError> Oa::remove_members(const std::string& group_id,
                                           const std::vector<std::string>& users) {
    if (auto error = check_group(group_id)) return error;
    const auto inside = [&](const std::string& id) { return is_member(group_id, id); };
    if (users.empty() || has_repeats(users) || !std::ranges::all_of(users, inside))
        return kBadUsers;
    for (const std::string& id : users) leave(*group(group_id), *person(id));
    log_group("removemembers", group_id);
    tell_group("user_out_group", group_id, users);
    members_changed();
    return std::nullopt;
}

std::optional<ApiError> Oa::change_deputies(const std::string& group_id,
                                            const std::vector<std::string>& users,
                                            bool add) {
    if (auto error = check_group(group_id)) return error;
    Group& where = *group(group_id);
    const auto fits_in = [&](const std::string& id) {
        return is_member(group_id, id) && holds(where.deputies, id) != add;
    };
    if (users.empty() || has_repeats(users) || !std::ranges::all_of(users, fits_in))
        return kBadUsers;
    for (const std::string& id : users) {
        if (add) {
            where.deputies.push_back(id);
        } else {
            std::erase(where.deputies, id);
        }
    }
    const std::string_view event = add ? "add_group_admin" : "remove_group_admin";
    log_group(event, group_id);
    tell_group(event, group_id, users);
    members_changed();
    return std::nullopt;
}

std::optional<ApiError> Oa::update_group(const std::string& group_id, const GroupUpdate& update) {
    if (auto error = check_group(group_id)) return error;
    if (update.name) {
        if (auto error = check_name(*update.name)) return error;
    }
    Group& where = *group(group_id);
    const auto put = [](const auto& from, auto& into) {
        if (from) into = *from;
    };
    put(update.name, where.name);
    put(update.avatar, where.avatar);
    put(update.description, where.description);
    put(update.lock_send_msg, where.settings.lock_send_msg);
    put(update.join_appr, where.settings.join_appr);
    put(update.enable_msg_history, where.settings.enable_msg_history);
    put(update.enable_link_join, where.settings.enable_link_join);
    log_group("update_group_info", group_id);
    tell_group("update_group_info", group_id, {});
    members_changed();
    return std::nullopt;
}

/// Also the way to renew: a disabled group lives again on another package.
std::optional<ApiError> Oa::move_to_package(const std::string& group_id,
                                            const std::string& asset_id) {
    Group* where = group(group_id);
    if (where == nullptr) return ApiError{-403, "OA is not in group"};
    const Package* package = find_package(asset_id);
    if (package == nullptr) return ApiError{-201, "asset_id is invalid!"};
    if (group_on(asset_id) != nullptr) return ApiError{-238, "asset_id is already used"};
    if (core::local_date(now_) > package->valid_through)
        return ApiError{-241, "asset_id is disabled"};
    if (members_of(group_id).size() + 1 > static_cast<std::size_t>(package->members))
        return ApiError{-210, "Parameter exceeds allowable limit"};
    where->asset_id = asset_id;
    run_packages();
    log_group("updateasset", group_id);
    tell_group("update_group_info", group_id, {});
    members_changed();
    return std::nullopt;
}

std::optional<ApiError> Oa::delete_group(const std::string& group_id) {
    if (find_group(group_id) == nullptr) return ApiError{-403, "OA is not in group"};
    log_group("delete_group", group_id);
    erase_group(group_id);
    return std::nullopt;
}

void Oa::erase_group(const std::string& group_id) {
    std::erase_if(world_.groups, [&](const Group& one) { return one.id == group_id; });
    for (Person& one : world_.people) std::erase(one.groups, group_id);
    disabled_.erase(group_id);
    tell_group("delete_group", group_id, {});
    members_changed();
}

}  // namespace mungba::sim

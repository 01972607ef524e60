#include "zalo/api_answers.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "zalo/event_key.hpp"
#include "zalo/read_json.hpp"

namespace mungba::zalo {
namespace {

using nlohmann::json;

const json& object_in(const json& parent, const char* key) {
    static const json kNone = json::object();
    const auto found = parent.find(key);
    return found != parent.end() && found->is_object() ? *found : kNone;
}

std::string text_of(const json& parent, const char* key) {
    const auto found = parent.find(key);
    return found != parent.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<bool> flag_of(const json& parent, const char* key) {
    const auto found = parent.find(key);
    if (found == parent.end()) return std::nullopt;
    if (found->is_boolean()) return found->get<bool>();
    const std::string text = id_or_empty(parent, key);
    if (text == "true" || text == "1") return true;
    if (text == "false" || text == "0") return false;
    return std::nullopt;
}

std::optional<std::int64_t> count_of(const json& parent, const char* key) {
    const auto number = whole_number(parent, key);
    return number && *number >= 0 ? number : std::nullopt;
}

std::optional<core::LocalDate> day_of(const json& parent, const char* key) {
    return read_day(id_or_empty(parent, key));
}

GroupStatus status_of(const json& parent) {
    const std::string status = text_of(parent, "status");
    if (status == "enabled") return GroupStatus::enabled;
    if (status == "disabled") return GroupStatus::disabled;
    return GroupStatus::unknown;
}

std::optional<Member> read_member(const json& item) {
    if (!item.is_object()) return std::nullopt;
    Member member{.user = core::UserId(id_or_empty(item, "user_id")),
                  .oa = core::OaId(id_or_empty(item, "oa_id")),
                  .name = text_of(item, "name"),
                  .avatar = text_of(item, "avatar")};
    if (member.user.empty() == member.oa.empty()) return std::nullopt;
    return member;
}

std::optional<GroupAsset> read_asset(const json& item) {
    if (!item.is_object()) return std::nullopt;
    GroupAsset asset{.id = id_or_empty(item, "asset_id"),
                     .product = text_of(item, "product_type"),
                     .quota = text_of(item, "quota_type"),
                     .until = day_of(item, "valid_through"),
                     .renews = flag_of(item, "auto_renew"),
                     .available = text_of(item, "status") == "available",
                     .used_by = core::GroupId(id_or_empty(item, "used_id"))};
    if (asset.id.empty()) return std::nullopt;
    return asset;
}

std::optional<Allowance> allowance_of(const json& parent, const char* key) {
    const json& inner = object_in(parent, key);
    const auto left = count_of(inner, "remain");
    if (!left) return std::nullopt;
    return Allowance{.left = *left, .total = count_of(inner, "total").value_or(*left)};
}

// All items, or nothing if one of them cannot be read. An absent list is empty if Zalo counts none.
template <typename Item>
std::optional<std::vector<Item>> read_all(const json* list,
                                          std::optional<Item> (*read)(const json&)) {
    if (list == nullptr || !list->is_array()) return std::nullopt;
    std::vector<Item> items;
    for (const json& one : *list) {
        auto item = read(one);
        if (!item) return std::nullopt;
        items.push_back(*std::move(item));
    }
    return items;
}

template <typename Item>
std::optional<Page<Item>> read_page(const json& data,
                                    const char* key,
                                    std::optional<Item> (*read)(const json&)) {
    if (!data.is_object()) return std::nullopt;
    Page<Item> page;
    page.total = count_of(data, "total");
    const auto found = data.find(key);
    const bool none = found == data.end() || found->is_null();
    if (none && page.total == 0) return page;
    auto items = read_all(none ? nullptr : &*found, read);
    if (!items) return std::nullopt;
    page.items = *std::move(items);
    return page;
}

std::optional<int> number_between(std::string_view text, int least, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<core::LocalDate> read_day(std::string_view text) {
    constexpr std::size_t kDigitsOfMs = 11;
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && text.size() >= kDigitsOfMs) return core::local_date(instant_of(text));
    const auto first = text.find('/');
    const auto second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto day = number_between(text.substr(0, first), 1, 31);
    const auto month = number_between(text.substr(first + 1, second - first - 1), 1, 12);
    const auto year = number_between(text.substr(second + 1), 1970, 9999);
    if (!day || !month || !year) return std::nullopt;
    const core::LocalDate date{std::chrono::year(*year),
                               std::chrono::month(static_cast<unsigned>(*month)),
                               std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<OaProfile> read_oa(const json& data) {
    if (!data.is_object()) return std::nullopt;
    OaProfile oa{.id = core::OaId(id_or_empty(data, "oaid")),
                 .name = text_of(data, "name"),
                 .description = text_of(data, "description"),
                 .verified = flag_of(data, "is_verified"),
                 .package = text_of(data, "package_name"),
                 .package_until = day_of(data, "package_valid_through_date"),
                 .package_renews_on = day_of(data, "package_auto_renew_date"),
                 .followers = count_of(data, "num_follower")};
    if (oa.id.empty()) oa.id = core::OaId(id_or_empty(data, "oa_id"));
    if (oa.id.empty()) return std::nullopt;
    return oa;
}

std::optional<GroupSummary> read_group_summary(const json& data) {
    if (!data.is_object()) return std::nullopt;
    GroupSummary group{.id = core::GroupId(id_or_empty(data, "group_id")),
                       .name = text_of(data, "name"),
                       .description = text_of(data, "group_description"),
                       .link = text_of(data, "group_link"),
                       .avatar = text_of(data, "avatar"),
                       .members = count_of(data, "total_member"),
                       .status = status_of(data)};
    if (group.id.empty()) return std::nullopt;
    return group;
}

std::optional<GroupDetail> read_group(const json& data) {
    if (!data.is_object()) return std::nullopt;
    const json& info = object_in(data, "group_info");
    const json& asset = object_in(data, "asset_info");
    const json& settings = object_in(data, "group_setting");
    auto summary = read_group_summary(info);
    if (!summary) return std::nullopt;
    return GroupDetail{
        .group = *std::move(summary),
        .most_members = count_of(info, "max_member"),
        .dissolves_on = day_of(info, "auto_delete_date"),
        .asset_type = text_of(asset, "asset_type"),
        .asset_id = id_or_empty(asset, "asset_id"),
        .asset_until = day_of(asset, "valid_through"),
        .asset_renews = flag_of(asset, "auto_renew"),
        .settings = {.only_admins_write = flag_of(settings, "lock_send_msg"),
                     .joining_needs_approval = flag_of(settings, "join_appr"),
                     .newcomers_see_history = flag_of(settings, "enable_msg_history"),
                     .joining_by_link = flag_of(settings, "enable_link_join")}};
}

std::optional<Page<GroupSummary>> read_groups(const json& data) {
    return read_page(data, "groups", &read_group_summary);
}

std::optional<Page<Member>> read_members(const json& data) {
    return read_page(data, "members", &read_member);
}

std::optional<std::vector<GroupAsset>> read_group_assets(const json& data) {
    return read_all(&data, &read_asset);
}

std::optional<MessageQuota> read_message_quota(const json& data) {
    if (!data.is_object()) return std::nullopt;
    MessageQuota quota;
    if (const auto ms = count_of(data, "last_interaction"); ms && *ms > 0)
        quota.last_word_at = instant_of(std::to_string(*ms));
    quota.replies = allowance_of(data, "cs_reply");
    return quota;
}

std::optional<Uploaded> read_attachment_id(const json& data) {
    if (!data.is_object()) return std::nullopt;
    Uploaded made{text_of(data, "attachment_id")};
    return made.id.empty() ? std::nullopt : std::optional(std::move(made));
}

std::optional<Uploaded> read_file_token(const json& data) {
    if (!data.is_object()) return std::nullopt;
    Uploaded made{text_of(data, "token")};
    return made.id.empty() ? std::nullopt : std::optional(std::move(made));
}

}  // namespace mungba::zalo

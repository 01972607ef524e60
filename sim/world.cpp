#include "sim/world.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "core/local_time.hpp"
#include "sim/json_fields.hpp"

namespace mungba::sim {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<GroupKind, std::string_view>, 3> kKinds{{
    {GroupKind::branch, "branch"},
    {GroupKind::committee, "committee"},
    {GroupKind::secretaries, "secretaries"},
}};

bool is_digits(std::string_view text) {
    return !text.empty() && text.size() <= 19 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_group_id(std::string_view text) {
    return text.size() == 20 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_package_size(int members) {
    return members == 10 || members == 50 || members == 100 || members == 1000;
}

/// Walks the file and gathers what is wrong with it, each with its place.
class Reader {
public:
    explicit Reader(std::string_view name) : fields_(name) {}

    World read(const json& root) {
        World world;
        if (!fields_.is_object(root, "the file")) return world;
        fields_.known_keys(root,
                           "",
                           {"organization",
                            "app_id",
                            "app_secret",
                            "oa_id",
                            "oa_secret_key",
                            "oa_name",
                            "access_token",
                            "refresh_token",
                            "access_token_seconds",
                            "start",
                            "limits",
                            "packages",
                            "groups",
                            "people"});
        world.organization = fields_.text(root, "", "organization");
        world.app_id = digits(root, "", "app_id");
        world.app_secret = fields_.text(root, "", "app_secret");
        world.oa_id = digits(root, "", "oa_id");
        world.oa_secret_key = fields_.text(root, "", "oa_secret_key");
        world.oa_name = fields_.text(root, "", "oa_name");
        world.access_token = fields_.text(root, "", "access_token");
        world.refresh_token = fields_.text(root, "", "refresh_token");
        world.access_token_life =
            std::chrono::seconds{fields_.whole(root, "", "access_token_seconds", 0, 0, 90'000)};
        world.start = start(root);
        world.limits = limits(root);
        if (root.contains("packages")) {
            each(root, "packages", [&](const json& item, const std::string& place) {
                world.packages.push_back(package(item, place));
            });
        }
        each(root, "groups", [&](const json& item, const std::string& place) {
            world.groups.push_back(group(item, place));
        });
        each(root, "people", [&](const json& item, const std::string& place) {
            world.people.push_back(person(item, place));
        });
        return world;
    }
    const std::string& mistakes() const { return fields_.mistakes(); }

private:
    std::string digits(const json& item, const std::string& at, const char* key) {
        std::string value = fields_.text(item, at, key);
        if (!value.empty() && !is_digits(value))
            fields_.mistake(at + key, "is not 1 to 19 digits in quotes");
        return value;
    }

    core::Instant start(const json& root) {
        const std::string value = fields_.text(root, "", "start");
        const auto instant = core::parse_iso(value);
        if (!value.empty() && !instant)
            fields_.mistake("start", "is not an instant like 2026-10-01T08:00:00+07:00");
        return instant.value_or(core::Instant{});
    }

    template <typename Take>
    void each(const json& root, const char* key, Take take) {
        const auto found = root.find(key);
        if (found == root.end() || !found->is_array()) {
            fields_.mistake(key, "is missing or not a list");
            return;
        }
        std::size_t index = 0;
        for (const json& item : *found) {
            const std::string place = key + ("[" + std::to_string(index++) + "]");
            if (fields_.is_object(item, place)) take(item, place + ".");
        }
    }

    Limits limits(const json& root) {
        Limits limits;
        const auto found = root.find("limits");
        if (found == root.end() || !fields_.is_object(*found, "limits")) return limits;
        const std::string at = "limits.";
        fields_.known_keys(*found,
                           at,
                           {"calls_per_minute_app",
                            "calls_per_minute_oa",
                            "webhook_retry_scale",
                            "webhook_timeout_ms"});
        limits.calls_per_minute_app = static_cast<int>(
            fields_.whole(*found, at, "calls_per_minute_app", 4000, 1, 1'000'000'000));
        limits.calls_per_minute_oa =
            static_cast<int>(fields_.whole(*found, at, "calls_per_minute_oa", 0, 0, 1'000'000'000));
        limits.webhook_timeout = std::chrono::milliseconds{
            fields_.whole(*found, at, "webhook_timeout_ms", 2000, 1, 60'000)};
        if (const auto scale = found->find("webhook_retry_scale"); scale != found->end()) {
            if (!scale->is_number() || *scale < 0.001 || *scale > 100) {
                fields_.mistake(at + "webhook_retry_scale", "is not in 0.001..100");
            } else {
                limits.webhook_retry_scale = scale->get<double>();
            }
        }
        return limits;
    }

    Package package(const json& item, const std::string& at) {
        fields_.known_keys(
            item, at, {"asset_id", "members", "quota_type", "valid_through", "auto_renew"});
        Package package;
        package.asset_id = fields_.text(item, at, "asset_id");
        if (!package.asset_id.empty() && !is_group_id(package.asset_id))
            fields_.mistake(at + "asset_id", "is not 20 hexadecimal digits");
        if (!package.asset_id.empty() && !asset_ids_.insert(package.asset_id).second)
            fields_.mistake(at + "asset_id", "is there twice");
        package.members = static_cast<int>(fields_.whole(item, at, "members", 100, 10, 1000));
        if (!is_package_size(package.members))
            fields_.mistake(at + "members", "is none of 10, 50, 100, 1000");
        const std::string quota = fields_.optional_text(item, at, "quota_type");
        if (!quota.empty()) package.quota_type = quota;
        if (package.quota_type != "sub_quota" && package.quota_type != "purchase_quota" &&
            package.quota_type != "reward_quota") {
            fields_.mistake(at + "quota_type",
                            "is none of sub_quota, purchase_quota, reward_quota");
        }
        const std::string day = fields_.text(item, at, "valid_through");
        const auto midnight = core::parse_iso(day + "T00:00:00+07:00");
        if (midnight) {
            package.valid_through = core::local_date(*midnight);
        } else if (!day.empty()) {
            fields_.mistake(at + "valid_through", "is not a day like 2027-01-31");
        }
        package.auto_renew = fields_.flag(item, at, "auto_renew", false);
        return package;
    }

    Group group(const json& item, const std::string& at) {
        fields_.known_keys(
            item,
            at,
            {"id", "name", "kind", "branch", "short", "asset", "join_appr", "lock_send_msg"});
        Group group;
        group.id = fields_.text(item, at, "id");
        if (!group.id.empty() && !is_group_id(group.id))
            fields_.mistake(at + "id", "is not 20 hexadecimal digits");
        if (!group.id.empty() && !group_ids_.insert(group.id).second)
            fields_.mistake(at + "id", "is there twice");
        group.name = fields_.text(item, at, "name");
        group.branch = fields_.optional_text(item, at, "branch");
        group.short_name = fields_.optional_text(item, at, "short");
        group.asset_id = fields_.optional_text(item, at, "asset");
        if (!group.asset_id.empty() && !asset_ids_.contains(group.asset_id))
            fields_.mistake(at + "asset", "is none of the packages' ids");
        if (!group.asset_id.empty() && !used_assets_.insert(group.asset_id).second)
            fields_.mistake(at + "asset", "is another group's");
        group.settings.join_appr = fields_.flag(item, at, "join_appr", false);
        group.settings.lock_send_msg = fields_.flag(item, at, "lock_send_msg", false);
        const std::string kind = fields_.text(item, at, "kind");
        const auto found =
            std::ranges::find(kKinds, kind, [](const auto& row) { return row.second; });
        if (found != kKinds.end()) {
            group.kind = found->first;
        } else if (!kind.empty()) {
            fields_.mistake(at + "kind", "is none of branch, committee, secretaries");
        }
        return group;
    }

    Person person(const json& item, const std::string& at) {
        fields_.known_keys(item,
                           at,
                           {"name",
                            "branch",
                            "role",
                            "birth_date",
                            "user_id",
                            "groups",
                            "follows",
                            "blocked",
                            "oa_admin"});
        Person person;
        person.name = fields_.text(item, at, "name");
        person.branch = fields_.text(item, at, "branch");
        person.role = fields_.optional_text(item, at, "role");
        person.birth_date = fields_.optional_text(item, at, "birth_date");
        person.user_id = fields_.optional_text(item, at, "user_id");
        if (!person.user_id.empty()) check_user_id(person.user_id, at);
        person.follows = fields_.flag(item, at, "follows", true);
        person.blocked = fields_.flag(item, at, "blocked", false);
        person.oa_admin = fields_.flag(item, at, "oa_admin", false);
        if (const auto groups = item.find("groups"); groups != item.end())
            member_of(*groups, at, person);
        return person;
    }

    void check_user_id(const std::string& id, const std::string& at) {
        if (!is_digits(id)) fields_.mistake(at + "user_id", "is not 1 to 19 digits in quotes");
        if (!user_ids_.insert(id).second) fields_.mistake(at + "user_id", "is there twice");
    }

    void member_of(const json& groups, const std::string& at, Person& person) {
        if (!groups.is_array()) return fields_.mistake(at + "groups", "is not a list");
        if (person.user_id.empty() && !groups.empty()) {
            return fields_.mistake(at + "groups", "somebody without user_id is in no group");
        }
        std::size_t index = 0;
        for (const json& id : groups) {
            const std::string place = at + "groups[" + std::to_string(index++) + "]";
            if (!id.is_string() || !group_ids_.contains(id.get<std::string>())) {
                fields_.mistake(place, "is none of the groups' ids");
            } else {
                person.groups.push_back(id.get<std::string>());
            }
        }
    }

    JsonFields fields_;
    std::set<std::string> asset_ids_;
    std::set<std::string> used_assets_;
    std::set<std::string> group_ids_;
    std::set<std::string> user_ids_;
};

}  // namespace

std::string_view name_of(GroupKind kind) {
    return std::ranges::find(kKinds, kind, [](const auto& row) { return row.first; })->second;
}

core::Result<World> parse_world(std::string_view text, std::string_view name) {
    json root;
    try {
        root = json::parse(text);
    } catch (const json::parse_error& error) {
        return core::Error{std::string(name) + ":" + line_and_column(text, error.byte) +
                           ": is not JSON"};
    }
    Reader reader(name);
    World world = reader.read(root);
    if (!reader.mistakes().empty()) return core::Error{reader.mistakes()};
    return world;
}

core::Result<World> load_world(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return core::Error{path + ": cannot be read"};
    std::ostringstream text;
    text << file.rdbuf();
    return parse_world(text.str(), path);
}

}  // namespace mungba::sim

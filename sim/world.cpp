#include "sim/world.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "core/local_time.hpp"

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

/// nlohmann's own message quotes what it read last, which may be a secret.
std::string line_and_column(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte > 0 ? std::min(byte - 1, text.size()) : 0);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t line_start = before.rfind('\n');
    const std::size_t column =
        before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
    return std::to_string(line) + ":" + std::to_string(column);
}

/// Walks the file and gathers what is wrong with it, each with its place.
class Reader {
public:
    explicit Reader(std::string_view name) : name_(name) {}

    World read(const json& root) {
        World world;
        if (!is_object(root, "the file")) return world;
        known_keys(root,
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
                    "groups",
                    "people"});
        world.organization = text(root, "", "organization");
        world.app_id = digits(root, "", "app_id");
        world.app_secret = text(root, "", "app_secret");
        world.oa_id = digits(root, "", "oa_id");
        world.oa_secret_key = text(root, "", "oa_secret_key");
        world.oa_name = text(root, "", "oa_name");
        world.access_token = text(root, "", "access_token");
        world.refresh_token = text(root, "", "refresh_token");
        world.access_token_life = life(root);
        world.start = start(root);
        each(root, "groups", [&](const json& item, const std::string& place) {
            world.groups.push_back(group(item, place));
        });
        each(root, "people", [&](const json& item, const std::string& place) {
            world.people.push_back(person(item, place));
        });
        return world;
    }
    const std::string& mistakes() const { return mistakes_; }

private:
    void mistake(const std::string& place, std::string_view what) {
        if (!mistakes_.empty()) mistakes_ += '\n';
        mistakes_.append(name_).append(": ").append(place).append(": ").append(what);
    }

    bool is_object(const json& item, const std::string& place) {
        if (!item.is_object()) mistake(place, "is not an object");
        return item.is_object();
    }

    void known_keys(const json& item,
                    const std::string& at,
                    const std::set<std::string_view>& known) {
        for (const auto& entry : item.items()) {
            if (!known.contains(entry.key())) mistake(at + entry.key(), "is not a known key");
        }
    }

    std::string optional_text(const json& item, const std::string& at, const char* key) {
        const auto found = item.find(key);
        if (found == item.end() || found->is_null()) return {};
        if (!found->is_string()) {
            mistake(at + key, "is not a text");
            return {};
        }
        return found->get<std::string>();
    }

    std::string text(const json& item, const std::string& at, const char* key) {
        const std::size_t before = mistakes_.size();
        std::string value = optional_text(item, at, key);
        if (value.empty() && mistakes_.size() == before) mistake(at + key, "is missing or empty");
        return value;
    }

    std::string digits(const json& item, const std::string& at, const char* key) {
        std::string value = text(item, at, key);
        if (!value.empty() && !is_digits(value))
            mistake(at + key, "is not 1 to 19 digits in quotes");
        return value;
    }

    std::chrono::seconds life(const json& root) {
        const auto found = root.find("access_token_seconds");
        if (found == root.end()) return {};
        if (!found->is_number_integer() || *found < 0 || *found > 90'000) {
            mistake("access_token_seconds", "is not in 0..90000");
            return {};
        }
        return std::chrono::seconds{found->get<int>()};
    }

    core::Instant start(const json& root) {
        const std::string value = text(root, "", "start");
        const auto instant = core::parse_iso(value);
        if (!value.empty() && !instant)
            mistake("start", "is not an instant like 2026-10-01T08:00:00+07:00");
        return instant.value_or(core::Instant{});
    }

    template <typename Take>
    void each(const json& root, const char* key, Take take) {
        const auto found = root.find(key);
        if (found == root.end() || !found->is_array()) {
            mistake(key, "is missing or not a list");
            return;
        }
        std::size_t index = 0;
        for (const json& item : *found) {
            const std::string place = key + ("[" + std::to_string(index++) + "]");
            if (is_object(item, place)) take(item, place + ".");
        }
    }

    Group group(const json& item, const std::string& at) {
        known_keys(item, at, {"id", "name", "kind", "branch", "short"});
        Group group;
        group.id = text(item, at, "id");
        if (!group.id.empty() && !is_group_id(group.id))
            mistake(at + "id", "is not 20 hexadecimal digits");
        if (!group.id.empty() && !group_ids_.insert(group.id).second)
            mistake(at + "id", "is there twice");
        group.name = text(item, at, "name");
        group.branch = optional_text(item, at, "branch");
        group.short_name = optional_text(item, at, "short");
        const std::string kind = text(item, at, "kind");
        const auto found =
            std::ranges::find(kKinds, kind, [](const auto& row) { return row.second; });
        if (found != kKinds.end()) {
            group.kind = found->first;
        } else if (!kind.empty()) {
            mistake(at + "kind", "is none of branch, committee, secretaries");
        }
        return group;
    }

    Person person(const json& item, const std::string& at) {
        known_keys(item, at, {"name", "branch", "role", "birth_date", "user_id", "groups"});
        Person person;
        person.name = text(item, at, "name");
        person.branch = text(item, at, "branch");
        person.role = optional_text(item, at, "role");
        person.birth_date = optional_text(item, at, "birth_date");
        person.user_id = optional_text(item, at, "user_id");
        if (!person.user_id.empty()) check_user_id(person.user_id, at);
        if (const auto groups = item.find("groups"); groups != item.end())
            member_of(*groups, at, person);
        return person;
    }

    void check_user_id(const std::string& id, const std::string& at) {
        if (!is_digits(id)) mistake(at + "user_id", "is not 1 to 19 digits in quotes");
        if (!user_ids_.insert(id).second) mistake(at + "user_id", "is there twice");
    }

    void member_of(const json& groups, const std::string& at, Person& person) {
        if (!groups.is_array()) return mistake(at + "groups", "is not a list");
        if (person.user_id.empty() && !groups.empty()) {
            return mistake(at + "groups", "somebody without user_id is in no group");
        }
        std::size_t index = 0;
        for (const json& id : groups) {
            const std::string place = at + "groups[" + std::to_string(index++) + "]";
            if (!id.is_string() || !group_ids_.contains(id.get<std::string>())) {
                mistake(place, "is none of the groups' ids");
            } else {
                person.groups.push_back(id.get<std::string>());
            }
        }
    }

    std::string_view name_;
    std::string mistakes_;
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

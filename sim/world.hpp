#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/local_time.hpp"
#include "core/result.hpp"

namespace mungba::sim {

/// The three kinds of group that the project knows; for the page's headings only, Zalo has no
/// kinds.
enum class GroupKind { branch, committee, secretaries };
std::string_view name_of(GroupKind kind);

/// What the OA may set for a group; named as in Zalo's API.
struct GroupSettings {
    bool lock_send_msg = false;  ///< only the OA and its deputies write
    bool join_appr = false;      ///< who wants to join waits for the OA
    bool enable_msg_history = true;
    bool enable_link_join = true;  ///< people may come by the group's link
};

struct Group {
    std::string id;  ///< 20 hexadecimal digits
    std::string name;
    GroupKind kind = GroupKind::branch;
    std::string branch{};      ///< whose it is; empty for the secretaries' group
    std::string short_name{};  ///< one to three letters for the picture; the page makes some if
                               ///< empty
    std::string asset_id{};    ///< of the package it lives on
    GroupSettings settings{};
    // What comes about while the program runs.
    std::string description{};
    std::string avatar{};
    std::vector<std::string> deputies{};  ///< user ids
    std::vector<std::string> asking{};    ///< who wants to join and waits for the OA
    std::vector<std::string> invited{};   ///< whom the OA has invited
};

/// What the OA has bought: room for one group, until a day.
struct Package {
    std::string asset_id;  ///< 20 hexadecimal digits
    int members = 100;     ///< 10, 50, 100 or 1000: the "gmf100" of Zalo's API
    std::string quota_type = "sub_quota";
    core::LocalDate valid_through{};  ///< the last day
    bool auto_renew = false;          ///< by 30 days, again and again
};

struct Person {
    std::string name;
    std::string branch;      ///< heading under which the page lists the person
    std::string role;        ///< as shown: "bí thư", "văn phòng"; empty for a plain member
    std::string birth_date;  ///< as in the roster; tells two of one name apart; may be empty
    std::string user_id;     ///< up to 19 digits; empty: does not use Zalo
    std::vector<std::string> groups;
    bool follows = true;  ///< the OA
    bool blocked = false;
    bool oa_admin = false;
};

/// How strict this Zalo is.
struct Limits {
    int calls_per_minute_app = 4000;
    int calls_per_minute_oa = 0;  ///< 0: none of its own
    double webhook_retry_scale = 1;
    std::chrono::milliseconds webhook_timeout{2000};
};

/// One OA with its app, groups and people, as a world file describes it (docs/simulator.md).
struct World {
    std::string organization;
    std::string app_id;
    std::string app_secret;  ///< `secret_key` of token calls
    std::string oa_id;
    std::string oa_secret_key;  ///< signs webhooks
    std::string oa_name;
    std::string access_token;
    std::string refresh_token;
    std::chrono::seconds access_token_life{0};  ///< simulated; 0: lives until it is replaced
    core::Instant start;
    Limits limits{};
    std::vector<Package> packages{};  ///< a group that names none gets one of its own
    std::vector<Group> groups{};
    std::vector<Person> people{};
};

/// Reads a world file. The error tells every mistake with its place ("world.json:
/// people[3].user_id: …"), one a line; a syntax error only the first, with line and column. Never a
/// secret's value.
/// @param name  how messages call the file
core::Result<World> parse_world(std::string_view text, std::string_view name);
core::Result<World> load_world(const std::string& path);

}  // namespace mungba::sim

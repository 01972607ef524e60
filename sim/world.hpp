#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/result.hpp"

namespace mungba::sim {

/// The three kinds of group that the project knows; for the page's headings only, Zalo has no
/// kinds.
enum class GroupKind { branch, committee, secretaries };
std::string_view name_of(GroupKind kind);

struct Group {
    std::string id;  ///< 20 hexadecimal digits
    std::string name;
    GroupKind kind = GroupKind::branch;
    std::string branch;      ///< whose it is; empty for the secretaries' group
    std::string short_name;  ///< one to three letters for the picture; the page makes some if empty
};

struct Person {
    std::string name;
    std::string branch;      ///< heading under which the page lists the person
    std::string role;        ///< as shown: "bí thư", "văn phòng"; empty for a plain member
    std::string birth_date;  ///< as in the roster; tells two of one name apart; may be empty
    std::string user_id;     ///< up to 19 digits; empty: does not use Zalo
    std::vector<std::string> groups;
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
    std::vector<Group> groups;
    std::vector<Person> people;
};

/// Reads a world file. The error tells every mistake with its place ("world.json:
/// people[3].user_id: …"), one a line; a syntax error only the first, with line and column. Never a
/// secret's value.
/// @param name  how messages call the file
core::Result<World> parse_world(std::string_view text, std::string_view name);
core::Result<World> load_world(const std::string& path);

}  // namespace mungba::sim

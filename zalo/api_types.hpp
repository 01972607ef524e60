#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/local_time.hpp"

/// What the calls of zalo/api take and give: plain values. Texts are as Zalo gave them; dates are
/// days in Viet Nam, absent if Zalo did not tell them or in no form we know.
namespace mungba::zalo {

/// Why a call brought nothing, and so what to do next.
struct Failure {
    enum class What {
        renew_token,
        retry,        ///< a passing fault; also a reading call whose answer was lost or odd
        wait,         ///< a limit: not before `retry_at`
        ask_a_human,  ///< configuration, billing, package
        give_up,      ///< permanent for this call, or its arguments are none
        unknown,  ///< the answer of a call that changes something was lost: it may have been done
    };
    What what = What::unknown;
    std::optional<core::Instant> retry_at{};
    bool whole_oa = false;  ///< with `wait`: every call of this OA waits
    int code = 0;           ///< Zalo's error code; 0 if none
    std::string detail{};   ///< in our words: never a token or a member's text
    bool reached = true;    ///< false: Zalo never saw the call
    bool odd = false;       ///< a whole answer came and cannot be read: the same question may bring it again
};

template <typename T>
using Answer = std::variant<T, Failure>;
template <typename T>
using Done = std::function<void(Answer<T>)>;

/// A call that changes something and tells nothing but that it is done.
struct Nothing {};

struct OaProfile {
    core::OaId id;
    std::string name{};
    std::string description{};
    std::optional<bool> verified{};
    std::string package{};
    std::optional<core::LocalDate> package_until{};
    std::optional<core::LocalDate> package_renews_on{};
    std::optional<std::int64_t> followers{};
};

enum class GroupStatus { enabled, disabled, unknown };

struct GroupSummary {
    core::GroupId id;
    std::string name{};
    std::string description{};
    std::string link{};
    std::string avatar{};
    std::optional<std::int64_t> members{};
    GroupStatus status = GroupStatus::unknown;
};

/// What a group may do; absent: not told, or not to be changed.
struct GroupSettings {
    std::optional<bool> only_admins_write{};
    std::optional<bool> joining_needs_approval{};
    std::optional<bool> newcomers_see_history{};
    std::optional<bool> joining_by_link{};
};

struct GroupDetail {
    GroupSummary group;
    std::optional<std::int64_t> most_members{};
    std::optional<core::LocalDate> dissolves_on{};  ///< set once its package has run out
    std::string asset_type{};
    std::string asset_id{};
    std::optional<core::LocalDate> asset_until{};
    std::optional<bool> asset_renews{};
    GroupSettings settings{};
};

/// One who is in a group or asks to join: a person, or the OA itself. The other id is empty.
struct Member {
    core::UserId user{};
    core::OaId oa{};
    std::string name{};  ///< often empty outside Viet Nam; grants nothing
    std::string avatar{};
};

/// A package that a group can be made of.
struct GroupAsset {
    std::string id;
    std::string product{};
    std::string quota{};
    std::optional<core::LocalDate> until{};
    std::optional<bool> renews{};
    bool available = false;
    core::GroupId used_by{};
};

struct Allowance {
    std::int64_t left = 0;
    std::int64_t total = 0;
};
struct MessageQuota {
    std::optional<core::Instant> last_word_at{};
    std::optional<Allowance> replies{};  ///< absent: not told, perhaps unlimited
};

/// An attachment id, or a file's token; lives 7 days.
struct Uploaded {
    std::string id;
};

struct NewGroup {
    std::string name;  ///< 1 to 30 characters
    std::string description{};
    std::string asset_id;
    std::vector<core::UserId> members;  ///< 1 to 99, one of them an admin of the OA
};

struct GroupUpdate {
    std::optional<std::string> name{};
    std::optional<std::string> avatar{};
    std::optional<std::string> description{};
    GroupSettings settings{};
};

struct GroupQuotaQuestion {
    enum class Owner { oa, app };
    Owner owner = Owner::oa;
    std::string product{};            ///< gmf10, gmf50, gmf100, gmf1000; empty: all
    std::string quota = "sub_quota";  ///< sub_quota, purchase_quota, reward_quota
};

/// Part of a list.
struct Slice {
    int offset = 0;
    int count = 10;
};

/// A page of a list as it came.
template <typename Item>
struct Page {
    std::vector<Item> items;
    std::optional<std::int64_t> total;
};

/// A list fetched page by page, each item once.
template <typename Item>
struct Listing {
    std::vector<Item> items;
    bool complete = false;  ///< false: stopped by bound or wish, or Zalo's pages did not add up.
                            ///< Whoever is missing may still be there
};

/// How far a list is fetched.
struct ListOptions {
    int page_size = 50;
    std::size_t max_items = 5'000;
    int max_pages = 500;
    std::function<bool(std::size_t so_far)>
        go_on{};  ///< asked before each further page; empty: always
};

struct Upload {
    std::string name;  ///< of the file, as people see it
    std::string bytes;
};

}  // namespace mungba::zalo

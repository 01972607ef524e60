#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "domain/branch.hpp"

namespace mungba::domain {

/// What the office sends (domain.md §2 D).
enum class BulletinKind { current_affairs, orientation, new_document, topic_suggestion, good_practice, notice };

/// draft → submitted → approved → scheduled → sending → sent; an edit before it is sent makes a
/// draft of it again. Out of the way: withdrawn. What is wrong in one that was sent is corrected by
/// M22, chained to it.
enum class BulletinState { draft, submitted, approved, scheduled, sending, sent, corrected, withdrawn };

std::string_view name_of(BulletinKind kind);
std::optional<BulletinKind> bulletin_kind_named(std::string_view name);
std::string_view name_of(BulletinState state);
std::optional<BulletinState> bulletin_state_named(std::string_view name);

/// True if a bulletin may go from one state to the other by a deed; nothing goes back once it is
/// being sent.
bool may_follow(BulletinState from, BulletinState to);
/// An edit is possible, and makes a draft of it.
constexpr bool may_be_edited(BulletinState state) {
    return state == BulletinState::draft || state == BulletinState::submitted || state == BulletinState::approved || state == BulletinState::scheduled;
}

/// Into the groups of the branches, or into the library of their secretaries.
enum class BulletinReach { groups, secretaries };
std::string_view name_of(BulletinReach reach);
std::optional<BulletinReach> bulletin_reach_named(std::string_view name);

/// What goes along: at most one.
struct BulletinFile {
    core::MediaId media{};
    std::string name{};  ///< as people see it; empty: there is none
    bool is_picture = false;
    friend bool operator==(const BulletinFile&, const BulletinFile&) = default;
};

/// What is written by hand and looked at by who approves; a bulletin has at most one file or link.
struct BulletinContent {
    BulletinKind kind = BulletinKind::current_affairs;
    std::string title;
    std::string body;
    std::string source;
    std::optional<core::LocalDate> source_date;
    std::string link;
    BulletinFile file{};
    BulletinReach reach = BulletinReach::groups;
    std::vector<BranchType> types{};                   ///< whom it concerns, each once; empty: branches of every type
    std::optional<core::Instant> send_at{};            ///< not before; nothing: as soon as it is approved
    std::optional<core::LocalDate> expires_on{};       ///< its last day: it is not sent after it, and marked as over
    bool has_file() const { return !file.name.empty(); }
    friend bool operator==(const BulletinContent&, const BulletinContent&) = default;
};

constexpr std::size_t kMostTitle = 90;   ///< UTF-16 units, as Zalo counts
constexpr std::size_t kMostBody = 600;
constexpr std::size_t kMostSource = 120;
constexpr std::size_t kMostLink = 200;
constexpr std::size_t kMostBulletin = 1000;  ///< of M21 whole

enum class BulletinMistake { no_title, long_title, no_body, long_body, no_source, long_source, no_source_date, source_of_the_future, file_and_link, bad_link, long_link, long_whole, over_before_sent };
/// Everything that keeps it from being submitted, in the order of the form. `today`: a source is not
/// of a later day.
std::vector<BulletinMistake> mistakes_in(const BulletinContent& content, core::LocalDate today);

/// Names of the fields that differ: "kind", "title", "body", "source", "source_date", "link",
/// "file", "audience", "send_at", "expires_on". For who approves after an edit.
std::vector<std::string_view> changed_fields(const BulletinContent& before, const BulletinContent& after);

/// True if it concerns a branch of that type; one whose type is not known hears what all hear.
bool concerns(const BulletinContent& content, std::optional<BranchType> type);

/// M21, as it goes out; at most kMostBulletin for a content without mistakes. Pure.
/// @param link  that is shown instead of the content's: one that counts; empty: the content's own
std::string bulletin_text(const BulletinContent& content, std::chrono::year_month issue, std::string_view link = {});

constexpr std::size_t kMostCorrection = 150;  ///< of what was wrong, and of what is right, in UTF-16 units
constexpr std::size_t kMostReason = 200;      ///< of a withdrawal
/// M22. `sent_on`: the day on which the original went out; `who`: the office, as it signs.
std::string correction_text(std::string_view title, core::LocalDate sent_on, std::string_view wrong, std::string_view right, std::string_view who);
/// M23.
std::string withdrawal_text(std::string_view title, core::LocalDate sent_on, std::string_view why, std::string_view who);

}  // namespace mungba::domain

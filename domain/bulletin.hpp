#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"

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

/// What is written by hand; a bulletin has at most one file or link.
struct BulletinContent {
    BulletinKind kind = BulletinKind::current_affairs;
    std::string title;
    std::string body;
    std::string source;
    std::optional<core::LocalDate> source_date;
    std::string link;
    bool has_file = false;
    friend bool operator==(const BulletinContent&, const BulletinContent&) = default;
};

constexpr std::size_t kMostTitle = 90;   ///< UTF-16 units, as Zalo counts
constexpr std::size_t kMostBody = 600;
constexpr std::size_t kMostSource = 120;
constexpr std::size_t kMostLink = 200;
constexpr std::size_t kMostBulletin = 1000;  ///< of M21 whole

enum class BulletinMistake { no_title, long_title, no_body, long_body, no_source, long_source, no_source_date, source_of_the_future, file_and_link, bad_link, long_link, long_whole };
/// Everything that keeps it from being submitted, in the order of the form. `today`: a source is not
/// of a later day.
std::vector<BulletinMistake> mistakes_in(const BulletinContent& content, core::LocalDate today);

/// Names of the fields that differ: "kind", "title", "body", "source", "source_date", "link",
/// "file". For who approves after an edit.
std::vector<std::string_view> changed_fields(const BulletinContent& before, const BulletinContent& after);

/// M21, as it goes out; at most kMostBulletin for a content without mistakes. Pure.
std::string bulletin_text(const BulletinContent& content, std::chrono::year_month issue);

}  // namespace mungba::domain

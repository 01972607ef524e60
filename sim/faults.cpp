#include "sim/faults.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/digest.hpp"

namespace mungba::sim {
namespace {

constexpr std::array<std::pair<FaultKind, std::string_view>, 16> kNames{{
    {FaultKind::error, "error"},
    {FaultKind::http, "http"},
    {FaultKind::no_answer, "no_answer"},
    {FaultKind::slow, "slow"},
    {FaultKind::lost, "lost"},
    {FaultKind::broken_json, "broken_json"},
    {FaultKind::cut, "cut"},
    {FaultKind::expire_token, "expire_token"},
    {FaultKind::no_refresh_token, "no_refresh_token"},
    {FaultKind::odd_expires_in, "odd_expires_in"},
    {FaultKind::duplicate, "duplicate"},
    {FaultKind::out_of_order, "out_of_order"},
    {FaultKind::dropped, "dropped"},
    {FaultKind::unsigned_, "unsigned"},
    {FaultKind::bad_signature, "bad_signature"},
    {FaultKind::other_ids, "other_ids"},
}};

constexpr std::string_view kTokenPath = "/v4/oa/access_token";

/// A number in [0, 1) (splitmix64).
double next_chance(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    z ^= z >> 31;
    return static_cast<double>(z >> 11) * 0x1.0p-53;
}

/// A rule that names no path leaves alone what its kind would make no sense of: Zalo's error codes
/// are those of the OpenAPI, not of the token endpoint.
bool concerns(const FaultRule& rule, std::string_view subject) {
    if (is_about_webhooks(rule.kind)) return rule.event.empty() || fits(rule.event, subject);
    if (rule.path.empty()) {
        const bool not_tokens =
            rule.kind == FaultKind::error || rule.kind == FaultKind::expire_token;
        return !not_tokens || subject != kTokenPath;
    }
    return fits(
        rule.path.starts_with('/') || rule.path.starts_with('*') ? rule.path : "*/" + rule.path,
        subject);
}

}  // namespace

std::string_view name_of(FaultKind kind) {
    return std::ranges::find(kNames, kind, [](const auto& row) { return row.first; })->second;
}

std::optional<FaultKind> read_fault_kind(std::string_view name) {
    const auto found = std::ranges::find(kNames, name, [](const auto& row) { return row.second; });
    if (found == kNames.end()) return std::nullopt;
    return found->first;
}

bool is_about_webhooks(FaultKind kind) {
    return kind >= FaultKind::duplicate && kind <= FaultKind::bad_signature;
}

bool fits(std::string_view pattern, std::string_view text) {
    // Greedy, going back to the last "*": linear for one star, bounded by length² for more.
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t from = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            from = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::int64_t Faults::add(FaultRule rule) {
    rule.id = ++last_id_;
    rule.struck = 0;
    const std::uint64_t chance = rule.seed;
    armed_.push_back({std::move(rule), chance});
    return last_id_;
}

bool Faults::remove(std::int64_t id) {
    return std::erase_if(armed_, [&](const Armed& one) { return one.rule.id == id; }) > 0;
}

std::vector<FaultRule> Faults::rules() const {
    std::vector<FaultRule> rules;
    for (const Armed& one : armed_) rules.push_back(one.rule);
    return rules;
}

bool Faults::falls(Armed& armed) {
    FaultRule& rule = armed.rule;
    if (rule.count && rule.struck >= *rule.count) return false;
    if (rule.probability < 1 && next_chance(armed.chance) >= rule.probability) return false;
    ++rule.struck;
    return true;
}

std::optional<FaultRule> Faults::strike(std::initializer_list<FaultKind> kinds,
                                        std::string_view subject) {
    for (Armed& one : armed_) {
        if (std::ranges::find(kinds, one.rule.kind) == kinds.end()) continue;
        if (concerns(one.rule, subject) && falls(one)) return one.rule;
    }
    return std::nullopt;
}

std::string Faults::id_in_history(const std::string& message_id) {
    for (Armed& one : armed_) {
        if (one.rule.kind != FaultKind::other_ids) continue;
        const std::string other =
            sha256_hex(std::to_string(one.rule.seed) + "/" + message_id).substr(0, 20);
        // The chance hangs on the message, so that each asking shows the same id.
        std::uint64_t chance = one.rule.seed;
        for (const char c : message_id) chance = chance * 131 + static_cast<unsigned char>(c);
        if (next_chance(chance) >= one.rule.probability) continue;
        ++one.rule.struck;
        return other;
    }
    return message_id;
}

}  // namespace mungba::sim

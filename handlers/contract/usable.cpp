#include "handlers/contract/usable.hpp"

#include <algorithm>
#include <numeric>

namespace mungba::handlers {
namespace {

using usecases::Action;
using usecases::Actor;

std::vector<core::BranchId> branches_of(const Incoming& incoming, const Actor& actor) {
    if (!incoming.is_private()) return {incoming.branch};
    std::vector<core::BranchId> branches = usecases::leads(actor);
    for (const storage::Member& member : actor.memberships) branches.push_back(member.branch);
    return branches;
}

/// Insertions, deletions and exchanges from one text to the other, in bytes: folded Vietnamese has
/// one a letter.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t exchanged = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({exchanged, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::size_t distance(const Registry::Entry& entry, std::string_view folded) {
    std::size_t best = std::string_view::npos;
    for (const std::string& words : entry.folded) {
        // What was typed may go on with arguments: only as much of it as the command is long, and a
        // little more.
        best = std::min(best, distance(folded.substr(0, words.size() + 2), words));
    }
    return best;
}

}  // namespace

std::vector<Standing> standings(const Incoming& incoming,
                                Action action,
                                core::OrganizationId organization) {
    std::vector<Standing> found;
    for (const Actor& actor : incoming.actors()) {
        for (const core::BranchId branch : branches_of(incoming, actor)) {
            const bool known = std::any_of(
                found.begin(), found.end(), [&](const auto& one) { return one.branch == branch; });
            if (!known && usecases::may(actor, action, branch))
                found.push_back({.actor = actor, .branch = branch});
        }
    }
    // The office is of no branch.
    for (const Actor& actor : incoming.actors()) {
        if (found.empty() && incoming.is_private() && usecases::may(actor, action, {}))
            found.push_back({.actor = actor, .branch = {}});
    }
    Actor stranger;
    stranger.organization = organization;
    if (found.empty() && usecases::may(stranger, action, incoming.branch)) {
        found.push_back(
            {.actor = incoming.actors().empty() ? std::move(stranger) : incoming.actors().front(),
             .branch = incoming.branch});
    }
    return found;
}

std::vector<const Registry::Entry*> usable_commands(const Registry& registry,
                                                    const Incoming& incoming,
                                                    core::OrganizationId organization) {
    std::vector<const Registry::Entry*> usable;
    for (const Registry::Entry& entry : registry.commands()) {
        const bool here = (entry.command.places & incoming.place) != 0;
        if (here && !standings(incoming, entry.command.action, organization).empty())
            usable.push_back(&entry);
    }
    return usable;
}

std::vector<const Registry::Entry*> nearest(std::vector<const Registry::Entry*> entries,
                                            const std::string& folded,
                                            std::size_t count) {
    std::stable_sort(entries.begin(), entries.end(), [&](const auto* a, const auto* b) {
        return distance(*a, folded) < distance(*b, folded);
    });
    if (entries.size() > count) entries.resize(count);
    return entries;
}

std::string numbered(const std::vector<std::string>& choices) {
    std::string text;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i > 0) text += ", ";
        text += std::to_string(i + 1) + " " + choices[i];
    }
    return text;
}

}  // namespace mungba::handlers

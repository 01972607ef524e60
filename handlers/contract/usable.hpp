#pragma once
#include <string>
#include <vector>

#include "handlers/contract/registry.hpp"

namespace mungba::handlers {

/// Somebody behind the account, and a branch in which that person may do what is asked.
struct Standing {
    usecases::Actor actor;
    core::BranchId branch;
};
/// All ways in which the speaker may do `action` at this place; one a branch, the first person's
/// first. Everybody, strangers too, may ask for help.
std::vector<Standing> standings(const Incoming& incoming,
                                usecases::Action action,
                                core::OrganizationId organization);

/// The commands that the speaker may use where it was said, in registry order.
std::vector<const Registry::Entry*> usable_commands(const Registry& registry,
                                                    const Incoming& incoming,
                                                    core::OrganizationId organization);

/// The entries whose words are nearest to what was typed, nearest first; at most `count`.
std::vector<const Registry::Entry*> nearest(std::vector<const Registry::Entry*> entries,
                                            const std::string& folded,
                                            std::size_t count);

/// "1 một, 2 hai": how choices stand in a sentence.
std::string numbered(const std::vector<std::string>& choices);

}  // namespace mungba::handlers

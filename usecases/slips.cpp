#include "usecases/slips.hpp"

#include <set>

#include "storage/branch_repository.hpp"

namespace mungba::usecases::slips {

std::vector<Slip> make(storage::Connection& connection,
                       const Actor& actor,
                       core::BranchId branch,
                       codes::Key key,
                       core::Random& random,
                       core::Instant now) {
    std::vector<Slip> slips;
    std::set<core::PersonId> done;
    for (const storage::Branch& one : storage::branches::all(connection, actor.organization)) {
        if (branch && one.id != branch) continue;
        for (const storage::Member& member : storage::people::members_of(connection, one.id, core::local_date(now))) {
            if (member.has_account || !domain::is_invited(member.status) || !done.insert(member.person).second) continue;
            storage::Code wanted;
            wanted.person = member.person;
            const auto made = codes::make(connection, actor, wanted, codes::kSlipIsGood, key, random, now);
            if (!made) return {};
            slips.push_back({.name = member.name,
                             .branch = one.name,
                             .birth_year = member.birth_date ? std::optional(member.birth_date->substr(0, 4)) : std::nullopt,
                             .digits = made->digits,
                             .last_day = core::plus_days(core::local_date(made->expires_at), -1)});
        }
    }
    return slips;
}

}  // namespace mungba::usecases::slips

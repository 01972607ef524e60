#pragma once
#include <map>
#include <optional>

#include "core/event.hpp"
#include "core/ids.hpp"
#include "domain/bulletin.hpp"
#include "domain/rule_pack.hpp"
#include "storage/sqlite.hpp"

/// Whom a bulletin reaches, before it is approved. Reads only; throws StorageError.
namespace mungba::usecases::bulletin_audience {

struct Audience {
    int branches = 0;
    int without_group = 0;   ///< of them: the secretary carries it
    int members = 0;         ///< who are invited to meetings of those branches, each person once
    int without_room = 0;    ///< of the groups: they have had their messages of the month
    std::map<std::optional<domain::BranchType>, int> by_type{};  ///< nothing: the type is not known
};
Audience of(storage::Connection& connection, core::OrganizationId organization, const domain::BulletinContent& content);
/// The same with `without_room`, as of the moment at which it would leave.
Audience of(storage::Connection& connection, core::OrganizationId organization, const domain::BulletinContent& content, const domain::RulePack& rules, core::Instant at);

/// The group that hears a branch's bulletins; nothing if it has none that works.
std::optional<core::Chat> group_of(storage::Connection& connection, core::BranchId branch);

}  // namespace mungba::usecases::bulletin_audience

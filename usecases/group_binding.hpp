#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/ids.hpp"
#include "storage/group_repository.hpp"
#include "usecases/import_report.hpp"

namespace mungba::usecases {

/// The groups that a file names for its branches: which one, told where. Finds two ids for one
/// purpose, and one id for two.
class GroupWishes {
public:
    struct Wish {
        std::size_t line = 0;
        std::string branch;  ///< as typed
        storage::ChatGroup::Kind kind = storage::ChatGroup::Kind::branch;
        core::GroupId group;
    };
    /// An empty id wishes nothing; a contradiction is refused in the report.
    void add(const Wish& wish, ImportReport& report);
    std::vector<Wish> of(const std::string& branch) const;

private:
    using Purpose = std::pair<std::string, storage::ChatGroup::Kind>;  // branch's folded name, kind
    std::map<Purpose, Wish> wishes_;
    std::map<core::GroupId, Wish> by_group_;
};

enum class GroupBinding {
    same,      ///< it is bound so already
    bound,     ///< now
    replaced,  ///< now, in the place of another, which gets nothing more
    refused,   ///< it serves another branch or purpose; told in the report
};
/// Carries out a wish for a branch.
GroupBinding bind_group(storage::Connection& connection,
                        core::OrganizationId organization,
                        core::BranchId branch,
                        const GroupWishes::Wish& wish,
                        core::Instant now,
                        ImportReport& report);

/// "nhom_zalo", "nhom_chi_uy".
std::string_view column_of(storage::ChatGroup::Kind kind);

}  // namespace mungba::usecases

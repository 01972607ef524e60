#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "storage/branch_repository.hpp"
#include "usecases/group_binding.hpp"
#include "usecases/roster_changes.hpp"

namespace mungba::usecases::roster {

/// A branch that a roster speaks of, with its list.
struct BranchList {
    storage::Branch branch;
    std::vector<storage::ListedPerson> listed;  ///< before the import
    std::set<core::PersonId> taken;             ///< whom a line of the file means
    std::vector<core::MembershipId> in_file;    ///< their places, in the order of the file
    bool is_new = false;
    bool is_first() const { return listed.empty(); }
};

/// The branches of a roster: found or made when the first line names them; their order, groups and
/// warnings at the end.
class BranchLists {
public:
    /// `rows` outlive this.
    BranchLists(const Scene& scene, const std::vector<Row>& rows);
    BranchList& of(const Row& row);
    /// Since when that is so which the file states of somebody new to the list.
    std::string first_day_in(const BranchList& list) const;
    /// Orders the lists, binds the groups, tells what the operator should know.
    void finish();

private:
    storage::Branch make(const Row& row);
    void order(const BranchList& list);
    void bind_groups(const BranchList& list);
    void warn_of_secretaries(const BranchList& list);

    const Scene& scene_;
    GroupWishes groups_;
    std::set<std::string>
        with_committee_;  ///< keys of branches that name people or a group of their chi ủy
    std::map<std::string, BranchList> lists_;
    std::vector<BranchList*> in_order_;
};

}  // namespace mungba::usecases::roster

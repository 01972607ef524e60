#include "usecases/importing.hpp"

#include "usecases/audit_words.hpp"
#include "usecases/branches_import.hpp"
#include "usecases/roster_import.hpp"

namespace mungba::usecases::importing {

ImportReport run(storage::Connection& connection, const Actor& actor, What what, std::string_view bytes, ImportMode mode, core::Instant now) {
    if (!may(actor, Action::import_lists, {})) {
        ImportReport report;
        report.mode = mode;
        report.refuse(0, "not allowed");
        return report;
    }
    const bool of_branches = what == What::branches;
    ImportReport report = of_branches ? branches::import(connection, now, actor.organization, bytes, mode)
                                      : roster::import(connection, now, actor.organization, bytes, mode);
    for (const auto& touched : report.touched) {
        auto entry = audit_entry(actor, of_branches ? "branches.import" : "roster.import");
        entry.branch = touched.branch;
        entry.object_kind = touched.object == ImportReport::Touched::Object::person ? "person" : "branch";
        entry.object_id = touched.id;
        entry.fields = touched.fields;
        storage::audit::append(connection, entry, now);
    }
    return report;
}

}  // namespace mungba::usecases::importing

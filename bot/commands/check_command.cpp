#include "bot/commands/check_command.hpp"

#include "bot/database.hpp"
#include "core/local_time.hpp"
#include "storage/audit_repository.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/integrity.hpp"
#include "storage/invariants.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"
#include "usecases/notice_readiness.hpp"

namespace mungba::bot {
namespace {

std::string in_words(const storage::invariants::Broken& broken) {
    return std::string(broken.invariant->query.name) + ": " + std::to_string(broken.rows) +
           (broken.rows == 1 ? " row breaks" : " rows break") + " it, the first is " + std::to_string(broken.first) + ": " +
           std::string(broken.invariant->sentence);
}

std::string unready_branches(storage::Connection& connection, core::Instant now) {
    std::string text;
    for (const auto& organization : storage::organizations::all(connection)) {
        for (const auto& branch : usecases::branches_without_notice(connection, organization.id, core::local_date(now))) {
            text += "cannot write a notice yet: " + branch.name + ": ";
            for (std::size_t index = 0; index < branch.lacks.size(); ++index) text += (index ? "; " : "") + branch.lacks[index];
            text += "\n";
        }
    }
    return text;
}

CommandOutcome damaged(const storage::Connection& connection, const std::vector<std::string>& complaints) {
    CommandOutcome outcome{.exit_code = kDatabaseRefused, .out = {}, .err = {}};
    for (const std::string& complaint : complaints) outcome.err += connection.path() + ": damaged: " + complaint + "\n";
    outcome.err += "stop the server and restore a backup: mungba restore FILE\n";
    return outcome;
}

}  // namespace

CommandOutcome check_database(storage::Connection& connection, core::Instant now) try {
    if (const auto complaints = storage::integrity_complaints(connection); !complaints.empty()) return damaged(connection, complaints);
    std::vector<std::string> problems = storage::foreign_key_complaints(connection);
    const std::size_t known = storage::migration_line(storage::embedded_files()).size();
    const auto applied = static_cast<std::size_t>(storage::applied_steps(connection, "core"));
    std::string out;
    if (applied < known) {
        out += connection.path() + ": of an older version, brought forward at the next start; what must hold in its tables was not looked at\n";
    } else {
        for (const auto& broken : storage::invariants::broken(connection)) problems.push_back(in_words(broken));
        if (const auto row = storage::audit::first_broken(connection)) {
            problems.push_back("audit: the chain breaks at row " + std::to_string(*row) + ": a row before it is missing or was changed");
        }
        out += unready_branches(connection, now);
    }
    if (problems.empty()) return {.exit_code = kDone, .out = out + connection.path() + ": in order\n", .err = {}};
    std::string err;
    for (const std::string& problem : problems) err += problem + "\n";
    return {.exit_code = kFailed, .out = std::move(out), .err = std::move(err)};
} catch (const storage::StorageError& error) {
    if (error.kind() != storage::StorageError::Kind::damaged) throw;
    return damaged(connection, {error.what()});
}

}  // namespace mungba::bot

#include "bot/commands/page_proofs.hpp"

#include <filesystem>

#include "bot/commands/doctor.hpp"
#include "storage/backup.hpp"
#include "storage/sqlite.hpp"

namespace mungba::bot {
namespace {

using handlers::Proof;

std::vector<Proof> as_proofs(const doctor::Report& report) {
    std::vector<Proof> proofs;
    for (const doctor::Finding& finding : report.findings()) {
        const auto verdict = finding.verdict == doctor::Verdict::ok     ? Proof::Verdict::good
                             : finding.verdict == doctor::Verdict::warn ? Proof::Verdict::doubtful
                                                                        : Proof::Verdict::bad;
        proofs.push_back({.verdict = verdict, .what = finding.what, .seen = finding.seen, .mend = finding.mend});
    }
    return proofs;
}

std::vector<Proof> try_backup(const std::string& config) {
    doctor::Report report;
    const auto settings = doctor::look_at_config(report, config);
    if (!settings) return as_proofs(report);
    const std::string path = settings->storage.path.string();
    const std::string file = path + ".trial-backup";
    storage::Connection connection(path, storage::Connection::Mode::read_only, storage::Connection::Missing::refuse);
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    const auto bytes = storage::copy_database(connection, file);
    std::filesystem::remove(file, ignored);
    if (!bytes) return {{.verdict = Proof::Verdict::bad, .what = "backup", .seen = bytes.error().message}};
    return {{.verdict = Proof::Verdict::good, .what = "backup", .seen = std::to_string(*bytes / 1024) + " kB, checked"}};
}

}  // namespace

std::vector<Proof> examine_for_page(const std::string& config, std::string_view deed) {
    if (deed == "backup") return try_backup(config);
    const core::SystemClock clock;
    return as_proofs(doctor::examine(config, deed == "alarm" ? doctor::TestAlarm::send : doctor::TestAlarm::only_look, clock));
}

}  // namespace mungba::bot

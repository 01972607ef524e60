#include "usecases/import_report.hpp"

#include <algorithm>

namespace mungba::usecases {
namespace {

// More names than these say less than their number.
constexpr std::size_t kNamesShown = 10;

std::string with_names(std::string_view what, const std::vector<ImportReport::Entry>& entries) {
    std::string line = std::string(what) + " " + std::to_string(entries.size());
    for (std::size_t index = 0; index < std::min(entries.size(), kNamesShown); ++index) {
        line += (index == 0 ? " (" : ", ") + entries[index].name;
    }
    if (entries.size() > kNamesShown) {
        line += ", and " + std::to_string(entries.size() - kNamesShown) + " more";
    }
    return line + (entries.empty() ? "" : ")");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

std::string ending(const ImportReport& report) {
    if (!report.refused.empty()) return "nothing was imported";
    if (report.mode == ImportMode::dry_run) return "dry run: nothing was written";
    return "imported";
}

}  // namespace

void tell_subject(ImportReport& report,
                  ImportReport::Touched touched,
                  std::string_view name,
                  bool is_new,
                  const std::vector<std::string>& columns,
                  const std::vector<std::string>& changes) {
    if (!is_new && changes.empty()) {
        report.unchanged.push_back({std::string(name), {}});
        return;
    }
    if (is_new) {
        report.added.push_back({std::string(name), {}});
        touched.fields = "added";
    } else {
        report.changed.push_back({std::string(name), joined(changes, "; ")});
        touched.fields = joined(columns, " ");
    }
    report.touched.push_back(std::move(touched));
}

void finish(ImportReport& report, storage::Savepoint& savepoint) {
    report.written = report.refused.empty() && report.mode == ImportMode::apply;
    if (report.written) {
        savepoint.release();
    } else {
        report.touched.clear();
    }
}

std::string print(const ImportReport& report) {
    std::vector<std::string> lines;
    lines.push_back(with_names("added", report.added));
    lines.push_back("changed " + std::to_string(report.changed.size()));
    for (const auto& entry : report.changed) {
        lines.push_back("changed " + entry.name + ": " + entry.what);
    }
    lines.push_back("unchanged " + std::to_string(report.unchanged.size()));
    for (const auto& note : report.notes) lines.push_back("note: " + note);
    for (const auto& warning : report.warnings) lines.push_back("warning: " + warning);
    std::vector<ImportReport::Refusal> refused = report.refused;
    std::ranges::stable_sort(refused, {}, &ImportReport::Refusal::line);
    for (const auto& refusal : refused) {
        lines.push_back("refused line " + std::to_string(refusal.line) + ": " + refusal.reason);
    }
    lines.push_back(ending(report));
    return joined(lines, "\n");
}

}  // namespace mungba::usecases

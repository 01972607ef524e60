#include "bot/commands/doctor_report.hpp"

#include <algorithm>

namespace mungba::bot::doctor {

bool Report::is_well() const {
    return std::ranges::none_of(findings_, [](const Finding& finding) { return finding.verdict == Verdict::no; });
}

std::string Report::text() const {
    std::string text;
    for (const Finding& finding : findings_) {
        text += finding.verdict == Verdict::ok ? "ok    " : finding.verdict == Verdict::warn ? "warn  " : "NO    ";
        text += finding.what + ": " + finding.seen + (finding.mend.empty() ? "" : "; " + finding.mend) + "\n";
    }
    return text;
}

}  // namespace mungba::bot::doctor

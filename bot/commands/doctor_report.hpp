#pragma once
#include <string>
#include <vector>

namespace mungba::bot::doctor {

enum class Verdict { ok, warn, no };

struct Finding {
    Verdict verdict = Verdict::ok;
    std::string what;
    std::string seen;
    std::string mend{};  ///< empty if there is nothing to do
};

/// What the doctor found, in the order in which it looked; never a secret.
class Report {
public:
    void ok(std::string what, std::string seen) { add(Verdict::ok, std::move(what), std::move(seen), {}); }
    void warn(std::string what, std::string seen, std::string mend) { add(Verdict::warn, std::move(what), std::move(seen), std::move(mend)); }
    void no(std::string what, std::string seen, std::string mend) { add(Verdict::no, std::move(what), std::move(seen), std::move(mend)); }
    bool is_well() const;
    /// `ok|warn|NO  what: what was seen; how to mend`, a line each.
    std::string text() const;
    const std::vector<Finding>& findings() const { return findings_; }

private:
    void add(Verdict verdict, std::string what, std::string seen, std::string mend) {
        findings_.push_back({verdict, std::move(what), std::move(seen), std::move(mend)});
    }
    std::vector<Finding> findings_;
};

}  // namespace mungba::bot::doctor

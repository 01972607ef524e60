#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/outage/outage.hpp"
#include "handlers/outage/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/gap_repository.hpp"
#include "storage/meeting_repository.hpp"

namespace mungba::handlers::outage {
namespace {

// Later it is no news.
constexpr std::chrono::hours kIsUsefulFor{24};

class OutageHandler final : public Handler {
public:
    Info info() const override { return {.name = "outage", .commands = {}, .job_kinds = {"outage.tell"}}; }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        const auto gap =
            storage::gaps::find(context.connection(), nlohmann::json::parse(job.details).at("gap").get<std::int64_t>());
        if (!gap) return JobOutcome::done;
        const auto missed = missed_reminders(*gap, context);
        for (const storage::Branch& branch : storage::branches::all(context.connection(), context.organization())) {
            const auto unsent = missed.find(branch.id);
            if (unsent == missed.end() && !answers_may_be_missed(branch.id, *gap, context)) continue;
            tell(branch.id, *gap, unsent == missed.end() ? std::string() : unsent->second, context);
        }
        return JobOutcome::done;
    }

private:
    /// What a missed job would have said; empty for what no branch waits for.
    static std::string_view said_by(std::string_view kind, const nlohmann::json& details) {
        if (kind == "attendance.day_before") return texts::kReminder;
        const std::string rung = kind == "reminders.rung" && details.is_object() ? details.value("rung", "") : "";
        for (const auto& [name, words] : texts::kRungs) {
            if (name == rung) return words;
        }
        return {};
    }

    static bool answers_may_be_missed(core::BranchId branch, const storage::Gap& gap, Context& context) {
        const auto open = [&](core::Instant at) {
            return !storage::meetings::open_questions(context.connection(), branch, at).empty();
        };
        return open(gap.from) || open(gap.until);
    }

    /// By branch, in words.
    static std::map<core::BranchId, std::string> missed_reminders(const storage::Gap& gap, Context& context) {
        std::map<core::BranchId, std::string> words;
        for (const storage::jobs::Job& job : storage::jobs::missed(context.connection(), context.organization(), gap.from, gap.until)) {
            const auto details = nlohmann::json::parse(job.details, nullptr, false);
            const std::string_view what = said_by(job.kind, details);
            if (what.empty() || !details.contains("meeting")) continue;
            const auto meeting = storage::meetings::find(
                context.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
            if (!meeting) continue;
            std::string& list = words[meeting->branch];
            if (!list.empty()) list += "; ";
            list += fill(what, {{"ngay", day_of(meeting->starts_at)}});
        }
        return words;
    }

    static void tell(core::BranchId branch, const storage::Gap& gap, const std::string& unsent, Context& context) {
        usecases::ladder::Word word;
        word.to = usecases::ladder::Audience::secretary;
        word.branch = branch;
        word.template_name = "M32";
        word.key = "outage gap=" + std::to_string(gap.id) + " branch=" + std::to_string(branch.value);
        word.in_private = fill(texts::kOutage,
                               {{"gio_1", hour_of(gap.from)},
                                {"ngay_1", date_of(gap.from)},
                                {"gio_2", hour_of(gap.until)},
                                {"ngay_2", date_of(gap.until)},
                                {"cac_tin", unsent},
                                {"bao_thay", context.has_command("báo thay") ? "báo thay" : ""}});
        word.in_committee = word.in_private;
        word.title = texts::kTitle;
        word.not_before = context.now();
        word.useful_until = context.now() + kIsUsefulFor;
        context.tell(word);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<OutageHandler>(); }

}  // namespace mungba::handlers::outage

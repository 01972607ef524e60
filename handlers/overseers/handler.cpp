#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/overseers/overseer_page.hpp"
#include "handlers/overseers/overseers.hpp"
#include "handlers/overseers/texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/overseers.hpp"

namespace mungba::handlers::overseers {
namespace {

using usecases::Actor;
using usecases::overseers::Due;

constexpr std::string_view kTopic = "overseers.attend";
constexpr std::size_t kMostLines = 3;

std::string example(std::size_t count) { return count > 1 ? "1, 2" : "1"; }

struct Month {
    std::string text;
    std::string number;  ///< "11"
    std::vector<Due> shown;
};

Month composed(const Actor& actor, const std::string& name, std::chrono::year_month month, Context& context) {
    Month made;
    made.number = std::to_string(static_cast<unsigned>(month.month()));
    made.shown = usecases::overseers::month_of(context.connection(), actor, month, context.now());
    const std::size_t all = made.shown.size();
    if (all > kMostLines) made.shown.resize(kMostLines);
    std::string lines;
    std::string clashing;
    for (std::size_t i = 0; i < made.shown.size(); ++i) {
        const auto& [branch, meeting, clashes] = made.shown[i];
        const std::string number = std::to_string(i + 1);
        lines += fill(texts::kLine,
                      {{"so", number},
                       {"chi_bo", branch},
                       {"gio", hour_of(meeting.starts_at)},
                       {"thu", weekday_of(meeting.starts_at)},
                       {"ngay", day_of(meeting.starts_at)},
                       {"noi", core::text::defuse(meeting.venue)}});
        if (clashes) clashing += (clashing.empty() ? "" : ", ") + number;
    }
    if (clashing.size() == 1) clashing.clear();  // with one that is not shown
    made.text = fill(texts::kMonth,
                     {{"ten", name},
                      {"thang", made.number},
                      {"cac_buoi", lines},
                      {"trung", clashing},
                      {"con", all > made.shown.size() ? std::to_string(all - made.shown.size()) : ""},
                      {"vi_du", example(made.shown.size())}});
    return made;
}

Question listening(const Month& month, core::PersonId person) {
    nlohmann::json ids = nlohmann::json::array();
    core::Instant last;
    for (const Due& due : month.shown) {
        ids.push_back(due.meeting.id.value);
        last = std::max(last, due.meeting.starts_at);
    }
    Question question;
    question.kind = storage::prompts::Kind::choice;
    question.topic = kTopic;
    question.template_name = "M29";
    question.text = month.text;
    question.options = static_cast<int>(month.shown.size());
    question.details = nlohmann::json{{"person", person.value}, {"meetings", ids}}.dump();
    question.standing = true;
    question.until = last;
    return question;
}

/// "dự 1, 3": the numbers; nothing for anything else, "dự" alone or "dự họp" for one.
std::optional<std::vector<int>> numbers_in(const std::string& text) {
    const auto words = core::text::words(core::text::fold(text));
    if (words.size() < 2 || words.front() != "du") return std::nullopt;
    std::vector<int> numbers;
    for (auto word = words.begin() + 1; word != words.end(); ++word) {
        if (*word == "va" || *word == "buoi" || *word == "a") continue;
        int number = 0;
        const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), number);
        if (error != std::errc{} || end != word->data() + word->size()) return std::nullopt;
        numbers.push_back(number);
    }
    return numbers.empty() ? std::nullopt : std::optional(numbers);
}

bool looks_after_any(const Incoming& incoming) {
    const auto& actors = incoming.actors();
    return std::any_of(actors.begin(), actors.end(), [](const Actor& actor) {
        return std::any_of(actor.roles.begin(), actor.roles.end(), [](const auto& held) { return held.role == domain::Role::overseer; });
    });
}

void attends(const Question& question, const std::vector<int>& numbers, bool is_all, const Incoming& incoming, Context& context) {
    const auto details = nlohmann::json::parse(question.details);
    const core::PersonId person{details.at("person").get<std::int64_t>()};
    std::vector<core::MeetingId> shown;
    for (const auto& id : details.at("meetings")) shown.emplace_back(id.get<std::int64_t>());
    const auto& actors = incoming.actors();
    const auto actor = std::find_if(actors.begin(), actors.end(), [&](const Actor& one) { return one.person == person; });
    if (actor == actors.end()) return;
    std::set<core::MeetingId> chosen;
    for (const int number : numbers) {
        if (number < 1 || number > static_cast<int>(shown.size())) {
            context.reply(incoming.message.chat,
                          "overseers",
                          fill(texts::kNoSuchNumber, {{"n", std::to_string(shown.size())}, {"vi_du", example(shown.size())}}));
            return;
        }
        chosen.insert(shown[static_cast<std::size_t>(number - 1)]);
    }
    const auto written = usecases::overseers::attend(
        context.connection(), *actor, shown, chosen, {.event_at = incoming.event_at, .message = incoming.message.id, .is_all = is_all}, context.now());
    std::string list;
    for (const auto& meeting : written) {
        const auto branch = storage::branches::find(context.connection(), meeting.branch);
        list += (list.empty() ? "" : "; ") + fill(texts::kOne, {{"chi_bo", branch ? branch->name : ""}, {"ngay", day_of(meeting.starts_at)}});
    }
    context.reply(incoming.message.chat,
                  "overseers",
                  list.empty() ? std::string(texts::kNoList) : fill(texts::kAttends, {{"cac_buoi", list}, {"vi_du", example(shown.size())}}));
}

void tell(core::PersonId id, std::chrono::year_month month, Context& context) {
    const auto person = storage::people::find(context.connection(), id);
    if (!person) return;
    const auto actor = usecases::actor_for(context.connection(), context.organization(), id, context.today());
    const Month made = composed(actor, person->name, month, context);
    if (made.shown.empty()) return;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::overseer;
    word.branch = made.shown.front().meeting.branch;
    word.person = id;
    word.template_name = "M29";
    word.key = "M29 person=" + std::to_string(id.value) + " month=" + core::format_iso_date(month / 1).substr(0, 7);
    word.in_private = made.text;
    word.title = fill(texts::kTitle, {{"thang", made.number}});
    word.not_before = context.now();
    word.useful_until = made.shown.back().meeting.starts_at;
    if (context.tell(std::move(word)) == usecases::ladder::Way::known) return;
    for (const auto& account : storage::people::accounts_of(context.connection(), id))
        context.listen(account.user, {core::ChatKind::private_chat, account.user.value}, listening(made, id));
}

class OverseersHandler final : public Handler {
public:
    Info info() const override { return {.name = "overseers", .commands = {}, .job_kinds = {"overseers.month"}}; }
    std::vector<PageInfo> pages() const override { return overseer_pages(); }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        const auto details = nlohmann::json::parse(job.details);
        const std::string month = details.at("month");
        const auto first = core::parse_iso(month + "-01T00:00:00+07:00");
        if (!first) throw std::logic_error("overseers.month: no such month: " + month);
        const core::LocalDate day = core::local_date(*first);
        tell(core::PersonId{details.at("person").get<std::int64_t>()}, day.year() / day.month(), context);
        return JobOutcome::done;
    }

    Claim on_message(const Incoming& incoming, Context& context) override {
        const auto numbers = incoming.is_private() ? numbers_in(incoming.text) : std::nullopt;
        if (!numbers || !looks_after_any(incoming)) return Claim::not_mine;
        for (const auto& prompt : storage::prompts::open_of(
                 context.connection(), context.organization(), incoming.message.sender, incoming.message.chat, context.now())) {
            if (prompt.topic != kTopic) continue;
            attends(unpacked(prompt), *numbers, true, incoming, context);
            return Claim::done;
        }
        context.reply(incoming.message.chat, "overseers", texts::kNoList);
        return Claim::done;
    }

    /// One number alone, beside what was chosen before. The list goes on listening.
    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        context.listen(incoming.message.sender, incoming.message.chat, question);
        attends(question, {answer.number}, false, incoming, context);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<OverseersHandler>(); }

}  // namespace mungba::handlers::overseers

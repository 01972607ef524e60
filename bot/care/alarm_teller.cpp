#include "bot/care/alarm_teller.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "bot/care/alarm_texts.hpp"
#include "core/backoff.hpp"
#include "core/local_time.hpp"
#include "core/log.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/organization_repository.hpp"
#include "storage/outbox_repository.hpp"

namespace mungba::care {
namespace {

// `{name}` by the details; what is put in is not expanded again.
std::string filled(std::string_view text, const nlohmann::json& details) {
    std::string out;
    while (true) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        out += text.substr(0, open);
        if (close == std::string_view::npos) return out;
        const auto value = details.find(std::string(text.substr(open + 1, close - open - 1)));
        if (value != details.end()) out += value->is_string() ? value->get<std::string>() : value->dump();
        text.remove_prefix(close + 1);
    }
}

}  // namespace

AlarmWords alarm_words(const storage::Alarm& alarm, const std::string& organization, std::int64_t waiting) {
    using namespace alarm_texts;
    const auto wording = std::find_if(std::begin(kWordings), std::end(kWordings), [&](const Wording& one) { return one.kind == alarm.kind; });
    if (wording == std::end(kWordings)) throw std::logic_error("an alarm without words: " + alarm.kind);
    nlohmann::json details = nlohmann::json::parse(alarm.details, nullptr, false);
    if (!details.is_object()) details = nlohmann::json::object();
    const std::string held_up =
        wording->nothing_leaves ? handlers::fill(kWaiting, {{"n", std::to_string(waiting)}}) : std::string();
    const core::LocalTime since = core::to_local(alarm.since);
    return {.text = handlers::fill(kAlarm,
                                   {{"to_chuc", organization.empty() ? std::string(kWholeServer) : organization},
                                    {"viec", filled(wording->what, details)},
                                    {"gio", core::format_hour(since.time)},
                                    {"ngay", core::format_date(since.date)},
                                    {"dang_cho", held_up},
                                    {"cach_xu_ly", filled(wording->mend, details)}}),
            .severity = wording->nothing_leaves ? "error" : "warning"};
}

AlarmTeller::~AlarmTeller() {
    give_up_.store(true);
    if (thread_.joinable()) thread_.join();
}

void AlarmTeller::stop() {
    stopped_ = true;
    give_up_.store(true);
}

void AlarmTeller::tick() {
    if (stopped_ || under_way_ || !due_ || *due_ > parts_.clock.now() || !parts_.tell) return;
    under_way_ = true;
    due_.reset();
    begin_one();
    auto alarms = std::make_shared<std::vector<Told>>();
    auto next = std::make_shared<std::optional<core::Instant>>();
    parts_.engine.writer.submit(
        [this, alarms, next](storage::Connection& connection) {
            std::map<core::OrganizationId, std::string> names;
            for (const auto& one : storage::organizations::all(connection)) names[one.id] = one.name;
            const auto waiting = storage::outbox::open_counts(connection);
            for (const storage::Alarm& alarm : storage::alarms::to_tell(connection, parts_.clock.now())) {
                alarms->push_back({.alarm = alarm.id,
                                   .words = alarm_words(alarm, names[alarm.organization], waiting.at("queued")),
                                   .attempts = alarm.attempts,
                                   .why = {}});
            }
            *next = storage::alarms::next_try_at(connection);
        },
        [this, alarms, next](std::exception_ptr failure) {
            parts_.post([this, alarms, next, failed = failure != nullptr] {
                if (!failed && !alarms->empty()) return tell(std::move(*alarms));
                under_way_ = false;
                if (!due_ && *next) due_ = **next;
                end_one();
            });
        });
}

void AlarmTeller::tell(std::vector<Told> alarms) {
    if (thread_.joinable()) thread_.join();  // it has ended: it told us
    thread_ = std::thread([this, alarms = std::move(alarms)]() mutable {
        for (Told& one : alarms) one.why = parts_.tell(one.words, give_up_);
        parts_.post([this, alarms = std::move(alarms)] { told(alarms); });
    });
}

void AlarmTeller::told(const std::vector<Told>& alarms) {
    for (const Told& one : alarms) {
        if (!one.why.empty()) core::log::error("alarm not told", {{"alarm", one.alarm}, {"why", one.why}});
    }
    auto next = std::make_shared<std::optional<core::Instant>>();
    parts_.engine.writer.submit(
        [this, alarms, next](storage::Connection& connection) {
            const core::Instant now = parts_.clock.now();
            for (const Told& one : alarms) {
                if (one.why.empty()) {
                    storage::alarms::mark_told(connection, one.alarm, now);
                } else {
                    storage::alarms::try_later(connection, one.alarm, now + core::backoff(one.attempts + 4, parts_.random));
                }
            }
            *next = storage::alarms::next_try_at(connection);
        },
        [this, next](std::exception_ptr) {
            parts_.post([this, next] {
                under_way_ = false;
                if (!due_ && *next) due_ = **next;
                end_one();
            });
        });
}

}  // namespace mungba::care

#include "sim/oa.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "sim/digest.hpp"

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMaxTextUnits = 2000;  // UTF-16 units: the stricter of the two readings
constexpr std::size_t kMessageIdDigits = 20;
constexpr int kRenewedDays = 30;
constexpr int kDisbandedAfterDays = 45;  // of a group whose package has ended

/// A group that names no package gets one of its own that never ends; one more is free, so that a
/// group can be created.
World with_packages(World world) {
    const bool none_told = world.packages.empty();
    const auto add = [&] {
        std::string number = std::to_string(world.packages.size() + 1);
        Package package;
        package.asset_id = "a55e" + std::string(16 - number.size(), '0') + number;
        package.valid_through = core::plus_days(core::local_date(world.start), kRenewedDays);
        package.auto_renew = true;
        world.packages.push_back(package);
        return package.asset_id;
    };
    for (Group& group : world.groups) {
        if (group.asset_id.empty()) group.asset_id = add();
    }
    if (none_told) add();
    return world;
}

core::Instant end_of(core::LocalDate day) {
    return core::to_instant(core::plus_days(day, 1), core::at_hour(0));
}

}  // namespace

std::optional<ApiError> check_text(const std::string& text) {
    if (core::text::trim(text).empty()) return ApiError{-201, "message.text is invalid!"};
    if (core::text::utf16_length(text) > kMaxTextUnits)
        return ApiError{-210, "Parameter exceeds allowable limit"};
    return std::nullopt;
}

Oa::Oa(World world, core::Random& random)
    : world_(with_packages(std::move(world))),
      random_(random),
      now_(world_.start),
      last_stamp_(world_.start - 1ms),
      webhooks_(world_.limits.webhook_retry_scale, faults_),
      tokens_(world_, random),
      media_(random),
      limits_(world_.limits.calls_per_minute_app, world_.limits.calls_per_minute_oa) {
    webhooks_.on_fault(
        [this](FaultKind kind, const Delivery& delivery) { note_fault(kind, delivery.chat); });
    run_packages();
}

void Oa::advance_to(core::Instant instant) {
    now_ = std::max(now_, instant);
    run_packages();
}

std::optional<core::Instant> Oa::next_due() const {
    std::optional<core::Instant> next = webhooks_.deliveries().next_due();
    const auto not_after = [&](core::Instant instant) {
        if (instant > now_) next = next ? std::min(*next, instant) : instant;
    };
    for (const Group& one : world_.groups) {
        if (const Package* package = find_package(one.asset_id); package && !package->auto_renew) {
            not_after(package_end(one));
            not_after(end_of(auto_delete_date(one)));
        }
    }
    return next;
}

core::Instant Oa::package_end(const Group& group) const {
    const Package* package = find_package(group.asset_id);
    return package == nullptr ? core::Instant::min() : end_of(package->valid_through);
}

bool Oa::is_enabled(const Group& group) const { return now_ < package_end(group); }

core::LocalDate Oa::auto_delete_date(const Group& group) const {
    const Package* package = find_package(group.asset_id);
    const auto last_day = package == nullptr ? core::local_date(now_) : package->valid_through;
    return core::plus_days(last_day, kDisbandedAfterDays);
}

/// Renews what renews itself, stops groups whose package has ended, disbands them in the end.
void Oa::run_packages() {
    for (Package& package : world_.packages) {
        while (package.auto_renew && end_of(package.valid_through) <= now_)
            package.valid_through = core::plus_days(package.valid_through, kRenewedDays);
    }
    std::vector<std::string> ended;
    for (const Group& one : world_.groups) {
        if (is_enabled(one)) {
            disabled_.erase(one.id);
            continue;
        }
        if (disabled_.insert(one.id).second) {
            log_group("disabled", one.id);
            members_changed();
        }
        if (end_of(auto_delete_date(one)) <= now_) ended.push_back(one.id);
    }
    for (const std::string& id : ended) {
        log_group("delete_group", id);
        erase_group(id);
    }
}

const ChatMessage* Oa::find_message(std::string_view id) const {
    const auto found = message_by_id_.find(std::string(id));
    return found == message_by_id_.end() ? nullptr : &messages_[found->second];
}

const Group* Oa::find_group(std::string_view id) const {
    const auto found = std::ranges::find(world_.groups, id, &Group::id);
    return found == world_.groups.end() ? nullptr : &*found;
}

Group* Oa::group(std::string_view id) { return const_cast<Group*>(find_group(id)); }

const Person* Oa::find_person(std::string_view user_id) const {
    const auto found = std::ranges::find(world_.people, user_id, &Person::user_id);
    return user_id.empty() || found == world_.people.end() ? nullptr : &*found;
}

Person* Oa::person(std::string_view user_id) { return const_cast<Person*>(find_person(user_id)); }

const Package* Oa::find_package(std::string_view asset_id) const {
    const auto found = std::ranges::find(world_.packages, asset_id, &Package::asset_id);
    return found == world_.packages.end() ? nullptr : &*found;
}

const Group* Oa::group_on(std::string_view asset_id) const {
    const auto found = std::ranges::find(world_.groups, asset_id, &Group::asset_id);
    return found == world_.groups.end() ? nullptr : &*found;
}

bool Oa::is_member(std::string_view group_id, std::string_view user_id) const {
    const Person* one = find_person(user_id);
    return one != nullptr && std::ranges::find(one->groups, group_id) != one->groups.end();
}

std::vector<const Person*> Oa::members_of(std::string_view group_id) const {
    std::vector<const Person*> members;
    for (const Person& one : world_.people) {
        if (is_member(group_id, one.user_id)) members.push_back(&one);
    }
    return members;
}

std::optional<core::Instant> Oa::last_interaction(std::string_view user_id) const {
    const auto found = last_interaction_.find(user_id);
    if (found == last_interaction_.end()) return std::nullopt;
    return found->second;
}

/// Instants of messages never repeat, even while the clock stands still: "1" and then "2" must have
/// an order.
core::Instant Oa::stamp() {
    last_stamp_ = std::max(now_, last_stamp_ + 1ms);
    return last_stamp_;
}

ChatMessage& Oa::add_message(ChatMessage message) {
    message.number = static_cast<std::int64_t>(messages_.size()) + 1;
    do {
        message.id = hex_digits(random_, kMessageIdDigits);
    } while (message_by_id_.contains(message.id));
    message_by_id_.emplace(message.id, messages_.size());
    messages_.push_back(std::move(message));
    return messages_.back();
}

}  // namespace mungba::sim

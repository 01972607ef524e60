#include "bot/care/group_watch.hpp"

#include <memory>

#include "core/local_time.hpp"
#include "core/log.hpp"
#include "storage/group_repository.hpp"
#include "storage/organization_repository.hpp"

namespace mungba::care {
namespace {

using std::chrono::hours;
namespace packages = storage::group_packages;
using What = zalo::Failure::What;

constexpr hours kLookEvery{1};
// A little less than a day and an hour: a round begins within a minute of its time.
constexpr core::Milliseconds kDaily = hours{24} - std::chrono::minutes{10};
constexpr core::Milliseconds kPressing = hours{1} - std::chrono::minutes{10};

constexpr int kGroupDisabled = -237;

packages::Told told_of(const zalo::GroupDetail& detail) {
    packages::Told told;
    if (detail.group.status != zalo::GroupStatus::unknown) told.enabled = detail.group.status == zalo::GroupStatus::enabled;
    if (detail.asset_until) told.ends_on = core::format_iso_date(*detail.asset_until);
    told.renews = detail.asset_renews.value_or(false);
    if (detail.dissolves_on) told.dissolves_at = core::to_instant(*detail.dissolves_on, {});
    return told;
}

/// The question was understood and its answer is about this group; anything else holds for the OA's other groups too.
bool is_about_the_group(const zalo::Failure& failure) {
    return failure.reached && (failure.what == What::give_up || failure.code == kGroupDisabled);
}

}  // namespace

void GroupWatch::tick() {
    const core::Instant now = parts_.clock.now();
    if (stopped_ || under_way_ || due_ > now) return;
    under_way_ = true;
    told_ = false;
    due_ = now + kLookEvery;
    begin_one();
    begin_round();
}

void GroupWatch::begin_round() {
    auto found = std::make_shared<std::deque<Question>>();
    parts_.engine.writer.submit(
        [this, found](storage::Connection& connection) {
            const core::Instant now = parts_.clock.now();
            const std::string today = core::format_iso_date(core::local_date(now));
            for (const auto& one : storage::organizations::all(connection)) {
                for (auto& group : packages::to_ask(connection, one.id, now - kDaily, now - kPressing, today))
                    found->push_back({.organization = one.id, .oa = one.oa_id, .group = std::move(group)});
            }
        },
        [this, found](std::exception_ptr failure) {
            parts_.post([this, found, failed = failure != nullptr] {
                if (!failed) questions_ = std::move(*found);
                next();
            });
        });
}

void GroupWatch::next() {
    if (stopped_ || questions_.empty()) return end_round();
    Question question = std::move(questions_.front());
    questions_.pop_front();
    const core::OaId oa = question.oa;
    const core::GroupId group = question.group.group;
    parts_.ask(oa, group, [this, question = std::move(question)](const zalo::Answer<zalo::GroupDetail>& answer) {
        answered(question, answer);
    });
}

void GroupWatch::answered(const Question& question, const zalo::Answer<zalo::GroupDetail>& answer) {
    std::optional<packages::Told> told;
    bool disabled = false;
    if (const auto* failure = std::get_if<zalo::Failure>(&answer)) {
        if (!is_about_the_group(*failure)) {
            core::log::warning("groups not asked about", {{"oa", question.oa.value}, {"code", failure->code}, {"why", failure->detail}});
            pass_over(question.oa);
            return next();
        }
        core::log::warning("the channel tells nothing of a group",
                           {{"oa", question.oa.value}, {"group", question.group.group.value}, {"code", failure->code}});
        disabled = failure->code == kGroupDisabled;
    } else {
        told = told_of(std::get<zalo::GroupDetail>(answer));
    }
    told_ = told_ || told || disabled;
    if (told && question.group.is_new && parts_.found_new) parts_.found_new(question.organization);
    parts_.engine.writer.submit(
        [this, id = question.group.id, told, disabled](storage::Connection& connection) {
            const core::Instant now = parts_.clock.now();
            if (told) return packages::note(connection, id, *told, now);
            if (disabled) storage::groups::set_state(connection, id, storage::ChatGroup::State::disabled);
            packages::note_asked(connection, id, now);
        },
        [this](std::exception_ptr) { parts_.post([this] { next(); }); });
}

// What hinders one question hinders all of this OA; they stay due for the next round.
void GroupWatch::pass_over(const core::OaId& oa) {
    std::erase_if(questions_, [&](const Question& question) { return question.oa == oa; });
}

void GroupWatch::end_round() {
    questions_.clear();
    under_way_ = false;
    if (told_) parts_.changed();
    end_one();
}

}  // namespace mungba::care

#include "handlers/contract/second_person.hpp"

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository.hpp"

namespace mungba::handlers {
namespace {

constexpr std::string_view kOneChoice = "Đang là giờ nghỉ. 1 gửi lúc {gio}. Hoặc nhắn: thôi.";
constexpr std::string_view kTwoChoices = "Đang là giờ nghỉ. 1 gửi lúc {gio}, 2 gửi ngay (cần thêm đồng chí {ten} đồng ý).";
constexpr std::string_view kNowAlone = "Đang là giờ nghỉ, và buổi họp bắt đầu trước khi hết giờ nghỉ. 2 gửi ngay (cần thêm đồng chí {ten} đồng ý). Hoặc nhắn: thôi.";
constexpr std::string_view kRequest = "Đồng chí {ten} đề nghị gửi ngay trong giờ nghỉ tin dưới đây tới {nhom}.\n\n{tin}\n\n{viec}\nNhắn: đồng ý, hoặc: thôi.";
constexpr std::string_view kAsked = "Trợ lý đã hỏi đồng chí {ten}; đồng chí {ten} đồng ý thì tin được gửi ngay. Muốn gửi lúc {gio}, xin nhắn: 1.";
constexpr std::string_view kAgreed = "Đồng chí {ten} đã đồng ý; tin được gửi ngay.";

/// Where this person can be written to now; nothing if nowhere.
std::optional<std::pair<core::UserId, core::Chat>> place_of(core::BranchId branch, core::PersonId person, Context& context) {
    const auto accounts = storage::people::accounts_of(context.connection(), person);
    const core::Milliseconds window = usecases::ladder::window(context.surroundings().paid_messages);
    for (const auto& account : accounts) {
        if (account.last_word_at && *account.last_word_at + window > context.now())
            return std::pair{account.user, core::Chat{core::ChatKind::private_chat, account.user.value}};
    }
    const auto group = storage::groups::of_branch(context.connection(), branch, storage::ChatGroup::Kind::branch_committee);
    if (accounts.empty() || !group || group->state != storage::ChatGroup::State::active) return std::nullopt;
    return std::pair{accounts.front().user, core::Chat{core::ChatKind::group, group->group_id.value}};
}

void say_now(const core::Chat& to, const char* template_name, const std::string& text, const std::string& key, Context& context) {
    context.announce({.to = to,
                      .message_class = core::OutgoingClass::urgent,
                      .template_name = template_name,
                      .text = text,
                      .not_before = context.now(),
                      .useful_until = context.now() + std::chrono::minutes{context.rules().confirmation.wait_minutes},
                      .idempotency_key = key,
                      .asked_for_now = true});
}

}  // namespace

std::optional<SecondPerson> second_person(core::BranchId branch, core::PersonId first, Context& context) {
    for (const auto role : {domain::Role::secretary, domain::Role::deputy}) {
        for (const auto& person : storage::people::holders(context.connection(), branch, role, context.today())) {
            if (person.id == first) continue;
            if (const auto place = place_of(branch, person.id, context)) return SecondPerson{person.id, person.name, place->first, place->second};
        }
    }
    return std::nullopt;
}

void ask_second(const SecondPerson& second, const Question& question, const std::string& key, Context& context) {
    say_now(second.chat, "second.ask", question.text, key + " ask", context);
    context.listen(second.user, second.chat, question);
}

void tell_first(core::BranchId branch, core::PersonId first, const std::string& text, const std::string& key, Context& context) {
    if (const auto place = place_of(branch, first, context)) say_now(place->second, "second.agreed", text, key + " agreed", context);
}

std::string quiet_choice(core::Instant leaves_at, core::Instant starts_at, const std::optional<SecondPerson>& second) {
    if (second && starts_at <= leaves_at) return fill(kNowAlone, {{"ten", second->name}});
    return second ? fill(kTwoChoices, {{"gio", hour_of(leaves_at)}, {"ten", second->name}}) : fill(kOneChoice, {{"gio", hour_of(leaves_at)}});
}
std::string second_request(const std::string& first, const std::string& group, const std::string& words, const std::string& summary) {
    return fill(kRequest, {{"ten", first}, {"nhom", group}, {"tin", words}, {"viec", summary}});
}
std::string second_was_asked(const std::string& name, core::Instant leaves_at) { return fill(kAsked, {{"ten", name}, {"gio", hour_of(leaves_at)}}); }
std::string second_has_agreed(const std::string& name) { return fill(kAgreed, {{"ten", name}}); }

}  // namespace mungba::handlers

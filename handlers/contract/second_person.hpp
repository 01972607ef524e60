#pragma once
#include <optional>
#include <string>

#include "handlers/contract/context.hpp"

/// Who else must agree before something leaves in the quiet hours (conversation.md §1, rule 5). Writer's thread; all throw StorageError.
namespace mungba::handlers {

struct SecondPerson {
    core::PersonId person;
    std::string name;
    core::UserId user;
    core::Chat chat;  ///< where this person can be asked now
};
/// Another leader of the branch who can be asked at this hour: privately where that window is open, else in the branch-committee group. Nothing
/// where there is none.
std::optional<SecondPerson> second_person(core::BranchId branch, core::PersonId first, Context& context);

/// Puts the question to that person now, in the quiet hours too, for somebody waits for the answer; once under `key`.
void ask_second(const SecondPerson& second, const Question& question, const std::string& key, Context& context);
/// The one who asked hears that it was agreed to, where that person can be written to now.
void tell_first(core::BranchId branch, core::PersonId first, const std::string& text, const std::string& key, Context& context);

/// "Đang là giờ nghỉ. 1 gửi lúc …, 2 gửi ngay (cần thêm đồng chí … đồng ý)."; the second choice only where there is somebody, the first only where the
/// meeting begins later than that.
std::string quiet_choice(core::Instant leaves_at, core::Instant starts_at, const std::optional<SecondPerson>& second);
/// "Đồng chí … đề nghị gửi ngay …": what the second person reads.
std::string second_request(const std::string& first, const std::string& group, const std::string& words, const std::string& summary);
std::string second_was_asked(const std::string& name, core::Instant leaves_at);
std::string second_has_agreed(const std::string& name);

}  // namespace mungba::handlers

#pragma once
#include <catch2/catch.hpp>
#include <string>

#include "storage/meeting_repository.hpp"
#include "tests/dsl/conversation.hpp"

namespace mungba::tests {

/// A branch that meets at 19:30, with a secretary and a member.
struct Monthly {
    explicit Monthly(const Conversation::Setup& setup = {.hour = core::at_hour(19, 30)}) : branch("Chi bộ 5", setup) {}
    Conversation branch;
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member lan = branch.member("Trần Thị Lan");

    void skip() {
        for (const core::Chat& chat : {branch.group(), branch.committee(), binh.private_chat(), lan.private_chat()}) {
            if (!chat.id.empty()) branch.ward()->skip_unread(chat);
        }
    }
    /// Goes there; what was said on the way is not looked at.
    void go(std::string_view local) {
        branch.clock(local);
        skip();
    }
    storage::Meeting meeting(const std::string& month) { return storage::meetings::regular_of(branch.house().connection(), branch.id(), month).value(); }
    std::size_t sent_like(const std::string& beginning) {
        std::size_t count = 0;
        for (const auto& sent : branch.house().sent()) {
            // The form, and what is shown before the "đồng ý", is not said to the branch.
            const bool is_shown = sent.text.starts_with("THÔNG BÁO") && sent.to != branch.group();
            count += !is_shown && sent.text.starts_with(beginning) ? 1 : 0;
        }
        return count;
    }
    /// The secretary has approved the form of the year.
    void approve_form() {
        when(binh).says_in_committee("/việc");
        when(binh).says_in_committee("/2");
        when(binh).says_in_committee("đồng ý");
        skip();
    }
};

}  // namespace mungba::tests

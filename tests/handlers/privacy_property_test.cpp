#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "core/text.hpp"
#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// What people may say, with what must never be heard again in a group.
const char* const kTexts[] = {"có mặt",
                              "1",
                              "2",
                              "3",
                              "vang",
                              "rõ",
                              "ok",
                              "sai",
                              "đồng ý",
                              "thôi",
                              "muộn 15p",
                              "xin vắng vì mổ ruột thừa",
                              "tôi vắng, bận đám giỗ",
                              "dự trực tuyến, đang ở quê",
                              "mổ ruột thừa",
                              "/danh sách",
                              "danh sách",
                              "/giúp",
                              "/họp 13/10 19h30",
                              "họp 14/10 19h30 Trường Kim Đồng",
                              "lịch họp 15/10 7h30",
                              "báo giúp Trần Thị Lan vắng",
                              "chào các đồng chí"};
const char* const kNames[] = {"Nguyễn Văn Bình", "Lê Thị Hoa", "Trần Thị Lan", "Phạm Văn Hùng"};
const char* const kReasons[] = {"mổ ruột thừa", "đám giỗ", "ở quê"};

struct Step {
    int who;
    int where;  // 0 the branch's group, 1 the committee's, 2 private
    int text;
    int minutes;
};

Step any_step() {
    return {*rc::gen::inRange(0, 4),
            *rc::gen::inRange(0, 3),
            *rc::gen::inRange(0, static_cast<int>(std::size(kTexts))),
            *rc::gen::inRange(0, 240)};
}

bool contains(const std::string& text, const char* part) {
    return core::text::fold(text).find(core::text::fold(part)) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "whatever is said, the branch's group never reads a name or a reason, the committee's no "
    "reason",
    "[privacy]") {
    rc::prop("no names in B, no reasons in groups", [] {
        Conversation branch("Chi bộ 5");
        const Member people[] = {branch.secretary(kNames[0]),
                                 branch.deputy(kNames[1]),
                                 branch.member(kNames[2]),
                                 branch.member(kNames[3])};
        branch.has_open_meeting(people[0], "2026-10-12 19:30");
        const int steps = *rc::gen::inRange(5, 40);
        for (int i = 0; i < steps; ++i) {
            const Step step = any_step();
            const Member& who = people[step.who];
            const core::Chat chats[] = {who.branch_group, who.committee_group, who.private_chat()};
            when(who).says_in(chats[step.where], kTexts[step.text]);
            branch.house().set_clock(branch.house().now() + std::chrono::minutes{step.minutes});
        }
        branch.house().set_clock(Conversation::at("2026-10-20 12:00"));
        for (const auto& sent : branch.house().sent()) {
            if (sent.to.is_private()) continue;
            for (const char* reason : kReasons) RC_ASSERT(!contains(sent.text, reason));
            if (!(sent.to == branch.group())) continue;
            for (const char* name : kNames) RC_ASSERT(!contains(sent.text, name));
        }
        branch.ward()->skip_unread(branch.group());
        branch.ward()->skip_unread(branch.committee());
        for (const Member& who : people) branch.ward()->skip_unread(who.private_chat());
    });
}

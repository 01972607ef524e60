#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "domain/branch.hpp"
#include "domain/meeting.hpp"
#include "domain/member.hpp"
#include "domain/rsvp.hpp"

using namespace mungba::domain;

namespace {

/// Every value from 0 to `last` has a name of its own that leads back to it.
template <typename Value, typename Named>
void names_lead_back(Value last, Named named) {
    std::set<std::string_view> seen;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto value = static_cast<Value>(i);
        const std::string_view name = name_of(value);
        INFO(name);
        CHECK_FALSE(name.empty());
        CHECK(seen.insert(name).second);
        CHECK(named(name) == value);
    }
    CHECK_FALSE(named(""));
    CHECK_FALSE(named("no such name"));
}

}  // namespace

TEST_CASE("names of the field's values lead back to them", "[domain]") {
    names_lead_back(MemberStatus::temp_out, member_status_named);
    names_lead_back(Role::office, role_named);
    names_lead_back(BranchType::student, branch_type_named);
    names_lead_back(Session::evening, session_named);
    names_lead_back(DatePreset::residential, date_preset_named);
    names_lead_back(MeetingKind::extraordinary, meeting_kind_named);
    names_lead_back(MeetingState::not_held, meeting_state_named);
    names_lead_back(MeetingMode::online, meeting_mode_named);
    names_lead_back(Answer::unclear, answer_named);
    names_lead_back(AnswerSource::page, answer_source_named);
    CHECK(date_preset_named("default") == DatePreset::standard);
}

TEST_CASE("the roster's words for a status", "[domain]") {
    CHECK(read_member_status("chính thức") == MemberStatus::official);
    CHECK(read_member_status("CHINH THUC ") == MemberStatus::official);
    CHECK(read_member_status("dự  bị") == MemberStatus::probationary);
    CHECK(read_member_status("Miễn sinh hoạt") == MemberStatus::exempt);
    CHECK(read_member_status("tạm miễn") == MemberStatus::temp_exempt);
    CHECK(read_member_status("giảm, tạm miễn sinh hoạt") == MemberStatus::temp_exempt);
    CHECK(read_member_status("đình chỉ") == MemberStatus::suspended);
    CHECK(read_member_status("tạm thời đến") == MemberStatus::temp_in);
    CHECK(read_member_status("tạm-thời đi") == MemberStatus::temp_out);
    CHECK_FALSE(read_member_status("tạm thời"));
    CHECK_FALSE(read_member_status("khai trừ"));
}

TEST_CASE("the roster's words for an office", "[domain]") {
    CHECK(read_role("bí thư").role == Role::secretary);
    CHECK(read_role("PHÓ BÍ THƯ").role == Role::deputy);
    CHECK(read_role("Chi uỷ viên").role == Role::branch_committee);
    CHECK(read_role("cấp ủy viên").role == Role::overseer);
    CHECK(read_role("văn phòng").role == Role::office);
    for (const char* plain : {"đảng viên", "Dang vien", "", "  "}) {
        CHECK(read_role(plain).known);
        CHECK_FALSE(read_role(plain).role);
    }
    CHECK_FALSE(read_role("trưởng nhóm").known);
}

TEST_CASE("the branches' words", "[domain]") {
    CHECK(read_branch_type("tổ dân phố") == BranchType::residential);
    CHECK(read_branch_type("Thôn") == BranchType::residential);
    CHECK(read_branch_type("cơ quan") == BranchType::agency);
    CHECK(read_branch_type("sự nghiệp") == BranchType::public_service);
    CHECK(read_branch_type("doanh nghiệp nhà nước") == BranchType::state_enterprise);
    CHECK(read_branch_type("doanh nghiệp tư nhân") == BranchType::private_enterprise);
    CHECK(read_branch_type("lực lượng vũ trang") == BranchType::armed_forces);
    CHECK(read_branch_type("sinh viên") == BranchType::student);
    CHECK_FALSE(read_branch_type(""));
    CHECK_FALSE(read_branch_type("câu lạc bộ"));
    CHECK(read_session("Sáng") == Session::morning);
    CHECK(read_session("buổi chiều") == Session::afternoon);
    CHECK(read_session("toi") == Session::evening);
    CHECK_FALSE(read_session("trưa"));
    CHECK(read_date_preset("mặc định") == DatePreset::standard);
    CHECK(read_date_preset("") == DatePreset::standard);
    CHECK(read_date_preset("Dân cư") == DatePreset::residential);
    CHECK_FALSE(read_date_preset("cuối tuần"));
}

TEST_CASE("who counts and who is invited", "[domain]") {
    const std::set<MemberStatus> counted = {
        MemberStatus::official, MemberStatus::probationary, MemberStatus::temp_in};
    const std::set<MemberStatus> not_invited = {MemberStatus::suspended, MemberStatus::temp_out};
    for (int i = 0; i <= static_cast<int>(MemberStatus::temp_out); ++i) {
        const auto status = static_cast<MemberStatus>(i);
        INFO(name_of(status));
        CHECK(counts_for_attendance(status) == counted.contains(status));
        CHECK(is_invited(status) != not_invited.contains(status));
    }
}

TEST_CASE("answers that decide", "[domain]") {
    CHECK(is_decided(Answer::present));
    CHECK(is_decided(Answer::online_request));
    CHECK_FALSE(is_decided(Answer::received));
    CHECK_FALSE(is_decided(Answer::unclear));
}

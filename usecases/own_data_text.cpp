#include <array>

#include "domain/quarter.hpp"
#include "usecases/own_data.hpp"

namespace mungba::usecases::own_data {
namespace {

using storage::OwnData;

std::string day(const std::string& iso) { return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4); }
std::string day(core::Instant at) { return core::format_date(core::local_date(at)); }

/// ", từ ngày 01/11/2026 đến hết ngày 30/11/2026"; what has been so for ever begins on no day.
std::string span(const std::string& from, const std::optional<std::string>& until) {
    std::string text;
    if (from != storage::people::kSinceEver) text += ", từ ngày " + day(from);
    if (until) text += (text.empty() ? ", đến hết ngày " : " đến hết ngày ") + day(*until);
    return text;
}

std::string in_words(domain::MemberStatus status) {
    using domain::MemberStatus;
    switch (status) {
        case MemberStatus::official: return "đảng viên chính thức";
        case MemberStatus::probationary: return "đảng viên dự bị";
        case MemberStatus::exempt: return "miễn sinh hoạt";
        case MemberStatus::temp_exempt: return "tạm miễn sinh hoạt";
        case MemberStatus::suspended: return "đình chỉ sinh hoạt";
        case MemberStatus::temp_in: return "sinh hoạt tạm thời, chuyển đến";
        case MemberStatus::temp_out: return "sinh hoạt tạm thời, chuyển đi";
    }
    return {};
}

std::string in_words(domain::Role role) {
    using domain::Role;
    switch (role) {
        case Role::secretary: return "bí thư";
        case Role::deputy: return "phó bí thư";
        case Role::branch_committee: return "chi ủy viên";
        case Role::overseer: return "cấp ủy viên phụ trách";
        case Role::office: return "văn phòng";
    }
    return {};
}

std::string in_words(domain::MeetingKind kind) {
    using domain::MeetingKind;
    switch (kind) {
        case MeetingKind::regular: return "sinh hoạt thường kỳ";
        case MeetingKind::thematic: return "sinh hoạt chuyên đề";
        case MeetingKind::branch_committee: return "họp chi ủy";
        case MeetingKind::extraordinary: return "họp bất thường";
    }
    return {};
}

std::string minutes(int late) { return late > 0 ? " " + std::to_string(late) + " phút" : ""; }

std::string in_words(const OwnData::Said& said) {
    using domain::Answer;
    switch (said.answer) {
        case Answer::present: return "báo có mặt";
        case Answer::absent:
        case Answer::absent_excused: return "báo vắng";
        case Answer::late: return "báo đến muộn" + minutes(said.minutes_late);
        case Answer::online: return "báo dự trực tuyến";
        case Answer::online_request: return "đề nghị dự trực tuyến";
        case Answer::received: return "đã nhận tin";
        case Answer::unclear: return "chưa rõ";
    }
    return {};
}

std::string in_words(const OwnData::Called& called) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kWords{{{"present", "có mặt"},
                                                                                   {"late", "đến muộn"},
                                                                                   {"online", "dự trực tuyến"},
                                                                                   {"absent_excused", "vắng có lý do"},
                                                                                   {"absent", "vắng không lý do"}}};
    for (const auto& [state, words] : kWords) {
        if (state == called.state) return std::string(words) + minutes(called.minutes_late);
    }
    return called.state;
}

std::string about(const OwnData::OfMeeting& meeting) {
    return "- " + day(meeting.starts_at) + ", " + in_words(meeting.kind) + ", " + meeting.branch_name + ": ";
}

std::string line(const OwnData::Said& said) {
    std::string text = about(said.meeting) + in_words(said);
    if (!said.reason.empty()) text += ", lý do “" + said.reason + "”";
    if (!said.reported_by.empty()) text += ", đồng chí " + said.reported_by + " báo thay";
    if (said.as_overseer) text += ", với tư cách cấp ủy viên phụ trách";
    if (said.after_deadline) text += ", sau khi hết hạn";
    if (said.of_former_date) text += " (lịch cũ)";
    return text;
}

std::string consent_line(const storage::Consent& consent) {
    if (consent.on) {
        const std::string version = consent.text_version.empty() ? "" : ", bản " + consent.text_version;
        return "đồng ý ngày " + day(*consent.on) + (consent.in_chat ? ", nhắn qua Zalo" + version : ", trên giấy");
    }
    if (consent.refused_at) return "không đồng ý, ngày " + day(*consent.refused_at);
    return consent.asked_at ? "đã hỏi ngày " + day(*consent.asked_at) + ", chưa trả lời" : "chưa hỏi";
}

std::string account_line(const OwnData::Link& account) {
    std::string text = "- gắn từ ngày " + day(account.since);
    if (account.until) return text + " đến ngày " + day(*account.until);
    if (account.last_word_at) text += ", nhắn riêng lần cuối ngày " + day(*account.last_word_at);
    if (account.groups > 0) text += ", có trong " + std::to_string(account.groups) + " nhóm";
    return text;
}

}  // namespace

std::string to_text(const OwnData& data) {
    const std::string none = "chưa có";
    std::string text = "Thông tin trợ lý đang lưu về đồng chí:";
    const auto add = [&](const std::string& one) { text += "\n" + one; };
    add("Họ tên: " + data.person.name);
    add("Ngày sinh: " + (data.person.birth_date ? day(*data.person.birth_date) : none));
    add("Số điện thoại: " + (data.person.phone.empty() ? none : data.person.phone));
    add("Về việc lưu thông tin: " + consent_line(data.consent));
    for (const auto& seat : data.seats) {
        add("Danh sách " + seat.branch_name + ", số thứ tự " + std::to_string(seat.position) + ", ghi từ ngày " + day(seat.since) +
            (seat.until ? " đến ngày " + day(*seat.until) : ""));
        for (const auto& status : seat.statuses) add("- " + in_words(status.status) + span(status.from, status.until));
    }
    for (const auto& office : data.offices) {
        add("Chức vụ: " + in_words(office.span.role) + (office.branch_name.empty() ? "" : " " + office.branch_name) +
            span(office.span.from, office.span.until));
    }
    add("Tài khoản Zalo: " + (data.accounts.empty() ? none : std::to_string(data.accounts.size())));
    for (const auto& account : data.accounts) add(account_line(account));
    add("Việc báo dự: " + (data.answers.empty() ? none : std::to_string(data.answers.size()) + " lần"));
    for (const auto& said : data.answers) add(line(said));
    add("Điểm danh: " + (data.roll_calls.empty() ? none : std::to_string(data.roll_calls.size()) + " buổi"));
    for (const auto& called : data.roll_calls) add(about(called.meeting) + in_words(called));
    for (const auto& meeting : data.minutes) add(about(meeting) + "thư ký buổi họp");
    for (const auto& one : data.presentations) {
        add("Trình bày chuyên đề quý " + domain::roman(one.quarter) + "/" + std::to_string(one.year) + ", " + one.branch_name +
            (one.topic.empty() ? "" : ": “" + one.topic + "”"));
    }
    if (data.bulletins_written + data.bulletins_approved > 0)
        add("Bản tin: đã soạn " + std::to_string(data.bulletins_written) + ", đã duyệt " + std::to_string(data.bulletins_approved));
    for (const auto& request : data.requests) add("Đề nghị sửa đang chờ: “" + request + "”");
    return text;
}

}  // namespace mungba::usecases::own_data

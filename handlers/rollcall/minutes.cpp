#include "handlers/rollcall/minutes.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <vector>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/rollcall/calling.hpp"
#include "handlers/rollcall/file_texts.hpp"
#include "handlers/rollcall/texts.hpp"
#include "storage/clerk_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/roll_call.hpp"

namespace mungba::handlers::rollcall {
namespace {

using domain::Attendance;
using domain::MemberStatus;
using usecases::roll_call::Line;

/// "chính thức 23, dự bị 2"; what is zero is left out.
template <typename Counted>
std::string by_status(const Counted& statuses) {
    struct Kind {
        MemberStatus status;
        const char* words;
    };
    constexpr std::array kKinds{Kind{MemberStatus::official, "chính thức"}, Kind{MemberStatus::probationary, "dự bị"}, Kind{MemberStatus::temp_in, "sinh hoạt tạm thời"}};
    std::string words;
    for (const Kind& kind : kKinds) {
        const auto count = std::count(statuses.begin(), statuses.end(), kind.status);
        if (count > 0) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", kind.words, count);
    }
    return words;
}

std::string absent(const std::vector<Line>& lines, Attendance state, bool reasons) {
    std::string names;
    for (const Line& line : lines) {
        if (!line.recorded || line.recorded->state != state) continue;
        names += (names.empty() ? "" : "; ") + (line.member.name.empty() ? std::string(file_texts::kErased) : line.member.name);
        if (reasons && line.said && !line.said->reason.empty()) names += " (" + line.said->reason + ")";
    }
    return names;
}

int how_many(const std::vector<storage::Member>& members, MemberStatus status) {
    return static_cast<int>(std::count_if(members.begin(), members.end(), [&](const auto& member) { return member.status == status; }));
}

}  // namespace

std::string minutes_head(const storage::Meeting& meeting, const storage::Branch& branch, Context& context) {
    const core::LocalDate day = core::local_date(meeting.starts_at);
    const auto lines = usecases::roll_call::lines(context.connection(), meeting);
    const auto sums = usecases::roll_call::sums_of(lines);
    const auto ending = storage::roll_calls::ending_of(context.connection(), meeting.id);
    const auto members = storage::people::members_of(context.connection(), branch.id, day);
    std::vector<MemberStatus> there;
    std::vector<MemberStatus> all;
    for (const Line& line : lines) {
        all.push_back(line.member.status);
        if (line.recorded && domain::attended(line.recorded->state)) there.push_back(line.member.status);
    }
    const int exempt = how_many(members, MemberStatus::exempt) + how_many(members, MemberStatus::temp_exempt);
    const int elsewhere = how_many(members, MemberStatus::temp_out);
    const auto number = [](int n) { return n > 0 ? std::to_string(n) : std::string(); };
    const auto leaders = storage::people::holders(context.connection(), branch.id, domain::Role::secretary, day);
    const auto clerk = storage::clerks::of(context.connection(), meeting.id);
    return fill(texts::kMinutes,
                {{"loai_hop", notices::plain_name(meeting.kind, meeting.starts_at)},
                 {"chi_bo", branch.name},
                 {"gio_1", ending.started_at ? hour_of(*ending.started_at) : "…"},
                 {"gio_2", ending.ended_at ? hour_of(*ending.ended_at) : "…"},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"noi", core::text::defuse(meeting.venue)},
                 {"mau_so", std::to_string(sums.of)},
                 {"theo_loai", by_status(all)},
                 {"mien", number(exempt)},
                 {"di", number(elsewhere)},
                 {"ti_le", rate(sums.attended(), sums.of)},
                 {"du_theo_loai", by_status(there)},
                 {"muon", number(sums.late)},
                 {"truc_tuyen", number(sums.online)},
                 {"n_co", std::to_string(sums.excused)},
                 {"co_ly_do", absent(lines, Attendance::absent_excused, true)},
                 {"n_khong", std::to_string(sums.absent)},
                 {"khong_ly_do", absent(lines, Attendance::absent, false)},
                 {"chua", number(sums.open)},
                 {"chu_tri", leaders.empty() ? "…" : "đồng chí " + leaders.front().name},
                 {"thu_ky", clerk && !clerk->name.empty() ? "đồng chí " + clerk->name + "." : "…"},
                 {"loai", ending.grade ? in_words(*ending.grade) : ""}});
}

std::string read_month(std::string_view folded, core::LocalDate today) {
    std::vector<int> numbers;
    std::string word;
    for (const char c : std::string(folded) + " ") {
        if (std::isdigit(static_cast<unsigned char>(c))) {
            word += c;
        } else if (!word.empty()) {
            if (word.size() > 4) return {};
            numbers.push_back(std::atoi(word.c_str()));
            word.clear();
        }
    }
    if (numbers.empty() || numbers.size() > 2 || numbers[0] < 1 || numbers[0] > 12) return {};
    int year = static_cast<int>(today.year());
    if (numbers.size() == 2) {
        year = numbers[1];
    } else if (numbers[0] > static_cast<int>(static_cast<unsigned>(today.month()))) {
        --year;
    }
    if (year < 2000 || year > 2199) return {};
    return fmt::format("{}-{:02}", year, numbers[0]);
}

}  // namespace mungba::handlers::rollcall

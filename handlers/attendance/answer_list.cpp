#include "handlers/attendance/answer_list.hpp"

#include "handlers/attendance/saying.hpp"
#include "handlers/attendance/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::Answer;
using storage::Rsvp;
using usecases::attendance::Line;

/// Which part of the list a line stands in, in their order.
enum class Part { present, absent, late, online, online_request, received, unclear, silent, count };
constexpr std::string_view kNames[] = {"có mặt",
                                       "vắng",
                                       "muộn",
                                       "trực tuyến",
                                       "đề nghị trực tuyến",
                                       "đã nhận tin",
                                       "chưa rõ",
                                       "chưa phản hồi"};

Part part_of(const std::optional<Rsvp>& said) {
    if (!said) return Part::silent;
    switch (said->answer) {
        case Answer::present:
            return Part::present;
        case Answer::absent:
        case Answer::absent_excused:
            return Part::absent;
        case Answer::late:
            return Part::late;
        case Answer::online:
            return Part::online;
        case Answer::online_request:
            return Part::online_request;
        case Answer::received:
            return Part::received;
        case Answer::unclear:
            return Part::unclear;
    }
    return Part::unclear;
}

std::string one(const Line& line, Part part, Reasons reasons) {
    std::string text = line.member.name;
    if (part == Part::late && line.said->minutes_late > 0)
        text += ": " + std::to_string(line.said->minutes_late) + " phút";
    const bool has_reason = part == Part::absent || part == Part::online_request;
    if (has_reason && reasons == Reasons::shown && !line.said->reason.empty())
        text += ": " + line.said->reason;
    return text;
}

void append(std::string& list, const std::string& entry) {
    list += (list.empty() ? "" : "; ") + entry;
}

}  // namespace

std::string answer_list(const storage::Meeting& meeting,
                        const std::vector<Line>& lines,
                        Reasons reasons) {
    std::string parts;
    for (int n = 0; n < static_cast<int>(Part::count); ++n) {
        const auto part = static_cast<Part>(n);
        int count = 0;
        std::string names;
        for (const Line& line : lines) {
            if (part_of(line.said) != part) continue;
            ++count;
            append(names, one(line, part, reasons));
        }
        if (count == 0) continue;
        std::string entry = std::string(kNames[n]) + " " + std::to_string(count);
        if (part != Part::present) entry += " (" + names + ")";
        append(parts, entry);
    }
    int late_words = 0;
    std::string changes;
    for (const Line& line : lines) {
        if (!line.after_deadline) continue;
        ++late_words;
        append(changes,
               line.member.name + ": " +
                   answer_in_words(line.after_deadline->answer, line.after_deadline->minutes_late));
    }
    if (late_words > 0)
        append(parts, "báo sau hạn " + std::to_string(late_words) + " (" + changes + ")");
    return fill(texts::kList,
                {{"ngay", day_of(meeting.starts_at)},
                 {"so", std::to_string(lines.size())},
                 {"phan", parts}});
}

}  // namespace mungba::handlers::attendance

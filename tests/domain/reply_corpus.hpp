#pragma once
#include <array>
#include <chrono>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/reply_reader.hpp"

namespace mungba::test {

using namespace mungba::domain;

/// One line of data/replies.tsv: half, place, label, text; see the head of that file.
struct CorpusLine {
    std::string half;
    std::string place;
    std::string label;  ///< "late:15" with the minutes that were told
    std::string text;
};

/// Counts of one label.
struct Score {
    int right = 0;
    int taken_for_it = 0;  ///< lines read as this label
    int written = 0;       ///< lines that are this label
    /// 0 … 1; 1 if nothing was read so.
    double precision() const {
        return taken_for_it == 0 ? 1 : static_cast<double>(right) / taken_for_it;
    }
    /// 0 … 1; 1 if nothing is so.
    double recall() const { return written == 0 ? 1 : static_cast<double>(right) / written; }
};
struct CorpusScore {
    std::map<std::string, Score> of;   ///< by label without minutes
    std::vector<std::string> failing;  ///< "place label ← read: text"
    int wrong_present = 0;
};

inline ReplyContext context_of(const std::string& place) {
    ReplyContext context;
    context.question_open = place != "n" && place != "x";
    context.is_private = place[0] == 'p' || place == "n";
    context.quotes_notice = place == "gq";
    context.quotes_other = place == "go";
    context.confirmation_waits = place == "pc";
    context.online_pilot = place == "pp";
    return context;
}

inline std::string label_alone(const std::string& label) {
    return label.substr(0, label.find(':'));
}

/// Written on the day of the meeting or on the day before it.
inline bool fits_the_meeting(const StatedDay& day) {
    constexpr core::LocalDate kMeeting = std::chrono::year{2026} / 10 / 5;
    constexpr core::LocalDate kDayBefore = std::chrono::year{2026} / 10 / 4;
    return day.fits(kMeeting, kMeeting) || day.fits(kMeeting, kDayBefore);
}

/// @throws std::runtime_error  if a line has not four fields
inline std::vector<CorpusLine> read_corpus() {
    std::ifstream file(std::string(MUNGBA_SOURCE_DIR) + "/tests/domain/data/replies.tsv");
    std::vector<CorpusLine> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::array<std::string, 3> fields;
        std::size_t at = 0;
        for (std::string& field : fields) {
            const std::size_t tab = line.find('\t', at);
            if (tab == std::string::npos) throw std::runtime_error("four fields: " + line);
            field = line.substr(at, tab - at);
            at = tab + 1;
        }
        std::string text = line.substr(at);
        for (std::size_t sign; (sign = text.find("⏎")) != std::string::npos;)
            text.replace(sign, std::string("⏎").size(), "\n");
        lines.push_back({fields[0], fields[1], fields[2], text});
    }
    return lines;
}

/// What the reader makes of a line: a name of Answer, "none", "ask", "retract"; "late:15".
/// An answer about another day than the meeting's (05/10/2026) is none.
inline std::string judged(const CorpusLine& line) {
    const Reply reply = read_reply(line.text, context_of(line.place));
    switch (reply.kind) {
        case Reply::Kind::not_an_answer:
            return "none";
        case Reply::Kind::ask_two:
        case Reply::Kind::ask_three:
            return "ask";
        case Reply::Kind::retract:
            return "retract";
        case Reply::Kind::answer:
            break;
    }
    if (!fits_the_meeting(reply.day)) return "none";
    std::string label(name_of(reply.answer.value()));
    if (reply.minutes_late > 0) label += ":" + std::to_string(reply.minutes_late);
    return label;
}

/// @param half  "first" … "fifth"
inline CorpusScore score_of(const std::vector<CorpusLine>& lines, const std::string& half) {
    CorpusScore score;
    for (const CorpusLine& line : lines) {
        if (line.half != half) continue;
        const std::string read = judged(line);
        const std::string label = label_alone(line.label);
        const std::string read_label = label_alone(read);
        ++score.of[label].written;
        ++score.of[read_label].taken_for_it;
        if (read == line.label) ++score.of[label].right;
        if (read != line.label)
            score.failing.push_back(line.place + " " + line.label + " <- " + read + ": " +
                                    line.text);
        if (read_label == "present" && label != "present") ++score.wrong_present;
    }
    return score;
}

}  // namespace mungba::test

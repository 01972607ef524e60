#pragma once
#include <optional>

#include "domain/reply_clause.hpp"
#include "domain/reply_vocabulary.hpp"

namespace mungba::domain {

/// Reads along one clause, left to right; what does not match moves nothing. For read_clause alone:
/// clause_reader.cpp has what stands around an answer, clause_meeting.cpp the meeting that is
/// spoken of, clause_answers.cpp the answers themselves.
class ClauseReader {
public:
    explicit ClauseReader(std::span<const ReplyWord> words) : v_(vocabulary()), words_(words) {}

    Clause read();

private:
    std::span<const ReplyWord> rest() const { return words_.subspan(at_); }
    bool done() const { return at_ >= words_.size(); }
    bool take(const Phrases& phrases) {
        const std::size_t length = done() ? 0 : phrases.length_at(rest());
        at_ += length;
        return length > 0;
    }
    bool sees(const Phrases& phrases) const { return !done() && phrases.length_at(rest()) > 0; }

    bool at_unclear_vang() const;
    void take_courtesy();
    bool take_heard();
    void take_heard_by_me();
    bool take_free();
    bool take_call();
    void take_addressed();
    bool is_coming_to(std::size_t at) const;
    void take_meeting();
    bool take_date();
    void note_day(std::size_t begin);
    bool take_subject_word();
    void take_subject();
    bool take_no();
    bool take_no_behind();
    void take_bare_minutes();
    bool take_not_on_time();
    void take_no_more();
    bool take_absence();
    bool take_late();
    bool take_hour_of_coming();
    bool take_only_then();
    bool take_hour_of_presence();
    bool take_online();
    bool take_presence();
    bool take_core();
    bool is_of_the_meeting(std::size_t begin) const;
    template <typename Step>
    bool attempt(Step step);
    bool take_hour();
    void take_minutes();
    void take_tail();
    void take_reason();
    Clause bare_word(Clause::Said said);
    std::optional<Clause> whole_word();
    Clause ended_by_core(std::size_t begin) const;
    Clause after_yes(std::size_t begin) const;
    bool has_vang_alone(std::size_t begin) const;

    const Vocabulary& v_;
    std::span<const ReplyWord> words_;
    std::size_t at_ = 0;
    Clause clause_;
    bool asks_ = false;        ///< "xin", "báo", "cho": a request about oneself
    bool permission_ = false;  ///< "xin phép"
    bool stresses_ = false;
    bool still_ = false;  ///< "vẫn", "cũng"
    bool maybe_me_ = false;
    std::size_t pronoun_end_ = 0;  ///< of the last pronoun; 0 if there was none
    bool meeting_named_ = false;   ///< "buổi họp", "chi bộ" before the answer
    std::size_t meeting_end_ = 0;  ///< where that ended
    bool heard_ = false;
    bool excused_ = false;  ///< "có lý do"
    bool went_ = false;     ///< "dự trực tuyến", and not only "trực tuyến"
    bool strong_ = false;  ///< "xin vắng", "không dự được": it may end a clause of any words
};

}  // namespace mungba::domain

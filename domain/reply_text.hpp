#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/reply_reader.hpp"
#include "domain/reply_sum.hpp"
#include "domain/reply_words.hpp"

namespace mungba::domain {

/// Goes over the clauses of a text.
class ReplyReader {
public:
    ReplyReader(std::string_view text,
                std::span<const ReplyWord> words,
                const ReplyContext& context)
        : text_(text), words_(words), context_(context) {}

    Reply read() const;
    AfterAbsence after_absence() const;
    bool only_courtesy(std::size_t from) const;

private:
    struct Piece {
        std::size_t begin;
        std::size_t end;
    };
    std::vector<Piece> pieces(std::size_t from) const;
    ReplySum sum_up(std::size_t from) const;
    void add(ReplySum& sum, const Piece& piece) const;
    void add_said(ReplySum& sum, const Clause& clause, const Piece& piece) const;
    bool is_own_reason(const Piece& piece) const;
    void add_unknown(ReplySum& sum, const Clause& clause, const Piece& piece) const;
    Reply reply_of(const ReplySum& sum) const;
    Reply number_reply() const;
    bool short_forms_count() const;
    bool takes_back() const;
    std::string reason_of(const ReplySum& sum) const;
    static Reply answer(Answer answer);

    std::string_view text_;
    std::span<const ReplyWord> words_;
    const ReplyContext& context_;
};

}  // namespace mungba::domain

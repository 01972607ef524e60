#include "domain/rsvp.hpp"

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<Answer, 8> kAnswers = {{{Answer::present, "present"},
                                            {Answer::absent, "absent"},
                                            {Answer::absent_excused, "absent_excused"},
                                            {Answer::late, "late"},
                                            {Answer::online, "online"},
                                            {Answer::online_request, "online_request"},
                                            {Answer::received, "received"},
                                            {Answer::unclear, "unclear"}}};

constexpr NameTable<AnswerSource, 5> kSources = {{{AnswerSource::group, "group"},
                                                  {AnswerSource::private_chat, "private_chat"},
                                                  {AnswerSource::on_behalf, "on_behalf"},
                                                  {AnswerSource::call, "call"},
                                                  {AnswerSource::page, "page"}}};

}  // namespace

std::string_view name_of(Answer answer) { return name_in(kAnswers, answer); }
std::string_view name_of(AnswerSource source) { return name_in(kSources, source); }
std::optional<Answer> answer_named(std::string_view name) { return value_in(kAnswers, name); }
std::optional<AnswerSource> answer_source_named(std::string_view name) {
    return value_in(kSources, name);
}

}  // namespace mungba::domain

#include "handlers/meetings/request.hpp"

#include "core/text.hpp"
#include "handlers/contract/typed.hpp"

namespace mungba::handlers::meetings {
namespace {

/// Goes along the folded arguments.
class Reading {
public:
    explicit Reading(std::string_view folded) : folded_(folded) {}

    std::string_view rest() const { return folded_.substr(position_); }
    std::string_view read() const { return folded_.substr(0, position_); }
    void go_on(std::size_t length) {
        position_ += length;
        while (position_ < folded_.size() &&
               (folded_[position_] == ' ' || folded_[position_] == ','))
            ++position_;
    }

private:
    std::string_view folded_;
    std::size_t position_ = 0;
};

std::string as_typed_after(std::string_view typed, std::string_view read) {
    while (!read.empty() && read.back() == ' ') read.remove_suffix(1);
    if (read.empty()) return core::text::trim(typed);
    return core::text::trim(typed.substr(typed::length_of(typed, read)));
}

/// Goes over "tại" or "vào", but not over a place that folds to it: "Tái định cư".
void skip_word(Reading& reading, std::string_view typed, std::string_view word) {
    const std::string folded = core::text::fold(word);
    if (!reading.rest().starts_with(folded + " ")) return;
    const std::string rest = as_typed_after(typed, reading.read());
    if (typed::accents_fit(std::string_view(rest).substr(0, rest.find(' ')), word))
        reading.go_on(folded.size());
}

}  // namespace

Request read_request(std::string_view typed, std::string_view folded, core::LocalDate today) {
    Request request;
    Reading reading(folded);
    if (const auto kind = domain::read_meeting_kind(folded); kind.length > 0) {
        request.kind = kind.kind;
        reading.go_on(kind.length);
    }
    for (int part = 0; part < 2; ++part) {
        skip_word(reading, typed, "vào");
        if (!request.has_date()) {
            request.date = core::read_date(reading.rest(), today);
            if (request.has_date()) {
                reading.go_on(request.date.length);
                continue;
            }
        }
        if (request.has_hour()) break;
        request.hour = core::read_hour(reading.rest());
        if (!request.has_hour()) break;
        reading.go_on(request.hour.length);
    }
    if (request.has_date() || request.has_hour()) skip_word(reading, typed, "tại");
    request.place = as_typed_after(typed, reading.read());
    return request;
}

}  // namespace mungba::handlers::meetings

#include "handlers/thematic/request.hpp"

#include <array>

#include "core/text.hpp"
#include "handlers/contract/arguments.hpp"

namespace mungba::handlers::thematic {
namespace {

constexpr std::array<std::string_view, 5> kMarks{"“", "”", "\"", "«", "»"};

bool take_word(typed::Arguments& arguments, std::string_view word) {
    const std::string_view rest = arguments.rest();
    if (rest != word && !rest.starts_with(std::string(word) + " ")) return false;
    arguments.go_on(word.size());
    return true;
}

}  // namespace

std::string as_topic(std::string_view typed) {
    std::string topic = core::text::trim(typed);
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : kMarks) {
            if (topic.starts_with(mark)) {
                topic = core::text::trim(topic.substr(mark.size()));
                found = true;
            }
            if (topic.ends_with(mark)) {
                topic = core::text::trim(topic.substr(0, topic.size() - mark.size()));
                found = true;
            }
        }
        if (topic.ends_with(".")) {
            topic.pop_back();
            found = true;
        }
    }
    return topic;
}

Request read_request(std::string_view typed, std::string_view folded, core::LocalDate today) {
    Request request;
    if (folded.empty()) return request;
    typed::Arguments arguments(typed, folded);
    request.what = Request::What::plan;
    if (take_word(arguments, "xong")) request.what = Request::What::done;
    if (request.what == Request::What::plan && (take_word(arguments, "trinh bay") || take_word(arguments, "nguoi trinh bay"))) {
        request.what = Request::What::presenter;
        request.rest = arguments.rest_as_typed();
        return request;
    }
    request.quarter = domain::read_quarter(arguments.rest());
    if (request.has_quarter()) arguments.go_on(request.quarter.length);
    for (int part = 0; part < 2; ++part) {
        arguments.skip_word("vào");
        if (!request.has_date()) {
            request.date = core::read_date(arguments.rest(), today);
            if (request.has_date()) {
                arguments.go_on(request.date.length);
                continue;
            }
        }
        if (request.has_hour()) break;
        request.hour = core::read_hour(arguments.rest());
        if (!request.has_hour()) break;
        arguments.go_on(request.hour.length);
    }
    request.rest = as_topic(arguments.rest_as_typed());
    return request;
}

}  // namespace mungba::handlers::thematic

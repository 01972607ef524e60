#include "handlers/meetings/request.hpp"

#include "handlers/contract/arguments.hpp"

namespace mungba::handlers::meetings {

Request read_request(std::string_view typed, std::string_view folded, core::LocalDate today) {
    Request request;
    typed::Arguments arguments(typed, folded);
    if (const auto kind = domain::read_meeting_kind(folded); kind.length > 0) {
        request.kind = kind.kind;
        arguments.go_on(kind.length);
    }
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
    if (request.has_date() || request.has_hour()) arguments.skip_word("tại");
    request.place = arguments.rest_as_typed();
    return request;
}

}  // namespace mungba::handlers::meetings

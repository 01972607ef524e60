#pragma once
#include <string>
#include <string_view>

#include "core/local_time.hpp"
#include "domain/quarter.hpp"

namespace mungba::handlers::thematic {

/// The arguments of "chuyên đề": [xong] [quý N] [date] [hour] [topic]; or "trình bày" and a name.
struct Request {
    enum class What { status, plan, done, presenter } what = What::status;
    domain::ReadQuarter quarter{};
    core::ReadDate date{};
    core::ReadHour hour{};
    std::string rest{};  ///< the topic or the name, as typed, without quotation marks
    bool has_date() const { return date.outcome != core::ReadDate::Outcome::none; }
    bool has_hour() const { return hour.outcome != core::ReadHour::Outcome::none; }
    bool has_quarter() const { return quarter.number > 0; }
};

/// Pure, any thread.
Request read_request(std::string_view typed, std::string_view folded, core::LocalDate today);

/// Without the quotation marks and the full stop around it.
std::string as_topic(std::string_view typed);

}  // namespace mungba::handlers::thematic

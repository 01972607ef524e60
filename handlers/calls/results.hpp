#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rsvp.hpp"

namespace mungba::handlers::calls {

/// What came of one call: "gọi 1 có mặt", "gọi 2 muộn 15 phút".
struct Result {
    int number = 0;
    std::optional<domain::Answer> answer{};  ///< none: the words were not understood
    int minutes_late = 0;
    std::string reason{};
    std::string words{};  ///< as typed, for asking back
};

/// "có mặt", "vắng vì ốm", "muộn 15 phút": one result, without a number. Pure.
Result read_result(std::string_view words);
/// Reads what follows "gọi": parts with a number and its result, parted by commas, semicolons, lines or the word "gọi" itself; several numbers
/// may share a result ("1 3 có mặt"). Nothing if it does not begin with a number: then it is no command. Pure.
std::optional<std::vector<Result>> read_results(std::string_view arguments);

}  // namespace mungba::handlers::calls

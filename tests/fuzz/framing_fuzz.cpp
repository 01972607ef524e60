// Any bytes as the beginning of a connection: a verdict, never one that two readers could understand differently.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/http/framing.hpp"

namespace {

using namespace mungba::http;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_accepted(const framing::HeaderCheck& check, const framing::Limits& limits) {
    require(framing::is_token(check.method));
    require(!check.target.empty() && check.target.front() == '/' && check.target.size() <= limits.max_target_bytes);
    require(check.fields.size() <= limits.max_header_fields);
    require(!(check.chunked && (check.content_length || check.http_1_0)));
    int hosts = 0;
    int lengths = 0;
    for (const framing::Field& field : check.fields) {
        require(framing::is_token(field.name) && framing::is_field_value(field.value));
        hosts += framing::equal_ignoring_case(field.name, "Host");
        lengths += framing::equal_ignoring_case(field.name, "Content-Length");
    }
    require(check.http_1_0 || hosts == 1);
    require(lengths <= 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const framing::Limits limits;
    const framing::HeaderEnd end = framing::find_end(text);
    // Looking twice, from where the first look stopped, must come to the same.
    const framing::HeaderEnd half = framing::find_end(text.substr(0, size / 2));
    if (half.state == framing::HeaderEnd::State::incomplete) {
        require(framing::find_end(text, half.size).state == end.state);
    }
    if (end.state != framing::HeaderEnd::State::complete) return 0;
    const framing::HeaderCheck check = framing::inspect(text.substr(0, end.size), limits);
    if (check.status == 0) check_accepted(check, limits);
    return 0;
}

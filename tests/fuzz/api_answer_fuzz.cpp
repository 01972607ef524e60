// Any bytes as an answer of the API: a value that holds what it must, or none. The same bytes as a
// file's name and a day.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/text.hpp"
#include "zalo/api_answers.hpp"
#include "zalo/envelope.hpp"
#include "zalo/multipart.hpp"

namespace {

using namespace mungba;
using Outcome = core::SendResult::Outcome;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_data(const nlohmann::json& data) {
    if (const auto oa = zalo::read_oa(data)) require(!oa->id.empty());
    if (const auto group = zalo::read_group(data)) require(!group->group.id.empty());
    if (const auto groups = zalo::read_groups(data)) {
        for (const auto& group : groups->items) require(!group.id.empty());
    }
    if (const auto members = zalo::read_members(data)) {
        require(!members->total || *members->total >= 0);
        for (const auto& member : members->items) require(member.user.empty() != member.oa.empty());
    }
    if (const auto assets = zalo::read_group_assets(data)) {
        for (const auto& asset : *assets) require(!asset.id.empty());
    }
    if (const auto quota = zalo::read_message_quota(data); quota && quota->replies) {
        require(quota->replies->left >= 0 && quota->replies->total >= 0);
    }
    if (const auto uploaded = zalo::read_attachment_id(data)) require(!uploaded->id.empty());
    if (const auto uploaded = zalo::read_file_token(data)) require(!uploaded->id.empty());
}

void check_file_name(std::string_view name) {
    const std::string quoted = zalo::quoted_file_name(name);
    require(!quoted.empty() && quoted.size() <= 200 && core::text::is_utf8(quoted));
    require(std::none_of(quoted.begin(), quoted.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '"';
    }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const core::Instant now = core::from_ms(1'790'000'000'000);
    constexpr int kStatuses[] = {200, 302, 401, 404, 429, 500};
    core::HttpResponse response;
    response.status = kStatuses[size % std::size(kStatuses)];
    response.body = std::string(text);
    const auto opened = zalo::open_envelope(response, now);
    if (const auto* failure = std::get_if<core::SendResult>(&opened)) {
        require(failure->outcome != Outcome::sent && !failure->detail.empty());
        require(failure->outcome != Outcome::wait ||
                (failure->retry_at && *failure->retry_at > now));
    } else {
        const auto& answer = std::get<nlohmann::json>(opened);
        check_data(answer);
        if (const auto data = answer.find("data"); data != answer.end()) check_data(*data);
    }
    check_file_name(text);
    if (const auto day = zalo::read_day(text)) require(day->ok());
    const zalo::Multipart form =
        zalo::multipart_file("file", text.substr(0, size / 2), "text/csv", text);
    const std::string boundary = form.content_type.substr(form.content_type.find('=') + 1);
    require(text.find(boundary) == std::string_view::npos);
    return 0;
}

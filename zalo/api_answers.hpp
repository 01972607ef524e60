#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "zalo/api_types.hpp"

/// What the answers of the API mean: each takes the `data` of a success and gives the value, or
/// nothing if a field that we cannot do without is missing. Ids may be numbers or strings, flags
/// and counts too; fields that are absent or of another type are left out. Pure, any thread;
/// nothing here throws for anything in `data`.
namespace mungba::zalo {

std::optional<OaProfile> read_oa(const nlohmann::json& data);
std::optional<GroupDetail> read_group(const nlohmann::json& data);
std::optional<GroupSummary> read_group_summary(const nlohmann::json& data);
std::optional<Page<GroupSummary>> read_groups(const nlohmann::json& data);
/// One member without an id makes the page unreadable: who is missing would be taken for gone.
std::optional<Page<Member>> read_members(const nlohmann::json& data);
std::optional<std::vector<GroupAsset>> read_group_assets(const nlohmann::json& data);
std::optional<MessageQuota> read_message_quota(const nlohmann::json& data);
std::optional<Uploaded> read_attachment_id(const nlohmann::json& data);
std::optional<Uploaded> read_file_token(const nlohmann::json& data);

/// "10/10/2024", or milliseconds of an instant of that day.
std::optional<core::LocalDate> read_day(std::string_view text);

}  // namespace mungba::zalo

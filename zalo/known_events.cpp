#include "zalo/known_events.hpp"

#include <algorithm>
#include <array>

namespace mungba::zalo {
namespace {

using core::ContentKind;
using Contact = core::ContactChanged::Change;
using Group = core::GroupChanged::Change;
using Members = core::GroupMembersChanged::Change;
using Receipt = core::MessageReceipt::Kind;

constexpr KnownEvent other(std::string_view name) { return {name, name, std::monostate{}}; }

constexpr KnownEvent row(std::string_view name, Meaning meaning) { return {name, name, meaning}; }

constexpr KnownEvent alias(std::string_view name, std::string_view canonical, Meaning meaning) {
    return {name, canonical, meaning};
}

constexpr KnownEvent said(std::string_view name, ContentKind content) {
    return {name, name, MessageMeaning{core::ChatKind::private_chat, content}};
}

constexpr KnownEvent said_in_group(std::string_view name, ContentKind content) {
    return {name, name, MessageMeaning{core::ChatKind::group, content}};
}

constexpr KnownEvent echo(std::string_view name, ContentKind content) {
    return {name, name, EchoMeaning{core::ChatKind::private_chat, content}};
}

constexpr KnownEvent echo_in_group(std::string_view name, ContentKind content) {
    return {name, name, EchoMeaning{core::ChatKind::group, content}};
}

// The names of Zalo's newest pages are canonical; those of other writers are aliases of them.
constexpr auto sorted(auto rows) {
    std::sort(rows.begin(), rows.end(), [](const KnownEvent& a, const KnownEvent& b) {
        return a.name < b.name;
    });
    return rows;
}

constexpr auto kEvents = sorted(std::to_array<KnownEvent>({
    // what members say in a group
    said_in_group("user_send_group_text", ContentKind::text),
    said_in_group("user_send_group_image", ContentKind::image),
    said_in_group("user_send_group_link", ContentKind::link),
    said_in_group("user_send_group_audio", ContentKind::audio),
    said_in_group("user_send_group_video", ContentKind::video),
    said_in_group("user_send_group_business_card", ContentKind::business_card),
    said_in_group("user_send_group_sticker", ContentKind::sticker),
    said_in_group("user_send_group_gif", ContentKind::gif),
    said_in_group("user_send_group_file", ContentKind::file),
    said_in_group("user_send_group_location", ContentKind::location),
    // what the OA said in a group
    echo_in_group("oa_send_group_text", ContentKind::text),
    echo_in_group("oa_send_group_image", ContentKind::image),
    echo_in_group("oa_send_group_link", ContentKind::link),
    echo_in_group("oa_send_group_audio", ContentKind::audio),
    echo_in_group("oa_send_group_location", ContentKind::location),
    echo_in_group("oa_send_group_video", ContentKind::video),
    echo_in_group("oa_send_group_business_card", ContentKind::business_card),
    echo_in_group("oa_send_group_sticker", ContentKind::sticker),
    echo_in_group("oa_send_group_gif", ContentKind::gif),
    echo_in_group("oa_send_group_file", ContentKind::file),
    // the life of a group
    row("create_group", Group::created),
    row("update_group_info", Group::updated),
    row("delete_group", Group::deleted),
    alias("disperse_group", "delete_group", Group::deleted),
    row("user_join_group", Members::joined),
    row("user_out_group", Members::left),
    alias("user_leave_group", "user_out_group", Members::left),
    row("user_request_join_group", Members::requested),
    row("accept_request_join_group", Members::accepted),
    alias("react_request_join_group", "accept_request_join_group", Members::accepted),
    alias("react_request_join_group_accept", "accept_request_join_group", Members::accepted),
    row("reject_request_join_group", Members::rejected),
    alias("react_request_join_group_reject", "reject_request_join_group", Members::rejected),
    row("add_group_admin", Members::admin_added),
    row("remove_group_admin", Members::admin_removed),
    // what a person says to the OA alone
    said("user_send_text", ContentKind::text),
    said("user_send_image", ContentKind::image),
    said("user_send_link", ContentKind::link),
    said("user_send_audio", ContentKind::audio),
    said("user_send_video", ContentKind::video),
    said("user_send_sticker", ContentKind::sticker),
    said("user_send_location", ContentKind::location),
    said("user_send_business_card", ContentKind::business_card),
    said("user_send_file", ContentKind::file),
    said("user_send_gif", ContentKind::gif),
    // what the OA said to one person
    echo("oa_send_text", ContentKind::text),
    echo("oa_send_image", ContentKind::image),
    echo("oa_send_gif", ContentKind::gif),
    echo("oa_send_list", ContentKind::other),
    echo("oa_send_template", ContentKind::other),
    echo("oa_send_file", ContentKind::file),
    echo("oa_send_sticker", ContentKind::sticker),
    // people and the OA
    row("user_received_message", Receipt::delivered),
    row("user_seen_message", Receipt::seen),
    row("follow", Contact::followed),
    row("unfollow", Contact::unfollowed),
    row("user_click_chatnow", Contact::opened_chat),
    row("user_submit_info", Contact::submitted_info),
    row("update_user_info", Contact::updated_info),
    row("user_withdraw", Contact::withdrew),
    // known, and nothing here acts on them
    other("user_reacted_message"),
    other("oa_reacted_message"),
    other("add_user_to_tag"),
    other("remove_user_from_tag"),
    other("remove_tag"),
    other("anonymous_send_text"),
    other("anonymous_send_image"),
    other("anonymous_send_file"),
    other("anonymous_send_sticker"),
    other("oa_send_anonymous_text"),
    other("oa_send_anonymous_image"),
    other("oa_send_anonymous_file"),
    other("oa_send_anonymous_sticker"),
    other("oa_send_consent"),
    other("user_reply_consent"),
    other("user_call_oa"),
    other("oa_call_user"),
    other("widget_interaction_accepted"),
    other("widget_failed_to_sync_user_external_id"),
    other("extension_purchased"),
    other("shop_has_order"),
    other("user_feedback"),
    other("user_click_response_button"),
    other("user_click_button"),
    other("user_click_link"),
    other("change_oa_daily_quota"),
    other("change_oa_template_tags"),
    other("change_template_quality"),
    other("change_template_quota"),
    other("change_template_status"),
    other("event_journey_time_out"),
    other("event_journey_acknowledged"),
    other("permission_revoked"),
}));

constexpr bool same_name(const KnownEvent& a, const KnownEvent& b) { return a.name == b.name; }
static_assert(std::adjacent_find(kEvents.begin(), kEvents.end(), same_name) == kEvents.end(),
              "an event name has two rows");

}  // namespace

const KnownEvent* find_known_event(std::string_view name) {
    const auto found = std::lower_bound(
        kEvents.begin(), kEvents.end(), name, [](const KnownEvent& event, std::string_view wanted) {
            return event.name < wanted;
        });
    return found != kEvents.end() && found->name == name ? &*found : nullptr;
}

std::span<const KnownEvent> known_events() { return kEvents; }

}  // namespace mungba::zalo

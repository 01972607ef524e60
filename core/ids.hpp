#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace mungba::core {

/// A row id of our own database: 64 bits, positive; 0 means "none yet". Ids of different tables do not mix.
template <typename Tag>
struct RowId {
    std::int64_t value = 0;
    constexpr RowId() = default;
    constexpr explicit RowId(std::int64_t row) : value(row) {}
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(const RowId&, const RowId&) = default;
};

/// An id that a channel (Zalo) gave: opaque text, whatever it looks like there. Empty means "none".
/// Source: docs/zalo-notes.md, "Identifiers": decimal above 2^53 or hexadecimal, so never a number.
template <typename Tag>
struct ChannelId {
    std::string value;
    ChannelId() = default;
    explicit ChannelId(std::string text) : value(std::move(text)) {}
    bool empty() const { return value.empty(); }
    friend auto operator<=>(const ChannelId&, const ChannelId&) = default;
};

using OrganizationId = RowId<struct OrganizationTag>;
using BranchId = RowId<struct BranchTag>;
using ChatGroupId = RowId<struct ChatGroupTag>;
using PersonId = RowId<struct PersonTag>;
using AccountId = RowId<struct AccountTag>;
using MembershipId = RowId<struct MembershipTag>;
using MeetingId = RowId<struct MeetingTag>;
using EventId = RowId<struct EventTag>;      ///< row of the inbox
using OutgoingId = RowId<struct OutgoingTag>;  ///< row of the outbox
using MediaId = RowId<struct MediaTag>;
using JobId = RowId<struct JobTag>;
using LadderId = RowId<struct LadderTag>;
using ChannelCallId = RowId<struct ChannelCallTag>;
using TaskId = RowId<struct TaskTag>;
using PromptId = RowId<struct PromptTag>;
using TopicId = RowId<struct TopicTag>;            ///< of a topic that the office suggests
using SlotId = RowId<struct SlotTag>;              ///< of a thematic meeting in a branch's plan
using BulletinId = RowId<struct BulletinTag>;
using BulletinNoticeId = RowId<struct BulletinNoticeTag>;
using BulletinDeliveryId = RowId<struct BulletinDeliveryTag>;
using CodeId = RowId<struct CodeTag>;              ///< of a code that links an account or a group
using LinkRequestId = RowId<struct LinkRequestTag>;
using JoinRequestId = RowId<struct JoinRequestTag>;
using LoginLinkId = RowId<struct LoginLinkTag>;
using SessionId = RowId<struct SessionTag>;        ///< of somebody who looks at the web page

using AppId = ChannelId<struct AppTag>;
using OaId = ChannelId<struct OaTag>;
using UserId = ChannelId<struct UserTag>;    ///< a person's id as one OA sees it
using GroupId = ChannelId<struct GroupTag>;  ///< a group's id on the channel
using MessageId = ChannelId<struct MessageTag>;

}  // namespace mungba::core

template <typename Tag>
struct std::hash<mungba::core::RowId<Tag>> {
    std::size_t operator()(const mungba::core::RowId<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
template <typename Tag>
struct std::hash<mungba::core::ChannelId<Tag>> {
    std::size_t operator()(const mungba::core::ChannelId<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};

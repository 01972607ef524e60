#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "handlers/meetings/request.hpp"

/// The arguments of "dời", "sửa", "hủy" as they were typed. Pure, any thread.
namespace mungba::handlers::meetings {

/// "6/10 19h30 tại … vì …", with or without "sang" and the kind before it.
struct MoveRequest {
    Request to{};
    std::string reason{};
};
MoveRequest read_move(std::string_view typed, std::string_view folded, core::LocalDate today);

/// "giờ 20h", "nơi …", "nội dung …; …", "hình thức trực tuyến".
struct EditRequest {
    enum class Of { nothing, hour, place, agenda, mode };
    Of of = Of::nothing;
    std::string value{};  ///< as typed
};
EditRequest read_edit(std::string_view typed, std::string_view folded);

/// "họp 12/10 vì bão": which one, and why.
struct CancelRequest {
    std::optional<domain::MeetingKind> kind{};
    core::ReadDate date{};
    std::string reason{};
    std::string rest{};  ///< what was not understood
};
CancelRequest read_cancel(std::string_view typed, std::string_view folded, core::LocalDate today);

/// "vì …", "lý do …" at the end of a text: what stands before it, and the reason without end marks.
struct Split {
    std::string before;
    std::string reason;
};
Split split_reason(std::string_view typed);

}  // namespace mungba::handlers::meetings

#pragma once
#include <string_view>

/// The words of conversation.md §3 row 1; ⏎ there is a line break here.
namespace mungba::handlers::schedule::texts {

inline constexpr std::string_view kHelp = "Xem lịch họp: {lenh}.";
inline constexpr std::string_view kNext = "Buổi tới: {loai}, {gio}, {thu}, ngày {ngay}[, tại {noi}].[ Đồng chí đã báo: {tra_loi}.]";
inline constexpr std::string_view kHead = "Buổi tới của các chi bộ:";
inline constexpr std::string_view kLine = "\n- {chi_bo}: {loai}, {gio}, {thu}, ngày {ngay}[, tại {noi}].[ Đồng chí đã báo: {tra_loi}.]";
inline constexpr std::string_view kLineNone = "\n- {chi_bo}: chưa có lịch họp mới.";
inline constexpr std::string_view kNone = "Hiện chưa có lịch họp mới.";

}  // namespace mungba::handlers::schedule::texts

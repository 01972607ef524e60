#pragma once
#include <array>
#include <string_view>
#include <utility>

namespace mungba::handlers::outage::texts {

/// M32. The last but one sentence only where "báo thay" can be said.
inline constexpr std::string_view kOutage =
    "Kính gửi đồng chí bí thư, trợ lý bị gián đoạn từ {gio_1}, ngày {ngay_1} đến {gio_2}, ngày {ngay_2}. "
    "[Chưa gửi được: {cac_tin}. ][Nếu có lời báo dự mà danh sách chưa ghi, xin nhắn: {bao_thay}. ]"
    "Xin lỗi đồng chí vì sự bất tiện này.";
inline constexpr std::string_view kReminder = "tin nhắc trước buổi ngày {ngay}";
/// The rungs of a meeting (domain/rung.hpp) that somebody waits for.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kRungs{
    {{"notice", "thông báo buổi ngày {ngay}"},
     {"not_today", "tin báo hôm đó không họp, buổi ngày {ngay}"},
     {"ask_silent", "lời nhắc riêng về buổi ngày {ngay}"},
     {"evening_before", "số liệu báo dự buổi ngày {ngay}"},
     {"last_figures", "số liệu cuối buổi ngày {ngay}"}}};

/// The line in `việc` where nobody could be told.
inline constexpr std::string_view kTitle = "Xem lúc nào trợ lý bị gián đoạn";

}  // namespace mungba::handlers::outage::texts

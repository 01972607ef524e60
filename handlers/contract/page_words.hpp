#pragma once
#include <string>

#include "core/clock.hpp"
#include "web/page.hpp"

/// Words that many pages have in common. Pure, any thread.
namespace mungba::handlers {

/// "Chủ nhật, 04/10/2026, 18 giờ 05": what stands above a page's heading.
std::string moment_in_full(core::Instant instant);
/// "19 giờ 30, thứ Hai, 05/10/2026"
std::string hour_and_date(core::Instant instant);
/// "05/10, 16:30": in lists.
std::string short_moment(core::Instant instant);
/// "Hạn: trước 16 giờ 30 ngày mai", "Hạn: trước ngày 23/11"; "Đã quá hạn từ ngày 05/10".
std::string due_words(core::Instant due, core::Instant now);

/// A page's section without a heading.
web::Section section(std::vector<web::Block> blocks, std::string label = {});
web::Section section(std::string heading, std::vector<web::Block> blocks, std::string note = {});

}  // namespace mungba::handlers

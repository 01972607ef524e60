#pragma once
#include <string>
#include <vector>

#include "web/page.hpp"

namespace mungba::web {

/// What surrounds a page: who looks at it, and where else one may go.
struct Frame {
    struct MenuItem {
        std::string text{};
        std::string address{};
        bool is_current = false;
    };
    std::string place{};         ///< "Chi bộ 5, phường Tân Khê"
    std::string short_place{};   ///< of a telephone: "Chi bộ 5"; empty: the same
    std::string who{};           ///< "Nguyễn Thị Hạnh"; empty: nobody is logged in
    std::string role{};          ///< "bí thư"
    std::vector<MenuItem> menu{};
    std::string help{};          ///< "đồng chí Kiều Anh Tuấn, Văn phòng Đảng ủy, 024 7000 0103"; empty: not said
    std::string csrf{};          ///< into every form that posts
    std::string log_out{};       ///< where one logs out
};

/// The whole HTML document. Pure, any thread. Everything in it that is no template of ours is escaped.
std::string render(const Page& page, const Frame& frame);

}  // namespace mungba::web

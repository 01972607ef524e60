#pragma once
#include <string>
#include <vector>

/// A sheet of A4 to be printed and signed, with the head of a Party document; the look: look.md, "Print".
namespace mungba::web {

struct Sheet {
    struct Cell {
        std::string text{};
        bool centred = false;
        bool tick = false;  ///< an empty box to be ticked
    };
    struct Table {
        std::vector<std::string> columns{};
        std::vector<std::vector<Cell>> rows{};
    };
    struct Part {
        std::string heading{};
        std::vector<std::string> lines{};
        Table table{};  ///< none: no columns
    };
    struct Signer {
        std::string title{};  ///< "THƯ KÝ"
        std::string name{};   ///< beneath the place for the signature; empty: only the place
    };
    std::string body{};      ///< "Đảng bộ phường …": at the left, in capitals
    std::string unit{};      ///< the branch, in capitals and underlined
    std::string place_and_date{};
    std::string title{};
    std::string subtitle{};
    std::string centred{};   ///< a line beneath the title
    bool of_roll = false;    ///< 25 people on one page
    std::vector<Part> parts{};
    std::vector<std::string> totals{};
    std::vector<Signer> signers{};
};

}  // namespace mungba::web

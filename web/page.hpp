#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "web/form.hpp"
#include "web/parts.hpp"
#include "web/sheet.hpp"

namespace mungba::web {

struct Details;
using Block = std::variant<Paragraph, Notice, Facts, Table, Legend, Grid, Todo, Log, Paging, Buttons, Steps, Week, Counts, Bubble, Code, IdCard, Answers, Slips, Sheet, Verbatim, Form, Details>;

/// What is seen only when it is asked for.
struct Details {
    std::string summary{};
    std::vector<Block> blocks{};
    bool open = false;
};

struct Section {
    std::string heading{};  ///< empty: `label` names it for those who hear the page
    std::string note{};   ///< at the right of the heading
    std::vector<Block> blocks{};
    std::string label{};
};

/// A file to be kept.
struct Download {
    std::string name{};  ///< ASCII
    std::string content_type{};
    std::string bytes{};
};

/// One answer of the web page, as a plain value.
struct Page {
    enum class Layout {
        full,   ///< head, menu, one or two columns
        one,    ///< one column without a menu: log-in, answer
        sheets, ///< for paper
    };
    int status = 200;
    Layout layout = Layout::full;
    std::string title{};                ///< h1; and of the window
    std::string over{};               ///< small, above it
    std::string lead{};               ///< beneath it
    std::vector<Notice> notices{};
    std::vector<Section> sections{};
    std::vector<Section> aside{};     ///< the side column, as panels
    std::string end{};                ///< at the foot of a `one` page
    bool live = false;                ///< its live values are to be followed

    std::string see_other{};          ///< instead of all this: go there (303)
    std::optional<Download> download{};

    std::string new_session{};        ///< the secret of the session that begins with this answer
    bool ends_session = false;
};

/// "Go there": after a deed, so that a reload does nothing twice.
Page see_other(std::string address);
/// For what is not there and for what is somebody else's alike.
Page not_found();
/// What was asked for cannot be read; `text` says what and how to mend it.
Page bad_request(std::string text);
/// The form was not sent from our page, or has lain too long.
Page not_from_here();
/// The time of the session is over: what was sent is not carried out.
Page session_over();
Page too_large();
/// Something of ours failed. `id` stands in the log beside the cause.
Page failure(const std::string& id);
Page too_busy();

}  // namespace mungba::web

#pragma once
#include <string>
#include <utility>
#include <vector>

/// What pages are made of: plain values, without HTML. Texts are as people read them; whatever they hold, they are shown as text.
/// Addresses are ours, made by code. The look of each part: web/templates, web/static/style.css.
namespace mungba::web {

struct Link {
    std::string text{};
    std::string address{};
    bool main = false;  ///< the one full button of a view
};

/// A button that changes something: a form of its own, with nothing to fill in.
struct Button {
    std::string text{};
    std::string address{};
    std::vector<std::pair<std::string, std::string>> fields{};  ///< sent along
    bool main = false;
};

/// The shapes of the look, in words: which means what is in docs/pages.md, "Shapes".
enum class Shape { none, done, half, open, dashed, dotted, crossed, due, not_enough, dash };

/// A state is a shape and a word.
struct State {
    Shape shape = Shape::none;
    std::string word{};
    bool owed = false;  ///< red and bold: overdue, against the rules
};

struct Paragraph {
    enum class Kind { plain, lead, small, big_date, why };
    std::string text{};
    Kind kind = Kind::plain;
    std::vector<Link> links{};  ///< after the text
};

/// What has just happened, or what is wrong: above everything else of the page.
struct Notice {
    enum class Kind { done, problem };
    Kind kind = Kind::done;
    std::string text{};
};

struct Facts {
    struct Fact {
        std::string name{};
        std::string value{};
        State state{};        ///< before the name, if it has a shape
        std::string live{};   ///< a key of the page's live values: the value changes while one looks
        Link link{};          ///< instead of the plain value
    };
    std::vector<Fact> facts{};
    bool tight = false;
};

struct Table {
    struct Column {
        std::string title{};
        bool is_number = false;
        bool optional = false;  ///< gone on narrow pages
    };
    struct Cell {
        std::string text{};
        std::string note{};  ///< a second fact, small, beneath
        State state{};       ///< instead of the text
        Link link{};         ///< instead of the text
        std::vector<Button> buttons{};
    };
    struct Row {
        std::vector<Cell> cells{};
        bool owed = false;
    };
    std::string caption{};  ///< says what the table is, for those who hear it; never empty
    std::vector<Column> columns{};
    std::vector<Row> rows{};
    std::string when_empty{};
};

/// The states that shapes stand for, above what uses them.
struct Legend {
    std::vector<State> states{};
};

/// Rows by columns of states, in bands: what is owed first.
struct Grid {
    struct Cell {
        State state{};
        std::string text{};  ///< instead of the state: a figure
        std::string note{};  ///< small, beneath
    };
    struct Row {
        std::string head{};
        std::string note{};
        std::string address{};  ///< of the head; empty: plain
        std::vector<Cell> cells{};
        bool owed = false;
    };
    struct Band {
        std::string heading{};
        std::vector<Row> rows{};
    };
    std::string caption{};  ///< for those who hear it; never empty
    std::string corner{};   ///< above the heads: "Chi bộ"
    std::vector<std::string> columns{};
    int current = -1;       ///< the column that is going on; −1: none
    std::string current_note{};
    Row sum{};
    std::vector<Band> bands{};
};

/// What is to be done, numbered as in the chat.
struct Todo {
    struct Item {
        std::string what{};
        std::string note{};
        std::string due{};
        Link link{};                ///< where it is done; empty: it is done in the chat
        std::vector<Button> buttons{};
    };
    std::vector<Item> items{};
};

struct Log {
    struct Line {
        std::string when{};
        std::string text{};
        Link link{};  ///< instead of the plain text
    };
    std::vector<Line> lines{};
};

/// "Trang trước", "Trang sau": an empty address leaves one out.
struct Paging {
    std::string previous{};
    std::string next{};
    std::string words{};  ///< "51–100 trên 1.000 đồng chí"
};

/// Links and buttons in a row.
struct Buttons {
    std::vector<Link> links{};
    std::vector<Button> buttons{};
};

/// How far something has come: done, where it stands, what is to come.
struct Steps {
    struct Step {
        std::string text{};
        State state{};  ///< its shape; the word is `text`
        bool is_current = false;
    };
    std::vector<Step> steps{};
};

/// The days among which a meeting's date was looked for.
struct Week {
    struct Day {
        std::string weekday{};
        std::string number{};
        std::string word{};    ///< "nghỉ", "họp"; empty: nothing
        bool is_off = false;
        bool is_given_up = false;  ///< the day of the rule, not met on
        bool is_chosen = false;
    };
    std::string label{};
    std::vector<Day> days{};
};

/// Large numbers with what they count.
struct Counts {
    struct Count {
        std::string number{};
        State state{};
    };
    std::vector<Count> counts{};
};

/// A message exactly as it goes into the chat.
struct Bubble {
    std::string from{};
    std::string text{};  ///< may have line ends
    std::string when{};
};

/// An address as a QR code, to be photographed or printed.
struct Code {
    std::string address{};
    std::string caption{};
};

/// A name in a frame: "is this me?"
struct IdCard {
    std::string name{};
    std::vector<std::string> lines{};
};

/// A question with large numbered answers, each of which is sent by one press; the numbers are those of the chat.
struct Answers {
    struct Answer {
        std::string value{};
        std::string text{};
        std::string note{};
    };
    std::string address{};
    std::string field{};
    std::string label{};  ///< of the whole, for those who hear it
    std::vector<Answer> answers{};
};

/// Slips to print and cut up, ten on a sheet: a name, a QR code, how to use it.
struct Slips {
    struct Slip {
        std::string name{};
        std::vector<std::string> lines{};
        std::string address{};  ///< in the code
        std::string caption{};  ///< under it
        std::vector<std::string> steps{};
    };
    std::vector<Slip> slips{};
};

/// A text to be copied whole, with its line ends.
struct Verbatim {
    std::string text{};
};

}  // namespace mungba::web

#include "web/render_parts.hpp"

#include <utility>

#include "web/qr_code.hpp"
#include "web/render_grid.hpp"
#include "web/render_sheet.hpp"
#include "web/static_files.hpp"
#include "web/template.hpp"
#include "web/ties.hpp"

namespace mungba::web {

const char* id_of(Shape shape) {
    switch (shape) {
        case Shape::none: return "";
        case Shape::done: return "xong";
        case Shape::half: return "nua";
        case Shape::open: return "trong";
        case Shape::dashed: return "dut";
        case Shape::dotted: return "nhan";
        case Shape::crossed: return "vang";
        case Shape::due: return "can";
        case Shape::not_enough: return "canh";
        case Shape::dash: return "gach";
    }
    return "";
}

namespace {

class Renderer {
public:
    explicit Renderer(Rendering& rendering) : rendering_(rendering) {}

    std::string operator()(const Paragraph& part) const {
        View view;
        constexpr const char* kClasses[] = {"", "lead", "small", "big-date", ""};
        view.set("text", tied(part.text)).set_if("class", kClasses[static_cast<std::size_t>(part.kind)]).set("links", links(part.links));
        return fill_template(part.kind == Paragraph::Kind::why ? "why" : "paragraph", view);
    }

    std::string operator()(const Notice& part) const {
        const bool is_done = part.kind == Notice::Kind::done;
        View view = with_shapes();
        view.set("text", part.text).set("class", is_done ? "done" : "problem").set("role", is_done ? "status" : "alert").set("shape", is_done ? "xong" : "can");
        return fill_template("notice", view);
    }

    std::string operator()(const Facts& part) const {
        std::vector<View> facts;
        for (const Facts::Fact& fact : part.facts) {
            View view;
            view.set("name", fact.name).set("value", tied(fact.link.address.empty() ? fact.value : fact.link.text));
            view.set_if("shape", id_of(fact.state.shape)).set_if("live", fact.live).set_if("address", fact.link.address);
            facts.push_back(std::move(view));
        }
        View view = with_shapes();
        view.set("tight", part.tight).set("facts", std::move(facts));
        return fill_template("facts", view);
    }

    std::string operator()(const Table& part) {
        if (part.rows.empty()) return (*this)(Paragraph{.text = part.when_empty});
        std::vector<View> columns;
        for (const Table::Column& column : part.columns) {
            View view;
            view.set("column", column.title).set_if("class", class_of(column));
            columns.push_back(std::move(view));
        }
        std::vector<View> rows;
        for (const Table::Row& row : part.rows) rows.push_back(this->row(row, part));
        View view = with_shapes();
        view.set("caption", part.caption).set("csrf", rendering_.csrf).set("columns", std::move(columns)).set("rows", std::move(rows));
        return fill_template("table", view);
    }

    std::string operator()(const Legend& part) const {
        std::vector<View> states;
        for (const State& state : part.states) {
            View view;
            view.set("shape", id_of(state.shape)).set("word", state.word).set("owed", state.owed);
            states.push_back(std::move(view));
        }
        View view = with_shapes();
        view.set("states", std::move(states));
        return fill_template("legend", view);
    }

    std::string operator()(const Grid& part) const { return render_grid(part, with_shapes()); }

    std::string operator()(const Todo& part) {
        std::vector<View> items;
        for (const Todo::Item& item : part.items) {
            View view;
            view.set("what", tied(item.what)).set_if("note", tied(item.note)).set_if("due", tied(item.due)).set("is_first", items.empty());
            const bool is_main = items.empty() && !item.link.address.empty() && take_main();
            view.set_if("address", item.link.address).set("link", item.link.text).set("is_main", is_main);
            view.set("buttons", buttons(item.buttons, {}, Main::allowed));
            items.push_back(std::move(view));
        }
        View view;
        view.set("csrf", rendering_.csrf).set("items", std::move(items));
        return fill_template("todo", view);
    }

    std::string operator()(const Steps& part) const {
        std::vector<View> steps;
        for (const Steps::Step& step : part.steps) {
            View view;
            view.set("text", tied(step.text)).set("is_current", step.is_current).set_if("shape", id_of(step.state.shape));
            steps.push_back(std::move(view));
        }
        View view = with_shapes();
        view.set("steps", std::move(steps));
        return fill_template("steps", view);
    }

    std::string operator()(const Week& part) const {
        std::vector<View> days;
        for (const Week::Day& day : part.days) {
            std::string classes = day.is_off ? "off" : "";
            if (day.is_given_up) classes += classes.empty() ? "was" : " was";
            if (day.is_chosen) classes += classes.empty() ? "is" : " is";
            View view;
            view.set("weekday", day.weekday).set("number", day.number).set("word", day.word.empty() ? "\u00A0" : day.word).set_if("class", classes);
            days.push_back(std::move(view));
        }
        View view;
        view.set("label", part.label).set("days", std::move(days));
        return fill_template("week", view);
    }

    std::string operator()(const Counts& part) const {
        std::vector<View> counts;
        for (const Counts::Count& count : part.counts) {
            View view;
            view.set("number", count.number).set("word", count.state.word).set_if("shape", id_of(count.state.shape));
            counts.push_back(std::move(view));
        }
        View view = with_shapes();
        view.set("counts", std::move(counts));
        return fill_template("counts", view);
    }

    std::string operator()(const Log& part) const {
        std::vector<View> lines;
        for (const Log::Line& line : part.lines) {
            View view;
            view.set("when", line.when).set("text", tied(line.link.address.empty() ? line.text : line.link.text)).set_if("address", line.link.address);
            lines.push_back(std::move(view));
        }
        View view;
        view.set("lines", std::move(lines));
        return fill_template("log", view);
    }

    std::string operator()(const Paging& part) const {
        if (part.previous.empty() && part.next.empty() && part.words.empty()) return {};
        View view;
        view.set_if("previous", part.previous).set_if("next", part.next).set_if("words", tied(part.words));
        return fill_template("paging", view);
    }

    std::string operator()(const Buttons& part) {
        std::vector<View> places;
        for (const Link& link : part.links) {
            View view;
            view.set("link", link.text).set("address", link.address).set("is_main", link.main && take_main());
            places.push_back(std::move(view));
        }
        View view;
        view.set("csrf", rendering_.csrf).set("links", std::move(places)).set("buttons", buttons(part.buttons, {}, Main::allowed));
        return fill_template("buttons", view);
    }

    std::string operator()(const Bubble& part) const {
        View view;
        view.set("from", part.from).set_if("when", part.when).set("lines", lines_of(part.text));
        return fill_template("bubble", view);
    }

    std::string operator()(const Code& part) const {
        const QrCode code = qr_code(part.address);
        View view;
        view.set("size", std::to_string(code.size)).set("path", code.path).set("caption", part.caption);
        return fill_template("code", view);
    }

    std::string operator()(const IdCard& part) const {
        View view;
        view.set("name", part.name).set("lines", texts_of("line", part.lines));
        return fill_template("id_card", view);
    }

    std::string operator()(const Answers& part) const {
        std::vector<View> answers;
        for (const Answers::Answer& answer : part.answers) {
            View view;
            view.set("name", part.field).set("value", answer.value).set("number", std::to_string(answers.size() + 1)).set("text", answer.text);
            view.set_if("note", answer.note);
            answers.push_back(std::move(view));
        }
        View view;
        view.set("action", part.address).set("label", part.label).set("csrf", rendering_.csrf).set("answers", std::move(answers));
        return fill_template("answers", view);
    }

    std::string operator()(const Slips& part) const {
        std::vector<View> slips;
        for (const Slips::Slip& slip : part.slips) {
            const QrCode code = qr_code(slip.address);
            View view;
            view.set("name", slip.name).set("size", std::to_string(code.size)).set("path", code.path).set("caption", slip.caption);
            view.set("lines", texts_of("line", slip.lines)).set("steps", texts_of("step", slip.steps));
            slips.push_back(std::move(view));
        }
        View view;
        view.set("slips", std::move(slips));
        return fill_template("slips", view);
    }

    std::string operator()(const Sheet& part) const { return render_sheet(part); }

    std::string operator()(const Verbatim& part) const {
        View view;
        view.set("text", part.text);
        return fill_template("verbatim", view);
    }

    std::string operator()(const Form& part) { return render_form(part, rendering_); }

    std::string operator()(const Details& part) {
        View view;
        view.set("summary", tied(part.summary)).set("open", part.open);
        std::string html = fill_template("details_top", view);
        for (const Block& block : part.blocks) html += render_block(block, rendering_);
        return html + "</details>\n";
    }

private:
    static std::vector<View> texts_of(const char* name, const std::vector<std::string>& texts) {
        std::vector<View> views;
        for (const std::string& text : texts) {
            View view;
            view.set(name, tied(text));
            views.push_back(std::move(view));
        }
        return views;
    }

    static View with_shapes() {
        View view;
        view.set("shapes", static_address("shapes.svg"));
        return view;
    }

    static std::string class_of(const Table::Column& column) {
        std::string classes = column.is_number ? "r" : "";
        if (column.optional) classes += classes.empty() ? "opt" : " opt";
        return classes;
    }

    bool take_main() { return !std::exchange(rendering_.main_given, true); }

    static std::vector<View> links(const std::vector<Link>& list) {
        std::vector<View> views;
        for (const Link& link : list) {
            View view;
            view.set("link", link.text).set("address", link.address);
            views.push_back(std::move(view));
        }
        return views;
    }

    enum class Main { allowed, never };
    /// @param of  what the button is about, for those who hear it.
    std::vector<View> buttons(const std::vector<Button>& list, std::string_view of, Main main) {
        std::vector<View> views;
        for (const Button& button : list) {
            std::vector<View> fields;
            for (const auto& [name, value] : button.fields) {
                View field;
                field.set("name", name).set("value", value);
                fields.push_back(std::move(field));
            }
            View view;
            view.set("button", button.text).set("action", button.address).set("of", of).set("fields", std::move(fields)).set("is_main", main == Main::allowed && button.main && take_main());
            views.push_back(std::move(view));
        }
        return views;
    }

    View row(const Table::Row& row, const Table& table) {
        std::vector<View> cells;
        const std::string head = row.cells.empty() ? "" : row.cells.front().text + row.cells.front().link.text;
        for (std::size_t at = 0; at < row.cells.size() && at < table.columns.size(); ++at) {
            const Table::Cell& cell = row.cells[at];
            const bool is_plain = cell.link.address.empty();
            View view;
            std::string classes = class_of(table.columns[at]);
            const bool is_empty = is_plain && cell.text.empty() && cell.buttons.empty() && cell.state.shape == Shape::none && cell.note.empty();
            if (is_empty) classes += classes.empty() ? "empty" : " empty";
            view.set("is_head", at == 0).set("column", table.columns[at].title).set_if("class", classes);
            view.set_if("shape", id_of(cell.state.shape)).set("word", cell.state.word).set("owed", cell.state.owed);
            view.set_if("address", cell.link.address).set("link", tied(cell.link.text)).set_if("text", is_plain ? tied(cell.text) : std::string());
            view.set_if("note", tied(cell.note)).set("buttons", buttons(cell.buttons, head, Main::never));
            cells.push_back(std::move(view));
        }
        View view;
        view.set("owed_row", row.owed).set("cells", std::move(cells));
        return view;
    }

    static std::vector<View> lines_of(std::string_view text) {
        std::vector<View> lines;
        while (true) {
            const std::size_t end = text.find('\n');
            View view;
            view.set("line", text.substr(0, end)).set("is_last", end == std::string_view::npos);
            lines.push_back(std::move(view));
            if (end == std::string_view::npos) return lines;
            text.remove_prefix(end + 1);
        }
    }

    Rendering& rendering_;
};

}  // namespace

std::string render_block(const Block& block, Rendering& rendering) { return std::visit(Renderer(rendering), block); }

}  // namespace mungba::web

#include "web/render_sheet.hpp"

#include <utility>

#include "web/template.hpp"
#include "web/ties.hpp"

namespace mungba::web {
namespace {

std::vector<View> views_of(const std::string& name, const std::vector<std::string>& texts) {
    std::vector<View> views;
    for (const std::string& text : texts) {
        View view;
        view.set(name, tied(text));
        views.push_back(std::move(view));
    }
    return views;
}

View cell_view(const Sheet::Cell& cell) {
    View view;
    view.set("text", tied(cell.text)).set("centred", cell.centred || cell.tick).set("tick", cell.tick);
    return view;
}

std::vector<View> rows_of(const Sheet::Table& table) {
    std::vector<View> rows;
    for (const auto& row : table.rows) {
        std::vector<View> cells;
        for (const Sheet::Cell& cell : row) cells.push_back(cell_view(cell));
        View view;
        view.set("cells", std::move(cells));
        rows.push_back(std::move(view));
    }
    return rows;
}

View part_view(const Sheet::Part& part, bool of_roll) {
    View view;
    view.set_if("heading", tied(part.heading)).set("lines", views_of("line", part.lines));
    view.set("is_table", !part.table.columns.empty()).set("class", of_roll ? "roll" : "file");
    view.set("columns", views_of("column", part.table.columns)).set("rows", rows_of(part.table));
    return view;
}

}  // namespace

std::string render_sheet(const Sheet& sheet) {
    std::vector<View> parts;
    for (const Sheet::Part& part : sheet.parts) parts.push_back(part_view(part, sheet.of_roll));
    std::vector<View> signers;
    for (const Sheet::Signer& signer : sheet.signers) {
        View view;
        view.set("signer", signer.title).set_if("name", signer.name);
        signers.push_back(std::move(view));
    }
    View view;
    view.set("class", sheet.of_roll ? " rollsheet" : "").set("body", sheet.body).set("unit", sheet.unit).set("date", tied(sheet.place_and_date));
    view.set("title", sheet.title).set_if("subtitle", tied(sheet.subtitle)).set_if("centred", tied(sheet.centred));
    view.set("parts", std::move(parts)).set("has_totals", !sheet.totals.empty()).set("totals", views_of("line", sheet.totals));
    view.set("has_signers", !signers.empty()).set("signers", std::move(signers));
    return fill_template("sheet", view);
}

}  // namespace mungba::web

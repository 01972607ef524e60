#include "web/render_grid.hpp"

#include <utility>
#include <vector>

#include "web/render_parts.hpp"
#include "web/ties.hpp"

namespace mungba::web {
namespace {

View cell_view(const Grid::Cell& cell, const Grid& grid, std::size_t column) {
    View view;
    view.set("column", column < grid.columns.size() ? grid.columns[column] : std::string()).set("is_current", static_cast<int>(column) == grid.current);
    view.set_if("shape", id_of(cell.state.shape)).set("word", tied(cell.state.word)).set("owed", cell.state.owed);
    view.set("none", cell.state.shape == Shape::dash).set_if("text", cell.text).set_if("cell_note", tied(cell.note));
    return view;
}

View row_view(const Grid::Row& row, const Grid& grid, const char* class_name) {
    std::vector<View> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back(cell_view(row.cells[i], grid, i));
    View view;
    view.set("head", tied(row.head)).set_if("note", row.note).set_if("address", row.address).set_if("class", row.owed ? "owedrow" : class_name);
    view.set("cells", std::move(cells));
    return view;
}

View band_view(const Grid::Band& band, const Grid& grid, const char* class_name) {
    std::vector<View> rows;
    for (const Grid::Row& row : band.rows) rows.push_back(row_view(row, grid, class_name));
    View view;
    view.set("is_band", !band.heading.empty()).set("heading", band.heading).set("width", std::to_string(grid.columns.size() + 1)).set("rows", std::move(rows));
    return view;
}

}  // namespace

std::string render_grid(const Grid& grid, View view) {
    std::vector<View> columns;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        const bool is_current = static_cast<int>(i) == grid.current;
        View column;
        column.set("column", grid.columns[i]).set("is_current", is_current).set_if("note", is_current ? grid.current_note : std::string());
        columns.push_back(std::move(column));
    }
    std::vector<View> bands;
    if (!grid.sum.cells.empty()) bands.push_back(band_view({.heading = {}, .rows = {grid.sum}}, grid, "sum"));
    for (const Grid::Band& band : grid.bands) {
        if (!band.rows.empty()) bands.push_back(band_view(band, grid, ""));
    }
    view.set("caption", grid.caption).set("corner", grid.corner).set("columns", std::move(columns)).set("bands", std::move(bands));
    return fill_template("grid", view);
}

}  // namespace mungba::web

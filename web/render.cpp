#include "web/render.hpp"

#include "web/render_parts.hpp"
#include "web/static_files.hpp"
#include "web/template.hpp"
#include "web/ties.hpp"

namespace mungba::web {
namespace {

std::string top_of(const Page& page, const Frame& frame) {
    std::vector<View> menu;
    for (const Frame::MenuItem& item : frame.menu) {
        View view;
        view.set("text", item.text).set("address", item.address).set("is_current", item.is_current);
        menu.push_back(std::move(view));
    }
    const std::string& shown = frame.short_place.empty() ? frame.place : frame.short_place;
    const bool goes_on = frame.place.starts_with(shown);
    View view;
    view.set("title", tied(page.title)).set("style", static_address("style.css")).set("script", static_address("page.js"));
    view.set("icon", static_address("icon.svg")).set("live", page.live);
    view.set("full", page.layout == Page::Layout::full).set("one", page.layout == Page::Layout::one).set("sheets", page.layout == Page::Layout::sheets);
    view.set("place", tied(frame.place)).set("short_place", tied(shown));
    view.set_if("rest_of_place", goes_on ? tied(frame.place.substr(shown.size())) : std::string());
    view.set_if("who", frame.who).set("role", frame.role).set("log_out", frame.log_out).set("csrf", frame.csrf);
    view.set("has_menu", !menu.empty()).set("menu", std::move(menu));
    return fill_template("page_top", view);
}

std::string title_of(const Page& page) {
    View view;
    view.set("title", tied(page.title)).set_if("over", tied(page.over)).set_if("lead", tied(page.lead));
    return fill_template(page.layout == Page::Layout::one ? "one_title" : "page_title", view);
}

std::string section_of(const Section& section, bool panel, Rendering& rendering) {
    View view;
    view.set("panel", panel).set_if("heading", tied(section.heading)).set_if("note", tied(section.note));
    view.set_if("label", section.heading.empty() ? section.label : std::string());
    std::string html = fill_template("section_top", view);
    for (const Block& block : section.blocks) html += render_block(block, rendering);
    return html + "</section>\n";
}

std::string bottom_of(const Page& page, const Frame& frame) {
    View view;
    view.set("full", page.layout == Page::Layout::full).set_if("help", frame.help).set_if("end", page.end);
    return fill_template("page_bottom", view);
}

}  // namespace

std::string render(const Page& page, const Frame& frame) {
    Rendering rendering{.csrf = frame.csrf};
    std::string html = top_of(page, frame);
    const bool one = page.layout == Page::Layout::one;
    if (page.layout != Page::Layout::sheets) html += title_of(page);
    for (const Notice& notice : page.notices) html += render_block(notice, rendering);
    const bool two_columns = !page.aside.empty() && !one;
    if (two_columns) html += "<div class=\"cols\"><div>\n";
    for (const Section& section : page.sections) {
        if (one) {
            for (const Block& block : section.blocks) html += render_block(block, rendering);
        } else {
            html += section_of(section, false, rendering);
        }
    }
    if (two_columns) {
        html += "</div>\n<aside>\n";
        for (const Section& section : page.aside) html += section_of(section, true, rendering);
        html += "</aside></div>\n";
    }
    return html + bottom_of(page, frame);
}

}  // namespace mungba::web

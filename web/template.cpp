#include "web/template.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <map>
#include <stdexcept>

#include "web/templates.hpp"

namespace mungba::web {

namespace mustache = kainjow::mustache;

struct View::Data {
    mustache::data names{mustache::data::type::object};
};

View::View() : data_(std::make_unique<Data>()) {}
View::View(View&&) noexcept = default;
View& View::operator=(View&&) noexcept = default;
View::~View() = default;

View& View::set(const std::string& name, std::string_view text) {
    data_->names.set(name, mustache::data{std::string(text)});
    return *this;
}

View& View::set(const std::string& name, bool is_so) {
    data_->names.set(name, mustache::data{is_so ? mustache::data::type::bool_true : mustache::data::type::bool_false});
    return *this;
}

View& View::set(const std::string& name, std::vector<View> list) {
    mustache::data items{mustache::data::type::list};
    for (View& one : list) items.push_back(std::move(one.data_->names));
    data_->names.set(name, std::move(items));
    return *this;
}

View& View::set_if(const std::string& name, std::string_view text) {
    set(name, text);
    return set("has_" + name, !text.empty());
}

namespace {

/// A tag of a section that has a line for itself leaves none behind, whether its section is shown or not.
std::string without_empty_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        const bool is_tag = line.starts_with("{{") && (line[2] == '#' || line[2] == '^' || line[2] == '/') && line.find("}}") == line.size() - 3;
        if (is_tag) line.remove_suffix(1);
        out += line;
    }
    return out;
}

mustache::mustache& parsed(std::string_view name) {
    thread_local std::map<std::string, mustache::mustache, std::less<>> known;
    const auto found = known.find(name);
    if (found != known.end()) return found->second;
    for (const core::EmbeddedFile& file : templates::embedded_files()) {
        if (file.name.substr(0, file.name.find('.')) != name) continue;
        mustache::mustache made{without_empty_lines(file.bytes)};
        if (!made.is_valid()) throw std::logic_error("template " + std::string(name) + ": " + made.error_message());
        return known.emplace(name, std::move(made)).first->second;
    }
    throw std::logic_error("there is no template " + std::string(name));
}

}  // namespace

std::string fill_template(std::string_view name, const View& view) {
    std::string out;
    parsed(name).render(view.data().names, [&](const std::string& piece) { out += piece; });
    return out;
}

}  // namespace mungba::web

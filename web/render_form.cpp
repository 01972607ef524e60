#include <utility>

#include "web/render_parts.hpp"
#include "web/static_files.hpp"
#include "web/template.hpp"

namespace mungba::web {
namespace {

using Kind = Field::Kind;

struct Input {
    const char* type;
    const char* mode;  // of the keyboard that a telephone shows
};

Input input_of(Kind kind) {
    switch (kind) {
        // A browser's own date field follows the browser's language: in an English one 05/10 would be the tenth of May.
        case Kind::date: return {"text", ""};
        case Kind::time: return {"text", ""};
        case Kind::number: return {"text", "numeric"};
        case Kind::phone: return {"tel", "tel"};
        case Kind::password: return {"password", ""};
        case Kind::code: return {"text", "numeric"};
        case Kind::file: return {"file", ""};
        default: return {"text", ""};
    }
}

int length_of(const Field& field) {
    if (field.max_length > 0) return field.max_length;
    if (field.kind == Kind::date || field.kind == Kind::time) return 20;
    return field.kind == Kind::long_text ? 2'000 : 200;
}

std::string id_of(const Field& field, int form) { return "o" + (form > 1 ? std::to_string(form) : std::string()) + "-" + field.name; }

std::vector<View> options_of(const Field& field) {
    std::vector<View> options;
    for (const Option& option : field.options) {
        View view;
        view.set("option", option.value).set("words", option.text).set("chosen", option.value == field.value);
        options.push_back(std::move(view));
    }
    return options;
}

/// "2026-10-05" → "05/10/2026"; whatever else was typed stays.
std::string shown_value(const Field& field) {
    const std::string& value = field.value;
    const bool is_iso = field.kind == Kind::date && value.size() == 10 && value[4] == '-' && value[7] == '-';
    return is_iso ? value.substr(8) + "/" + value.substr(5, 2) + "/" + value.substr(0, 4) : value;
}

View view_of(const Field& field, int form) {
    const std::string id = id_of(field, form);
    const bool is_choice = field.kind == Kind::select || field.kind == Kind::pick;
    const bool is_input = !is_choice && field.kind != Kind::hidden && field.kind != Kind::long_text && field.kind != Kind::check;
    const Input input = input_of(field.kind);
    std::string described;
    if (!field.hint.empty()) described += id + "-h";
    if (!field.error.empty()) described += (described.empty() ? "" : " ") + id + "-e";
    View view;
    view.set("is_hidden", field.kind == Kind::hidden).set("is_input", is_input).set("is_long", field.kind == Kind::long_text);
    view.set("is_select", field.kind == Kind::select).set("is_pick", field.kind == Kind::pick).set("is_check", field.kind == Kind::check);
    view.set("id", id).set("name", field.name).set("label", field.label).set("value", shown_value(field)).set_if("hint", field.hint);
    view.set("type", input.type).set_if("mode", input.mode).set_if("described", described).set_if("error", field.error);
    const bool has_length = field.kind != Kind::file;
    view.set("length", std::to_string(length_of(field))).set("has_length", has_length);
    view.set("autocomplete", field.autocomplete.empty() ? "off" : field.autocomplete).set("required", field.required);
    view.set("rows", length_of(field) > 3'000 ? "12" : "3").set("chosen", field.value == "1").set("options", options_of(field));
    return view;
}

}  // namespace

std::string render_form(const Form& form, Rendering& rendering) {
    std::vector<View> fields;
    std::vector<View> errors;
    bool has_files = false;
    const int number = ++rendering.forms;
    for (const Field& field : form.fields) {
        fields.push_back(view_of(field, number));
        has_files = has_files || field.kind == Kind::file;
        if (field.error.empty()) continue;
        View error;
        error.set("id", id_of(field, number)).set("label", field.label).set("error", field.error);
        errors.push_back(std::move(error));
    }
    const bool posts = form.method == Form::Method::post;
    const bool is_main = posts && form.main && !std::exchange(rendering.main_given, true);
    View view;
    view.set("shapes", static_address("shapes.svg")).set("csrf", rendering.csrf).set("posts", posts).set("search", !posts);
    view.set("method", posts ? "post" : "get").set("action", form.address).set("has_files", has_files).set_if("form_label", form.label);
    view.set("submit", form.submit).set("main", is_main).set_if("also", form.also).set("also_address", form.also_address);
    view.set("has_errors", !errors.empty()).set("errors", std::move(errors)).set("fields", std::move(fields));
    return fill_template("form", view);
}

}  // namespace mungba::web

#include "web/form.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/text.hpp"

namespace mungba::web {
namespace {

std::string one_line(std::string_view text) {
    std::string out;
    bool blank = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            blank = true;
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            if (blank && !out.empty()) out += ' ';
            blank = false;
            out += c;
        }
    }
    return out;
}

}  // namespace

void keep_typed(Form& form, const Values& typed) {
    for (Field& field : form.fields) {
        if (field.kind == Field::Kind::password || field.kind == Field::Kind::file || field.kind == Field::Kind::code) continue;
        if (field.kind == Field::Kind::hidden && !typed.has(field.name)) continue;
        field.value = std::string(typed.get(field.name));
    }
}

Field& field_of(Form& form, std::string_view name) {
    for (Field& field : form.fields) {
        if (field.name == name) return field;
    }
    throw std::logic_error("the form has no field " + std::string(name));
}

bool has_errors(const Form& form) {
    return std::any_of(form.fields.begin(), form.fields.end(), [](const Field& field) { return !field.error.empty(); });
}

std::string typed_text(const Values& form, std::string_view name) { return core::text::trim(one_line(core::text::nfc(form.get(name)))); }

std::string typed_lines(const Values& form, std::string_view name) {
    const std::string text = core::text::nfc(form.get(name));
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) out += c;
    }
    return core::text::trim(out);
}

}  // namespace mungba::web

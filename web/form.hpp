#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"
#include "web/request.hpp"

namespace mungba::web {

struct Option {
    std::string value{};
    std::string text{};
};

struct Field {
    /// date: shown as 05/10/2026, its value may be that or 2026-10-05; time: 19:30.
    enum class Kind { text, long_text, date, time, number, phone, password, code, select, pick, check, file, hidden };
    std::string name{};
    std::string label{};
    Kind kind = Kind::text;
    std::string hint{};            ///< between label and field
    std::string value{};           ///< what stands in it; of a check: "1" if it is set
    std::vector<Option> options{}; ///< of select and pick
    std::string error{};           ///< under the field, in words
    bool required = false;
    int max_length = 0;            ///< in UTF-16 units, as browsers count; 0: 200, of a long text 2,000
    std::string autocomplete{};    ///< the browser's word for it; empty: "off"
};

/// What is filled in and sent. A GET form looks for something: its fields stand in one row.
struct Form {
    enum class Method { post, get };
    std::string address{};
    std::vector<Field> fields{};
    std::string submit{};
    Method method = Method::post;
    bool main = true;      ///< its button is the full one
    std::string label{};   ///< of the whole, for those who hear it
    std::string also{};    ///< a second way out: its words
    std::string also_address{};
};

/// Takes what was typed into the fields of a form that is shown again; passwords and files apart.
void keep_typed(Form& form, const Values& typed);
/// The field of that name; throws std::logic_error if the form has none.
Field& field_of(Form& form, std::string_view name);
bool has_errors(const Form& form);

/// What a text field holds: NFC, trimmed, runs of blanks as one; line ends too, unless `keep_lines`.
std::string typed_text(const Values& form, std::string_view name);
std::string typed_lines(const Values& form, std::string_view name);

}  // namespace mungba::web

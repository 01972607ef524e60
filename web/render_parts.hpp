#pragma once
#include <string>

#include "web/page.hpp"

namespace mungba::web {

/// What the parts of one page share while it is rendered.
struct Rendering {
    const std::string& csrf;
    bool main_given = false;  ///< the view has its full button already
    int forms = 0;            ///< shown so far: makes the ids of their fields different
};

/// One part as HTML. The first that asks for the full button gets it.
std::string render_block(const Block& block, Rendering& rendering);
std::string render_form(const Form& form, Rendering& rendering);
/// The id of a shape in static/shapes.svg; empty for none.
const char* id_of(Shape shape);

}  // namespace mungba::web

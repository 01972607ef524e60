#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/values.hpp"

namespace mungba::web {

/// A file that came with a form.
struct Upload {
    std::string field;
    std::string name;  ///< as the sender calls it; data, never a path
    std::string bytes;
};

/// What a page is asked, as a plain value.
struct Request {
    enum class Method { get, post };
    Method method = Method::get;
    std::string path;             ///< decoded, begins with '/'
    Values query;
    Values form;                  ///< of a POST
    std::vector<Upload> uploads;  ///< of a POST with files
    Values cookies;
    std::string peer;             ///< the address of the other end
    std::string prepared;         ///< what the page's slow part came to (handlers/contract/pages.hpp)
};

}  // namespace mungba::web

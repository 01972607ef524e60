#pragma once
#include <span>
#include <string_view>

namespace mungba::core {

/// A file of the source tree that was compiled into the program (cmake/embed.cmake).
struct EmbeddedFile {
    std::string_view name;   ///< without its folder
    std::string_view bytes;  ///< as in the source tree
};

}  // namespace mungba::core

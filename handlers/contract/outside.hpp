#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace mungba::handlers {

/// What came of reading a foreign document, or of fetching a page. Codes of docs/adr/0011.
struct FromOutside {
    enum class Ending { done, wrong_kind, encrypted, broken, no_text, too_large, too_slow, not_reached, not_allowed, failed };
    Ending ending = Ending::failed;
    std::string bytes{};  ///< text in UTF-8, or a picture
};

/// Foreign things are looked at in a process and by a connection of their own. Each may take ten seconds: any thread but the
/// writer's and the readers'. They do not throw; empty where there is no such thing.
struct Outside {
    enum class Mode { text, picture, page };
    /// @param bytes  of a document, a picture, a page in HTML
    std::function<FromOutside(Mode, const std::string& bytes)> read{};
    /// The bytes at that address of the open internet, with at most three redirects, each looked at like the first.
    std::function<FromOutside(const std::string& address)> fetch{};
};

}  // namespace mungba::handlers

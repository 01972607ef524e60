#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers {

/// The pages of all features by their paths. Immutable once built; any thread.
class PageTable {
public:
    /// Throws std::logic_error if a path is there already under whatever names in its braces, or if the page could never answer.
    void add(PageInfo page);

    struct Match {
        const PageInfo* page = nullptr;
        std::vector<std::pair<std::string, std::string>> values{};  ///< of the braces
    };
    /// A path with fewer braces goes first.
    std::optional<Match> find(std::string_view path) const;
    const std::vector<PageInfo>& pages() const { return pages_; }

private:
    std::vector<PageInfo> pages_;
};

}  // namespace mungba::handlers

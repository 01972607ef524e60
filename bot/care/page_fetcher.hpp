#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/contract/outside.hpp"

namespace mungba::care {

/// Fetches one page of an official portal. Only names of the list, only addresses of the open internet: each redirect is looked at like the
/// first address, and the address is looked at once more when the connection is made, whatever a name resolves to by then. Waits; any thread
/// but the writer's, the readers' and the io thread.
class PageFetcher {
public:
    struct Options {
        std::vector<std::string> hosts{};                            ///< and what is below them
        std::size_t most_bytes = std::size_t{2} << 20;
        std::chrono::milliseconds most_time{10'000};                 ///< of all together
        std::function<bool(std::string_view address)> may_connect{}; ///< unset: domain::is_public_address
        std::string connect_to{};                                    ///< of tests: "::127.0.0.1:8080" instead of any host; else empty
    };
    explicit PageFetcher(Options options) : options_(std::move(options)) {}

    handlers::FromOutside fetch(const std::string& address) const;

private:
    Options options_;
};

}  // namespace mungba::care

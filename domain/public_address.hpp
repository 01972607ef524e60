#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace mungba::domain {

/// True for an address of the open internet, as `inet_ntop` writes it. False for this machine, for
/// private, shared, link-local, multicast, documentation and other special ranges, for IPv6 that
/// only wraps such an IPv4, and for what is no address. Source of the ranges: the IANA registries
/// of special-purpose addresses (RFC 6890 and later). Pure, any thread.
bool is_public_address(std::string_view address);

/// What may be fetched from: scheme, host and path of an "https://…" or "http://…" without user,
/// password or odd port.
struct FetchTarget {
    bool secure = true;
    std::string host;  ///< lower case; a name with a dot, never an address
    std::string path;  ///< from "/" on, with its query, without "#…"
    friend bool operator==(const FetchTarget&, const FetchTarget&) = default;
};
/// Nothing if the address is not such a one. Pure, any thread.
std::optional<FetchTarget> read_fetch_target(std::string_view address);

}  // namespace mungba::domain

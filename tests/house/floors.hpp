#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/source_tree.hpp"

/// The floors of the house (docs/architecture.md, "Floors"): who may include whom, as a function on
/// two paths.
namespace mungba::house {

enum class Floor {
    core = 1,
    domain,
    settings_and_storage,
    deeds_and_edges,
    features,
    roof,
    outside
};

/// A folder whose files may include each other.
struct Room {
    Floor floor = Floor::outside;
    std::string name;  ///< "core", "handlers/attendance", "bot/engine", …
    int order = 0;     ///< inside the roof: only rooms of a lower order may be included
};

inline std::string folder_of(std::string_view path, int depth) {
    std::size_t end = 0;
    for (; depth > 0 && end != std::string_view::npos; --depth) end = path.find('/', end + 1);
    return std::string(end == std::string_view::npos ? path.substr(0, path.rfind('/'))
                                                     : path.substr(0, end));
}

/// Nothing for a path that does not begin with a folder of the house.
inline std::optional<Room> room_of(std::string_view path) {
    if (path.find('/') == std::string_view::npos) return std::nullopt;
    if (is_test(path)) return Room{Floor::outside, is_below(path, "bench") ? "bench" : "tests"};
    const std::string top = folder_of(path, 1);
    if (top == "core") return Room{Floor::core, top};
    if (top == "domain") return Room{Floor::domain, top};
    if (top == "storage" || top == "config") return Room{Floor::settings_and_storage, top};
    if (top == "usecases" || top == "zalo" || top == "web" || top == "extract")
        return Room{Floor::deeds_and_edges, top};
    if (top == "handlers") return Room{Floor::features, folder_of(path, 2)};
    if (top == "sim") return Room{Floor::outside, top};
    if (top != "bot") return std::nullopt;
    const std::string room = folder_of(path, 2);
    if (path == "bot/main.cpp") return Room{Floor::roof, "main", 7};
    if (room == "bot/http") return Room{Floor::roof, room, 1};
    if (room == "bot/engine" || room == "bot/plugin_host") return Room{Floor::roof, room, 2};
    if (room == "bot/care") return Room{Floor::roof, room, 3};
    if (room == "bot/routes") return Room{Floor::roof, room, 4};
    if (room == "bot") return Room{Floor::roof, room, 5};
    if (room == "bot/commands") return Room{Floor::roof, room, 6};
    return std::nullopt;
}

/// Why the file `from` may not include `included`; nothing if it may.
inline std::optional<std::string> why_forbidden(std::string_view from, std::string_view included) {
    const auto here = room_of(from);
    const auto there = room_of(included);
    if (!here) return "this folder is not a room of the house";
    const bool is_sibling =
        included.find('/') == std::string_view::npos && here && here->name == "tests";
    if (is_sibling) return std::nullopt;
    if (!there) return "an include names its file from the repository's root";
    if (here->name == there->name) return std::nullopt;
    if (here->name == "tests")
        return there->name == "bench" ? std::optional("nothing includes bench") : std::nullopt;
    if (there->floor == Floor::outside) return "nothing includes " + there->name;
    if (here->name == "bench") return std::nullopt;
    if (here->name == "sim") {
        const bool may = there->name == "core" || there->name == "web" || there->name == "bot/http";
        return may ? std::nullopt
                   : std::optional("the simulator knows core, web and bot/http only");
    }
    if (there->floor > here->floor) return "an include goes downwards only";
    const bool is_list = here->name == "handlers";  // handlers/handlers.*: one line a feature
    if (here->floor == Floor::features && there->floor == Floor::features && !is_list &&
        (there->name != "handlers/contract" || here->name == "handlers/contract")) {
        return "a feature sees the contract, never another feature";
    }
    if (here->floor == there->floor && here->floor < Floor::features)
        return "neighbours on a floor do not include each other";
    if (here->floor == Floor::features && there->name == "zalo")
        return "a feature does not know Zalo";
    if (here->name == "bot/http" && there->name != "core")
        return "the HTTP server includes core only";
    if (here->name == "bot/engine") {
        if (there->name == "zalo") return "the engine does not know Zalo";
        if (there->name == "bot/http") return "the engine does not know HTTP";
        if (there->floor == Floor::features && there->name != "handlers/contract")
            return "the engine knows no feature by name";
    }
    if (here->floor == Floor::roof && there->floor == Floor::roof && there->order >= here->order) {
        return "inside bot: http, engine, care, routes, app, commands, each only those before it";
    }
    return std::nullopt;
}

/// Libraries that the lower floors do without; style of the ground: values, no SQL, JSON or
/// sockets.
inline std::optional<std::string> why_library_forbidden(std::string_view from,
                                                        std::string_view header) {
    if (is_test(from)) return std::nullopt;
    const auto is_of = [header](std::initializer_list<std::string_view> beginnings) {
        return std::any_of(
            beginnings.begin(), beginnings.end(), [header](std::string_view beginning) {
                return header.starts_with(beginning);
            });
    };
    if (is_of({"sqlite3"}) && !is_below(from, "storage")) return "SQLite is storage's";
    // A page of a portal wants each address looked at as the connection is made, which no HttpClient promises (docs/adr/0011).
    if (is_of({"curl/"}) && !is_below(from, "zalo") && from != "bot/care/page_fetcher.cpp")
        return "libcurl is behind core::HttpClient, in zalo";
    if (is_of({"spdlog/"}) && from != "core/log.cpp") return "spdlog is behind core/log";
    if (is_of({"toml++/", "toml.hpp"}) && !is_below(from, "config")) return "TOML is config's";
    const bool is_ground = is_below(from, "core") || is_below(from, "domain");
    if (is_ground && is_of({"nlohmann/", "simdjson", "boost/asio", "boost/beast", "sys/socket"})) {
        return "core and domain know neither JSON nor sockets";
    }
    return std::nullopt;
}

struct Includes {
    std::vector<std::string> ours;       ///< "…"
    std::vector<std::string> libraries;  ///< <…>
};

inline Includes includes_of(const std::string& text) {
    static const std::regex line(R"re((?:^|\n)[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">])re");
    Includes found;
    for (std::sregex_iterator match(text.begin(), text.end(), line), end; match != end; ++match) {
        ((*match)[1] == "\"" ? found.ours : found.libraries).push_back((*match)[2]);
    }
    return found;
}

/// Everything that the floors say against one file, a line each.
inline std::vector<std::string> floor_complaints(const SourceFile& file) {
    std::vector<std::string> lines;
    const Includes includes = includes_of(file.text);
    for (const std::string& header : includes.ours) {
        if (const auto why = why_forbidden(file.path, header))
            lines.push_back("\"" + header + "\": " + *why);
    }
    for (const std::string& header : includes.libraries) {
        if (const auto why = why_library_forbidden(file.path, header))
            lines.push_back("<" + header + ">: " + *why);
    }
    return lines;
}

}  // namespace mungba::house

#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// What the house tests read: the repository's own files, without what is built or installed.
namespace mungba::house {

struct SourceFile {
    std::string path;  ///< from the repository's root, with '/'
    std::string text;
};

inline bool is_below(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

inline bool has_extension(std::string_view path,
                          std::initializer_list<std::string_view> extensions) {
    return std::any_of(extensions.begin(), extensions.end(), [path](std::string_view extension) {
        return path.ends_with(extension);
    });
}

inline bool is_cpp(std::string_view path) { return has_extension(path, {".cpp", ".hpp"}); }

/// Tests beside the code count as tests, and benchmarks too: neither is part of a program.
inline bool is_test(std::string_view path) {
    return is_below(path, "tests") || is_below(path, "bench") || path.ends_with("_test.cpp");
}

/// Every text file of the repository, by path; built once.
inline const std::vector<SourceFile>& repository() {
    static const std::vector<SourceFile> files = [] {
        namespace fs = std::filesystem;
        const fs::path root = MUNGBA_SOURCE_DIR;
        std::vector<SourceFile> found;
        for (auto entry = fs::recursive_directory_iterator(root); entry != fs::end(entry);
             ++entry) {
            const std::string name = entry->path().filename().string();
            const bool is_ours = name != ".git" && name != "build" && name != "node_modules" &&
                                 name != "demo" && name != "__pycache__";
            if (entry->is_directory() && !is_ours) entry.disable_recursion_pending();
            if (!entry->is_regular_file() || has_extension(name, {".png", ".db", ".key", ".ico"})) {
                continue;
            }
            std::ifstream in(entry->path(), std::ios::binary);
            found.push_back({fs::relative(entry->path(), root).generic_string(),
                             {std::istreambuf_iterator<char>(in), {}}});
        }
        std::sort(found.begin(), found.end(), [](const SourceFile& a, const SourceFile& b) {
            return a.path < b.path;
        });
        return found;
    }();
    return files;
}

/// What a rule says against each file that `concerns`, as lines "path: complaint".
inline std::vector<std::string> complaints(
    const std::function<bool(std::string_view)>& concerns,
    const std::function<std::vector<std::string>(const SourceFile&)>& rule) {
    std::vector<std::string> lines;
    for (const SourceFile& file : repository()) {
        if (!concerns(file.path)) continue;
        for (const std::string& complaint : rule(file))
            lines.push_back(file.path + ": " + complaint);
    }
    return lines;
}

}  // namespace mungba::house

#include "storage/queries.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/storage/memory_database.hpp"

using namespace mungba::storage;

namespace {

/// The names of the constants `Query kX{"name", …}` in the repositories' sources.
std::set<std::string> names_in_sources() {
    static const std::regex constant(R"re(constexpr\s+Query\s+k\w+\s*\{\s*"([^"]+)")re");
    std::set<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(MUNGBA_SOURCE_DIR) + "/storage")) {
        const std::string file = entry.path().filename().string();
        if (file.find("_repository") == std::string::npos || !file.ends_with(".cpp")) continue;
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        const std::string source = text.str();
        for (std::sregex_iterator match(source.begin(), source.end(), constant), end; match != end;
             ++match) {
            names.insert((*match)[1].str());
        }
    }
    return names;
}

}  // namespace

TEST_CASE("every query can be prepared over the migrated schema", "[storage]") {
    MemoryDatabase database;
    for (const Query* query : all_queries()) {
        INFO(query->name);
        CHECK_NOTHROW(database.connection().check(*query));
    }
}

TEST_CASE("every query of a repository stands in the list, once", "[storage]") {
    std::set<std::string> listed;
    for (const Query* query : all_queries()) {
        INFO(query->name);
        CHECK(listed.insert(query->name).second);
    }
    for (const std::string& name : names_in_sources()) {
        INFO(name << " is in a repository, but not in storage/queries.cpp");
        CHECK(listed.contains(name));
    }
    CHECK(names_in_sources().contains("people.find"));
}

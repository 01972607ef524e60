#include "storage/bulletin_search_repository.hpp"

#include <algorithm>

namespace mungba::storage::bulletin_search {
namespace {

constexpr Query kRemove{"bulletin_search.remove", "DELETE FROM bulletin_search WHERE rowid = ?1"};
constexpr Query kPut{"bulletin_search.put", "INSERT INTO bulletin_search (rowid, title, body, attached) VALUES (?1, ?2, ?3, ?4)"};
// A word in the title weighs more than one in the text, that more than one in what is attached.
#define MUNGBA_WANTED                                                                                                        \
    " b.organization_id = ?1 AND b.state IN ('sending', 'sent', 'corrected') AND (?2 = '' OR b.issue = ?2)"                   \
    " AND (?3 = '' OR b.kind = ?3) AND (?4 = '' OR b.reach = ?4)"                                                             \
    " AND (?5 IS NULL OR b.branch_types = '' OR EXISTS (SELECT 1 FROM json_each(?5) t WHERE instr(' ' || b.branch_types || ' ', ' ' || t.value || ' ') > 0))"
constexpr Query kMatch{"bulletin_search.match", R"sql(
    WITH found AS MATERIALIZED (SELECT rowid AS id, bm25(bulletin_search, 8.0, 4.0, 1.0) AS rank FROM bulletin_search WHERE bulletin_search MATCH ?6)
    SELECT b.id, count(*) OVER () FROM found s JOIN bulletin b ON b.id = s.id
    WHERE)sql" MUNGBA_WANTED " ORDER BY s.rank, b.id DESC LIMIT ?7 OFFSET ?8"};
constexpr Query kNewest{"bulletin_search.newest",
                        "SELECT b.id, count(*) OVER () FROM bulletin b WHERE" MUNGBA_WANTED " ORDER BY b.issue DESC, b.id DESC LIMIT ?6 OFFSET ?7"};
constexpr const Query* kQueries[] = {&kRemove, &kPut, &kMatch, &kNewest};

/// Every word as a literal of its own, the last as a beginning: what was typed is never read as a query.
std::string match_of(std::string_view words) {
    std::string match;
    std::string word;
    const auto finish = [&](bool last) {
        if (word.empty()) return;
        match += (match.empty() ? "" : " ") + ("\"" + word + "\"") + (last ? "*" : "");
        word.clear();
    };
    for (const char c : words) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (is_letter) {
            word += c;
        } else {
            finish(false);
        }
    }
    finish(true);
    return match;
}

std::string names_of(const std::vector<domain::BranchType>& types) {
    std::string names = "[";
    for (const auto type : types) names += (names.size() > 1 ? ",\"" : "\"") + std::string(domain::name_of(type)) + "\"";
    return names + "]";
}

}  // namespace

void put(Connection& connection, core::BulletinId id, std::string_view title, std::string_view body, std::string_view attached) {
    connection.execute(kRemove, id);
    connection.execute(kPut, id, title, body, attached);
}

void remove(Connection& connection, core::BulletinId id) { connection.execute(kRemove, id); }

Page find(Connection& connection, core::OrganizationId organization, const Wanted& wanted) {
    const std::string match = match_of(wanted.words);
    if (match.empty() && !wanted.words.empty() && wanted.words.find_first_not_of(' ') != std::string::npos) return {};  // signs alone
    const std::string_view kind = wanted.kind ? domain::name_of(*wanted.kind) : std::string_view();
    const std::string_view reach = wanted.reach ? domain::name_of(*wanted.reach) : std::string_view();
    const std::optional<std::string> types = wanted.types ? std::optional(names_of(*wanted.types)) : std::nullopt;
    Page page;
    std::vector<core::BulletinId> ids;
    {
        Rows rows = match.empty() ? connection.rows(kNewest, organization, wanted.issue, kind, reach, types, wanted.limit, wanted.offset)
                                  : connection.rows(kMatch, organization, wanted.issue, kind, reach, types, match, wanted.limit, wanted.offset);
        while (rows.next()) {
            ids.push_back(rows.id<core::BulletinId>(0));
            page.all = static_cast<int>(rows.integer(1));
        }
    }
    for (const auto id : ids) page.bulletins.push_back(bulletins::find(connection, id).value());
    return page;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::bulletin_search

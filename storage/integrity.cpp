#include "storage/integrity.hpp"

namespace mungba::storage {
namespace {

constexpr Query kQuickCheck{"integrity.quick_check", "PRAGMA quick_check(1)"};
constexpr Query kIntegrity{"integrity.check", "PRAGMA integrity_check(20)"};
constexpr Query kIntegrityOfCopy{"integrity.check_copy", "PRAGMA copy.integrity_check(20)"};
constexpr Query kForeignKeys{"integrity.foreign_keys", "PRAGMA foreign_key_check"};
constexpr Query kForeignKeysOfCopy{"integrity.foreign_keys_copy", "PRAGMA copy.foreign_key_check"};

constexpr std::size_t kMostComplaints = 20;

}  // namespace

std::string quick_check(Connection& connection) {
    Rows rows = connection.rows(kQuickCheck);
    std::string first = rows.next() ? rows.text(0) : "no answer";
    return first == "ok" ? std::string() : first;
}

std::vector<std::string> integrity_complaints(Connection& connection, Part part) {
    std::vector<std::string> complaints;
    Rows rows = connection.rows(part == Part::own ? kIntegrity : kIntegrityOfCopy);
    while (rows.next()) {
        if (rows.text_view(0) != "ok") complaints.push_back(rows.text(0));
    }
    return complaints;
}

std::vector<std::string> foreign_key_complaints(Connection& connection, Part part) {
    std::vector<std::string> complaints;
    Rows rows = connection.rows(part == Part::own ? kForeignKeys : kForeignKeysOfCopy);
    while (complaints.size() < kMostComplaints && rows.next()) {
        complaints.push_back(rows.text(0) + " row " + std::to_string(rows.integer(1)) + " refers to a row of " + rows.text(2) +
                             " that is not there");
    }
    return complaints;
}

}  // namespace mungba::storage

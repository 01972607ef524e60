#include "storage/integrity.hpp"

namespace mungba::storage {
namespace {

constexpr Query kQuickCheck{"integrity.quick_check", "PRAGMA quick_check(1)"};

}  // namespace

std::string quick_check(Connection& connection) {
    Rows rows = connection.rows(kQuickCheck);
    std::string first = rows.next() ? rows.text(0) : "no answer";
    return first == "ok" ? std::string() : first;
}

}  // namespace mungba::storage

#pragma once
#include <string>

#include "storage/embedded_migrations.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A migrated database in memory with one organization; for tests.
class MemoryDatabase {
public:
    static constexpr core::Instant kMade = core::from_ms(1'790'000'000'000);

    MemoryDatabase() {
        migrate(connection_, "core", migration_line(embedded_files()), kMade);
        organization_ = add_organization("Đảng bộ phường Thử", "388613280878808645");
    }
    Connection& connection() { return connection_; }
    core::OrganizationId organization() const { return organization_; }
    core::OrganizationId add_organization(const std::string& name, const std::string& oa) {
        return organizations::ensure(connection_, name, core::AppId{"360846524940903967"}, core::OaId{oa}, kMade);
    }

    /// The one number that a query gives.
    std::int64_t number(const Query& query) {
        Rows rows = connection_.rows(query);
        rows.next();
        return rows.integer(0);
    }

private:
    Connection connection_{"", Connection::Mode::memory};
    core::OrganizationId organization_;
};

}  // namespace mungba::storage

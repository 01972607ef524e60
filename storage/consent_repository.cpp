#include "storage/consent_repository.hpp"

namespace mungba::storage::consents {
namespace {

constexpr Query kFind{"consents.find", R"sql(
    SELECT p.consent_on, coalesce(p.consent_way = 'chat', 0), coalesce(p.consent_text_version, ''), p.consent_asked_at, p.consent_refused_at,
        EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.until IS NULL)
    FROM person p WHERE p.id = ?1 AND p.erased_at IS NULL)sql"};
constexpr Query kSetAsked{"consents.set_asked", "UPDATE person SET consent_asked_at = ?2 WHERE id = ?1 AND consent_asked_at IS NULL"};
constexpr Query kAgree{"consents.agree", R"sql(
    UPDATE person SET consent_on = ?2, consent_way = 'chat', consent_text_version = ?3, consent_refused_at = NULL
    WHERE id = ?1 AND consent_on IS NULL AND erased_at IS NULL)sql"};
constexpr Query kRefuse{"consents.refuse", "UPDATE person SET consent_refused_at = ?2 WHERE id = ?1 AND consent_on IS NULL AND erased_at IS NULL"};
constexpr const Query* kQueries[] = {&kFind, &kSetAsked, &kAgree, &kRefuse};

}  // namespace

std::optional<Consent> find(Connection& connection, core::PersonId person) {
    Rows rows = connection.rows(kFind, person);
    if (!rows.next()) return std::nullopt;
    return Consent{.on = rows.optional_text(0),
                   .in_chat = rows.integer(1) == 1,
                   .text_version = rows.text(2),
                   .asked_at = rows.optional_instant(3),
                   .refused_at = rows.optional_instant(4),
                   .is_listed = rows.integer(5) == 1};
}

void set_asked(Connection& connection, core::PersonId person, core::Instant at) { connection.execute(kSetAsked, person, at); }

void agree(Connection& connection, core::PersonId person, core::LocalDate on, std::string_view text_version) {
    connection.execute(kAgree, person, core::format_iso_date(on), text_version);
}

void refuse(Connection& connection, core::PersonId person, core::Instant at) { connection.execute(kRefuse, person, at); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::consents

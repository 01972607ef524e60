#include "storage/agenda_repository.hpp"

namespace mungba::storage::agendas {
namespace {

constexpr Query kOf{"agendas.of", "SELECT text FROM agenda_item WHERE meeting_id = ?1 AND part = ?2 ORDER BY position"};
constexpr Query kClear{"agendas.clear", "DELETE FROM agenda_item WHERE meeting_id = ?1 AND part = ?2"};
constexpr Query kAdd{"agendas.add", "INSERT INTO agenda_item (meeting_id, part, position, text) VALUES (?1, ?2, ?3, ?4)"};
constexpr const Query* kQueries[] = {&kOf, &kClear, &kAdd};

}  // namespace

std::vector<std::string> of(Connection& connection, core::MeetingId meeting, domain::AgendaPart part) {
    Rows rows = connection.rows(kOf, meeting, domain::name_of(part));
    std::vector<std::string> lines;
    while (rows.next()) lines.push_back(rows.text(0));
    return lines;
}

void write(Connection& connection, core::MeetingId meeting, domain::AgendaPart part, const std::vector<std::string>& lines) {
    int position = 0;
    for (const std::string& line : lines) connection.execute(kAdd, meeting, domain::name_of(part), ++position, line);
}

void set(Connection& connection, core::MeetingId meeting, domain::AgendaPart part, const std::vector<std::string>& lines) {
    connection.execute(kClear, meeting, domain::name_of(part));
    write(connection, meeting, part, lines);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::agendas

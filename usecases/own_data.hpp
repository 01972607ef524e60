#pragma once
#include <optional>
#include <string>

#include "storage/own_data_repository.hpp"
#include "usecases/access.hpp"

/// What is kept about a person, for that person and for the operator who answers a request (P10). Throws StorageError.
namespace mungba::usecases::own_data {

/// With an audit row. Nothing without the right, or if there is no such person.
std::optional<storage::OwnData> read(storage::Connection& connection, const Actor& actor, core::PersonId person, core::Instant now);

/// Who of a branch bears this name; several if two do. Empty: nobody.
std::vector<storage::Person> named_in(storage::Connection& connection, core::BranchId branch, std::string_view name);

std::string to_text(const storage::OwnData& data);  ///< as the person reads it, in Vietnamese
std::string to_json(const storage::OwnData& data);

}  // namespace mungba::usecases::own_data

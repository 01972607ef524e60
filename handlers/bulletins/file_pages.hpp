#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"
#include "storage/bulletin_repository.hpp"

/// What goes along with a bulletin: taken, looked through in a process of its own, kept or refused.
namespace mungba::handlers::bulletins {

std::vector<PageInfo> file_pages();
void add_file_form(std::vector<web::Block>& blocks, const storage::Bulletin& bulletin);
/// The name as people see it: no path, no control signs, with the ending of what it is.
std::string shown_name(std::string_view typed, std::string_view ending);

}  // namespace mungba::handlers::bulletins

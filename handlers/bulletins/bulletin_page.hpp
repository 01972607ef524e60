#pragma once
#include <string>
#include <vector>

#include "handlers/contract/visit.hpp"
#include "storage/bulletin_repository.hpp"

/// One bulletin as the office sees it: as it will look, whom it reaches, what may be done with it.
namespace mungba::handlers::bulletins {

std::vector<PageInfo> bulletin_pages();

/// Of the page's address or of the form's hidden field; nothing if it is not of this organization.
std::optional<storage::Bulletin> bulletin_of(Visit& visit, std::int64_t id);
std::string address_of(core::BulletinId id);
/// The page with a sentence on what was not done (422).
web::Page show_with_problems(const storage::Bulletin& bulletin, const std::vector<std::string>& problems, Visit& visit);
/// What goes along, to be kept; not found where its bytes are gone.
web::Page file_of(const storage::Bulletin& bulletin, Visit& visit);
/// The message as it stands in Zalo, and the file beneath it.
std::vector<web::Block> preview_of(const storage::Bulletin& bulletin, Visit& visit);

}  // namespace mungba::handlers::bulletins

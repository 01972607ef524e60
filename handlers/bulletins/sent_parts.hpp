#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"
#include "storage/bulletin_repository.hpp"

/// What a bulletin's page shows and offers once it leaves: where it is, corrections, withdrawal.
namespace mungba::handlers::bulletins {

void add_sent_deeds(std::vector<web::Block>& blocks, const storage::Bulletin& bulletin, Visit& visit);
void add_sent_sections(web::Page& page, const storage::Bulletin& bulletin, Visit& visit);
/// Branch by branch.
PageInfo delivery_page();

}  // namespace mungba::handlers::bulletins

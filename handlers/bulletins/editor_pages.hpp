#pragma once
#include <optional>
#include <vector>

#include "domain/bulletin.hpp"
#include "handlers/contract/visit.hpp"
#include "storage/bulletin_repository.hpp"
#include "usecases/bulletins.hpp"

/// Writing and editing a bulletin on the page.
namespace mungba::handlers::bulletins {

std::vector<PageInfo> editor_pages();

/// "10/2026" → "2026-10"; what does not read stays as it is, and is told by the use-case.
std::string issue_of(std::string_view typed);
/// What stands in one's way, beside the fields of the form; empty: nothing.
std::vector<std::string> refusal_words(const usecases::bulletins::Done& done, const domain::BulletinContent& content);

}  // namespace mungba::handlers::bulletins

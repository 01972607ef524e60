#pragma once
#include <string_view>

#include "domain/bulletin.hpp"

/// What was taken in by hand becomes the content of a draft: title, as much of the text as a bulletin holds, source and date where they are told. A
/// person goes over it before it is submitted. Pure, any thread.
namespace mungba::usecases::bulletin_intake {

/// The first line is the title where it is short; whole sentences of the rest, as many as fit.
domain::BulletinContent from_text(std::string_view text);
/// @param page  what mungba-extract gives of a page: title, date ("2026-09-25" or empty) and name of the site in the first three lines, then its text
domain::BulletinContent from_page(std::string_view page, std::string_view address);

}  // namespace mungba::usecases::bulletin_intake

#pragma once
#include <string>

#include "handlers/contract/context.hpp"
#include "handlers/contract/notices.hpp"
#include "storage/branch_repository.hpp"
#include "storage/thematic_repository.hpp"

/// The words of thematic meetings that more than one feature says. Writer's thread or a reader's; all throw StorageError.
namespace mungba::handlers {

/// What a notice says of the thematic meeting, or of the part that follows the regular one.
struct ThematicWords {
    std::string quarter;    ///< "IV"
    std::string topic;      ///< made harmless
    std::string presenter;  ///< empty: nobody named
};
/// @param meeting  a thematic one, or a regular one with a thematic part.
ThematicWords thematic_words(const storage::Meeting& meeting, Context& context);
ThematicWords thematic_words(const storage::ThematicSlot& slot, Context& context);

namespace notices {
/// M4 of a regular meeting with its thematic part, as it leaves at `leaves_at`.
std::string combined_notice(
    const storage::Branch& branch, const storage::Meeting& regular, const ThematicWords& part, core::Instant leaves_at, Carrier carrier, Context& context);
/// M5.
std::string thematic_notice(
    const storage::Branch& branch, const storage::Meeting& meeting, const ThematicWords& words, core::Instant leaves_at, Carrier carrier, Context& context);
}  // namespace notices

}  // namespace mungba::handlers

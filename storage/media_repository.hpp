#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/event.hpp"
#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// Pictures and files that leave with messages, each kept once however many groups it goes to, and what the channel calls the upload.
/// Writer's connection only. All throw StorageError.
namespace mungba::storage::media {

struct NewMedia {
    core::OrganizationId organization;
    core::ContentKind kind = core::ContentKind::file;  ///< image, gif or file
    std::string name;                                  ///< as people see it
    std::string bytes;                                 ///< not empty; the channel's limits are zalo/api's to check
};
using Hash = std::array<std::byte, 32>;
/// The row of these bytes under that name: a new one, or the one that is there.
/// @param hash  of the bytes; see usecases/media.hpp.
core::MediaId put(Connection& connection, const NewMedia& media, const Hash& hash, core::Instant now);

/// Of the column `kind`.
core::ContentKind kind_of(std::string_view name);

struct Media {
    core::ContentKind kind = core::ContentKind::file;
    std::string name;
    std::string bytes;
    std::string uploaded_id;  ///< empty: not uploaded, or its time is over at `good_at`
};
std::optional<Media> find(Connection& connection, core::MediaId id, core::Instant good_at);
void mark_uploaded(Connection& connection, core::MediaId id, const std::string& uploaded_id, core::Instant until);
/// The channel no longer knows the upload.
void forget_upload(Connection& connection, core::MediaId id);
/// What a document says, folded; once for each. Nothing if there is none.
void put_text(Connection& connection, core::MediaId id, std::string_view text);
std::optional<std::string> text_of(Connection& connection, core::MediaId id);
/// Bytes that came before that and that neither an open message nor a bulletin needs go; at most `limit`. How many went.
int erase_unused(Connection& connection, core::Instant came_before, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::media

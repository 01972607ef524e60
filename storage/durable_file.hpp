#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Files beside the database that must outlive a power cut: plain POSIX calls, each step synced (reliability.md §3). All throw
/// StorageError, `full` for a full disk. Never for the database itself while anybody has it open.
namespace mungba::storage {

/// Temporary, fsync, rename, fsync of the folder: the old content or the new one is there, never a part. Mode 0600.
void write_durably(const std::string& path, std::string_view bytes);
/// Adds to the end of a file and syncs it; makes it (mode 0600) if it is not there.
void append_durably(const std::string& path, std::string_view bytes);
/// Nothing if there is no such file.
std::optional<std::string> read_file(const std::string& path);

void make_empty(const std::string& path);  ///< a new file of mode 0600 in place of whatever had the name
void sync_file(const std::string& path);
void sync_folder_of(const std::string& path);
/// Gives a synced file its final name, in place of what has it, durably.
void move_into_place(const std::string& from, const std::string& to);
/// A second name for a file, which keeps it when the first goes; a copy where the file system knows no second names. Durable.
void keep_as(const std::string& path, const std::string& second);
void remove_if_there(const std::string& path);

}  // namespace mungba::storage

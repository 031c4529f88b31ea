// Small files that must survive a crash whole: written to a temporary file beside, synced, renamed into place, and the
// folder synced. A reader sees the old one or the new one, never half of one. Any thread; two writers of one file at
// the same time both succeed, and the last rename wins.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace renmian {

// Throws std::system_error with what the system said. Mode as for chmod, without regard to the umask.
void write_durably(const std::filesystem::path& file, std::string_view bytes, unsigned mode = 0600);

// Nothing if there is no such file. Throws std::system_error for one that cannot be read or is larger than `limit`.
std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t limit);

// The same, and throws for one that others than its owner may read, write or run: asked of the open file, so that it
// cannot be exchanged between the question and the reading.
std::optional<std::string> read_private_file(const std::filesystem::path& file, std::size_t limit);

// Makes what was written to the file durable. Throws std::system_error.
void sync_file(const std::filesystem::path& file);

// Makes what was created, renamed or removed in the folder durable.
void sync_folder(const std::filesystem::path& folder);

}  // namespace renmian

// ZIP packages (PKWARE APPNOTE), read by their directory and written from a folder; with libzip.
//
// Reading never unpacks anything. Any thread.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string_view>

namespace renmian {

// Whether the bytes end as a package does, or nearly: an end-of-directory record anywhere a reader looks for it.
bool has_zip_end(std::string_view bytes);

// Whether the bytes are a package from the first to the last, consistent, without a comment, of at most 10,000 entries,
// and have entries with all these names.
bool zip_has(std::string_view bytes, std::initializer_list<const char*> names);

// Packs all files of `folder`, by their paths in it, into `file`, which gets mode 0600 and appears whole or not at all.
// Throws Fault "store-full" or "export-not-written".
void zip_folder(const std::filesystem::path& folder, const std::filesystem::path& file);

}  // namespace renmian

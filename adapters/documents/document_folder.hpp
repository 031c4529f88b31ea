// Documents as they were handed in, each a file named by the SHA-256 of its content: FOLDER/ab/cd/abcd...
// (hexadecimal). A file is never changed and never removed, and what is read is held against its name.
//
// Not encrypted: put the folder on an encrypted volume (密评 GB/T 39786, stored data). Folders get mode 0700, files
// 0600. Faults: "store-full" no space; "documents-unavailable" anything else of the file system; "document-damaged" the
// content is not what its name says. Any thread, several processes at once.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/audit/digest.hpp"

namespace renmian {

class DocumentFolder {
 public:
  explicit DocumentFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}  // made when first needed

  // Durable when it returns; harmless if it is there already. A damaged file of this name is mended.
  Hash put(std::string_view bytes);

  // Nothing if there is none.
  std::optional<std::string> get(const Hash& digest) const;

 private:
  std::filesystem::path file_of(const Hash& digest) const;

  std::filesystem::path folder_;
};

}  // namespace renmian

// Which files a trail folder may hold, told by their names alone (docs/trail-format.md, table of the folder).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/trail/folder_format.hpp"

namespace renmian {

struct FolderPath {
  enum class Kind { kSingle, kTile, kBundle, kEntry, kProof, kProcedure, kPayloads, kCheckpoint };

  Kind kind = Kind::kSingle;
  std::uint64_t number = 0;  // index of a tile or bundle, log index, size of an older checkpoint
  CaseId case_id = {};       // of payloads
};

// Nothing if no row of the table allows the name in the folder that the manifest describes.
std::optional<FolderPath> folder_path(std::string_view path, const Manifest& manifest);

}  // namespace renmian

// Writes the trail, or a part of it, into a folder that a stranger can verify (docs/trail-format.md).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "api/service/trail_files.hpp"

namespace renmian {

// What to write: the whole log, or with `cases` or `unit` a partial folder in which nothing of other cases is.
struct ExportWish {
  std::filesystem::path folder;        // must be empty or absent
  std::vector<CaseId> cases;           // these cases
  std::optional<UnitId> unit;          // cases of posts of this unit and of the units below it
  std::optional<std::uint64_t> since;  // whole log: entry bundles from this index on, rounded down to 256
  bool payloads = true;                // false: personal content is withheld
  bool witnessed = false;              // under the newest checkpoint that a witness has cosigned, not the newest
};

// What was wished, as it is put on record: "all", or a line for each case, the unit, the start.
std::vector<std::string> scopes_of(const ExportWish& wish);

struct ExportedTrail {
  std::string checkpoint;  // the signed note that the folder is under
  std::uint64_t log_size = 0;
  std::uint64_t entries = 0;  // written
  std::uint64_t payload_lines = 0;
  std::vector<CaseId> cases;                  // of a partial folder
  std::set<std::string> missing_definitions;  // digests that entries name and this program lacks
};

// `before` is called when all is known and nothing is written yet, with the checkpoint that the folder will be under;
// what it throws stops the export. Problems: "folder-not-empty", "log-empty", "not-witnessed", "since-beyond-log",
// "export-options", "unknown-case", "unknown-unit", "case-too-new". Faults of store and folder: the folder then has no
// checkpoint and cannot be taken for a whole one.
boost::system::result<ExportedTrail, Problems> export_trail(Store& store, const Catalogue& catalogue,
                                                            const TrustedKeys& keys, const ExportWish& wish,
                                                            const std::function<void(const TrailHead&)>& before = {});

// A tlog-proof that entry `log_index` is in the log, under its newest checkpoint. Nothing if there is no such entry.
std::optional<std::string> proof_of_entry(Store& store, std::uint64_t log_index);

}  // namespace renmian

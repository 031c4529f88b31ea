// What the parts of a folder's verification share (folder_checks.hpp is what others call). Used by one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/trail/entry_checks.hpp"
#include "engine/trail/folder_format.hpp"
#include "engine/trail/folder_paths.hpp"
#include "engine/trail/older_logs.hpp"
#include "engine/trail/report.hpp"
#include "engine/trail/trail_folder.hpp"

namespace renmian {

// Of an entry that was read, what its payload is held against afterwards: 64 bytes an entry.
struct NamedPayload {
  std::uint64_t log_index = 0;
  CaseId case_id;
  Hash digest{};
  std::uint8_t seen = 0;
};

struct FolderParts {
  const TrailFolder& folder;
  const Manifest& manifest;
  const TrailPolicy& policy;
  const std::string& note;  // the checkpoint as it is signed
  const Checkpoint& checkpoint;
  const TreeHash hash;
  const std::vector<std::pair<FolderPath, std::string>>& files;  // those the format allows
  Report& report;
  EntryChecks& entries;
  OlderLogs& older;
  std::function<void(std::uint64_t done, std::uint64_t of)> progress;

  std::vector<NamedPayload> payloads = {};  // by log index
  std::set<std::uint64_t> unread = {};      // of a partial folder: entries that are missing or not of the form
  std::map<std::uint64_t, std::string> erasures = {};              // origins of the entries that erase
  std::optional<Timestamp> last_at = {};                           // of the entry with the highest index
  std::optional<std::pair<std::uint64_t, Timestamp>> before = {};  // the last entry read
  std::uint64_t entries_read = 0;

  // Takes an entry in the order of the log.
  void take(const ReadEntry& entry);
  void found(std::string_view line, Text text, Severity severity = Severity::kTampering, std::string file = {},
             std::optional<std::uint64_t> log_index = {});
};

// Reads all entries of a whole folder, its tiles and its root; of a partial one, all entries with their proofs.
void read_tree(FolderParts& parts);
void read_proved_entries(FolderParts& parts);

// Once all entries were read.
void check_payloads(FolderParts& parts);
void check_state(FolderParts& parts);

// The payload of one entry, looked up in its file.
std::optional<PayloadLine> find_payload(const TrailFolder& folder, CaseId case_id, std::uint64_t log_index);

// Without the file: what is said of it.
Text not_there(std::string_view path);

}  // namespace renmian

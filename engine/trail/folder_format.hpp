// The names and lines of a trail folder (docs/trail-format.md), as they are written and read. Tiles and bundles are
// named by tile_path and entries_path (engine/audit/tiles.hpp).
//
// Every text is canonical JSON in one line, here without its line end. Readers accept exactly what the writers write.
// Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/digest.hpp"
#include "engine/base/ids.hpp"

namespace renmian {

namespace trail_folder {

inline constexpr std::string_view kReadme = "README.txt";
inline constexpr std::string_view kManifest = "manifest.json";
inline constexpr std::string_view kCheckpoint = "checkpoint";
inline constexpr std::string_view kPolicy = "policy.txt";
inline constexpr std::string_view kState = "state.jsonl";

std::string entry_path(std::uint64_t log_index);
std::string proof_path(std::uint64_t log_index);
std::string procedure_path(std::string_view digest);  // hexadecimal
std::string payloads_path(CaseId case_id);
std::string checkpoint_path(std::uint64_t size);

}  // namespace trail_folder

// What a folder claims to hold.
struct Manifest {
  std::optional<std::vector<CaseId>> cases;  // nothing: a whole folder; otherwise a partial one with these
  std::string origin;
  bool payloads_included = true;
  std::uint64_t since = 0;          // in a whole folder: the first entry whose bundle is there, a multiple of 256
  std::optional<std::string> unit;  // whose cases they are, if that was asked for

  bool whole() const { return !cases; }
  friend bool operator==(const Manifest&, const Manifest&) = default;
};
std::string to_string(const Manifest& manifest);
std::optional<Manifest> parse_manifest(std::string_view line);

// Line of payloads/<case id>.jsonl.
struct PayloadLine {
  std::uint64_t log_index = 0;
  std::string salt;  // 32 bytes
  std::string content;

  friend bool operator==(const PayloadLine&, const PayloadLine&) = default;
};
std::string to_string(const PayloadLine& line);
std::optional<PayloadLine> parse_payload_line(std::string_view line);

// Line of state.jsonl: where a case stands after all entries under the checkpoint.
struct StateLine {
  CaseId case_id;
  Hash leaf{};  // of its last event
  std::string position;
  std::int64_t seq = 0;      // events
  std::int64_t version = 0;  // accepted ones

  friend bool operator==(const StateLine&, const StateLine&) = default;
};
std::string to_string(const StateLine& line);
std::optional<StateLine> parse_state_line(std::string_view line);

}  // namespace renmian

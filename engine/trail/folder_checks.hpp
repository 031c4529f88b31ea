// Verifies a trail folder (docs/trail-format.md) by itself, without the server: the twelve lines.
//
// What is wrong with the folder is a finding. What cannot be read at all, a Problem: no checkpoint, no manifest, a
// given file that is none. Memory: 64 bytes and 56 more for each entry, about 300 for each case, and some ten
// megabytes. Works on all processors. Faults of the disk are thrown.
#pragma once

#include <boost/system/result.hpp>
#include <functional>
#include <optional>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/trail_policy.hpp"
#include "engine/trail/older_logs.hpp"
#include "engine/trail/report.hpp"
#include "engine/trail/trail_folder.hpp"

namespace renmian {

struct FolderQuestion {
  TrailPolicy policy;
  std::vector<GivenFile> since;     // older checkpoints
  std::vector<GivenFile> receipts;  // tlog-proofs, or answers of the server
  std::optional<CaseId> only;       // findings about other cases are not reported
  Timestamp now;
};

struct FolderReport : Report {
  using Report::Report;

  std::optional<Checkpoint> checkpoint;
  std::uint64_t entries = 0;  // that were read
  std::uint64_t cases = 0;

  int exit_status() const;  // 0 good, 1 tampering, 2 incomplete
};

// What is being read, how much of it is done, of how much.
using FolderProgress = std::function<void(const Words& doing, std::uint64_t done, std::uint64_t of)>;

boost::system::result<FolderReport, Problem> check_folder(const TrailFolder& folder, const FolderQuestion& question,
                                                          const FolderProgress& progress = {});

}  // namespace renmian

// What others hold of the log from earlier: checkpoints and receipts. While the log is read again, its roots at their
// sizes and its leaves at their places are noted; at the end they must be the same. Findings go to the lines
// `consistency` and `receipts`. Used by one thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/merkle.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/trail/continued_logs.hpp"
#include "engine/trail/log_note.hpp"
#include "engine/trail/report.hpp"

namespace renmian {

struct GivenFile {
  std::string name;
  std::string text;
};

class OlderLogs {
 public:
  OlderLogs(const TrailPolicy& policy, const Checkpoint& present, Report& report);

  // Nothing if it was taken up; otherwise why it cannot be read.
  std::optional<Problem> add_checkpoint(const GivenFile& file);
  std::optional<Problem> add_receipt(const GivenFile& file);
  void add_kept_checkpoint(const std::string& path, std::uint64_t size, std::string_view text);

  // The log as it is read again, in order. Unknown leaves are not told, and none after them that has a root.
  // `logs`: those that this one continues, as far as its first entries said so.
  void take_leaf(std::uint64_t index, const Hash& leaf, const ContinuedLogs& logs);
  void take_root(const MerkleFrontier& tree);

  void finish(const ContinuedLogs& logs);

 private:
  struct Older {
    std::string_view line;
    std::string file;
    Checkpoint checkpoint;
  };
  struct Receipt {
    std::string file;
    std::uint64_t index = 0;
    std::optional<Hash> leaf;               // of an answer of the server
    std::optional<std::vector<Hash>> path;  // of a proof
    Checkpoint checkpoint;
  };

  bool add(std::string_view line, const std::string& file, const LogNote& note);
  void check(const Older& older, const ContinuedLogs& logs);
  void check(const Receipt& receipt, const ContinuedLogs& logs);
  std::optional<Hash> root_of(const Checkpoint& checkpoint) const;
  void want(const Checkpoint& checkpoint);
  void found(std::string_view line, const std::string& file, Text text, Severity severity = Severity::kTampering);

  const TrailPolicy& policy_;
  const Checkpoint present_;
  Report& report_;
  std::vector<Older> older_;
  std::vector<Receipt> receipts_;

  // By size and by index; nothing as long as the log was not read so far.
  struct Known {
    std::map<std::uint64_t, std::optional<Hash>> roots, leaves;
    MerkleFrontier tree;  // of an older log, as far as its entries go on without a gap
  };
  Known& known_of(const std::string& origin);

  std::map<std::string, Known> known_;  // by origin
};

}  // namespace renmian

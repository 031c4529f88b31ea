// What a witness has cosigned, in a folder of its own. The one promise of a witness, never to cosign two histories of
// a log, stands or falls with this folder: it must never go back to an earlier state, so it is never restored from a
// backup (docs/guide-witness.md).
//
//     index                  the origins of all logs that were ever cosigned here
//     logs/<SHA-256>         one file for each: time, checkpoint. Origin, size and root stand in the checkpoint; the
//                            name is the SHA-256 of the origin in hexadecimal
//     evidence/<SHA-256>     requests that contradicted what was cosigned, by their hash: the log has signed them
//     lock                   locked (flock) while a file is looked at and replaced
//
// Each file begins with a line that holds the SHA-256 of what follows. A file that cannot be read, does not agree with
// its hash, or is missing although the index names its log is a Fault, never taken for a log not yet seen; so is a
// folder without an index. What stays unseen is a folder that was set back as a whole.
//
// Any thread and any number of processes: one after the other. Faults: "witness-state-missing" there is no state in
// this folder, "witness-state-damaged" see above, "witness-state-failed" the folder cannot be read or written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/witness.hpp"

namespace renmian {

struct WitnessedLog {
  std::string origin;
  WitnessedTree tree;
  std::uint64_t cosigned_at = 0;  // seconds since 1970
  std::string checkpoint;         // the signed note as it was brought
};

class WitnessState {
 public:
  // Makes an empty state. The folder may exist, but not a state in it: Fault "witness-state-exists".
  static void create(const std::filesystem::path& folder);

  explicit WitnessState(std::filesystem::path folder);  // reads all of it, so that damage shows at the start

  std::optional<WitnessedLog> find(std::string_view origin) const;
  std::vector<WitnessedLog> all() const;  // by origin

  // Compare and swap: shows what is kept for `origin` and keeps instead what `next` returns, if anything, with nobody
  // in between. Safe on disk when it returns.
  using Next = std::function<std::optional<WitnessedLog>(const std::optional<WitnessedLog>& kept)>;
  void replace(std::string_view origin, const Next& next);

  // Keeps a request as evidence, at most kMostEvidence of them; says where it is, nothing if there are enough.
  static constexpr std::size_t kMostEvidence = 1000;
  std::optional<std::filesystem::path> keep_evidence(std::string_view request);

 private:
  std::filesystem::path file_of(std::string_view origin) const;
  std::optional<WitnessedLog> read(std::string_view origin, const std::vector<std::string>& index) const;
  std::vector<std::string> read_index() const;

  std::filesystem::path folder_;
};

}  // namespace renmian

// The archive folder of a running installation: a second copy of the log that verifies by itself, in the layout of
// docs/trail-format.md. It follows the log and is what lost entries are restored from.
//
// Any process of the installation may bring the archive up to date at any time; they take turns. It is durable up to
// its checkpoint, and the checkpoint is written last. What a killed process left beyond it is overwritten.
//
// Personal content goes when it goes from the log: an entry that carries out an erasure takes the payloads it names out
// of the archive as it is copied.
#pragma once

#include <filesystem>
#include <span>

#include "api/service/trail_files.hpp"
#include "engine/audit/note.hpp"

namespace renmian {

class ArchiveKeeper {
 public:
  struct Settings {
    std::filesystem::path folder;
    bool payloads = true;  // false: entries only, for good. Payloads that an archive has are then removed from it.
  };

  // `store` and `catalogue` outlive it; `origin` is the name of the log. Throws Fault "key-unreadable" for a log key
  // that is none.
  ArchiveKeeper(Store& store, const Catalogue& catalogue, std::string origin, TrustedKeys keys, Settings settings);

  struct Kept {
    std::uint64_t before = 0;  // entries that the archive held
    std::uint64_t size = 0;    // and holds now
    std::uint64_t payload_lines = 0;
    std::uint64_t erased_lines = 0;
    std::set<std::string> missing_definitions;
  };

  // Copies what the log has more than the archive. Throws Fault "archive-differs" if the archive is not the beginning
  // of the log, or the entries of the log are not what its checkpoint covers: one of the two was changed. Then nothing
  // is vouched for that was not before. Other Faults: "folder-not-written", those of the store.
  Kept catch_up();

  // Takes the payloads of these entries out of the archive; it is done on disk when this returns. Returns how many
  // there were.
  std::uint64_t erase(std::span<const std::uint64_t> log_indices);

 private:
  std::optional<Checkpoint> archived(const FolderWriter& folder) const;
  Checkpoint opened(const std::string& note) const;
  MerkleFrontier frontier_at(std::uint64_t size) const;
  bool takes_payloads(FolderWriter& folder) const;
  void put_about(FolderWriter& folder, bool payloads) const;
  void keep_last_of_day(FolderWriter& folder, std::uint64_t before, std::uint64_t size) const;
  std::uint64_t carry_out_erasures(FolderWriter& folder, std::span<const StoredEvent> entries) const;
  std::uint64_t remove_payloads(FolderWriter& folder, std::span<const std::uint64_t> log_indices) const;
  Timestamp time_of(std::uint64_t log_index) const;

  Store& store_;
  const Catalogue& catalogue_;
  const std::string origin_;
  const TreeHash hash_;
  const TrustedKeys keys_;
  const Settings settings_;
  std::vector<Verifier> verifiers_;
};

}  // namespace renmian

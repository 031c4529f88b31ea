// What an export and the archive of a running server have in common: the files of a trail folder, laid out from the
// stored log. See docs/trail-format.md and adapters/archive/folder_writer.hpp. One thread.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "adapters/archive/folder_writer.hpp"
#include "engine/case/trail_pages.hpp"

namespace renmian {

// Whom to believe, as this installation knows it: the keys of its log, and so many of these witnesses.
struct TrustedKeys {
  struct Witness {
    std::string name;  // in the policy file: no white space
    std::string vkey;
  };
  std::vector<std::string> logs;  // vkeys
  std::vector<Witness> witnesses;
  std::size_t quorum = 0;
};

// The same as a policy file (C2SP tlog-policy).
std::string policy_text(const TrustedKeys& keys);

class TrailFiles {
 public:
  // Both outlive it.
  TrailFiles(FolderWriter& folder, const Catalogue& catalogue) : folder_(folder), catalogue_(catalogue) {}

  void put_tile(const Tile& tile);

  // Entries in order and without a gap, beginning at a multiple of 256: bundles as they fill up, then the open one.
  void add_to_bundles(std::span<const StoredEvent> entries);
  void put_open_bundle();

  // Payloads of entries in the order of the log. Lines that the files already have from `from` on are replaced.
  void set_payloads_from(std::uint64_t from, std::span<const StoredEvent> entries);

  // The definitions that these entries name.
  void put_definitions(std::span<const StoredEvent> entries);

  std::uint64_t payload_lines() const { return payload_lines_; }
  const std::set<std::string>& missing_definitions() const { return missing_definitions_; }  // digests

 private:
  void put_bundle();

  FolderWriter& folder_;
  const Catalogue& catalogue_;
  std::uint64_t next_ = 0;           // entry of the log
  std::vector<std::string> bundle_;  // entries before it that are in no full bundle
  std::uint64_t payload_lines_ = 0;
  std::set<std::string> definitions_;
  std::set<std::string> missing_definitions_;
};

}  // namespace renmian

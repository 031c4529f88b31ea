// Writes a trail folder (docs/trail-format.md): once, or bit by bit as the log grows.
//
// A file appears whole or not at all; files of payloads grow at their end, and what a killed process left there is cut
// off with the next lines. Nothing is promised to be on disk before sync() or seal(): write everything else, then seal,
// and what the checkpoint covers is always there.
//
// Folders get mode 0700 and files 0600, for payloads are personal. While a FolderWriter lives, other processes that
// make one for the same folder wait. One thread. Everything throws Fault "folder-not-written" if the environment fails.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "adapters/archive/layout.hpp"

namespace renmian {

// The name under which a file is written before it gets its own: that of a tile over 2^512 entries, which no log ever
// has. So one that a killed process left behind is beyond every checkpoint, and readers do not look at it.
inline constexpr std::string_view kIncomingPath = "tile/63/000";

class FolderWriter {
 public:
  explicit FolderWriter(std::filesystem::path folder);  // makes it if it is not there
  ~FolderWriter();
  FolderWriter(const FolderWriter&) = delete;
  FolderWriter& operator=(const FolderWriter&) = delete;

  const std::filesystem::path& folder() const { return folder_; }

  // `path` is relative to the folder. A file that has these bytes already is left alone.
  void put(std::string_view path, std::string_view bytes);
  std::optional<std::string> read(std::string_view path) const;  // nothing if there is no such file
  void remove(std::string_view path);  // a file or a folder with all in it; harmless if it is not there

  // From log index `from` on, the payload file at `path` holds these lines, in order, and no others. A file that would
  // be empty is removed. Returns whether lines had to be cut off.
  bool set_payloads_from(std::string_view path, std::uint64_t from, std::span<const PayloadLine> lines);
  // Takes the lines of these log indices out of the file. Returns how many there were.
  std::size_t remove_payloads(std::string_view path, std::span<const std::uint64_t> log_indices);

  void sync();
  // Puts the checkpoint, which is the last, when all that was written before is on disk. On disk itself when this
  // returns.
  void seal(std::string_view checkpoint);

 private:
  std::filesystem::path folder_;
  int descriptor_ = -1;  // of the folder; holds the lock
};

}  // namespace renmian

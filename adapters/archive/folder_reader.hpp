// A trail folder on a disk, as somebody handed it over: read only, and with distrust. Only regular files are read,
// links are not followed anywhere below the folder, and no name leads out of it. Names that are no clean text are
// listed with their odd bytes written as `\xNN`, and cannot be read. Any thread. Fault "folder-unreadable": the disk.
#pragma once

#include <filesystem>
#include <memory>

#include "engine/trail/trail_folder.hpp"

namespace renmian {

class FolderReader final : public TrailFolder {
 public:
  static constexpr std::size_t kMostFiles = 20'000'000;

  explicit FolderReader(std::filesystem::path folder);  // Fault "folder-unreadable" if it is no folder
  ~FolderReader() override;

  std::vector<File> files() const override;
  std::optional<std::string> read(const std::string& path, std::size_t most, std::uint64_t offset) const override;

 private:
  std::filesystem::path folder_;
  int descriptor_;
};

// A file that the caller names, at most `most` bytes of it. Fault "folder-unreadable".
std::string read_given_file(const std::filesystem::path& file, std::size_t most);

}  // namespace renmian

// A trail folder as the checks see it (docs/trail-format.md): files by their paths, with `/` between the parts.
//
// Implementations give nothing from outside the folder and follow no links. Any thread, several at once. Faults: what
// the disk does, "folder-unreadable".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renmian {

class TrailFolder {
 public:
  struct File {
    std::string path;
    bool regular = true;  // not a link, device or the like
  };

  virtual ~TrailFolder() = default;

  virtual std::vector<File> files() const = 0;  // all but folders, by path

  // At most `most` bytes from `offset` on; nothing if there is no regular file of this name.
  virtual std::optional<std::string> read(const std::string& path, std::size_t most,
                                          std::uint64_t offset = 0) const = 0;
};

// Calls `take` with each line of the file, without its end; with nothing for a line that is longer than the format
// needs or that the file ends in the midst of, and then no more. False if there is no such file.
bool for_each_line(const TrailFolder& folder, const std::string& path,
                   const std::function<void(std::optional<std::string_view> line)>& take);

}  // namespace renmian

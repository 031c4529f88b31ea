// A lock against other threads and other processes alike (flock), held until the end of its life. The system frees it
// when a process dies. Throws std::system_error if the file is not there or cannot be locked.
#pragma once

#include <filesystem>

namespace renmian {

class FileLock {
 public:
  explicit FileLock(const std::filesystem::path& file);  // waits for it
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int fd_;
};

}  // namespace renmian

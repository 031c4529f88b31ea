#include "adapters/witness/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace renmian {

FileLock::FileLock(const std::filesystem::path& file) : fd_(::open(file.c_str(), O_RDWR | O_CLOEXEC)) {
  auto locked = fd_ < 0 ? -1 : ::flock(fd_, LOCK_EX);
  while (locked != 0 && fd_ >= 0 && errno == EINTR) locked = ::flock(fd_, LOCK_EX);
  if (locked == 0) return;
  const std::error_code why(errno, std::generic_category());
  if (fd_ >= 0) ::close(fd_);
  throw std::system_error(why, file.string());
}

FileLock::~FileLock() { ::close(fd_); }

}  // namespace renmian

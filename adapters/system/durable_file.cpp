#include "adapters/system/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>

#include "adapters/system/descriptor.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file) { throw std::system_error(errno, std::generic_category(), file.string()); }

Descriptor opened(const fs::path& file, int flags, unsigned mode = 0) {
  Descriptor descriptor(::open(file.c_str(), flags | O_CLOEXEC, mode));
  if (!descriptor.is_open()) fail(file);
  return descriptor;
}

void write_all(const Descriptor& to, std::string_view bytes, const fs::path& file) {
  while (!bytes.empty()) {
    const auto written = ::write(to.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(file);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

// `forbidden`: modes the file may have none of.
std::optional<std::string> read_with_modes(const fs::path& file, std::size_t limit, unsigned forbidden) {
  std::error_code gone;
  if (!fs::exists(file, gone) && !gone) return std::nullopt;
  const auto in = opened(file, O_RDONLY | O_NONBLOCK);
  struct stat status {};
  if (::fstat(in.get(), &status) != 0) fail(file);
  if (!S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) > limit) {
    errno = EINVAL;
    fail(file);
  }
  if ((status.st_mode & forbidden) != 0) {
    errno = EPERM;
    fail(file);
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const auto got = ::read(in.get(), bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(file);
    if (got == 0) {
      bytes.resize(at);
      break;
    }
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace

void sync_file(const fs::path& file) {
  const auto descriptor = opened(file, O_RDONLY | O_NONBLOCK);
  if (::fsync(descriptor.get()) != 0) fail(file);
}

void sync_folder(const fs::path& folder) {
  const auto descriptor = opened(folder, O_RDONLY | O_DIRECTORY);
  if (::fsync(descriptor.get()) != 0) fail(folder);
}

void write_durably(const fs::path& file, std::string_view bytes, unsigned mode) {
  static std::atomic<unsigned> counter{0};
  auto temporary = file;
  temporary += ".new-" + std::to_string(::getpid()) + "-" + std::to_string(++counter);
  try {
    {
      const auto out = opened(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
      if (::fchmod(out.get(), mode) != 0) fail(temporary);
      write_all(out, bytes, temporary);
      if (::fsync(out.get()) != 0) fail(temporary);
    }
    if (::rename(temporary.c_str(), file.c_str()) != 0) fail(file);
    sync_folder(folder_of(file));
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
}

std::optional<std::string> read_file(const fs::path& file, std::size_t limit) {
  return read_with_modes(file, limit, 0);
}

std::optional<std::string> read_private_file(const fs::path& file, std::size_t limit) {
  return read_with_modes(file, limit, S_IRWXG | S_IRWXO);
}

}  // namespace renmian

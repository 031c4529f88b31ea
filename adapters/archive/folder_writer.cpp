#include "adapters/archive/folder_writer.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include "adapters/system/descriptor.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kIndexMember = ",\"log_index\":";
// From the member log_index to the end of a line: a number of 20 digits and a salt of 44 characters fit.
constexpr std::size_t kLongestLineEnd = 128;

[[noreturn]] void not_written(const fs::path& path) {
  throw Fault("folder-not-written",
              {"审计文件夹无法写入：" + path.string(), "the audit folder cannot be written: " + path.string()},
              std::generic_category().message(errno));
}

void make_folders(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return;
  if (errno != ENOENT || !folder.has_parent_path()) not_written(folder);
  make_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) not_written(folder);
}

// Also of a path whose folders are not there yet.
int open_with_folders(const fs::path& file, int flags) {
  const auto open = [&] { return ::open(file.c_str(), flags | O_CREAT | O_CLOEXEC, 0600); };
  if (const int fd = open(); fd >= 0 || errno != ENOENT) return fd;
  make_folders(file.parent_path());
  return open();
}

void write_all(int fd, std::string_view bytes, const fs::path& file) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) not_written(file);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_from(int fd, std::uint64_t offset, std::size_t size, const fs::path& file) {
  std::string bytes(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const auto got = ::pread(fd, bytes.data() + have, size - have, static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) not_written(file);
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

std::size_t size_of(int fd, const fs::path& file) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) not_written(file);
  return static_cast<std::size_t>(status.st_size);
}

// Of a whole line, or of its end. Nothing for what no FolderWriter has written to the end.
std::optional<std::uint64_t> index_of(std::string_view line) {
  const auto member = line.rfind(kIndexMember);
  if (member == std::string_view::npos || !line.ends_with("\"}\n")) return std::nullopt;
  line.remove_prefix(member + kIndexMember.size());
  std::uint64_t index = 0;
  const auto read = std::from_chars(line.data(), line.data() + line.size(), index);
  return read.ec == std::errc{} ? std::optional(index) : std::nullopt;
}

// The lines of a payload file, a torn one at the end included.
std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end);
  }
  return lines;
}

// How much of the file is whole lines of entries before `from`.
std::size_t kept_before(int fd, std::size_t size, std::uint64_t from, const fs::path& file) {
  const auto looked_at = std::min(size, kLongestLineEnd);
  const auto last = index_of(read_from(fd, size - looked_at, looked_at, file));
  if (size == 0 || (last && *last < from)) return size;
  std::size_t kept = 0;
  const auto bytes = read_from(fd, 0, size, file);
  for (const auto line : lines_of(bytes)) {
    const auto index = index_of(line);
    if (!index || *index >= from) break;
    kept += line.size();
  }
  return kept;
}

}  // namespace

FolderWriter::FolderWriter(fs::path folder) : folder_(std::move(folder)) {
  make_folders(folder_);
  descriptor_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) not_written(folder_);
  while (::flock(descriptor_, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    ::close(descriptor_);
    not_written(folder_);
  }
  remove(kIncomingPath);
}

FolderWriter::~FolderWriter() { ::close(descriptor_); }

std::optional<std::string> FolderWriter::read(std::string_view path) const {
  const auto file = folder_ / path;
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    not_written(file);
  }
  return read_from(descriptor.get(), 0, size_of(descriptor.get(), file), file);
}

void FolderWriter::put(std::string_view path, std::string_view bytes) {
  const auto present = read(path);
  if (present == bytes) return;
  const auto incoming = folder_ / kIncomingPath;
  {
    const Descriptor descriptor(open_with_folders(incoming, O_WRONLY | O_TRUNC));
    if (!descriptor.is_open()) not_written(incoming);
    write_all(descriptor.get(), bytes, incoming);
    // What takes the place of another file, or vouches for others, must not come to disk after its name does.
    const bool matters = present || path == trail_folder::kCheckpoint;
    if (matters && ::fdatasync(descriptor.get()) != 0) not_written(incoming);
  }
  const auto file = folder_ / path;
  if (::rename(incoming.c_str(), file.c_str()) == 0) return;
  if (errno != ENOENT) not_written(file);
  make_folders(file.parent_path());
  if (::rename(incoming.c_str(), file.c_str()) != 0) not_written(file);
}

void FolderWriter::remove(std::string_view path) {
  std::error_code error;
  fs::remove_all(folder_ / path, error);
  if (!error) return;
  errno = error.value();
  not_written(folder_ / path);
}

bool FolderWriter::set_payloads_from(std::string_view path, std::uint64_t from, std::span<const PayloadLine> lines) {
  const auto file = folder_ / path;
  const Descriptor descriptor(lines.empty() ? ::open(file.c_str(), O_RDWR | O_CLOEXEC)
                                            : open_with_folders(file, O_RDWR));
  if (!descriptor.is_open()) {
    if (errno == ENOENT) return false;
    not_written(file);
  }
  const auto size = size_of(descriptor.get(), file);
  const auto kept = kept_before(descriptor.get(), size, from, file);
  if (kept == 0 && lines.empty()) {
    remove(path);
    return true;
  }
  if (kept < size && ::ftruncate(descriptor.get(), static_cast<off_t>(kept)) != 0) not_written(file);
  if (::lseek(descriptor.get(), 0, SEEK_END) < 0) not_written(file);
  std::string bytes;
  for (const auto& line : lines) bytes += to_string(line) + "\n";
  write_all(descriptor.get(), bytes, file);
  return kept < size;
}

std::size_t FolderWriter::remove_payloads(std::string_view path, std::span<const std::uint64_t> log_indices) {
  const auto bytes = read(path);
  if (!bytes) return 0;
  std::string kept;
  std::size_t removed = 0;
  for (const auto line : lines_of(*bytes)) {
    const auto index = index_of(line);
    if (index && std::ranges::find(log_indices, *index) != log_indices.end()) {
      ++removed;
    } else {
      kept += line;
    }
  }
  if (removed == 0) return 0;
  kept.empty() ? remove(path) : put(path, kept);
  return removed;
}

void FolderWriter::sync() {
  if (::syncfs(descriptor_) != 0) not_written(folder_);
}

void FolderWriter::seal(std::string_view checkpoint) {
  sync();
  put(trail_folder::kCheckpoint, checkpoint);
  for (auto left = (folder_ / kIncomingPath).parent_path(); left != folder_; left = left.parent_path()) {
    ::rmdir(left.c_str());  // of folders only those that are empty
  }
  if (::fsync(descriptor_) != 0) not_written(folder_);
}

}  // namespace renmian

#include "adapters/archive/folder_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "adapters/system/descriptor.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

[[noreturn]] void unreadable(const std::filesystem::path& path, int error) {
  throw Fault("folder-unreadable",
              {fmt::format("无法读取 {}", path.string()), fmt::format("{} cannot be read", path.string())},
              std::strerror(error));
}

bool is_clean(std::string_view name) {
  return find_invalid_utf8(name) == std::string_view::npos && name.find('\\') == std::string_view::npos &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string printable(const std::string& name) {
  if (is_clean(name)) return name;
  std::string text;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f || c == '\\') {
      text += fmt::format("\\x{:02x}", byte);
    } else {
      text += c;
    }
  }
  return text;
}

// Step by step, so that no part of the way is a link.
Descriptor open_below(int folder, std::string_view path) {
  Descriptor at;
  while (true) {
    const auto slash = path.find('/');
    const bool last = slash == std::string_view::npos;
    const std::string part(path.substr(0, slash));
    if (part.empty() || part == "." || part == "..") return Descriptor();
    const int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (last ? 0 : O_DIRECTORY);
    at = Descriptor(openat(at.is_open() ? at.get() : folder, part.c_str(), flags));
    if (last || !at.is_open()) return at;
    path.remove_prefix(slash + 1);
  }
}

std::string read_from(int descriptor, std::size_t most, std::uint64_t offset, const std::filesystem::path& name) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0) unreadable(name, errno);
  const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(most, offset < size ? size - offset : 0)), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto count = pread(descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) unreadable(name, errno);
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

bool is_regular(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

FolderReader::FolderReader(std::filesystem::path folder)
    : folder_(std::move(folder)), descriptor_(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) unreadable(folder_, errno);
}

FolderReader::~FolderReader() { close(descriptor_); }

std::vector<TrailFolder::File> FolderReader::files() const {
  std::vector<File> files;
  std::error_code error;
  const auto prefix = (folder_ / "").string().size();
  for (std::filesystem::recursive_directory_iterator at(folder_, error), end; at != end; at.increment(error)) {
    if (error) break;
    const auto status = at->symlink_status(error);
    if (error) break;
    if (std::filesystem::is_directory(status)) continue;
    files.push_back({printable(at->path().string().substr(prefix)), std::filesystem::is_regular_file(status)});
    if (files.size() > kMostFiles) unreadable(folder_, EFBIG);
  }
  if (error) unreadable(folder_, error.value());
  std::ranges::sort(files, {}, &File::path);
  return files;
}

std::optional<std::string> FolderReader::read(const std::string& path, std::size_t most, std::uint64_t offset) const {
  const auto file = open_below(descriptor_, path);
  if (!file.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENXIO) return std::nullopt;
    unreadable(folder_ / path, errno);
  }
  if (!is_regular(file.get())) return std::nullopt;
  return read_from(file.get(), most, offset, folder_ / path);
}

std::string read_given_file(const std::filesystem::path& file, std::size_t most) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!opened.is_open()) unreadable(file, errno);
  if (!is_regular(opened.get())) unreadable(file, EINVAL);
  return read_from(opened.get(), most, 0, file);
}

}  // namespace renmian

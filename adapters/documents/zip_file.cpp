#include "adapters/documents/zip_file.hpp"

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>

#include "adapters/system/durable_file.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

// End of the directory: signature, this disk and that of the directory (0), entries twice, size, offset, length of the
// comment that follows.
constexpr std::string_view kEnd = "PK\x05\x06\0\0\0\0"sv;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLongestComment = 0xffff;
constexpr std::size_t kMostEntries = 10'000;

unsigned number_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) + 256U * static_cast<unsigned char>(bytes[at + 1]);
}

bool ends_the_bytes(std::string_view bytes) {
  if (bytes.size() < kEndSize) return false;
  const auto end = bytes.substr(bytes.size() - kEndSize);
  return end.starts_with(kEnd) && number_at(end, 10) <= kMostEntries && number_at(end, 20) == 0;
}

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using OpenZip = std::unique_ptr<zip_t, CloseZip>;

[[noreturn]] void not_written(int system_error, const std::string& detail) {
  if (system_error == ENOSPC || system_error == EDQUOT) {
    throw Fault("store-full", {"存放导出文件的磁盘已满", "the disk that keeps the exports is full"}, detail);
  }
  throw Fault("export-not-written", {"导出文件无法写入", "the export cannot be written"}, detail);
}

[[noreturn]] void not_written(zip_t* zip) {
  auto* error = zip_get_error(zip);
  not_written(zip_error_system_type(error) == ZIP_ET_SYS ? zip_error_code_system(error) : 0, zip_error_strerror(error));
}

void add(zip_t* zip, const fs::path& file, const std::string& name) {
  auto* source = zip_source_file(zip, file.c_str(), 0, -1);
  if (source == nullptr) not_written(zip);
  if (zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
    zip_source_free(source);
    not_written(zip);
  }
}

}  // namespace

bool has_zip_end(std::string_view bytes) {
  const auto looked_at = std::min(bytes.size(), kEndSize + kLongestComment);
  return bytes.substr(bytes.size() - looked_at).find(kEnd) != std::string_view::npos;
}

bool zip_has(std::string_view bytes, std::initializer_list<const char*> names) {
  if (!ends_the_bytes(bytes)) return false;
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return false;
  const OpenZip zip{zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error)};
  if (!zip) {
    zip_source_free(source);
    return false;
  }
  for (const auto* name : names) {
    if (zip_name_locate(zip.get(), name, ZIP_FL_ENC_GUESS) < 0) return false;
  }
  return true;
}

void zip_folder(const fs::path& folder, const fs::path& file) {
  auto incoming = file;
  incoming += ".new";
  int code = 0;
  OpenZip zip{zip_open(incoming.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code)};
  if (!zip) not_written(errno, incoming.string());
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) add(zip.get(), entry.path(), fs::relative(entry.path(), folder).generic_string());
  }
  if (zip_close(zip.get()) != 0) not_written(zip.get());
  static_cast<void>(zip.release());  // closed
  try {
    fs::permissions(incoming, fs::perms::owner_read | fs::perms::owner_write);
    sync_file(incoming);
    fs::rename(incoming, file);
    sync_folder(file.parent_path());
  } catch (const std::system_error& failed) {
    not_written(failed.code().value(), failed.what());
  }
}

}  // namespace renmian

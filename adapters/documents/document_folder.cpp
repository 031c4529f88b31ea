#include "adapters/documents/document_folder.hpp"

#include <cerrno>
#include <limits>
#include <system_error>

#include "adapters/system/durable_file.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void unavailable(const std::system_error& error) {
  if (error.code() == std::errc::no_space_on_device || error.code().value() == EDQUOT) {
    throw Fault("store-full", {"存放文件的磁盘已满", "the disk that keeps the documents is full"}, error.what());
  }
  throw Fault("documents-unavailable",
              {"存放文件的目录暂时不可用", "the folder that keeps the documents is not available"}, error.what());
}

// A folder that is new is on disk before anything in it is.
void make_folders(const fs::path& folder) {
  if (folder.empty() || fs::is_directory(folder)) return;
  make_folders(folder.parent_path());
  if (!fs::create_directory(folder) && !fs::is_directory(folder)) {
    throw std::system_error(std::make_error_code(std::errc::not_a_directory), folder.string());
  }
  fs::permissions(folder, fs::perms::owner_all);
  sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
}

}  // namespace

fs::path DocumentFolder::file_of(const Hash& digest) const {
  const auto name = to_hex(digest);
  return folder_ / name.substr(0, 2) / name.substr(2, 2) / name;
}

Hash DocumentFolder::put(std::string_view bytes) {
  const auto digest = sha256(bytes);
  const auto file = file_of(digest);
  try {
    const auto present = read_file(file, std::numeric_limits<std::size_t>::max());
    if (present == bytes) {
      sync_folder(file.parent_path());  // whoever wrote it may not have come that far
    } else {
      make_folders(file.parent_path());
      write_durably(file, bytes);
    }
  } catch (const std::system_error& error) {
    unavailable(error);
  }
  return digest;
}

std::optional<std::string> DocumentFolder::get(const Hash& digest) const {
  std::optional<std::string> bytes;
  try {
    bytes = read_file(file_of(digest), std::numeric_limits<std::size_t>::max());
  } catch (const std::system_error& error) {
    unavailable(error);
  }
  if (bytes && sha256(*bytes) != digest) {
    throw Fault("document-damaged",
                {"文件内容与登记时不符，请报告管理员",
                 "the content of the document is not what was handed in; "
                 "tell the administrator"},
                to_hex(digest));
  }
  return bytes;
}

}  // namespace renmian

#include "api/service/archived_log.hpp"

#include <algorithm>
#include <sstream>

#include "adapters/archive/folder_reader.hpp"
#include "adapters/archive/layout.hpp"
#include "engine/audit/entry_bundle.hpp"

namespace renmian {
namespace {

constexpr std::size_t kMostAbout = std::size_t{1} << 20;  // of checkpoint and manifest
constexpr std::size_t kMostBundle = kTileWidth * (kMaxEntryBytes + 2);
constexpr std::size_t kMostPayloads = std::size_t{1} << 30;  // of one case

Problems unreadable(const std::filesystem::path& folder, std::string_view file) {
  return {{"archive-unreadable",
           (folder / file).string(),
           {"存档文件夹中缺少此文件或不可读", "the archive folder lacks this file, or it cannot be read"}}};
}

}  // namespace

boost::system::result<ArchivedLog, Problems> ArchivedLog::open(std::filesystem::path folder,
                                                               std::span<const Verifier> keys,
                                                               const std::string& origin) {
  if (!std::filesystem::is_directory(folder)) return unreadable(folder, trail_folder::kManifest);
  auto reader = std::make_shared<const FolderReader>(folder);
  const auto manifest_line = reader->read(std::string(trail_folder::kManifest), kMostAbout, 0);
  if (!manifest_line) return unreadable(folder, trail_folder::kManifest);
  const auto manifest = parse_manifest(std::string_view(*manifest_line).substr(0, manifest_line->find('\n')));
  if (!manifest) return unreadable(folder, trail_folder::kManifest);
  if (!manifest->whole() || manifest->since != 0) {
    return Problems{{"archive-not-whole",
                     folder.string(),
                     {"须是含全部记录的存档文件夹", "this must be a folder with all entries of the log"}}};
  }
  auto note = reader->read(std::string(trail_folder::kCheckpoint), kMostAbout, 0);
  if (!note) return unreadable(folder, trail_folder::kCheckpoint);
  auto opened = open_checkpoint(*note, keys, origin);
  if (!opened) {
    auto problem = opened.error();
    problem.place = (folder / trail_folder::kCheckpoint).string();
    return Problems{std::move(problem)};
  }
  return ArchivedLog(std::move(folder), std::move(reader), std::move(*note), std::move(opened->checkpoint));
}

std::vector<std::string> ArchivedLog::bundle(std::uint64_t index) const {
  const auto first = index * kTileWidth;
  if (first >= checkpoint_.size) return {};
  const auto width = static_cast<unsigned>(std::min<std::uint64_t>(kTileWidth, checkpoint_.size - first));
  auto bytes =
      reader_->read(entries_path(index), kMostBundle, 0);  // full since, if the archive went on beyond its checkpoint
  if (!bytes) bytes = reader_->read(entries_path(index, width), kMostBundle, 0);
  const auto entries = bytes ? parse_bundle(*bytes) : std::nullopt;
  if (!entries) return {};
  return {entries->begin(), entries->begin() + std::min<std::ptrdiff_t>(width, std::ssize(*entries))};
}

std::map<std::uint64_t, Payload> ArchivedLog::payloads(CaseId case_id) const {
  std::map<std::uint64_t, Payload> found;
  std::istringstream lines(reader_->read(trail_folder::payloads_path(case_id), kMostPayloads, 0).value_or(""));
  for (std::string text; std::getline(lines, text);) {
    auto line = parse_payload_line(text);
    const auto salt = line ? to_array<32>(line->salt) : std::nullopt;
    if (salt) found.insert_or_assign(line->log_index, Payload{*salt, std::move(line->content)});
  }
  return found;
}

}  // namespace renmian

#include "api/service/archive_keeper.hpp"

#include <fmt/format.h>

#include <map>

#include "api/service/trail_readme.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/case/log_tree.hpp"
#include "engine/trail/erasures.hpp"

namespace renmian {
namespace {

Fault differs(const Text& how) {
  return {
      "archive-differs",
      {"归档文件夹与审计日志不一致，归档已停止：" + how.zh + "。二者之一被改动或退回过，请保留现场并立即报告监督部门",
       "the archive does not agree with the audit log and is not continued: " + how.en +
           ". One of the two was changed or set back; leave everything as it is and tell the supervising office"}};
}

std::vector<Verifier> verifiers_of(const std::vector<std::string>& vkeys) {
  std::vector<Verifier> verifiers;
  for (const auto& vkey : vkeys) {
    auto verifier = Verifier::from_vkey(vkey);
    if (!verifier) throw Fault("key-unreadable", {"不是核验密钥：" + vkey, "not a verifier key: " + vkey});
    verifiers.push_back(std::move(*verifier));
  }
  return verifiers;
}

std::uint64_t first_of_bundle(std::uint64_t index) { return index / kTileWidth * kTileWidth; }

std::string big_endian(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, number >>= 8) *byte = static_cast<char>(number & 0xff);
  return bytes;
}

// The paths of the tiles and the bundle that are not full at this size.
std::set<std::string> open_files(std::uint64_t size) {
  std::set<std::string> paths;
  unsigned level = 0;
  for (const auto& [full, width] : tile_counts(size)) {
    if (width > 0 && level == 0) paths.insert(entries_path(full, width));
    if (width > 0) paths.insert(tile_path(level, full, width));
    ++level;
  }
  return paths;
}

Text not_as_archived(std::uint64_t log_index) {
  return {fmt::format("日志第 {} 条不是已归档的那一条", log_index),
          fmt::format("entry {} of the log is not the one archived", log_index)};
}

// The entries whose payloads this entry removes. One of an earlier log, which this log continues, counts otherwise;
// what it removed was gone before this log began.
std::vector<std::uint64_t> erased_by(const StoredEvent& entry, const std::string& origin) {
  if (entry.body.find("carry_out_erasure") == std::string::npos) return {};  // almost always: spares the parsing
  const auto event = parse_event(entry.body);
  if (!Erasures::is_one(event) || event.origin != origin || !entry.payload) return {};
  const auto content = parse_strict(entry.payload->content);
  boost::system::error_code error;
  const auto* entries = content ? content->find_pointer("/data/entries", error) : nullptr;
  if (entries == nullptr || !entries->is_array()) return {};
  std::vector<std::uint64_t> indices;
  for (const auto& each : entries->get_array()) {
    const auto index = each.to_number<std::uint64_t>(error);
    if (!error && index < entry.log_index) indices.push_back(index);
  }
  return indices;
}

}  // namespace

ArchiveKeeper::ArchiveKeeper(Store& store, const Catalogue& catalogue, std::string origin, TrustedKeys keys,
                             Settings settings)
    : store_(store),
      catalogue_(catalogue),
      origin_(std::move(origin)),
      hash_(tree_hash_of(origin_)),
      keys_(std::move(keys)),
      settings_(std::move(settings)),
      verifiers_(verifiers_of(keys_.logs)) {}

Checkpoint ArchiveKeeper::opened(const std::string& note) const {
  auto read = open_checkpoint(note, verifiers_, origin_);
  if (!read) throw differs(read.error().message);
  return std::move(read->checkpoint);
}

// The right edge of the stored log when it had `size` entries.
MerkleFrontier ArchiveKeeper::frontier_at(std::uint64_t size) const {
  const auto nodes = nodes_over_tiles(tiles_of(store_, size, hash_), hash_);
  auto bytes = big_endian(size);
  std::uint64_t covered = 0;
  for (unsigned level = 64; level-- > 0;) {
    if (((size >> level) & 1) == 0) continue;
    bytes += as_bytes(nodes(level, covered >> level));
    covered += std::uint64_t{1} << level;
  }
  return MerkleFrontier::deserialise(bytes, hash_).value();
}

ArchiveKeeper::Kept ArchiveKeeper::catch_up() {
  FolderWriter folder(settings_.folder);
  const bool payloads = takes_payloads(folder);
  const auto note = folder.read(trail_folder::kCheckpoint);
  const auto known = note ? opened(*note) : Checkpoint{origin_, 0, empty_root(hash_), {}};
  // After the archive was locked: the log is never older than what another process has archived.
  const auto head = newest_head(store_);
  const auto signed_head = head ? opened(head->note) : Checkpoint{origin_, 0, empty_root(hash_), {}};
  if (signed_head.size < known.size) {
    throw differs({fmt::format("日志只有 {} 条，归档中已有 {} 条", signed_head.size, known.size),
                   fmt::format("the log has {} entries, the archive {}", signed_head.size, known.size)});
  }
  Kept kept{known.size, signed_head.size, 0, 0, {}};
  if (!head || note == head->note) return kept;
  auto frontier = frontier_at(known.size);
  if (frontier.root() != known.root) {
    throw differs({fmt::format("日志的前 {} 条不是已归档的 {} 条", known.size, known.size),
                   fmt::format("the first {} entries of the log are not the {} archived", known.size, known.size)});
  }
  TrailFiles files(folder, catalogue_);
  TileBuilder tiles(known.size, tiles_of(store_, known.size, hash_), hash_);
  const auto first = first_of_bundle(known.size);
  const auto known_leaves = store_.leaves(first, known.size);
  read_entries(store_, first, kept.size, [&](std::span<const StoredEvent> page) {
    // The open bundle is written anew, with entries that the archive has: they must not have changed since.
    const auto again = page.front().log_index == first ? known_leaves.size() : 0;
    for (std::size_t i = 0; i < again; ++i) {
      if (leaf_hash(page[i].body, hash_) != known_leaves[i]) throw differs(not_as_archived(first + i));
    }
    files.add_to_bundles(page);
    const auto entries = page.subspan(again);
    std::vector<Hash> leaves;
    for (const auto& entry : entries) {
      leaves.push_back(leaf_hash(entry.body, hash_));
      frontier.append(leaves.back());
    }
    for (const auto& tile : tiles.append(leaves)) files.put_tile(tile);
    files.put_definitions(entries);
    if (payloads && !entries.empty()) files.set_payloads_from(entries.front().log_index, entries);
    kept.erased_lines += carry_out_erasures(folder, entries);
  });
  if (frontier.root() != signed_head.root) {
    throw differs(
        {fmt::format("日志第 {} 至 {} 条的内容与其检查点不符", known.size, kept.size - 1),
         fmt::format("entries {} to {} of the log are not what its checkpoint covers", known.size, kept.size - 1)});
  }
  for (const auto& tile : tiles.partial_tiles()) files.put_tile(tile);
  files.put_open_bundle();
  put_about(folder, payloads);
  if (known.size > 0 && known.size < kept.size) keep_last_of_day(folder, known.size, kept.size);
  folder.seal(head->note);

  const auto open = open_files(kept.size);
  for (const auto& path : open_files(known.size)) {
    if (!open.contains(path)) folder.remove(path);
  }
  kept.payload_lines = files.payload_lines();
  kept.missing_definitions = files.missing_definitions();
  return kept;
}

// An archive that was without payloads once stays so: it lacks those of earlier entries.
bool ArchiveKeeper::takes_payloads(FolderWriter& folder) const {
  const auto line = folder.read(trail_folder::kManifest);
  if (!line) return settings_.payloads;
  const auto manifest = parse_manifest(line->substr(0, line->find('\n')));
  if (!manifest) throw differs({"归档的清单不可读", "the manifest of the archive cannot be read"});
  if (!manifest->payloads_included) return false;
  if (!settings_.payloads) {
    folder.remove("payloads");
    put_about(folder, false);
  }
  return settings_.payloads;
}

// Manifest, policy and README; left alone where nothing changed.
void ArchiveKeeper::put_about(FolderWriter& folder, bool payloads) const {
  Manifest manifest;
  manifest.origin = origin_;
  manifest.payloads_included = payloads;
  folder.put(trail_folder::kManifest, to_string(manifest) + "\n");
  folder.put(trail_folder::kPolicy, policy_text(keys_));
  folder.put(trail_folder::kReadme, readme_text(manifest));
}

// Of each day with entries, the last checkpoint that the archive had; the day is that of the last entry under it.
void ArchiveKeeper::keep_last_of_day(FolderWriter& folder, std::uint64_t before, std::uint64_t size) const {
  if (date_in_china(time_of(before - 1)) == date_in_china(time_of(size - 1))) return;
  folder.put(trail_folder::checkpoint_path(before), folder.read(trail_folder::kCheckpoint).value());
}

Timestamp ArchiveKeeper::time_of(std::uint64_t log_index) const {
  Timestamp at;
  read_entries(store_, log_index, log_index + 1,
               [&](std::span<const StoredEvent> entry) { at = parse_event(entry.front().body).at; });
  return at;
}

std::uint64_t ArchiveKeeper::carry_out_erasures(FolderWriter& folder, std::span<const StoredEvent> entries) const {
  std::uint64_t removed = 0;
  for (const auto& entry : entries) {
    if (const auto erased = erased_by(entry, origin_); !erased.empty()) removed += remove_payloads(folder, erased);
  }
  return removed;
}

std::uint64_t ArchiveKeeper::remove_payloads(FolderWriter& folder, std::span<const std::uint64_t> log_indices) const {
  std::map<CaseId, std::vector<std::uint64_t>> by_case;
  for (const auto index : log_indices) {
    read_entries(store_, index, index + 1,
                 [&](std::span<const StoredEvent> entry) { by_case[entry.front().case_id].push_back(index); });
  }
  std::uint64_t removed = 0;
  for (const auto& [id, indices] : by_case) {
    removed += folder.remove_payloads(trail_folder::payloads_path(id), indices);
  }
  return removed;
}

std::uint64_t ArchiveKeeper::erase(std::span<const std::uint64_t> log_indices) {
  FolderWriter folder(settings_.folder);
  const auto removed = remove_payloads(folder, log_indices);
  folder.sync();
  return removed;
}

}  // namespace renmian

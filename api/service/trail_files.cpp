#include "api/service/trail_files.hpp"

#include <fmt/format.h>

#include <map>

#include "engine/audit/entry_bundle.hpp"
#include "engine/trail/event.hpp"

namespace renmian {

std::string policy_text(const TrustedKeys& keys) {
  constexpr std::string_view kGroup = "of-witnesses";
  std::string text;
  for (const auto& vkey : keys.logs) text += fmt::format("log {}\n", vkey);
  for (const auto& [name, vkey] : keys.witnesses) text += fmt::format("witness {} {}\n", name, vkey);
  if (keys.witnesses.empty() || keys.quorum == 0) return text + "quorum none\n";
  text += fmt::format("group {} {}", kGroup, keys.quorum);
  for (const auto& witness : keys.witnesses) text += " " + witness.name;
  return text + fmt::format("\nquorum {}\n", kGroup);
}

void TrailFiles::put_tile(const Tile& tile) {
  std::string bytes;
  for (const auto& hash : tile.hashes) bytes += as_bytes(hash);
  folder_.put(tile_path(tile.level, tile.index, static_cast<unsigned>(tile.hashes.size())), bytes);
}

void TrailFiles::add_to_bundles(std::span<const StoredEvent> entries) {
  for (const auto& entry : entries) {
    bundle_.push_back(entry.body);
    next_ = entry.log_index + 1;
    if (bundle_.size() < kTileWidth) continue;
    put_bundle();
    bundle_.clear();
  }
}

void TrailFiles::put_open_bundle() {
  if (!bundle_.empty()) put_bundle();
}

void TrailFiles::put_bundle() {
  const std::vector<std::string_view> views(bundle_.begin(), bundle_.end());
  const auto index = (next_ - 1) / kTileWidth;
  folder_.put(entries_path(index, static_cast<unsigned>(bundle_.size())), to_bundle(views));
}

void TrailFiles::set_payloads_from(std::uint64_t from, std::span<const StoredEvent> entries) {
  std::map<CaseId, std::vector<PayloadLine>> lines;
  for (const auto& entry : entries) {
    auto& of_case = lines[entry.case_id];  // also where nothing is to be added, so that what is there is cut
    if (!entry.payload) continue;
    of_case.push_back({entry.log_index, std::string(as_bytes(entry.payload->salt)), entry.payload->content});
    ++payload_lines_;
  }
  for (const auto& [id, of_case] : lines) folder_.set_payloads_from(trail_folder::payloads_path(id), from, of_case);
}

void TrailFiles::put_definitions(std::span<const StoredEvent> entries) {
  for (const auto& entry : entries) {
    const auto digest = parse_event(entry.body).procedure_digest;
    if (!definitions_.insert(digest).second) continue;
    if (const auto* definition = definition_of(catalogue_, digest)) {
      folder_.put(trail_folder::procedure_path(digest), *definition);
    } else {
      missing_definitions_.insert(digest);
    }
  }
}

}  // namespace renmian

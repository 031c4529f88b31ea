#include "api/service/trail_export.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/service/trail_readme.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/case/log_tree.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCasesPerPage = 100;

NodeReader nodes_of(Store& store, const Checkpoint& checkpoint) {
  const auto hash = tree_hash_of(checkpoint.origin);
  return nodes_over_tiles(remembering(tiles_of(store, checkpoint.size, hash)), hash);
}

std::string proof_under(const TrailHead& head, const NodeReader& nodes, std::uint64_t log_index) {
  const auto& [origin, size, root, extensions] = head.checkpoint;
  return to_string(ProofFile{{}, log_index, inclusion_proof(log_index, size, nodes, tree_hash_of(origin)), head.note});
}

class TrailExport {
 public:
  TrailExport(Store& store, const Catalogue& catalogue, const std::filesystem::path& folder, const TrailHead& head,
              const Manifest& manifest)
      : store_(store), head_(head), manifest_(manifest), folder_(folder), files_(folder_, catalogue) {}

  // `standings` are of the cases of the manifest; of all in a whole folder.
  ExportedTrail run(const TrustedKeys& keys, std::span<const StateLine> standings) {
    folder_.put(trail_folder::kManifest, to_string(manifest_) + "\n");
    folder_.put(trail_folder::kPolicy, policy_text(keys));
    folder_.put(trail_folder::kReadme, readme_text(manifest_));
    manifest_.whole() ? put_whole() : put_cases();
    put_state(standings);
    folder_.seal(head_.note);
    return {head_.note,
            head_.checkpoint.size,
            entries_,
            files_.payload_lines(),
            manifest_.cases.value_or(std::vector<CaseId>{}),
            files_.missing_definitions()};
  }

 private:
  void put_whole() {
    const auto size = head_.checkpoint.size;
    const auto tiles = tiles_of(store_, size, tree_hash_of(head_.checkpoint.origin));
    unsigned level = 0;
    for (const auto& [full, width] : tile_counts(size)) {
      for (std::uint64_t index = 0; index < full + (width > 0 ? 1 : 0); ++index) {
        files_.put_tile({level, index, tiles(level, index)});
      }
      ++level;
    }
    read_entries(store_, manifest_.since, size, [&](std::span<const StoredEvent> page) {
      files_.add_to_bundles(page);
      put_contents(page.front().log_index, page);
    });
    files_.put_open_bundle();
  }

  void put_cases() {
    const auto nodes = nodes_of(store_, head_.checkpoint);
    for (auto ids = std::span<const CaseId>(*manifest_.cases); !ids.empty();) {
      const auto now = ids.first(std::min(ids.size(), kCasesPerPage));
      ids = ids.subspan(now.size());
      auto entries = store_.events_of(now);
      std::erase_if(entries, [&](const auto& entry) { return entry.log_index >= head_.checkpoint.size; });
      for (const auto& entry : entries) {
        folder_.put(trail_folder::entry_path(entry.log_index), entry.body);
        folder_.put(trail_folder::proof_path(entry.log_index), proof_under(head_, nodes, entry.log_index));
      }
      put_contents(0, entries);
    }
  }

  void put_contents(std::uint64_t from, std::span<const StoredEvent> entries) {
    files_.put_definitions(entries);
    if (manifest_.payloads_included) files_.set_payloads_from(from, entries);
    entries_ += entries.size();
  }

  void put_state(std::span<const StateLine> lines) {
    std::string text;
    for (const auto& line : lines) text += to_string(line) + "\n";
    folder_.put(trail_folder::kState, text);
  }

  Store& store_;
  const TrailHead& head_;
  const Manifest& manifest_;
  FolderWriter folder_;
  TrailFiles files_;
  std::uint64_t entries_ = 0;
};

// The unit and all below it.
std::set<UnitId> unit_and_below(Store& store, UnitId unit) {
  const auto units = store.units();
  std::set<UnitId> below{unit};
  for (std::size_t before = 0; before != below.size();) {
    before = below.size();
    for (const auto& each : units) {
      if (each.parent && below.contains(*each.parent)) below.insert(each.id);
    }
  }
  return below;
}

std::vector<CaseId> cases_of(Store& store, UnitId unit) {
  const auto units = unit_and_below(store, unit);
  std::set<PostId> posts;
  for (const auto& post : store.posts()) {
    if (units.contains(post.unit)) posts.insert(post.id);
  }
  std::vector<CaseId> cases;
  CaseQuery query;
  query.limit = kCasesPerPage;
  for (;;) {
    const auto page = store.cases(query);
    if (page.empty()) return cases;
    for (const auto& row : page) {
      if (posts.contains(row.about.post)) cases.push_back(row.about.id);
    }
    query.after = page.back().about.id;
  }
}

bool is_empty_or_absent(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return true;
  return fs::is_directory(folder, error) && fs::is_empty(folder, error);
}

// What the wish has wrong by itself or against the registers.
Problems problems_of(Store& store, const ExportWish& wish) {
  Problems problems;
  if (!is_empty_or_absent(wish.folder)) {
    problems.push_back(
        {"folder-not-empty",
         wish.folder.string(),
         {"应为空文件夹或尚不存在的文件夹", "this should be an empty folder, or one that is not there yet"}});
  }
  if ((wish.since ? 1 : 0) + (wish.unit ? 1 : 0) + (wish.cases.empty() ? 0 : 1) > 1) {
    problems.push_back(
        {"export-options", "", {"事项、单位、起始序号只能择一", "only one of cases, unit and start may be asked for"}});
  }
  for (const auto id : wish.cases) {
    if (!store.case_row(id)) {
      problems.push_back({"unknown-case", to_string(id), {"没有这个事项", "there is no such case"}});
    }
  }
  if (wish.unit && !store.unit(*wish.unit)) {
    problems.push_back({"unknown-unit", to_string(*wish.unit), {"没有这个单位", "there is no such unit"}});
  }
  return problems;
}

// Cases of which the checkpoint covers nothing yet.
Problems too_new(std::span<const CaseId> cases, std::span<const StateLine> covered, std::uint64_t size) {
  Problems problems;
  for (const auto id : cases) {
    if (std::ranges::binary_search(covered, id, {}, &StateLine::case_id)) continue;
    problems.push_back({"case-too-new",
                        to_string(id),
                        {fmt::format("该事项在日志的前 {} 条中还没有记录，这是检查点所及的范围", size),
                         fmt::format("the first {} entries of the log, which the checkpoint covers, have none of this "
                                     "case",
                                     size)}});
  }
  return problems;
}

Problem no_head(bool witnessed) {
  if (witnessed) {
    return {"not-witnessed", "", {"还没有见证人签过名的检查点", "no checkpoint has been cosigned by a witness yet"}};
  }
  return {"log-empty", "", {"日志还没有记录", "the log has no entries yet"}};
}

}  // namespace

std::vector<std::string> scopes_of(const ExportWish& wish) {
  std::vector<std::string> scopes;
  for (const auto id : wish.cases) scopes.push_back("case " + to_string(id));
  if (wish.unit) scopes.push_back("unit " + to_string(*wish.unit));
  if (wish.since) scopes.push_back(fmt::format("since {}", *wish.since));
  if (scopes.empty()) scopes.push_back("all");
  return scopes;
}

boost::system::result<ExportedTrail, Problems> export_trail(Store& store, const Catalogue& catalogue,
                                                            const TrustedKeys& keys, const ExportWish& wish,
                                                            const std::function<void(const TrailHead&)>& before) {
  if (auto problems = problems_of(store, wish); !problems.empty()) return problems;
  const auto head = wish.witnessed ? newest_witnessed_head(store) : newest_head(store);
  if (!head) return Problems{no_head(wish.witnessed)};
  const auto size = head->checkpoint.size;
  if (wish.since.value_or(0) > size) {
    return Problems{{"since-beyond-log",
                     fmt::to_string(*wish.since),
                     {fmt::format("日志只有 {} 条记录", size), fmt::format("the log has {} entries", size)}}};
  }

  Manifest manifest;
  manifest.origin = head->checkpoint.origin;
  manifest.payloads_included = wish.payloads;
  manifest.since = wish.since.value_or(0) / kTileWidth * kTileWidth;
  if (wish.unit) manifest.unit = to_string(*wish.unit);
  const bool partial = wish.unit || !wish.cases.empty();
  const auto wanted = wish.unit ? cases_of(store, *wish.unit) : wish.cases;
  const auto lines = partial ? standings(store, size, wanted) : all_standings(store, size);
  if (partial) {
    manifest.cases.emplace();
    for (const auto& line : lines) manifest.cases->push_back(line.case_id);
  }
  if (auto problems = too_new(wish.cases, lines, size); !problems.empty()) return problems;
  if (before) before(*head);
  return TrailExport(store, catalogue, wish.folder, *head, manifest).run(keys, lines);
}

std::optional<std::string> proof_of_entry(Store& store, std::uint64_t log_index) {
  const auto head = newest_head(store);
  if (!head || log_index >= head->checkpoint.size) return std::nullopt;
  return proof_under(*head, nodes_of(store, head->checkpoint), log_index);
}

}  // namespace renmian

// Partial folders: single entries, each with the proof that it is in the log.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/entry_bundle.hpp"
#include "engine/base/in_parallel.hpp"
#include "engine/trail/folder_parts.hpp"

namespace renmian {
namespace {

constexpr std::size_t kEntriesAtOnce = 2000;
constexpr std::size_t kMostProofBytes = std::size_t{256} * 1024;

struct Cases {
  std::set<CaseId> claimed, seen;
};

struct ProvedEntry {
  std::optional<ReadEntry> entry;
  bool proof_there = false;
  std::optional<Text> fault;  // of the proof
};

std::optional<Text> fault_of_proof(const std::string& text, std::uint64_t index, const Hash& leaf,
                                   const FolderParts& parts) {
  const auto proof = parse_proof_file(text);
  if (!proof) return proof.error().message;
  if (proof->index != index) {
    return Text{fmt::format("它证明的是第 {} 条", proof->index), fmt::format("it is for entry {}", proof->index)};
  }
  if (proof->checkpoint != parts.note) {
    const auto opened = open_log_note(proof->checkpoint, parts.policy);
    if (opened.state != LogNote::State::kGood) return opened.why;
    if (opened.checkpoint != parts.checkpoint) {
      return Text{"它依据的不是文件夹中的检查点", "it is not under the checkpoint of the folder"};
    }
  }
  if (!verify_inclusion(index, parts.checkpoint.size, leaf, proof->hashes, parts.checkpoint.root, parts.hash)) {
    return Text{"它证明的不是这一条记录", "it does not prove this entry"};
  }
  return std::nullopt;
}

ProvedEntry read_proved(const FolderParts& parts, std::uint64_t index) {
  ProvedEntry proved;
  const auto bytes = parts.folder.read(trail_folder::entry_path(index), kMaxEntryBytes + 1);
  if (!bytes) return proved;
  proved.entry = read_entry(index, *bytes, parts.hash);
  const auto proof = parts.folder.read(trail_folder::proof_path(index), kMostProofBytes);
  if (!proof) return proved;
  proved.proof_there = true;
  proved.fault = fault_of_proof(*proof, index, proved.entry->leaf, parts);
  return proved;
}

void take(FolderParts& parts, std::uint64_t index, const ProvedEntry& proved, Cases& cases) {
  const auto missing = [&](const std::string& path) {
    parts.found("tree", not_there(path), Severity::kIncomplete, path, index);
  };
  if (!proved.entry) {
    parts.unread.insert(index);
    parts.entries.gap();
    return missing(trail_folder::entry_path(index));
  }
  const auto proof = trail_folder::proof_path(index);
  if (!proved.proof_there) missing(proof);
  if (proved.fault) {
    parts.found("tree",
                {fmt::format("日志第 {} 条的证明不成立：{}", index, proved.fault->zh),
                 fmt::format("the proof of entry {} does not hold: {}", index, proved.fault->en)},
                Severity::kTampering, proof, index);
  }
  if (const auto& event = proved.entry->event) {
    cases.seen.insert(event->case_id);
    if (!cases.claimed.contains(event->case_id)) {
      parts.found("unique",
                  {fmt::format("日志第 {} 条属于文件夹未声明的事项 {}", index, to_string(event->case_id)),
                   fmt::format("entry {} is of case {}, which the folder does not claim to hold", index,
                               to_string(event->case_id))},
                  Severity::kTampering, trail_folder::entry_path(index), index);
    }
  }
  parts.take(*proved.entry);
  parts.older.take_leaf(index, proved.entry->leaf, parts.entries.logs());
}

}  // namespace

void read_proved_entries(FolderParts& parts) {
  std::set<std::uint64_t> named;
  for (const auto& [path, name] : parts.files) {
    const bool one = path.kind == FolderPath::Kind::kEntry || path.kind == FolderPath::Kind::kProof;
    if (one && path.number < parts.checkpoint.size) named.insert(path.number);
  }
  const std::vector<std::uint64_t> indices(named.begin(), named.end());
  Cases cases{{parts.manifest.cases->begin(), parts.manifest.cases->end()}, {}};
  for (std::size_t first = 0; first < indices.size(); first += kEntriesAtOnce) {
    std::vector<ProvedEntry> batch(std::min(kEntriesAtOnce, indices.size() - first));
    in_parallel(batch.size(), [&](std::size_t i) { batch[i] = read_proved(parts, indices[first + i]); });
    for (std::size_t i = 0; i < batch.size(); ++i) take(parts, indices[first + i], batch[i], cases);
    if (parts.progress) parts.progress(first + batch.size(), indices.size());
  }
  for (const auto& id : *parts.manifest.cases) {
    if (cases.seen.contains(id)) continue;
    parts.report.found("tree", {{fmt::format("文件夹中没有事项 {} 的任何记录", to_string(id)),
                                 fmt::format("the folder holds no entry of case {}", to_string(id))},
                                Severity::kIncomplete,
                                {},
                                id});
  }
}

}  // namespace renmian

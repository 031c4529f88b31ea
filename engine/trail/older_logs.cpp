#include "engine/trail/older_logs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/audit/strict_json.hpp"

namespace renmian {
namespace {

constexpr std::string_view kConsistency = "consistency";
constexpr std::string_view kReceipts = "receipts";

Problem unreadable(const GivenFile& file, const Text& why) {
  return {"file-unreadable",
          file.name,
          {fmt::format("{} 不可读：{}", file.name, why.zh), fmt::format("{} cannot be read: {}", file.name, why.en)}};
}

void note(std::map<std::uint64_t, std::optional<Hash>>& wanted, std::uint64_t at, const Hash& hash) {
  if (const auto place = wanted.find(at); place != wanted.end()) place->second = hash;
}

std::optional<Hash> known(const std::map<std::uint64_t, std::optional<Hash>>& noted, std::uint64_t at) {
  const auto place = noted.find(at);
  return place == noted.end() ? std::nullopt : place->second;
}

}  // namespace

OlderLogs::OlderLogs(const TrailPolicy& policy, const Checkpoint& present, Report& report)
    : policy_(policy), present_(present), report_(report) {}

OlderLogs::Known& OlderLogs::known_of(const std::string& origin) {
  return known_.try_emplace(origin, Known{{}, {}, MerkleFrontier(tree_hash_of(present_.origin))}).first->second;
}

void OlderLogs::found(std::string_view line, const std::string& file, Text text, Severity severity) {
  report_.found(line, {std::move(text), severity, {}, {}, {}, file});
}

bool OlderLogs::add(std::string_view line, const std::string& file, const LogNote& opened) {
  if (opened.state == LogNote::State::kNotSigned) {
    found(line, file,
          {fmt::format("检查点未经日志签名：{}", opened.why.zh),
           fmt::format("the checkpoint is not signed by the log: {}", opened.why.en)});
    return false;
  }
  older_.push_back({line, file, opened.checkpoint});
  want(opened.checkpoint);
  return true;
}

void OlderLogs::want(const Checkpoint& checkpoint) {
  known_of(checkpoint.origin)
      .roots.emplace(checkpoint.size,
                     checkpoint.size == 0 ? std::optional(empty_root(tree_hash_of(present_.origin))) : std::nullopt);
}

std::optional<Problem> OlderLogs::add_checkpoint(const GivenFile& file) {
  const auto opened = open_log_note(file.text, policy_);
  if (opened.state == LogNote::State::kMalformed) return unreadable(file, opened.why);
  add(kConsistency, file.name, opened);
  return std::nullopt;
}

void OlderLogs::add_kept_checkpoint(const std::string& path, std::uint64_t size, std::string_view text) {
  const auto opened = open_log_note(text, policy_);
  if (opened.state == LogNote::State::kMalformed) return found(kConsistency, path, opened.why);
  if (opened.checkpoint.size != size) {
    return found(kConsistency, path,
                 {fmt::format("文件名所称的大小与检查点的 {} 不符", opened.checkpoint.size),
                  fmt::format("its name is not the size of the checkpoint, {}", opened.checkpoint.size)});
  }
  add(kConsistency, path, opened);
}

std::optional<Problem> OlderLogs::add_receipt(const GivenFile& file) {
  Receipt receipt{file.name, 0, {}, {}, {}};
  std::string note;
  if (auto proof = parse_proof_file(file.text)) {
    receipt.index = proof->index;
    receipt.path = std::move(proof->hashes);
    note = std::move(proof->checkpoint);
  } else {
    const auto json = parse_strict(file.text);
    const auto* object = json ? json->if_object() : nullptr;
    const auto* index = object == nullptr ? nullptr : object->if_contains("log_index");
    const auto* leaf = object == nullptr ? nullptr : object->if_contains("leaf");
    const auto* checkpoint = object == nullptr ? nullptr : object->if_contains("checkpoint");
    if (leaf != nullptr && leaf->is_string()) receipt.leaf = hash_from_base64(leaf->get_string());
    if (index == nullptr || !index->is_int64() || index->get_int64() < 0 || !receipt.leaf || checkpoint == nullptr ||
        !checkpoint->is_string()) {
      return unreadable(file, {"既不是 tlog-proof，也不是含 log_index、leaf、checkpoint 的回执",
                               "it is neither a tlog-proof nor a receipt with log_index, leaf and checkpoint"});
    }
    receipt.index = static_cast<std::uint64_t>(index->get_int64());
    note = checkpoint->get_string();
  }
  const auto opened = open_log_note(note, policy_);
  if (opened.state == LogNote::State::kMalformed) return unreadable(file, opened.why);
  if (!add(kReceipts, file.name, opened)) return std::nullopt;
  receipt.checkpoint = opened.checkpoint;
  known_of(opened.checkpoint.origin).leaves.emplace(receipt.index, std::nullopt);
  receipts_.push_back(std::move(receipt));
  return std::nullopt;
}

void OlderLogs::take_leaf(std::uint64_t index, const Hash& leaf, const ContinuedLogs& logs) {
  if (known_.empty()) return;
  if (const auto own = known_.find(present_.origin); own != known_.end()) note(own->second.leaves, index, leaf);
  logs.for_each_older(index, [&](const ContinuedLog& log, std::uint64_t there) {
    const auto older = known_.find(log.checkpoint.origin);
    if (older == known_.end()) return;
    auto& [roots, leaves, tree] = older->second;
    note(leaves, there, leaf);
    if (tree.size() != there) return;
    tree.append(leaf);
    if (roots.contains(tree.size())) note(roots, tree.size(), tree.root());
  });
}

void OlderLogs::take_root(const MerkleFrontier& tree) {
  const auto own = known_.find(present_.origin);
  if (own == known_.end()) return;
  if (auto& roots = own->second.roots; roots.contains(tree.size())) note(roots, tree.size(), tree.root());
}

void OlderLogs::finish(const ContinuedLogs& logs) {
  for (const auto& older : older_) check(older, logs);
  for (const auto& receipt : receipts_) check(receipt, logs);
}

std::optional<Hash> OlderLogs::root_of(const Checkpoint& checkpoint) const {
  if (checkpoint.origin == present_.origin && checkpoint.size == present_.size) return present_.root;
  return known(known_.at(checkpoint.origin).roots, checkpoint.size);
}

void OlderLogs::check(const Older& older, const ContinuedLogs& logs) {
  const auto& [line, file, checkpoint] = older;
  const auto& [origin, size, signed_root, extensions] = checkpoint;
  const auto incomplete = [&](Text text) { found(line, file, std::move(text), Severity::kIncomplete); };
  const auto* log = logs.find(origin);
  if (origin != present_.origin && log == nullptr && logs.all_known()) {
    return found(line, file,
                 {fmt::format("检查点属于另一份日志“{}”", origin),
                  fmt::format("the checkpoint is of another log, \"{}\"", origin)});
  }
  if (origin == present_.origin && size > present_.size) {
    return incomplete(
        {fmt::format("它比文件夹新：它含 {} 条，文件夹含 {} 条", size, present_.size),
         fmt::format("it is newer than the folder: it is of {} entries, the folder of {}", size, present_.size)});
  }
  if (log != nullptr && size > log->checkpoint.size) {
    return incomplete({fmt::format("它比新日志所接续的检查点新：它含 {} 条，后者含 {} 条", size, log->checkpoint.size),
                       fmt::format("it is newer than the checkpoint that the new log continues: it is of {} entries, "
                                   "that one of {}",
                                   size, log->checkpoint.size)});
  }
  const auto root = root_of(checkpoint);
  const bool quoted = log != nullptr && size == log->checkpoint.size;
  if (root ? *root != signed_root : quoted && log->checkpoint.root != signed_root) {
    return found(line, file,
                 {fmt::format("日志前 {} 条与当时签名的不同：此后有人改动了历史", size),
                  fmt::format("the first {} entries are not those signed then: the past was changed since", size)});
  }
  if (root) return;
  if (log != nullptr && !logs.has_beginning(origin, size)) {
    return incomplete(
        {fmt::format("“{}”的前 {} 条中有启用新日志时未沿用的记录，请对照已关闭日志的文件夹核对", origin, size),
         fmt::format("of the first {} entries of \"{}\" some were left out when the log was begun anew; "
                     "hold it against the folder of the closed log",
                     size, origin)});
  }
  incomplete({fmt::format("文件夹中的记录不足以算出前 {} 条的根哈希", size),
              fmt::format("what the folder holds is not enough to compute the root of the first {} entries", size)});
}

void OlderLogs::check(const Receipt& receipt, const ContinuedLogs& logs) {
  const auto& checkpoint = receipt.checkpoint;
  const auto tampering = [&](Text text) { found(kReceipts, receipt.file, std::move(text)); };
  if (receipt.index >= checkpoint.size) {
    return tampering({fmt::format("回执的检查点只含 {} 条，不含其所称的第 {} 条", checkpoint.size, receipt.index),
                      fmt::format("its checkpoint is of {} entries and does not reach entry {}, which it is for",
                                  checkpoint.size, receipt.index)});
  }
  const auto leaf = known(known_.at(checkpoint.origin).leaves, receipt.index);
  if (!leaf) {
    const bool left_out = logs.find(checkpoint.origin) != nullptr && !logs.place_of(checkpoint.origin, receipt.index);
    return found(kReceipts, receipt.file,
                 left_out
                     ? Text{fmt::format("“{}”第 {} 条是启用新日志时未沿用的记录，请见已关闭日志的文件夹",
                                        checkpoint.origin, receipt.index),
                            fmt::format("entry {} of \"{}\" is among those that were lost when the log was begun "
                                        "anew, see the folder of the closed log",
                                        receipt.index, checkpoint.origin)}
                     : Text{fmt::format("文件夹中没有日志第 {} 条，无法核对回执", receipt.index),
                            fmt::format("entry {} is not in the folder; the receipt cannot be checked", receipt.index)},
                 Severity::kIncomplete);
  }
  const bool holds = receipt.leaf ? *receipt.leaf == *leaf
                                  : verify_inclusion(receipt.index, checkpoint.size, *leaf, *receipt.path,
                                                     checkpoint.root, tree_hash_of(checkpoint.origin));
  if (!holds) {
    tampering({fmt::format("日志第 {} 条不是回执所证明的那一条", receipt.index),
               fmt::format("entry {} of the log is not the one that the receipt is for", receipt.index)});
  }
}

}  // namespace renmian

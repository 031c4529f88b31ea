#include "engine/case/scrubber.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/case/log_tree.hpp"
#include "engine/trail/erasures.hpp"

namespace renmian {
namespace {

constexpr std::uint64_t kPage = 2000;

ScrubFinding missing(std::uint64_t from, std::uint64_t to) {
  return {{fmt::format("日志第 {} 至 {} 条记录不见了", from, to - 1),
           fmt::format("entries {} to {} of the log are gone", from, to - 1)},
          from};
}

// Whether the entry that is said to have erased the payload of `stored` did so, in the log named `origin`. One of a log
// that this one continues counts entries by the places they had there, and is believed.
bool was_erased(Store& store, const StoredEvent& stored, const std::string& origin) {
  const auto acts = store.events_from(*stored.erased_by, 1);
  if (acts.empty() || acts.front().log_index != *stored.erased_by) return false;
  const auto act = parse_event(acts.front().body);
  if (!Erasures::is_one(act)) return false;
  if (act.origin != origin) return true;
  Erasures erasures;
  if (acts.front().payload) {
    erasures.take(*stored.erased_by, acts.front().payload->content, origin, ContinuedLogs(origin));
  }
  return erasures.erased_by(stored.log_index).has_value();
}

// What is wrong with one entry by itself.
std::optional<Text> wrong_with(Store& store, const StoredEvent& stored, const Hash& leaf, const std::string& origin) {
  if (leaf != stored.leaf)
    return Text{"内容与其哈希不符，已被改动", "its content is not what was hashed: it was changed"};
  try {
    const auto event = parse_event(stored.body);
    if (event.case_id != stored.case_id || event.seq != stored.seq) {
      return Text{"存放在另一事项或步号之下", "it is stored under another case or step"};
    }
    if (!stored.payload) {
      if (stored.erased_by && was_erased(store, stored, origin)) return std::nullopt;
      return Text{"所附数据不见了，也没有销毁它的记录", "its data is gone, and no entry erased it"};
    }
    if (sha256({as_bytes(stored.payload->salt), stored.payload->content}) != event.payload_digest) {
      return Text{"所附数据与其摘要不符，已被改动", "its data does not have its digest: it was changed"};
    }
  } catch (const Fault& fault) {
    return fault.message();
  }
  return std::nullopt;
}

}  // namespace

Scrubber::Scrubber(Store& store, const LogIdentity& log) : store_(store), log_(log) {
  for (const auto* signer : log.signers) verifiers_.push_back(Verifier::from_vkey(signer->verifier_key()).value());
}

std::optional<Scrubber::Head> Scrubber::signed_head(std::vector<ScrubFinding>& findings) {
  const auto stored = store_.head();
  if (!stored) return std::nullopt;
  const auto note = open_note(stored->checkpoint, verifiers_);
  const auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
  const auto frontier = MerkleFrontier::deserialise(stored->frontier, log_.hash());
  if (!checkpoint || checkpoint->origin != log_.origin || !frontier || frontier->size() != checkpoint->size ||
      frontier->root() != checkpoint->root) {
    findings.push_back({{"日志头不是本日志的密钥所签，或与其检查点不符",
                         "the log head is not signed by this log's key, or does not agree with its checkpoint"},
                        {}});
    return std::nullopt;
  }
  return Head{stored->checkpoint, checkpoint->size, checkpoint->root, *frontier};
}

Scrubber::Reading Scrubber::reading_at(const Head& head) {
  return {head.frontier, TileBuilder(head.size, tiles_of(store_, head.size, log_.hash()), log_.hash())};
}

void Scrubber::read_on(Reading& reading, std::uint64_t to, std::vector<ScrubFinding>& findings) {
  while (reading.frontier.size() < to) {
    const auto from = reading.frontier.size();
    const auto page = store_.events_from(from, static_cast<std::size_t>(std::min(kPage, to - from)));
    std::vector<Hash> leaves;
    for (const auto& stored : page) {
      const auto expected = from + leaves.size();
      if (stored.log_index >= to) break;
      if (stored.log_index != expected) {
        findings.push_back(missing(expected, stored.log_index));
        leaves.resize(static_cast<std::size_t>(stored.log_index - from));
      }
      leaves.push_back(leaf_hash(stored.body, log_.hash()));
      if (const auto wrong = wrong_with(store_, stored, leaves.back(), log_.origin)) {
        findings.push_back(
            {{fmt::format("日志第 {} 条（事项第 {} 步）：{}", stored.log_index, stored.seq, wrong->zh),
              fmt::format("entry {} of the log (step {} of its case): {}", stored.log_index, stored.seq, wrong->en)},
             stored.log_index});
      }
    }
    if (leaves.empty()) {
      findings.push_back(missing(from, to));
      leaves.resize(static_cast<std::size_t>(to - from));
    }
    for (const auto& leaf : leaves) reading.frontier.append(leaf);
    for (const auto& tile : reading.tiles.append(leaves)) {
      if (store_.tile(tile.level, tile.index) == tile.hashes) continue;
      findings.push_back(
          {{fmt::format("哈希块 {} 缺失或与日志不符", tile_path(tile.level, tile.index)),
            fmt::format("the tile {} is missing or does not agree with the log", tile_path(tile.level, tile.index))},
           {}});
    }
  }
}

// Entries that no checkpoint covers: nobody but the committer adds to the log, and it signs what it adds.
void Scrubber::look_beyond(const Head& head, std::vector<ScrubFinding>& findings) {
  const auto beyond = store_.events_from(head.size, 1);
  if (beyond.empty()) return;
  const auto now = store_.head();
  if (!now || now->checkpoint != head.checkpoint) return;  // committed meanwhile
  findings.push_back({{fmt::format("签名的检查点之外还有记录（日志第 {} 条）", beyond.front().log_index),
                       fmt::format("there is an entry beyond the signed checkpoint ({})", beyond.front().log_index)},
                      beyond.front().log_index});
}

std::vector<ScrubFinding> Scrubber::look_at_newest() {
  std::vector<ScrubFinding> findings;
  const auto head = signed_head(findings);
  if (!head) return findings;
  if (!newest_) {
    newest_ = reading_at(*head);
    return findings;
  }
  auto reading = *newest_;
  if (head->size < reading.frontier.size()) {
    findings.push_back({{fmt::format("日志由 {} 条退回到 {} 条", reading.frontier.size(), head->size),
                         fmt::format("the log went back from {} to {} entries", reading.frontier.size(), head->size)},
                        head->size});
  } else {
    read_on(reading, head->size, findings);
    if (reading.frontier.root() != head->root) {
      findings.push_back({{fmt::format("由最新记录算出的根哈希与第 {} 条处签名的不同", head->size),
                           fmt::format("the root over the newest entries is not the one signed at {}", head->size)},
                          {}});
    }
  }
  look_beyond(*head, findings);
  // What was told once is not told again: the next look goes on from the signed head.
  if (findings.empty()) {
    newest_ = std::move(reading);
  } else {
    newest_ = reading_at(*head);
  }
  return findings;
}

std::vector<ScrubFinding> Scrubber::sweep(std::size_t at_most) {
  std::vector<ScrubFinding> findings;
  if (!sweep_) {
    auto head = signed_head(findings);
    if (!head) return findings;
    target_ = std::move(*head);
    sweep_ = Reading{MerkleFrontier(log_.hash()), TileBuilder(log_.hash())};
  }
  auto reading = *sweep_;
  read_on(reading, std::min<std::uint64_t>(target_.size, reading.frontier.size() + at_most), findings);
  sweep_ = std::move(reading);
  swept_.up_to = sweep_->frontier.size();
  swept_.of = target_.size;
  if (swept_.up_to < target_.size) return findings;
  if (sweep_->frontier.root() != target_.root) {
    findings.push_back({{fmt::format("由全部 {} 条记录算出的根哈希与已签名的不同", target_.size),
                         fmt::format("the root over all {} entries is not the one that was signed", target_.size)},
                        {}});
  }
  if (const auto head = signed_head(findings)) look_beyond(*head, findings);
  sweep_.reset();
  ++swept_.whole;
  return findings;
}

}  // namespace renmian

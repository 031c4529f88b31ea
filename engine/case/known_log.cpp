#include "engine/case/known_log.hpp"

#include <fmt/format.h>

#include <map>

#include "engine/case/log_tree.hpp"

namespace renmian {
namespace {

std::vector<Verifier> verifiers_of(const std::vector<const Signer*>& signers) {
  std::vector<Verifier> verifiers;
  for (const auto* signer : signers) {
    auto verifier = Verifier::from_vkey(signer->verifier_key());
    if (!verifier) throw Fault("key-unreadable", {"签名密钥不可用", "the signing key cannot be used"});
    verifiers.push_back(std::move(*verifier));
  }
  return verifiers;
}

}  // namespace

KnownLog::KnownLog(Store& store, LogIdentity identity)
    : store_(store),
      identity_(std::move(identity)),
      verifiers_(verifiers_of(identity_.signers)),
      frontier_(identity_.hash()),
      tiles_(identity_.hash()) {}

// The checkpoint of a note that the log's first key signed and that is of this log.
std::optional<Checkpoint> KnownLog::opened(const std::string& note) const {
  const auto read = open_note(note, verifiers_);
  if (!read || read->signatures.front().by != &verifiers_.front()) return std::nullopt;
  auto checkpoint = parse_checkpoint(read->text);
  if (!checkpoint || checkpoint->origin != identity_.origin) return std::nullopt;
  return checkpoint;
}

MerkleFrontier KnownLog::frontier_of(const LogHead& head) const {
  const auto checkpoint = opened(head.checkpoint);
  if (!checkpoint) {
    throw log_frozen(
        {"日志头的检查点不是由本日志的密钥签名的", "the checkpoint in the log head is not signed by this log's key"});
  }
  auto frontier = MerkleFrontier::deserialise(head.frontier, identity_.hash());
  if (!frontier || checkpoint->size != frontier->size() || checkpoint->root != frontier->root()) {
    throw log_frozen({"日志头与其检查点不符", "the log head does not agree with its checkpoint"});
  }
  return std::move(*frontier);
}

void KnownLog::take_up(const std::optional<LogHead>& head) {
  if (certain_ && (head ? head->checkpoint == checkpoint_ : size() == 0)) return;

  const auto stored = head ? frontier_of(*head) : MerkleFrontier(identity_.hash());
  if (stored.size() < size()) {
    throw log_frozen(
        {fmt::format("数据库中的日志只有 {} 条，本机已写到第 {} 条：数据库被退回到了较早的状态", stored.size(), size()),
         fmt::format("the log in the database has {} entries, this node has written {}: the database was "
                     "set back to an earlier state",
                     stored.size(), size())});
  }
  if (size() > 0) {
    auto grown = frontier_;
    const auto since = store_.leaves(size(), stored.size());
    for (const auto& leaf : since) grown.append(leaf);
    if (grown != stored) {
      throw log_frozen(
          {fmt::format("数据库中的日志不是本机所知 {} 条记录的延续", size()),
           fmt::format("the log in the database does not continue the {} entries this node knows", size())});
    }
    tiles_.append(since);
  } else {
    hold_against_key_state(stored);
    if (stored.size() > 0) tiles_ = open_tiles(stored);
  }
  frontier_ = stored;
  checkpoint_ = head ? head->checkpoint : std::string{};
  certain_ = true;
}

// The open tiles as they are stored, if they give the signed root.
TileBuilder KnownLog::open_tiles(const MerkleFrontier& stored) {
  const auto hash = identity_.hash();
  TileBuilder tiles(stored.size(), tiles_of(store_, stored.size(), hash), hash);
  std::map<unsigned, std::vector<Hash>> open;
  for (auto& tile : tiles.partial_tiles()) open[tile.level] = std::move(tile.hashes);
  const auto nodes = nodes_over_tiles([&](unsigned level, std::uint64_t) { return open[level]; }, hash);
  if (root_of(stored.size(), nodes, hash) != stored.root()) {
    throw log_frozen(
        {"日志最新的哈希块与签名的根哈希不符", "the newest hashes of the log do not give the root signed"});
  }
  return tiles;
}

void KnownLog::hold_against_key_state(const MerkleFrontier& stored) {
  const auto kept = identity_.key_state == nullptr ? std::nullopt : identity_.key_state->load();
  if (!kept) return;
  const auto last = opened(*kept);
  if (!last) {
    throw log_frozen({"密钥状态文件属于另一份日志，或不是由本日志的密钥签名的",
                      "the key state is of another log, or not signed by this log's key"});
  }
  if (stored.size() < last->size) {
    throw log_frozen(
        {fmt::format("数据库中的日志只有 {} 条，本机曾签名至第 {} 条：数据库被退回到了较早的状态", stored.size(),
                     last->size),
         fmt::format("the log in the database has {} entries, this node has signed {}: the database was set "
                     "back to an earlier state",
                     stored.size(), last->size)});
  }
  const auto nodes = nodes_over_tiles(tiles_of(store_, last->size, identity_.hash()), identity_.hash());
  if (root_of(last->size, nodes, identity_.hash()) != last->root) {
    throw log_frozen({fmt::format("数据库中日志的前 {} 条与本机签名过的不同", last->size),
                      fmt::format("the first {} entries of the log are not those this node has signed", last->size)});
  }
}

KnownLog::Grown KnownLog::grown_by(std::span<const Hash> leaves) const {
  Grown grown{frontier_, tiles_, {}, {}};
  if (leaves.empty()) {
    grown.head = head();
    return grown;
  }
  for (const auto& leaf : leaves) grown.frontier.append(leaf);
  grown.full_tiles = grown.tiles.append(leaves);
  const Checkpoint checkpoint{identity_.origin, grown.frontier.size(), grown.frontier.root(), {}};
  grown.head = {grown.frontier.serialise(), sign_note(to_string(checkpoint), identity_.signers)};
  return grown;
}

void KnownLog::become(Grown grown) {
  frontier_ = std::move(grown.frontier);
  tiles_ = std::move(grown.tiles);
  checkpoint_ = std::move(grown.head.checkpoint);
}

}  // namespace renmian

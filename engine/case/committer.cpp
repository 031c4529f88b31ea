#include "engine/case/committer.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "engine/audit/checkpoint.hpp"

namespace renmian {
namespace {

Fault frozen(const std::string& why) {
  return {"log-frozen",
          {"审计日志与本机所知不一致，已停止写入；请立即报告监督部门",
           "the audit log does not agree with what this node knows; writing has stopped"},
          why};
}

Verifier verifier_of(const Signer& signer) {
  auto verifier = Verifier::from_vkey(signer.verifier_key());
  if (!verifier) throw Fault("key-unreadable", {"签名密钥不可用", "the signing key cannot be used"});
  return *verifier;
}

// The tiles of a stored log: full ones as stored, the open one of each level from what lies below it.
TileReader tiles_of(Store& store, std::uint64_t size) {
  return [&store, size](unsigned level, std::uint64_t index) {
    if (level == 0) return store.leaves(index * kTileWidth, std::min<std::uint64_t>((index + 1) * kTileWidth, size));
    std::uint64_t below = size;
    for (unsigned l = 0; l < level; ++l) below /= kTileWidth;
    std::vector<Hash> hashes;
    for (auto i = index * kTileWidth; i < std::min((index + 1) * kTileWidth, below); ++i) {
      const auto full = store.tile(level - 1, i);
      if (full.size() != kTileWidth) throw frozen("a tile is missing");
      hashes.push_back(root_of(kTileWidth, nodes_over(full)));
    }
    return hashes;
  };
}

constexpr std::string_view kUnknown = "outcome-unknown";

}  // namespace

Committer::Committer(Store& store, const Signer& signer, std::string origin, std::size_t most_per_commit)
    : store_(store),
      signer_(signer),
      origin_(std::move(origin)),
      most_per_commit_(most_per_commit),
      verifier_(verifier_of(signer)),
      thread_([this] { run(); }) {}

Committer::~Committer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void Committer::submit(std::vector<Proposal> together, Done done) {
  auto group = std::make_unique<Group>();
  group->results.resize(together.size());
  group->proposals = std::move(together);
  group->done = std::move(done);
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(std::move(group));
  }
  arrived_.notify_one();
}

std::future<std::vector<CommitResult>> Committer::submit(std::vector<Proposal> together) {
  auto promise = std::make_shared<std::promise<std::vector<CommitResult>>>();
  auto results = promise->get_future();
  submit(std::move(together), [promise](std::vector<CommitResult> done) { promise->set_value(std::move(done)); });
  return results;
}

void Committer::run() {
  for (;;) {
    Groups groups;
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      for (std::size_t commands = 0; !queue_.empty() && commands < most_per_commit_;) {
        commands += queue_.front()->proposals.size();
        groups.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    commit(std::move(groups));
  }
}

// Commits the groups together; if that fails as a whole, one by one, so that one bad command harms only itself.
//
// Keys that were used before are rare, and the store refuses them (their table has each key once). So they are taken
// as new, which saves a round trip for every commit, and are looked up only after a failure.
void Committer::commit(Groups groups) {
  try {
    try {
      attempt(groups, Keys::kTakenAsNew);
    } catch (const Fault& fault) {
      if (fault.code() != "store-failed") throw;
      log_known_ = false;
      attempt(groups, Keys::kLookedUp);
    }
  } catch (const Fault& fault) {
    log_known_ = false;  // the store is asked again before the next commit
    if (fault.code() == kUnknown) {
      for (auto& group : groups) resolve_unknown(*group, fault);
    } else if (groups.size() > 1 && fault.code() == "store-failed") {
      for (auto& group : groups) {
        Groups alone;
        alone.push_back(std::move(group));
        commit(std::move(alone));
      }
      return;
    } else {
      const auto shared = std::make_shared<const Fault>(fault);
      for (auto& group : groups) {
        for (auto& result : group->results) {
          if (result.kind != CommitResult::Kind::kKeyUsed) result = {CommitResult::Kind::kFailed, {}, {}, shared};
        }
      }
    }
  }
  for (auto& group : groups) group->done(std::move(group->results));
}

void Committer::attempt(Groups& groups, Keys look) {
  auto unit = store_.begin();
  take_up(unit->lock_head());

  std::vector<KeyUse> keys;
  for (const auto& group : groups) {
    for (const auto& proposal : group->proposals) {
      if (proposal.key) keys.push_back(*proposal.key);
    }
  }
  const auto used = keys.empty() || look == Keys::kTakenAsNew ? std::vector<KeyUse>{} : unit->used_keys(keys);

  // A group takes part unless one of its keys was used, or a case or key of it already is in this transaction; then
  // its commands are judged again and come with the next.
  std::vector<Group*> taking_part;
  std::unordered_set<CaseId> cases;
  std::set<std::pair<std::string, std::string>> seen_keys;
  for (auto& group : groups) {
    bool takes_part = true;
    for (std::size_t i = 0; i < group->proposals.size(); ++i) {
      const auto& proposal = group->proposals[i];
      group->results[i] = {};
      takes_part &= cases.insert(proposal.move.id).second;
      if (!proposal.key) continue;
      takes_part &= seen_keys.emplace(proposal.key->actor, proposal.key->key).second;
      const auto before = std::find_if(used.begin(), used.end(), [&](const KeyUse& use) {
        return use.actor == proposal.key->actor && use.key == proposal.key->key;
      });
      if (before != used.end()) {
        group->results[i] = {CommitResult::Kind::kKeyUsed, {}, *before, {}};
        takes_part = false;
      }
    }
    if (takes_part) taking_part.push_back(group.get());
  }

  std::vector<NewCase> opened;
  std::vector<CaseMove> moves;
  for (const auto* group : taking_part) {
    for (const auto& proposal : group->proposals) {
      if (proposal.opens) opened.push_back(*proposal.opens);
      moves.push_back(proposal.move);
    }
  }
  if (moves.empty()) return;
  if (!opened.empty()) unit->add_cases(opened);
  const auto moved = unit->move(moves);

  std::vector<StoredEvent> events;
  std::vector<KeyUse> new_keys;
  std::vector<CommitResult*> committed;
  auto frontier = frontier_;
  std::size_t at = 0;
  for (auto* group : taking_part) {
    const auto size = group->proposals.size();
    const auto first = moved.begin() + static_cast<std::ptrdiff_t>(at);
    const auto all = std::all_of(first, first + static_cast<std::ptrdiff_t>(size), [](bool did) { return did; });
    if (!all && size > 1 &&
        std::any_of(first, first + static_cast<std::ptrdiff_t>(size), [](bool did) { return did; })) {
      // Half of a group moved: take everything back, and let the others go without it.
      unit.reset();
      go_without(groups, group, std::vector<CommitResult>(size));
      return;
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (!all) continue;
      auto& proposal = group->proposals[i];
      auto& result = group->results[i];
      proposal.event.log_index = frontier.size();
      frontier.append(proposal.event.leaf);
      if (proposal.key) {
        proposal.key->log_index = proposal.event.log_index;
        new_keys.push_back(*proposal.key);
      }
      result = {CommitResult::Kind::kCommitted, {proposal.event.log_index, proposal.event.leaf, {}}, {}, {}};
      events.push_back(proposal.event);
      committed.push_back(&result);
    }
    at += size;
  }
  if (events.empty()) return;
  if (auto without = reach_for_vacancies(*unit, taking_part); without.group != nullptr) {
    // Somebody else got the last vacancy: take everything back, and let the others go without this group.
    unit.reset();
    go_without(groups, without.group, std::move(without.results));
    return;
  }

  std::vector<Hash> leaves;
  leaves.reserve(events.size());
  for (const auto& event : events) leaves.push_back(event.leaf);
  auto tiles = tiles_;
  const auto full_tiles = tiles.append(leaves);
  auto checkpoint = sign_note(to_string(Checkpoint{origin_, frontier.size(), frontier.root(), {}}), signer_);
  unit->append(events, new_keys, full_tiles, {frontier.serialise(), checkpoint});
  unit->commit();

  frontier_ = std::move(frontier);
  tiles_ = std::move(tiles);
  checkpoint_ = std::move(checkpoint);
  const auto shared = std::make_shared<const std::string>(checkpoint_);
  for (auto* result : committed) result->receipt.checkpoint = shared;
}

// The first group that reached for a vacancy and got none, and what to tell it.
Committer::OutOfReach Committer::reach_for_vacancies(UnitOfWork& unit, const std::vector<Group*>& taking_part) {
  std::vector<QuotaMove> moves;
  std::vector<std::pair<Group*, std::size_t>> of;
  for (auto* group : taking_part) {
    for (std::size_t i = 0; i < group->proposals.size(); ++i) {
      if (!group->proposals[i].quota || group->results[i].kind != CommitResult::Kind::kCommitted) continue;
      moves.push_back(*group->proposals[i].quota);
      of.emplace_back(group, i);
    }
  }
  OutOfReach without;
  if (moves.empty()) return without;
  const auto got = unit.move_quota(moves);
  for (std::size_t m = 0; m < moves.size(); ++m) {
    const auto [group, place] = of[m];
    if (got[m] || (without.group != nullptr && without.group != group)) continue;
    without.group = group;
    without.results.resize(group->proposals.size());
    without.results[place].kind = CommitResult::Kind::kNoVacancy;
  }
  return without;
}

// Commits the other groups; `without` is told `results`, to be judged again.
void Committer::go_without(Groups& groups, const Group* without, std::vector<CommitResult> results) {
  Groups others;
  for (auto& group : groups) {
    if (group.get() != without) others.push_back(std::move(group));
  }
  std::erase(groups, nullptr);
  groups.front()->results = std::move(results);
  if (!others.empty()) commit(std::move(others));
}

// Makes the stored head the one this node goes on from: its own last one, or one that another node signed and that
// continues it. Anything else freezes the log (audit-trail 2.5).
void Committer::take_up(const std::optional<LogHead>& head) {
  if (log_known_ && (head ? head->checkpoint == checkpoint_ : frontier_.size() == 0)) return;

  MerkleFrontier stored;
  if (head) {
    const auto read = MerkleFrontier::deserialise(head->frontier);
    const auto note = open_note(head->checkpoint, {&verifier_, 1});
    if (!read || !note) throw frozen("the checkpoint in the log head is not signed by this log's key");
    const auto checkpoint = parse_checkpoint(note->text);
    if (!checkpoint || checkpoint->origin != origin_ || checkpoint->size != read->size() ||
        checkpoint->root != read->root()) {
      throw frozen("the log head does not agree with its checkpoint");
    }
    stored = *read;
  }
  if (stored.size() < frontier_.size()) throw frozen("the log is shorter than this node knows it");

  if (frontier_.size() > 0) {
    auto grown = frontier_;
    const auto since = store_.leaves(frontier_.size(), stored.size());
    for (const auto& leaf : since) grown.append(leaf);
    if (grown != stored) throw frozen("the log does not continue the one this node knows");
    tiles_.append(since);
  } else if (stored.size() > 0) {
    tiles_ = TileBuilder(stored.size(), tiles_of(store_, stored.size()));
  }
  frontier_ = stored;
  checkpoint_ = head ? head->checkpoint : std::string{};
  log_known_ = true;
}

// The connection was lost during commit: only the store can tell what came of it.
void Committer::resolve_unknown(Group& group, const Fault& fault) {
  for (std::size_t i = 0; i < group.proposals.size(); ++i) {
    auto& result = group.results[i];
    if (result.kind == CommitResult::Kind::kKeyUsed) continue;
    const auto& event = group.proposals[i].event;
    try {
      const auto stored = store_.event_at(event.case_id, event.seq);
      if (!stored || stored->leaf != event.leaf) {
        result = {};  // nothing was stored: it is judged again
        continue;
      }
      const auto head = store_.head();
      result = {CommitResult::Kind::kCommitted,
                {stored->log_index, stored->leaf, std::make_shared<const std::string>(head ? head->checkpoint : "")},
                {},
                {}};
    } catch (const Fault&) {
      result = {CommitResult::Kind::kFailed, {}, {}, std::make_shared<const Fault>(fault)};
    }
  }
}

}  // namespace renmian

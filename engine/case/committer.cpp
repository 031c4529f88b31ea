#include "engine/case/committer.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace renmian {
namespace {

constexpr std::string_view kUnknown = "outcome-unknown";
constexpr std::string_view kLogFrozen = "log-frozen";

}  // namespace

Committer::Committer(Store& store, LogIdentity log, std::size_t most_per_commit)
    : store_(store), most_per_commit_(most_per_commit), log_(store, std::move(log)), thread_([this] { run(); }) {}

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
  group->results.resize(std::max<std::size_t>(together.size(), 1));  // an inspection has a result too
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

std::string Committer::last_checkpoint() const {
  const std::lock_guard lock(told_mutex_);
  return last_checkpoint_;
}

std::shared_ptr<const TileBuilder> Committer::tree() const {
  const std::lock_guard lock(told_mutex_);
  return tree_;
}

std::optional<Fault> Committer::frozen() const {
  const std::lock_guard lock(told_mutex_);
  return frozen_;
}

void Committer::tell(std::optional<Fault> frozen) {
  auto tree = frozen ? nullptr : std::make_shared<const TileBuilder>(log_.tiles());
  const std::lock_guard lock(told_mutex_);
  frozen_ = std::move(frozen);
  if (frozen_) return;
  last_checkpoint_ = log_.checkpoint();
  tree_ = std::move(tree);
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
      log_.doubt();
      attempt(groups, Keys::kLookedUp);
    }
    tell(std::nullopt);
    if (growth_listener_) growth_listener_(log_.size());
  } catch (const Fault& fault) {
    log_.doubt();  // the store is asked again before the next commit
    if (fault.code() == kLogFrozen) tell(fault);
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
  log_.take_up(unit->lock_head());

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
      if (!proposal.recorded_before) takes_part &= cases.insert(proposal.move.id).second;
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
      if (!proposal.recorded_before) moves.push_back(proposal.move);
    }
  }
  if (!opened.empty()) unit->add_cases(opened);
  const auto moved = moves.empty() ? std::vector<bool>{} : unit->move(moves);

  std::vector<StoredEvent> events;
  std::vector<KeyUse> new_keys;
  std::vector<CommitResult*> committed;
  auto next = log_.size();
  auto did_move = moved.begin();
  for (auto* group : taking_part) {
    const auto size = group->proposals.size();
    const auto moving = std::ranges::count_if(group->proposals, [](const auto& each) { return !each.recorded_before; });
    const auto did = std::count(did_move, did_move + moving, true);
    did_move += moving;
    if (did != moving && did > 0) {
      // Half of a group moved: take everything back, and let the others go without it.
      unit.reset();
      go_without(groups, group, std::vector<CommitResult>(size));
      return;
    }
    for (std::size_t i = 0; i < size && did == moving; ++i) {
      auto& proposal = group->proposals[i];
      auto& result = group->results[i];
      if (proposal.recorded_before) {
        result = {CommitResult::Kind::kCommitted, *proposal.recorded_before, {}, {}};
      } else {
        proposal.event.log_index = next++;
        result = {CommitResult::Kind::kCommitted,
                  {proposal.event.log_index, proposal.event.leaf, {}, proposal.event_id},
                  {},
                  {}};
        events.push_back(proposal.event);
      }
      if (proposal.key) {
        proposal.key->log_index = result.receipt.log_index;
        new_keys.push_back(*proposal.key);
      }
      committed.push_back(&result);
    }
  }
  if (committed.empty()) return;
  if (auto without = reach_for_vacancies(*unit, taking_part); without.group != nullptr) {
    // Somebody else got the last vacancy: take everything back, and let the others go without this group.
    unit.reset();
    go_without(groups, without.group, std::move(without.results));
    return;
  }

  std::vector<Hash> leaves;
  leaves.reserve(events.size());
  for (const auto& event : events) leaves.push_back(event.leaf);
  auto grown = log_.grown_by(leaves);
  unit->append(events, new_keys, grown.full_tiles, grown.head);
  unit->commit();

  log_.become(std::move(grown));
  const auto shared = std::make_shared<const std::string>(log_.checkpoint());
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
                {stored->log_index, stored->leaf, std::make_shared<const std::string>(head ? head->checkpoint : ""),
                 group.proposals[i].event_id},
                {},
                {}};
    } catch (const Fault&) {
      result = {CommitResult::Kind::kFailed, {}, {}, std::make_shared<const Fault>(fault)};
    }
  }
}

}  // namespace renmian

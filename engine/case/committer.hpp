// The only writer of cases and log: many commands, one transaction, one signature (architecture 5; audit-trail 2.3).
//
// Whatever has queued up while one transaction commits goes into the next; nothing waits for a timer. In one
// transaction the committer locks the log head, moves the cases that still stand where their command saw them, appends
// the events to the Merkle tree, signs the new root and stores all of it. Only then are the requests completed.
//
// submit() may be called from any thread; `done` is called on the committer's thread and must not block.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/case/known_log.hpp"

namespace renmian {

// Proof of what was acknowledged: the place in the log and a signed checkpoint that covers it.
struct Receipt {
  std::uint64_t log_index = 0;
  Hash leaf{};
  std::shared_ptr<const std::string> checkpoint;
  EventId event_id;
};

// A command that was judged and is ready to become part of the log. Its event's log_index is yet to be given.
struct Proposal {
  std::optional<NewCase> opens;  // for the first event of a case
  CaseMove move;
  StoredEvent event;
  EventId event_id;  // as the event has it
  std::optional<KeyUse> key;
  std::optional<QuotaMove> quota;  // what the step does with the vacancy of the case's post
  // This refusal, word for word, is on record already: of the proposal only the key is kept.
  std::optional<Receipt> recorded_before;
};

struct CommitResult {
  enum class Kind {
    kCommitted,
    kMoved,      // the case moved meanwhile, or another of the group failed; nothing was stored
    kNoVacancy,  // none was left for the case; nothing was stored
    kKeyUsed,    // the idempotency key had been used; `used` tells for what
    kFailed,     // see `fault`; nothing was stored, unless its code is "outcome-unknown"
  };

  Kind kind = Kind::kMoved;
  Receipt receipt;
  KeyUse used;
  std::shared_ptr<const Fault> fault;
};

class Committer {
 public:
  using Done = std::function<void(std::vector<CommitResult>)>;

  // `store` outlives the committer.
  Committer(Store& store, LogIdentity log, std::size_t most_per_commit = 512);
  ~Committer();  // commits what is queued, then stops
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  // The proposals stand or fall together; `done` gets one result for each.
  void submit(std::vector<Proposal> together, Done done);
  // The same for a thread that waits; the committer never forgets a submission.
  std::future<std::vector<CommitResult>> submit(std::vector<Proposal> together);

  // Is told after each commit how many entries the log has. Set before the first submission; called on the committer's
  // thread, and must not block.
  using GrowthListener = std::function<void(std::uint64_t size)>;
  void tell_growth_to(GrowthListener listener) { growth_listener_ = std::move(listener); }

  const LogIdentity& log() const { return log_.identity(); }
  const std::string& origin() const { return log().origin; }

  // The last checkpoint that this node signed or took up; empty before the first. Any thread.
  std::string last_checkpoint() const;
  // The tree as of then, its open tiles; every leaf of the log up to its size is under the signed root. Any thread.
  std::shared_ptr<const TileBuilder> tree() const;
  // Why nothing can be written at present: the fault of the last attempt, if it froze the log. Any thread.
  std::optional<Fault> frozen() const;
  // Holds the stored log against what this node knows of it, without writing anything. Gives what kept it from doing
  // so or, code "log-frozen", from going on; null: all is well.
  std::shared_ptr<const Fault> inspect() { return submit(std::vector<Proposal>{}).get().front().fault; }

 private:
  struct Group {
    std::vector<Proposal> proposals;
    Done done;
    std::vector<CommitResult> results;
  };
  using Groups = std::vector<std::unique_ptr<Group>>;

  void run();
  void commit(Groups groups);
  enum class Keys { kTakenAsNew, kLookedUp };
  void attempt(Groups& groups, Keys keys);
  struct OutOfReach {
    Group* group = nullptr;  // null: all got theirs
    std::vector<CommitResult> results;
  };
  static OutOfReach reach_for_vacancies(UnitOfWork& unit, const std::vector<Group*>& taking_part);
  void go_without(Groups& groups, const Group* without, std::vector<CommitResult> results);
  void resolve_unknown(Group& group, const Fault& fault);
  void tell(std::optional<Fault> frozen);

  Store& store_;
  const std::size_t most_per_commit_;
  KnownLog log_;  // of the committer's thread
  GrowthListener growth_listener_;

  mutable std::mutex told_mutex_;
  std::string last_checkpoint_;
  std::shared_ptr<const TileBuilder> tree_ = std::make_shared<const TileBuilder>();
  std::optional<Fault> frozen_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::unique_ptr<Group>> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace renmian
